"""The cards: when it hurts, and the first time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from deskbreak.domain.routine import phrases as routine_phrases
from deskbreak.domain.session import Done, Outcome, Session
from deskbreak.player import phrases
from deskbreak.widgets import phrases as widgets_phrases
from tests.catalogue import few
from tests.player.desk import BEGIN, DAY, SLIDE, TURN, WARM_UP, Desk, button, texts

Key = Qt.Key


# -- when it hurts ----------------------------------------------------------------------------

HURT_BEFORE = Session(
    "before", DAY, BEGIN, 3, exercises=(Done("hug-turn", "rotation", "main", 3, 3, hurt=True),)
)


def test_what_hurts_ends_and_a_card_says_what_can_follow(desk: Desk) -> None:
    step = desk.step(TURN)
    desk.waits_until(step.start + 2.5 * step.repetition)
    desk.presses(Key.Key_H)

    assert all(text in texts(desk.window) for text in phrases.hurts(TURN.name))
    assert [(one.exercise, one.left, one.hurt) for one in desk.row.exercises][-1] == (
        TURN.id,
        1,
        True,
    )
    desk.presses(Key.Key_1)
    assert desk.playback.running
    assert desk.page.isVisible()
    assert desk.page.name.text() not in {TURN.name, WARM_UP.name}


def test_the_button_says_the_same_as_the_key(desk: Desk) -> None:
    desk.waits_until(desk.step(TURN).start)
    button(desk.window, phrases.THAT_HURTS).click()

    assert phrases.HURTS_TITLE in texts(desk.window)
    button(desk.window, f"2 · {phrases.STOP_HERE}").click()
    assert not desk.window.isVisible()
    assert (desk.row.outcome, desk.row.exercises[-1].hurt) == (Outcome.STOPPED, True)


def test_a_slip_of_the_finger_is_taken_back(desk: Desk) -> None:
    step = desk.step(TURN)
    desk.waits_until(step.start + 2.5 * step.repetition)
    left = desk.page.time.text()
    desk.presses(Key.Key_H)
    desk.waits(30)
    desk.presses(Key.Key_3)

    assert desk.playback.running
    assert (desk.page.name.text(), desk.page.time.text()) == (TURN.name, left)
    assert [one.hurt for one in desk.row.exercises] == [False, False]


def test_an_easier_one_stands_in_where_there_is_one(qtbot: QtBot, tmp_path: Path) -> None:
    known = few("seat-desk-slide", "hug-turn", "stand-reach-lean", "seat-cat-cow", "blade-open")
    desk = Desk(qtbot, tmp_path, known=known)
    desk.opens()
    desk.waits_until(desk.step(SLIDE).start + timedelta(seconds=5))
    desk.presses(Key.Key_H)
    (offered,) = [
        one for one in desk.window.findChildren(QPushButton) if one.text().startswith("2 · Easier")
    ]
    shown = [one for one in desk.window.findChildren(QPushButton) if one.isVisible()]
    assert [one.text()[0] for one in sorted(shown, key=lambda one: (one.y(), one.x()))] == list(
        "1234"
    )
    offered.click()

    assert desk.page.name.text() in offered.text()
    assert desk.playback.length <= timedelta(minutes=3)
    desk.waits_until(desk.playback.length)
    assert f"{SLIDE.name}: it hurt" in texts(desk.window)


def test_a_second_pain_within_two_weeks_ends_the_routine(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, past=(HURT_BEFORE,))
    desk.opens()
    desk.waits_until(desk.step(SLIDE).start + timedelta(seconds=5))
    desk.presses(Key.Key_H)

    assert phrases.GATE_TITLE in texts(desk.window)
    assert not [
        one for one in desk.window.findChildren(QPushButton) if phrases.GO_ON in one.text()
    ]
    desk.presses(Key.Key_1)
    assert not desk.window.isVisible()
    assert desk.row.outcome is Outcome.STOPPED


def test_the_last_exercise_hurts_and_the_end_comes_calmly(desk: Desk) -> None:
    desk.waits_until(desk.playback.length - timedelta(seconds=1))
    desk.presses(Key.Key_H)
    desk.presses(Key.Key_1)

    assert routine_phrases.DONE_TITLE in texts(desk.window)
    assert "then it hurt" in texts(desk.window)


def test_breathing_has_nothing_that_could_hurt(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, minutes=5)
    desk.opens()
    desk.waits_until(desk.playback.length - timedelta(seconds=1))
    desk.presses(Key.Key_H)

    assert not desk.page.hurts.isEnabled()
    assert desk.playback.running


# -- the first time ---------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_the_safety_text_comes_before_the_first_routine(
    qtbot: QtBot, tmp_path: Path, key: Qt.Key
) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.opens_for_the_first_time()
    desk.waits(100)
    assert widgets_phrases.SAFETY[0] in texts(desk.window)
    assert not desk.playback.running

    qtbot.waitUntil(
        lambda: desk.window.focusWidget() is button(desk.window, widgets_phrases.BEGIN)
    )
    desk.presses(key)
    assert desk.playback.running
    assert desk.playback.elapsed(desk.clock().awake) == timedelta()


def test_where_no_routine_is_given_a_card_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.window.show_instead(phrases.GATE_TITLE, routine_phrases.gate(["recent_injury"]))
    desk.window.show()
    assert all(text in texts(desk.window) for text in routine_phrases.gate(["recent_injury"]))

    button(desk.window, phrases.CLOSE).click()
    assert desk.record.session.outcome is Outcome.STOPPED
    assert not desk.window.isVisible()
