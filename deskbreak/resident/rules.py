"""What a person's settings mean for the reminder policy."""

from __future__ import annotations

from datetime import timedelta, tzinfo

from deskbreak.domain.reminder.desk import Rules
from deskbreak.domain.reminder.presence import level_of
from deskbreak.domain.settings import Settings


def rules_of(settings: Settings, zone: tzinfo, *, idle_source: bool) -> Rules:
    """The rules for a place whose clocks show `zone`."""
    reminder = settings.reminder
    limit = reminder.hold_back_limit_minutes
    return Rules(
        zone=zone,
        interval=timedelta(minutes=reminder.work_interval_minutes),
        natural_break=timedelta(minutes=reminder.natural_break_minutes),
        lull=timedelta(seconds=reminder.lull_seconds),
        longest_wait=timedelta(minutes=reminder.longest_wait_minutes),
        hold_back=frozenset(reminder.hold_back),
        hold_back_limit=timedelta(minutes=limit) if limit else None,
        count_as_sitting=frozenset(filter(None, map(level_of, reminder.count_as_sitting))),
        not_a_call=frozenset(reminder.not_a_call),
        stays_seated=settings.person.stays_seated,
        hours=settings.hours.week,
        idle_source=idle_source,
    )
