"""The notification that offers a break, and the words that a child finds for it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from deskbreak.desktop.notify.port import Action, Notice
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.reminder.events import Ignored, Skip, Snooze, Start
from deskbreak.domain.settings import Reminder
from deskbreak.resident import phrases
from deskbreak.resident.messages import StartOffered


def told(routine: str | None) -> dict[str, Any]:
    """What `deskbreak routine N --json` printed; nothing if it came too late or is no JSON."""
    try:
        return dict(json.loads(routine or "{}"))
    except (ValueError, TypeError):
        return {}


def notice(reminder: Reminder, routine: dict[str, Any], at: datetime) -> Notice:
    """Offer the routine; the titles take turns by the second of `at`."""
    count, snooze = reminder.routine_minutes, reminder.snooze_offered_minutes
    titles = reminder_phrases.titles(count)
    shorter = (Action("one", phrases.ACTION_ONE_MINUTE, Start(1)),) if count > 1 else ()
    actions = (
        Action("default", phrases.ACTION_START, StartOffered(count)),
        *shorter,
        Action("snooze", phrases.action_snooze(snooze), Snooze(snooze)),
        Action("skip", phrases.ACTION_SKIP, Skip()),
    )
    return Notice(
        titles[int(at.timestamp()) % len(titles)],
        routine.get("summary") or phrases.plain_body(count),
        actions,
        closed=Ignored(),
    )
