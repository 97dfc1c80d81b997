"""Somebody's files, and real players that are started there with a routine of two seconds."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from deskbreak import exercises
from deskbreak.desktop.processes import control
from deskbreak.domain.session import Done, Outcome, Session
from deskbreak.storage.history import History
from tests.desktop.loop.poll import now_or_not_yet

DEADLINE = 90  # seconds
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
QUICK = {
    "repetitions": "[1, 1]",
    "out_seconds": "1",
    "hold_seconds": "0",
    "back_seconds": "1",
    "set_up_seconds": "0",
    "sides": '"one"',
    "movement": '"extension"',
}
BEFORE = Session(
    "before",
    date(2026, 3, 1),
    datetime(2026, 3, 1, 10, tzinfo=UTC),
    1,
    outcome=Outcome.STOPPED,
    exercises=(Done("hug-turn", "rotation", "main", 6, 6),),
)


def changed_exercise(keys: Mapping[str, str]) -> str:
    """One of ours with other values."""
    lines = (exercises.SHIPPED / "hug-turn.toml").read_text().splitlines()
    return "\n".join(
        f"{key} = {keys[key]}" if (key := line.partition(" = ")[0]) in keys else line
        for line in lines
    )


class Home:
    """Somebody's files, and the players that were started there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.history = History(folder / "data" / "deskbreak" / "history.sqlite3")
        self.runtime = folder / "run" / "deskbreak"
        self.started: list[subprocess.Popen[str]] = []
        self.exercises = folder / "data" / "deskbreak" / "exercises"
        self.exercises.mkdir(parents=True)
        self.has("quick")
        self.config = folder / "config" / "deskbreak" / "config.toml"
        shipped = [exercise.id for exercise in exercises.load()[0]]
        self.config.parent.mkdir(parents=True)
        self.config.write_text(f"[person]\nexclude = {shipped}\nstays_seated = true\n")
        (folder / "run").mkdir(mode=0o700)

    def has(self, own: str, /, **keys: str) -> None:
        """An exercise of their own: in two seconds, but for the keys that are given."""
        self.exercises.joinpath(f"{own}.toml").write_text(changed_exercise(QUICK | keys))

    def play(self, *words: str, screen: Mapping[str, str] = OFFSCREEN) -> subprocess.Popen[str]:
        here = {
            **screen,
            "HOME": str(self.folder),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_STATE_HOME": str(self.folder / "state"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "PYTHONPATH": os.pathsep.join(sys.path),
            "SPEECHD_ADDRESS": "unix_socket:/nowhere",  # no server of speech is started here
        }
        command = [sys.executable, "-m", "deskbreak", "play", *(words or ("--minutes", "1"))]
        player = subprocess.Popen(
            command, env=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.started.append(player)
        return player

    def until(self, player: subprocess.Popen[str], what: Callable[[], object]) -> None:
        """Wait for `what`, looked at a hundred times a second."""
        deadline = time.monotonic() + DEADLINE  # noqa: TID251 - real processes take real time
        while not now_or_not_yet(what):
            late = time.monotonic() > deadline  # noqa: TID251
            with suppress(subprocess.TimeoutExpired):
                player.wait(0.01)
            if late or player.poll() is not None:
                raise AssertionError(self.seen(player))

    def seen(self, player: subprocess.Popen[str]) -> str:
        """What there is to see, for a test that failed."""
        player.kill()
        output, errors = player.communicate()
        log = self.folder / "state" / "deskbreak" / "log" / "deskbreak.log"
        logged = log.read_text() if log.exists() else ""
        return f"{player.returncode=} {output=} {errors=} {logged=} {self.rows()=}"

    def rows(self) -> list[Session]:
        return [row for row in self.history.sessions() if row.id != "before"]

    def answers(self) -> bool:
        return (self.runtime / "player.sock").exists() and bool(
            control.ask("player", {"word": "hello"}, self.runtime)
        )


def ended(player: subprocess.Popen[str], *, by: int | None = None) -> tuple[int, str]:
    """Its exit status and what it said on stderr."""
    if by is not None:
        player.send_signal(by)
    _output, errors = player.communicate(timeout=DEADLINE)
    return player.returncode, errors
