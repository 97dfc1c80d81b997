"""What a person does in the window, what it writes down, and how it ends."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.routine import phrases as routine_phrases
from deskbreak.domain.session import Done, Felt, Outcome
from deskbreak.player import phrases
from deskbreak.widgets import phrases as widgets_phrases
from tests.player.desk import WARM_UP, Desk, button, texts

Key = Qt.Key


# -- keys and buttons -------------------------------------------------------------------------


def test_a_pause_does_not_eat_the_minutes(desk: Desk) -> None:
    desk.waits(20)
    shown = desk.page.time.text()
    desk.presses(Key.Key_Space)
    desk.waits(300)

    assert desk.page.cue.text() == phrases.PAUSED
    assert desk.page.time.text() == shown
    desk.presses(Key.Key_Space)
    assert desk.page.time.text() == shown
    assert desk.playback.running


def test_the_pause_button_resumes(desk: Desk) -> None:
    button(desk.window, reminder_phrases.PAUSE).click()
    button(desk.window, reminder_phrases.RESUME).click()

    assert desk.playback.running


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_a_focused_button_is_pressed_once(desk: Desk, key: Qt.Key) -> None:
    desk.page.pause.setFocus()
    desk.presses(key)

    assert not desk.playback.running


@pytest.mark.parametrize("focused", [True, False])
def test_the_arrow_keys_go_on_and_back(desk: Desk, focused: bool) -> None:
    names = [part.name for part in desk.playback.parts]
    if focused:
        desk.page.stop.setFocus()
    desk.waits(5)
    desk.presses(Key.Key_Right)
    assert desk.page.name.text() == names[1]

    desk.presses(Key.Key_Left)
    assert desk.page.name.text() == names[0]


def test_the_buttons_go_on_and_back_too(desk: Desk) -> None:
    names = [part.name for part in desk.playback.parts]
    button(desk.window, widgets_phrases.NEXT).click()
    assert desk.page.name.text() == names[1]

    button(desk.window, widgets_phrases.BACK).click()
    assert desk.page.name.text() == names[0]


def test_next_during_a_pause_stays_paused(desk: Desk) -> None:
    second = desk.playback.parts[1].name
    desk.presses(Key.Key_Space)
    desk.presses(Key.Key_Right)

    assert desk.page.name.text() == second
    assert not desk.playback.running


def test_escape_stops_and_keeps_what_was_done(desk: Desk) -> None:
    step = desk.step(WARM_UP)
    desk.waits_until(step.start + 2.5 * step.repetition)
    desk.presses(Key.Key_Escape)

    assert not desk.window.isVisible()
    assert desk.row.outcome is Outcome.STOPPED
    assert [(one.left, one.completed) for one in desk.row.exercises] == [(2, False)]


def test_f_takes_the_whole_screen_and_gives_it_back(desk: Desk) -> None:
    desk.presses(Key.Key_F)
    assert desk.window.isFullScreen()

    desk.presses(Key.Key_F)
    assert not desk.window.isFullScreen()


def test_the_button_for_the_whole_screen_shows_which_it_is(desk: Desk) -> None:
    desk.page.full.click()
    assert desk.window.isFullScreen()
    assert desk.page.full.isChecked()

    desk.presses(Key.Key_F)
    assert not desk.page.full.isChecked()


# -- the row ----------------------------------------------------------------------------------


def test_the_row_is_failed_at_first_and_kept_after_each_exercise(desk: Desk) -> None:
    assert desk.row.outcome is Outcome.FAILED

    desk.waits_until(desk.playback.parts[1].start)
    assert desk.row.outcome is Outcome.FAILED
    assert [one.completed for one in desk.row.exercises] == [True]


def test_the_last_chime_completes_the_row_before_the_end_page(desk: Desk) -> None:
    desk.waits_until(desk.playback.length)

    assert desk.row.outcome is Outcome.COMPLETED
    assert desk.row.active == desk.row.planned == desk.playback.length
    assert all(one.completed for one in desk.row.exercises)
    assert routine_phrases.DONE_TITLE in texts(desk.window)
    assert phrases.HOW_WAS_IT in texts(desk.window)


@pytest.mark.parametrize(
    ("key", "felt"),
    [(Key.Key_1, Felt.EASY), (Key.Key_2, Felt.OK), (Key.Key_3, Felt.HARD)],
)
def test_how_it_felt_is_kept_and_ends_it(desk: Desk, key: Qt.Key, felt: Felt) -> None:
    desk.waits_until(desk.playback.length)
    desk.presses(key)

    assert (desk.row.felt, desk.row.outcome) == (felt, Outcome.COMPLETED)
    assert not desk.window.isVisible()


def test_the_end_page_closes_after_a_minute(desk: Desk) -> None:
    desk.waits_until(desk.playback.length)
    desk.waits(59)
    assert desk.window.isVisible()

    desk.waits(1)
    assert not desk.window.isVisible()
    assert desk.row.outcome is Outcome.COMPLETED


def test_the_end_page_says_when_the_next_break_is(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, said="The next break is at about 11:45.")
    desk.opens()
    desk.waits_until(desk.playback.length)

    assert "11:45" in texts(desk.window)


def test_a_pause_of_ten_minutes_stops_by_itself(desk: Desk) -> None:
    desk.waits(30)
    desk.presses(Key.Key_Space)
    desk.waits(599)
    assert desk.window.isVisible()

    desk.waits(1)
    assert not desk.window.isVisible()
    assert (desk.row.outcome, desk.row.active) == (Outcome.STOPPED, timedelta(seconds=30))


def test_suspend_pauses_and_two_minutes_of_it_stop(desk: Desk) -> None:
    desk.waits(30)
    desk.clock.move(timedelta(), slept=timedelta(seconds=90))
    desk.window.tick()
    assert not desk.playback.running
    assert desk.window.isVisible()

    desk.clock.move(timedelta(), slept=timedelta(seconds=130))
    desk.window.tick()
    assert desk.row.outcome is Outcome.STOPPED


def test_a_locked_session_stands_still_and_stops_after_two_minutes(desk: Desk) -> None:
    desk.waits(30)
    desk.window.lock()
    assert not desk.playback.running
    desk.waits(119)
    assert desk.window.isVisible()

    desk.waits(1)
    assert not desk.window.isVisible()
    assert (desk.row.outcome, desk.row.active) == (Outcome.STOPPED, timedelta(seconds=30))


def test_who_unlocks_in_time_finds_the_routine_where_it_was(desk: Desk) -> None:
    desk.waits(30)
    desk.window.lock()
    desk.waits(60)
    desk.window.unlock()
    desk.waits(300)
    desk.presses(Key.Key_Space)

    assert desk.playback.running
    assert desk.playback.elapsed(desk.clock().awake) == timedelta(seconds=30)


def test_a_lock_does_not_hold_the_end_page_open(desk: Desk) -> None:
    desk.waits_until(desk.playback.length)
    desk.window.lock()
    desk.window.unlock()
    desk.waits(60)

    assert not desk.window.isVisible()


def test_the_screen_stays_on_while_it_plays(desk: Desk) -> None:
    desk.waits(10)
    assert desk.screen.stays_on

    desk.presses(Key.Key_Space)
    assert not desk.screen.stays_on
    desk.presses(Key.Key_Space)
    assert desk.screen.stays_on
    desk.waits_until(desk.playback.length)
    assert not desk.screen.stays_on


def test_the_screen_is_given_back_when_the_window_closes(desk: Desk) -> None:
    desk.waits(10)
    desk.presses(Key.Key_Escape)

    assert not desk.screen.stays_on


def test_a_history_that_cannot_be_written_is_said_and_the_routine_goes_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "history.sqlite3").write_text("this is no database, and longer than its header")
    desk = Desk(qtbot, tmp_path)
    desk.opens()
    desk.waits(10)

    assert "history.sqlite3" in texts(desk.window)
    assert desk.playback.running


def test_who_leaves_everything_out_has_stopped_and_is_asked_nothing(desk: Desk) -> None:
    for _ in range(9):
        if desk.window.isVisible():
            desk.waits(0.5)
            desk.presses(Key.Key_Right)

    assert not desk.window.isVisible()
    assert desk.record.session.outcome is Outcome.STOPPED
    assert desk.history.sessions() == []


def test_an_exercise_that_was_done_twice_is_told_once(desk: Desk) -> None:
    twice = [
        Done("hug-turn", "rotation", "main", 6, 6),
        Done("hug-turn", "rotation", "main", 8, 7),
    ]
    once = [Done("seat-cat-cow", "extension", "warm_up", 5, 5)]

    told = desk.page.told(twice + once)
    assert told == "Hug and turn: left 14, right 13\nRound and lift: 5 times"
