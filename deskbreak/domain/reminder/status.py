"""What `deskbreak status --json` says; keys are only added."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from deskbreak.domain.reminder.desk import FOREVER, Desk, Phase, Rules
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
}


def status(
    desk: Desk, rules: Rules, now: Moment, today: Today | None, desktop: dict[str, str]
) -> dict[str, Any]:
    """The state as plain values: seconds, ISO 8601 in UTC."""
    return {
        "phase": str(desk.phase),
        "sitting_seconds": _seconds(desk.sat_at(now)),
        "work_interval_seconds": _seconds(rules.interval),
        "next_break_at": _iso(next_break_at(desk, now)),
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
        },
        "desktop": desktop,
    }


def next_break_at(desk: Desk, now: Moment) -> datetime | None:
    """When the next break is offered if the person goes on sitting; None if nobody can say."""
    match desk.phase:
        case Phase.SITTING:
            return now.at + max(desk.next_offer - desk.sat_at(now), timedelta(0))
        case Phase.SNOOZED:
            return desk.snoozed_until
        case _:
            return None


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
