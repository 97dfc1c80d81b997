"""What a person says before the first routine, and while something has to be checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from deskbreak.domain.session import Outcome
from deskbreak.domain.settings import CheckFirst, Kit, Person, Place
from deskbreak.player import phrases
from deskbreak.widgets import phrases as widgets_phrases
from deskbreak.widgets.health import Tick
from tests.catalogue import few
from tests.player.desk import DAY, Desk

KNEELING = few("kneel-cat-cow", "kneel-elbow", "sup-roller-ext", "seat-cat-cow", "hug-turn")
AT_HOME = Person(place=Place.HOME, kit=(Kit.MAT, Kit.ROLLER), difficulty_limit=1)
CHECK = (CheckFirst.RECENT_INJURY,)


def clicks(desk: Desk, text: str) -> None:
    [found] = [
        one
        for one in desk.window.findChildren(QAbstractButton)
        if one.text() == text and one.isVisible()
    ]
    found.click()


def exercises(desk: Desk) -> set[str]:
    return {step.exercise for step in desk.playback.steps if step.exercise}


def test_what_is_ticked_counts_at_once_and_in_the_settings(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, minutes=5, known=KNEELING, person=AT_HOME)
    assert "kneel-elbow" in exercises(desk)
    desk.opens_for_the_first_time()
    clicks(desk, phrases.SOMETHING_APPLIES)
    assert not desk.playback.running
    clicks(desk, "Knees that do not like to kneel")
    clicks(desk, widgets_phrases.BEGIN)
    assert desk.saved == [{"person.avoid": ["knees"]}]
    assert desk.playback.running
    assert not exercises(desk) & {"kneel-elbow", "kneel-cat-cow"}
    assert desk.row.planned == desk.playback.length


def test_nothing_ticked_writes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.opens_for_the_first_time()
    clicks(desk, phrases.SOMETHING_APPLIES)
    clicks(desk, widgets_phrases.BEGIN)
    assert (desk.saved, desk.playback.running) == ([{}], True)


def test_what_has_to_be_checked_bars_the_routine_until_it_is_cleared(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.opens_for_the_first_time()
    clicks(desk, phrases.SOMETHING_APPLIES)
    clicks(desk, "A fresh fracture or injury")
    clicks(desk, widgets_phrases.BEGIN)
    assert not desk.playback.running
    assert exercises(desk) == set()
    clicks(desk, phrases.CLEARED)
    assert desk.saved == [
        {"person.check_first": ["recent_injury"]},
        {"person.cleared_on": DAY.isoformat()},
    ]
    assert desk.playback.running
    assert exercises(desk) != set()


def test_closing_at_the_gate_keeps_no_row(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, person=Person(check_first=CHECK))
    desk.opens_for_the_first_time()
    clicks(desk, phrases.CLOSE)
    assert desk.record.session.outcome is Outcome.STOPPED
    assert (desk.history.sessions(), desk.saved) == ([], [])


def test_a_new_item_is_not_cleared_by_an_older_day(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, person=Person(cleared_on=DAY))
    desk.opens_for_the_first_time()
    clicks(desk, phrases.SOMETHING_APPLIES)
    clicks(desk, "A fresh fracture or injury")
    clicks(desk, widgets_phrases.BEGIN)
    assert not desk.playback.running


def test_settings_that_cannot_be_written_are_told_of_and_the_routine_heeds_them(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk = Desk(qtbot, tmp_path, minutes=5, known=KNEELING, person=replace(AT_HOME))
    desk.trouble = "config.toml cannot be written (Read-only file system)"
    desk.opens_for_the_first_time()
    clicks(desk, phrases.SOMETHING_APPLIES)
    assert len(desk.window.findChildren(Tick)) == 12
    clicks(desk, "Knees that do not like to kneel")
    clicks(desk, widgets_phrases.BEGIN)
    assert not desk.playback.running
    clicks(desk, phrases.GO_ON)
    assert desk.playback.running
    assert "kneel-elbow" not in exercises(desk)
