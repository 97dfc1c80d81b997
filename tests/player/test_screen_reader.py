"""The player read and used from outside, as a screen reader does it, without a look at it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.routine import phrases as routine_phrases
from deskbreak.domain.session import Done, Felt, Outcome
from deskbreak.domain.settings import Avoid
from deskbreak.player import phrases
from deskbreak.widgets import phrases as widgets_phrases
from dev.virtual_desktop import private_bus, virtual_display
from tests.player.home import BEFORE, Home, ended
from tests.player.screen_reader import (
    CHECKED,
    ENABLED,
    FOCUSABLE,
    FOCUSED,
    ScreenReader,
    screen_reader,
)

Play = Callable[[], ScreenReader]
WAYS = [
    widgets_phrases.BACK,
    reminder_phrases.PAUSE,
    widgets_phrases.NEXT,
    phrases.THAT_HURTS,
    phrases.STOP,
]


@pytest.fixture
def play(home: Home, short: Path) -> Iterator[Play]:
    """Opens the player on a desktop of its own, and gives who reads it."""
    with (
        virtual_display() as display,
        private_bus() as bus,
        screen_reader(bus, short / "run") as reader,
    ):

        def opened() -> ScreenReader:
            silent = "[player]\nvoice = false\nchimes = false\n"
            home.config.write_text(f"{home.config.read_text()}{silent}")
            player = home.play(screen={"DISPLAY": display, "DBUS_SESSION_BUS_ADDRESS": bus})
            reader.fate = partial(home.seen, player)
            return reader

        yield opened


@pytest.fixture
def reader(home: Home, play: Play) -> ScreenReader:
    """Reads a routine with one exercise of their own, and with time to look around."""
    short_of_left = Done("quick", "extension", "main", 2, 3)  # so that left begins on any day
    home.history.write_session(replace(BEFORE, exercises=(short_of_left,)))
    slowly = {"set_up_seconds": "4", "out_seconds": "2", "back_seconds": "2"}
    home.has("quick", name='"Slow turns"', sides='"alternate"', repetitions="[3, 3]", **slowly)
    return play()


def test_everything_on_the_page_is_told_and_each_step_announced_once(reader: ScreenReader) -> None:
    reader.waits_for("label", "Repetition 2 of 3, left")
    things = reader.things()

    frame = things[1]
    assert (frame.role, frame.name) == ("frame", phrases.PLAYER_TITLE)
    assert FOCUSED in frame.states
    (figure,) = [thing for thing in things if thing.role == "graphic"]
    assert figure.name == "Slow turns"
    assert figure.description.startswith("Turn ribs and breastbone to one side.")
    labels = {thing.name for thing in things if thing.role == "label"}
    assert labels >= {
        "Slow turns",
        "Left",
        "Repetition 2 of 3, left",
        "Half the way for the first two",
        f"Next: {routine_phrases.BREATHE_NAME}",
    }
    buttons = [thing for thing in things if thing.role == "push button"]
    assert [button.name for button in buttons] == WAYS
    switches = [(t.name, CHECKED in t.states) for t in things if t.role == "check box"]
    assert switches == [
        (phrases.VOICE, False),
        (phrases.SOUND, True),
        (phrases.FULL_SCREEN, False),
    ]
    assert [
        t for t in things if FOCUSABLE in t.states and not (t.name and ENABLED in t.states)
    ] == []

    first, second = (text.splitlines() for text in reader.said)
    assert (first[0], first[-1]) == ("Slow turns", "Turn ribs and breastbone to one side.")
    assert first[1].endswith("Cross your arms, hands on opposite shoulders.")
    assert second == ["Slow turns", "Left", "Half the way for the first two"]


def test_pause_next_and_stop(home: Home, reader: ScreenReader) -> None:
    reader.waits_for("label", "Repetition 2 of 3, left")
    reader.presses(reminder_phrases.PAUSE)
    reader.waits_for("label", phrases.PAUSED)
    reader.hears(phrases.PAUSED)

    reader.presses(widgets_phrases.NEXT)
    reader.waits_for("label", routine_phrases.BREATHE_NAME)
    reader.presses(reminder_phrases.RESUME)
    reader.waits_for("push button", reminder_phrases.PAUSE)

    reader.presses(phrases.STOP)
    assert ended(home.started[0])[0] == 3
    assert [row.outcome for row in home.rows()] == [Outcome.STOPPED]


def test_what_hurts_is_said_and_left_out(home: Home, reader: ScreenReader) -> None:
    reader.waits_for("label", "Repetition 1 of 3, left")
    reader.presses(phrases.THAT_HURTS)
    reader.waits_for("label", phrases.HURTS_TITLE)
    (card,) = [thing for thing in reader.things() if FOCUSED in thing.states]
    assert (card.role, card.name) == ("panel", phrases.HURTS_TITLE)
    assert "Slow turns" in card.description

    reader.presses(f"1 · {phrases.GO_ON}")
    reader.waits_for("label", routine_phrases.BREATHE_NAME)
    assert [one.hurt for row in home.rows() for one in row.exercises] == [True]


def test_what_is_wrong_with_a_file_is_announced(home: Home, play: Play) -> None:
    with closing(sqlite3.connect(home.folder / "data" / "deskbreak" / "history.sqlite3")) as file:
        file.execute("PRAGMA user_version = 99")
    reader = play()
    reader.presses(widgets_phrases.BEGIN)

    reader.hears("history.sqlite3")


def test_how_it_felt_is_answered(home: Home, play: Play) -> None:
    reader = play()
    reader.waits_for("label", phrases.HOW_WAS_IT)
    (card,) = [thing for thing in reader.things() if FOCUSED in thing.states]
    assert (card.role, card.name) == ("panel", routine_phrases.DONE_TITLE)
    assert phrases.HOW_WAS_IT in card.description

    reader.presses(f"1 · {phrases.FELT[Felt.EASY]}")
    assert ended(home.started[0])[0] == 0
    assert [(row.outcome, row.felt) for row in home.rows()] == [(Outcome.COMPLETED, Felt.EASY)]


def test_the_safety_text_is_read_and_what_applies_is_ticked(home: Home, play: Play) -> None:
    (home.folder / "data" / "deskbreak" / "history.sqlite3").unlink()
    reader = play()
    reader.waits_for("push button", widgets_phrases.BEGIN)
    (begin,) = [thing for thing in reader.things() if FOCUSED in thing.states]
    assert (begin.role, begin.name) == ("push button", widgets_phrases.BEGIN)
    assert begin.description == " ".join(widgets_phrases.SAFETY)

    reader.presses(phrases.SOMETHING_APPLIES)
    reader.waits_for("panel", widgets_phrases.HEALTH_TITLE)
    knees = routine_phrases.AVOID[Avoid.KNEES]
    box = knees[:1].upper() + knees[1:]
    assert CHECKED not in reader.waits_for("check box", box).states
    reader.presses(box, "check box")
    assert CHECKED in reader.waits_for("check box", box).states

    reader.presses(widgets_phrases.BEGIN)
    reader.waits_for("push button", reminder_phrases.PAUSE)
