"""The loop over fakes and real files, on a clock that a test moves."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

from deskbreak.desktop.adapters import Desktop
from deskbreak.desktop.messages import ChildDone, Request
from deskbreak.domain.calendar import Agenda
from deskbreak.domain.reminder.desk import Desk
from deskbreak.domain.reminder.presence import Idle, LookDue
from deskbreak.resident.journal import Journal
from deskbreak.resident.loop import Loop
from deskbreak.resident.parts import Parts
from deskbreak.storage import config_file
from deskbreak.storage.history import History
from tests.resident.fakes import (
    FakeClock,
    FakeNotifier,
    FakePlayers,
    FakePresence,
    FakeProbes,
    FakeTray,
    FakeWake,
)


class Resident:
    """The loop over fakes, with real files."""

    def __init__(
        self, folder: Path, saved: Desk | None = None, waiting: Sequence[Any] = ()
    ) -> None:
        self.clock, self.wake, self.tray = FakeClock(), FakeWake(), FakeTray()
        self.notifier, self.remarks = FakeNotifier(), FakeNotifier()
        self.presence, self.probes = FakePresence(), FakeProbes()
        self.players = FakePlayers()
        self.history = History(folder / "history.sqlite3")
        self.config = folder / "config.toml"
        self.agenda = Agenda()
        self.told: list[str] = []
        self.hooks: list[tuple[str, Sequence[str]]] = []
        self.saved: list[Desk] = []
        self.raised: list[str | None] = []
        desktop = Desktop(
            wake=self.wake,
            tray=self.tray,
            notifier=self.notifier,
            remarks=self.remarks,
            presence=self.presence,
            probe=self.probes.ask,
            players=self.players,
            run=self.wake.run,
            close=self.presence.close,
            follows_settings=True,
        )
        parts = Parts(
            desktop=desktop,
            journal=Journal(
                History(folder / "history.sqlite3", patience=0), self.told.append, waiting
            ),
            clock=self.clock,
            zone=lambda: UTC,
            load=lambda: config_file.load(self.config),
            save=self.saved.append,
            raise_player=self.raised.append,
            agenda=lambda: self.agenda,
            run_hook=lambda occasion, command: self.hooks.append((occasion, command)),
        )
        self.loop = Loop(parts, saved)
        self.loop.begin()

    def sits(self, minutes: float) -> None:
        """Time passes as the loop orders it: a look whenever one is due."""
        end = self.clock.at + timedelta(minutes=minutes)
        while (due := self.wake.looks[-1]) is not None and due <= end:
            self.clock.passes(seconds=max((due - self.clock.at).total_seconds(), 0.001))
            self.hears(LookDue())
        self.clock.passes(seconds=(end - self.clock.at).total_seconds())

    def hears(self, message: object) -> None:
        """The loop takes it in, and the answer to what it asks then."""
        self.loop.handle(message)
        while answers := self.probes.answers():
            for answer in answers:
                self.loop.handle(answer)

    def is_reminded(self, problems: Sequence[str] = ()) -> None:
        """Forty-five minutes, a lull, and the routine's words."""
        self.sits(45)
        self.clock.passes(seconds=5)
        self.hears(Idle(timedelta(seconds=5)))
        words = {"summary": "Hug and turn.", "problems": problems}
        self.loop.handle(ChildDone("words", json.dumps(words)))

    def asks(self, **words: object) -> dict[str, Any]:
        answers: list[Any] = []
        self.loop.handle(Request(words, answers.append))
        assert len(answers) == 1
        return dict(answers[0])
