"""The whole window by keyboard alone: every page, every button, and out again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.routine import phrases as routine_phrases
from deskbreak.domain.session import Felt, Outcome
from deskbreak.domain.settings import Avoid, CheckFirst
from deskbreak.player import phrases
from deskbreak.widgets import phrases as widgets_phrases
from tests.player.desk import TURN, Desk

Key = Qt.Key


def on_the_safety_card(desk: Desk) -> None:
    desk.opens_for_the_first_time()


def where_one_says_what_to_leave_out(desk: Desk) -> None:
    desk.opens_for_the_first_time()
    desk.presses(Key.Key_Tab)
    desk.presses(Key.Key_Space)


def where_nothing_fits(desk: Desk) -> None:
    desk.window.show_instead(phrases.NOTHING_FITS_TITLE, routine_phrases.NOTHING_FITS)
    desk.window.show()


def in_the_routine(desk: Desk) -> None:
    desk.opens()
    step = desk.step(TURN)
    desk.waits_until(step.start + step.repetition / 4)


def in_a_pause(desk: Desk) -> None:
    in_the_routine(desk)
    desk.presses(Key.Key_Space)


def where_it_hurt(desk: Desk) -> None:
    in_the_routine(desk)
    desk.presses(Key.Key_H)


def at_the_end(desk: Desk) -> None:
    desk.opens()
    desk.waits_until(desk.playback.length)


ITEMS = [routine_phrases.AVOID[one] for one in Avoid] + [
    routine_phrases.CHECK_FIRST[one] for one in CheckFirst
]
BOXES = [text[:1].upper() + text[1:] for text in ITEMS]
HEAD = [phrases.VOICE, phrases.SOUND, phrases.FULL_SCREEN]
REST = [widgets_phrases.NEXT, phrases.THAT_HURTS, phrases.STOP]
HURT = [phrases.GO_ON, phrases.STOP_HERE, phrases.A_SLIP]
PAGES: dict[Callable[[Desk], None], list[str]] = {
    on_the_safety_card: [widgets_phrases.BEGIN, phrases.SOMETHING_APPLIES],
    where_one_says_what_to_leave_out: [*BOXES, widgets_phrases.BEGIN],
    where_nothing_fits: [phrases.CLOSE],
    in_the_routine: [*HEAD, widgets_phrases.BACK, reminder_phrases.PAUSE, *REST],
    in_a_pause: [*HEAD, widgets_phrases.BACK, reminder_phrases.RESUME, *REST],
    where_it_hurt: [f"{number} · {text}" for number, text in enumerate(HURT, 1)],
    at_the_end: [f"{number} · {phrases.FELT[felt]}" for number, felt in enumerate(Felt, 1)],
}
"""Each page, and its buttons in the order of Tab."""


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return Desk(qtbot, tmp_path)


def on(desk: Desk) -> QWidget | None:
    """What has the focus."""
    QApplication.processEvents()
    return desk.window.focusWidget()


def name(widget: QWidget | None) -> str:
    if isinstance(widget, QAbstractButton):
        return widget.accessibleName() or widget.text()
    return "" if widget is None else type(widget).__name__


def walked(desk: Desk, key: Qt.Key, steps: int) -> list[str]:
    names = []
    for _ in range(steps):
        desk.presses(key)
        names.append(name(on(desk)))
    return names


@pytest.mark.parametrize(("page", "buttons"), PAGES.items())
def test_tab_goes_round_all_buttons_and_shift_tab_back(
    desk: Desk, page: Callable[[Desk], None], buttons: list[str]
) -> None:
    page(desk)
    onward = walked(desk, Key.Key_Tab, 2 * len(buttons))
    first = onward.index(buttons[0])

    assert onward[first : first + len(buttons)] == buttons
    assert walked(desk, Key.Key_Backtab, len(buttons)) == onward[-2::-1][: len(buttons)]


@pytest.mark.parametrize("page", PAGES)
def test_escape_ends_it_wherever_the_focus_is(
    qtbot: QtBot, tmp_path: Path, page: Callable[[Desk], None]
) -> None:
    for tabs in range(len(PAGES[page]) + 1):
        desk = Desk(qtbot, tmp_path / str(tabs))
        page(desk)
        walked(desk, Key.Key_Tab, tabs)
        desk.presses(Key.Key_Escape)
        assert not desk.window.isVisible()
        assert desk.record.session.outcome in {Outcome.STOPPED, Outcome.COMPLETED}


def test_space_presses_the_button_that_has_the_focus_and_nothing_else(desk: Desk) -> None:
    in_the_routine(desk)
    desk.page.voice.setFocus()
    desk.presses(Key.Key_Space)
    assert not desk.page.voice.isChecked()
    assert desk.playback.running

    desk.page.next.setFocus()
    desk.presses(Key.Key_Space)
    assert desk.page.name.text() != TURN.name
    assert desk.playback.running


@pytest.mark.parametrize("page", [where_it_hurt, at_the_end])
@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_a_key_meant_for_the_routine_answers_no_question(
    desk: Desk, page: Callable[[Desk], None], key: Qt.Key
) -> None:
    page(desk)
    desk.presses(key)

    assert desk.window.isVisible()
    assert desk.row.felt is None
    assert not desk.playback.running


@pytest.mark.parametrize("minutes", [1, 4])
def test_where_nothing_can_hurt_the_focus_goes_to_pause(
    qtbot: QtBot, tmp_path: Path, minutes: int
) -> None:
    desk = Desk(qtbot, tmp_path, minutes=minutes)
    desk.opens()
    desk.page.hurts.setFocus()
    desk.waits_until(desk.playback.steps[-1].start)

    assert not desk.page.hurts.isEnabled()
    assert on(desk) is desk.page.pause


def test_a_question_is_answered_by_tab_and_space(desk: Desk) -> None:
    at_the_end(desk)
    walked(desk, Key.Key_Tab, 2)
    desk.presses(Key.Key_Space)

    assert desk.row.felt is Felt.OK
