"""The player as a process of its own, offscreen, with a routine of a second or two."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from deskbreak import exercises
from deskbreak.desktop import control
from deskbreak.domain.session import Done, Outcome, Session
from deskbreak.storage.history import History

DEADLINE = 40  # seconds
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


def quick_exercise() -> str:
    """One of ours, in two seconds."""
    lines = (exercises.SHIPPED / "hug-turn.toml").read_text().splitlines()
    return "\n".join(
        f"{key} = {QUICK[key]}" if (key := line.partition(" = ")[0]) in QUICK else line
        for line in lines
    )


class Home:
    """Somebody's files, and the players that were started there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.history = History(folder / "data" / "deskbreak" / "history.sqlite3")
        self.runtime = folder / "run" / "deskbreak"
        self.started: list[subprocess.Popen[str]] = []
        own = folder / "data" / "deskbreak" / "exercises"
        own.mkdir(parents=True)
        (own / "quick.toml").write_text(quick_exercise())
        self.config = folder / "config" / "deskbreak" / "config.toml"
        shipped = [exercise.id for exercise in exercises.load()[0]]
        self.config.parent.mkdir(parents=True)
        self.config.write_text(f"[person]\nexclude = {shipped}\n")
        (folder / "run").mkdir(mode=0o700)

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
        while not what():
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


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path)
    home.history.write_session(BEFORE)
    yield home
    for player in home.started:
        player.kill()
        player.communicate()


def ended(player: subprocess.Popen[str], *, by: int | None = None) -> tuple[int, str]:
    """Its exit status and what it said on stderr."""
    if by is not None:
        player.send_signal(by)
    _output, errors = player.communicate(timeout=DEADLINE)
    return player.returncode, errors


def test_a_routine_to_its_end_is_one_completed_row(home: Home) -> None:
    player = home.play("--minutes", "1", "--session", "mine")
    home.until(player, lambda: home.rows() and home.rows()[0].outcome is Outcome.COMPLETED)

    assert ended(player, by=signal.SIGTERM)[0] == 0
    (row,) = home.rows()
    assert (row.id, row.minutes, row.active) == ("mine", 1, row.planned)
    assert row.exercises == (Done("quick", "extension", "main", 1, 1),)


def test_a_player_that_is_killed_leaves_a_failed_row_with_what_was_done(home: Home) -> None:
    player = home.play()
    home.until(player, lambda: home.rows() and home.rows()[0].exercises)

    player.kill()
    assert ended(player)[0] == -9
    (row,) = home.rows()
    assert (row.outcome, row.ended_at) == (Outcome.FAILED, None)
    assert row.exercises == (Done("quick", "extension", "main", 1, 1),)


def test_sigterm_stops_and_keeps_the_row(home: Home) -> None:
    player = home.play()
    home.until(player, home.answers)

    assert ended(player, by=signal.SIGTERM)[0] == 3
    assert [row.outcome for row in home.rows()] == [Outcome.STOPPED]


def test_a_second_player_raises_the_first_and_writes_no_row(home: Home) -> None:
    first = home.play()
    home.until(first, home.answers)

    assert ended(home.play())[0] == 3
    assert first.poll() is None
    assert len(home.rows()) == 1


def test_a_player_that_was_killed_does_not_bar_the_next(home: Home) -> None:
    first = home.play()
    home.until(first, home.answers)
    first.kill()
    ended(first)
    second = home.play()
    home.until(second, home.answers)

    assert ended(second, by=signal.SIGTERM)[0] == 3


def test_without_a_display_one_sentence_says_so(home: Home) -> None:
    status, errors = ended(home.play(screen={}))

    assert status == 1
    assert errors.count("\n") == 1
    assert "no display" in errors
    assert home.rows() == []


def test_a_display_that_does_not_answer_is_named(home: Home) -> None:
    status, errors = ended(home.play(screen={"DISPLAY": ":4711"}))

    assert (status, errors.count("\n")) == (1, 1)
    assert ":4711" in errors


def test_where_nothing_is_allowed_the_session_has_stopped(home: Home) -> None:
    home.config.write_text('[person]\ncheck_first = ["recent_injury"]\n')
    player = home.play()
    home.until(player, home.answers)

    assert ended(player, by=signal.SIGTERM)[0] == 3
    assert [row.outcome for row in home.rows()] == [Outcome.STOPPED]


def test_a_newer_history_is_left_alone_and_the_routine_goes_on(home: Home) -> None:
    file = home.folder / "data" / "deskbreak" / "history.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = file.read_bytes()
    player = home.play()
    home.until(player, home.answers)

    assert ended(player, by=signal.SIGTERM)[0] == 3
    assert file.read_bytes() == before


@pytest.mark.parametrize("found", ["0", "16", "2.5", "three", "-1", "٣"])
def test_minutes_out_of_range_are_wrong_words(home: Home, found: str) -> None:
    status, errors = ended(home.play("--minutes", found))

    assert status == 2
    assert "a whole number from 1 to 15" in errors
    assert home.rows() == []
