"""What was learnt of the person's calendars, in one JSON file that can be made anew."""

from __future__ import annotations

import json
from pathlib import Path

from deskbreak.domain.calendar import Agenda
from deskbreak.storage.plain import plain, typed
from deskbreak.storage.whole import replace_file


def save(path: Path, agenda: Agenda) -> None:
    """Write it whole, for its owner only. Raises OSError."""
    replace_file(path, json.dumps(plain(agenda)) + "\n", sync=False)


def load(path: Path) -> Agenda:
    """Read what `save` wrote; where nothing is there, or another version's, nothing is known."""
    try:
        return typed(Agenda, json.loads(path.read_bytes()))
    except (OSError, ValueError, RecursionError):
        return Agenda()
