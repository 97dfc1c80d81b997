"""The state as `deskbreak status` and the status window tell it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from deskbreak.desktop.adapters import Desktop
from deskbreak.domain import statistics
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.reminder.desk import Desk, Rules
from deskbreak.domain.reminder.presence import Moment
from deskbreak.domain.reminder.status import status
from deskbreak.resident import phrases
from deskbreak.resident.menu import Shown
from deskbreak.resident.parts import Parts


def sentence(desk: Desk, rules: Rules, now: Moment) -> str:
    """The first row of the menu, as a sentence."""
    return reminder_phrases.status(desk, rules, now) + "."


def values(shown: Shown, desktop: Desktop) -> dict[str, Any]:
    """The state for scripts."""
    names = {
        "tray": "shown" if desktop.tray.hosted else "none",
        "notifications": desktop.notifier.name,
        "presence": desktop.presence.name,
    }
    return status(shown.desk, shown.rules, shown.now, shown.today, names)


def lines(shown: Shown, parts: Parts, calendars: Sequence[str]) -> list[str]:
    """The state for people, and what keeps the program from doing all that it can."""
    said = [
        sentence(shown.desk, shown.rules, shown.now),
        _here(shown.desk, shown.rules, shown.now),
        statistics.today(shown.today) if shown.today else "",
        "" if shown.rules.idle_source else reminder_phrases.NO_IDLE_SOURCE,
        "" if parts.desktop.tray.hosted else reminder_phrases.NO_TRAY_BODY,
        phrases.NO_NOTIFICATIONS if parts.desktop.notifier.name == "none" else "",
        parts.journal.trouble,
        *calendars,
        *shown.faults,
    ]
    return [line for line in said if line]


def _here(desk: Desk, rules: Rules, now: Moment) -> str:
    until = desk.here_until
    return f"{reminder_phrases.here_until(until, now, rules.zone)}." if until else ""
