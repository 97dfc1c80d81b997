"""A history of two weeks, the program that may run beside it, and the window over both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from deskbreak.domain.session import Done, Outcome, Session
from deskbreak.storage.history import History
from deskbreak.windows.history.records import Records

BERLIN = ZoneInfo("Europe/Berlin")
TUESDAY = date(2026, 3, 3)
MONDAY = TUESDAY - timedelta(days=1)
MONDAY_BEFORE = MONDAY - timedelta(days=7)
NOON = datetime(2026, 3, 3, 11, tzinfo=UTC)  # 12:00 in Berlin
MINUTE = timedelta(minutes=1)
PACES = {"hug-turn": timedelta(seconds=4), "chair-arch": timedelta(seconds=8)}
NAMES = {"hug-turn": "Hug and turn", "chair-arch": "Chair-back arch"}


class Running:
    """The running program: answers as it is told to, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.answer: dict[str, Any] | None = None

    def __call__(self, words: Mapping[str, Any]) -> dict[str, Any] | None:
        self.asked.append(dict(words))
        return self.answer

    def sits(self, seconds: int, phase: str = "sitting") -> None:
        """It counts so much sitting today."""
        today = {"sitting_seconds": seconds, "standing_seconds": seconds}
        self.answer = {"ok": True, "status": {"phase": phase, "today": today}}


class Home:
    """Somebody's history on Tuesday at noon."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.history = History(folder / "history.sqlite3")
        self.running = Running()
        self.now = NOON
        self.records = Records(self.history, PACES, self.running, lambda: self.now, BERLIN)

    def fill(self) -> None:
        """Two breaks on Monday, one on Tuesday, and one the week before."""
        for day, hour, outcome in (
            (MONDAY_BEFORE, 9, Outcome.COMPLETED),
            (MONDAY, 9, Outcome.COMPLETED),
            (MONDAY, 11, Outcome.STOPPED),
            (TUESDAY, 9, Outcome.COMPLETED),
        ):
            self.plays(datetime(day.year, day.month, day.day, hour, tzinfo=UTC), outcome)
        nine = NOON - 180 * MINUTE
        for kind, start, end in (
            ("sitting", 0, 50),
            ("sitting", 50, 60),
            ("break", 60, 63),
            ("sitting", 63, 90),
            ("away", 90, 93),
            ("sitting", 93, 120),
            ("natural_break", 120, 150),
        ):
            self.history.write_span(kind, nine + start * MINUTE, nine + end * MINUTE, "", BERLIN)
        for minute, what, reason in (
            (45, "due", "2700"),
            (46, "held_back", "microphone"),
            (58, "free_again", ""),
            (59, "offered", "lull"),
        ):
            self.history.write_decision(nine + minute * MINUTE, what, reason)

    def plays(self, at: datetime, outcome: Outcome) -> None:
        """A routine of three minutes; of a stopped one, half."""
        whole = outcome is Outcome.COMPLETED
        done = (
            Done("hug-turn", "rotation", "main", 6, 6 if whole else 5),
            Done("chair-arch", "extension", "main", 6, 6),
        )
        lasted = 3 * MINUTE if whole else 1.5 * MINUTE
        day = at.astimezone(BERLIN).date()
        session = Session(f"{at}", day, at, 3, outcome, at + lasted, 3 * MINUTE, lasted, done)
        self.history.write_session(replace(session, got_up=whole))
