"""The sessions as text for other programs: what the command line prints and the window saves."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from io import StringIO
from typing import Any

from deskbreak.domain.session import Session
from deskbreak.storage.plain import plain

COLUMNS = ("day", "started_at", "minutes", "active_seconds", "outcome", "exercises")


def as_json(sessions: Iterable[Session]) -> str:
    """A list, with every repetition; keys are only added."""
    rows = [_row(one) for one in sessions]
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


def as_csv(sessions: Iterable[Session]) -> str:
    """A table with a row each, for a spreadsheet."""
    text = StringIO()
    writer = csv.DictWriter(text, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for one in sessions:
        ids = " ".join(part.exercise for part in one.exercises)
        writer.writerow({**_row(one), "exercises": ids})
    return text.getvalue()


def _row(session: Session) -> dict[str, Any]:
    return {
        "id": session.id,
        "day": session.day.isoformat(),
        "started_at": session.started_at.isoformat(timespec="seconds"),
        "outcome": str(session.outcome),
        "minutes": session.minutes,
        "planned_seconds": round(session.planned.total_seconds()),
        "active_seconds": round(session.active.total_seconds()),
        "felt": session.felt,
        "got_up": session.got_up,
        "exercises": plain(session.exercises),
    }
