"""What `deskbreak status --json` says; keys are only added."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from deskbreak.domain.reminder.desk import FOREVER, ZERO, Desk, Phase, Rules
from deskbreak.domain.reminder.presence import Moment
from deskbreak.domain.statistics import Today

NOT_RUNNING: dict[str, Any] = {
    "phase": "not_running",
    "sitting_seconds": None,
    "work_interval_seconds": None,
    "next_break_at": None,
    "reason": None,
    "paused_until": None,
    "snoozed_until": None,
    "today": None,
    "desktop": None,
    "since_break_seconds": None,
    "standing_seconds": None,
    "holder_program": None,
}


def status(
    desk: Desk, rules: Rules, now: Moment, today: Today | None, desktop: dict[str, str]
) -> dict[str, Any]:
    """The state as plain values: seconds, ISO 8601 in UTC."""
    return {
        "phase": str(desk.phase),
        "sitting_seconds": _seconds(desk.at(now).sat),
        "work_interval_seconds": _seconds(rules.interval),
        "next_break_at": _iso(next_break_at(desk, rules, now)),
        "reason": _reason(desk, rules),
        "paused_until": _iso(desk.paused_until),
        "snoozed_until": _iso(desk.snoozed_until),
        "today": today
        and {
            "breaks": today.breaks,
            "active_seconds": _seconds(today.active),
            "sitting_seconds": _seconds(today.sitting),
            "longest_sit_seconds": _seconds(today.longest_sit),
            "natural_breaks": today.natural_breaks,
            "standing_seconds": _seconds(today.standing),
            "away_seconds": _seconds(today.away),
        },
        "desktop": desktop,
        "since_break_seconds": _seconds(desk.at(now).since_break),
        "standing_seconds": _seconds(stood(desk, now)),
        "holder_program": (desk.held_by and desk.held_by.program) or None,
    }


def next_break_at(desk: Desk, rules: Rules, now: Moment) -> datetime | None:
    """
    When the next break is offered if the person goes on sitting; None if nobody can say.

    None too where the hours end before it.
    """
    at = desk.snoozed_until if desk.phase is Phase.SNOOZED else None
    if desk.phase is Phase.SITTING:
        at = now.at + max(desk.next_offer - desk.at(now).since_break, ZERO)
    return None if at and ends_before(at, rules, now) else at


def ends_before(at: datetime, rules: Rules, now: Moment) -> datetime | None:
    """When the hours of now end, if that is before `at`."""
    edge = rules.hours.next_edge(now.at, rules.zone)
    return edge if edge and edge <= at else None


def stood(desk: Desk, now: Moment) -> timedelta:
    """How long somebody has been standing at `now`."""
    if desk.phase is not Phase.STANDING or not desk.standing:
        return ZERO
    return now.through - desk.standing.since


def _reason(desk: Desk, rules: Rules) -> str | None:
    if desk.due and desk.due.by and desk.phase is Phase.HELD_BACK:
        return str(desk.due.by)
    if desk.phase is Phase.SNOOZED:
        return "snoozed"
    if desk.phase is Phase.DUE and desk.due and desk.due.lull is not None:
        return "lull"
    return None if rules.idle_source else "no_input_source"


def _seconds(length: timedelta) -> int:
    return round(length.total_seconds())


def _iso(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at and at != FOREVER else None
