"""The figure in the person's hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QVariantAnimation
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from deskbreak.widgets.figure import Figure
from deskbreak.widgets.turning import BACK, KEYS
from tests.catalogue import few
from tests.player.desk import Desk

PICTURE = few("kneel-reach")[0].picture
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(params=[False, True], ids=["moving", "still"])
def figure(request: pytest.FixtureRequest, qtbot: QtBot) -> Figure:
    shown = Figure(still=request.param)
    qtbot.addWidget(shown)
    shown.resize(320, 240)
    shown.set_exercise(PICTURE)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def look(figure: Figure) -> QImage:
    return figure.grab().toImage()


def drag(figure: Figure, *, let_go: bool = True) -> None:
    QTest.mousePress(figure, LEFT, pos=QPoint(100, 100))
    QTest.mouseMove(figure, QPoint(160, 90))
    if let_go:
        QTest.mouseRelease(figure, LEFT, pos=QPoint(160, 90))


def way_back(figure: Figure) -> QVariantAnimation:
    animation = figure.findChild(QVariantAnimation)
    assert animation is not None
    return animation


def wait(figure: Figure, milliseconds: int) -> None:
    """Let so much time have passed since letting go."""
    way_back(figure).pause()
    way_back(figure).setCurrentTime(milliseconds)


def test_dragging_turns_the_camera_and_letting_go_brings_it_back(figure: Figure) -> None:
    before = look(figure)
    drag(figure, let_go=False)
    held = look(figure)
    assert held != before
    QTest.mouseRelease(figure, LEFT, pos=QPoint(160, 90))
    wait(figure, BACK // 8)
    assert figure._turn == pytest.approx((-24.0, -4.0), abs=0.1)
    wait(figure, BACK)
    assert look(figure) == before


def test_on_the_way_back_it_moves_unless_nothing_may(figure: Figure) -> None:
    drag(figure)
    wait(figure, BACK // 2)
    still = len(way_back(figure).keyValues()) > 2
    assert figure._turn == pytest.approx((-24.0, -4.0) if still else (-12.0, -2.0), abs=0.1)
    wait(figure, BACK)
    assert figure._turn == (0.0, 0.0)


@pytest.mark.parametrize("keys", KEYS)
def test_shift_and_an_arrow_turn_it_as_a_drag_that_way(figure: Figure, keys: str) -> None:
    QTest.keyClick(figure, getattr(Qt.Key, f"Key_{keys[6:]}"), Qt.KeyboardModifier.ShiftModifier)
    wait(figure, 0)
    assert (
        figure._turn
        == {
            "Shift+Left": (15.0, 0.0),
            "Shift+Right": (-15.0, 0.0),
            "Shift+Up": (0.0, -15.0),
            "Shift+Down": (0.0, 15.0),
        }[keys]
    )


def test_taken_hold_of_on_its_way_back_it_goes_on_from_there(figure: Figure) -> None:
    drag(figure)
    wait(figure, 0)
    drag(figure)
    wait(figure, 0)
    assert figure._turn == pytest.approx((-48.0, -8.0))


def test_another_button_and_a_pointer_that_only_passes_turn_nothing(figure: Figure) -> None:
    before = look(figure)
    QTest.mouseMove(figure, QPoint(160, 90))
    QTest.mousePress(figure, Qt.MouseButton.RightButton, pos=QPoint(100, 100))
    QTest.mouseMove(figure, QPoint(20, 20))
    assert look(figure) == before


def test_another_exercise_is_seen_from_there_too(figure: Figure) -> None:
    drag(figure, let_go=False)
    figure.set_exercise(few("hug-turn")[0].picture)
    turned = look(figure)
    QTest.mouseRelease(figure, LEFT, pos=QPoint(160, 90))
    wait(figure, BACK)
    assert look(figure) != turned


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right])
def test_in_the_window_it_turns_the_figure_and_leaves_the_exercise(
    qtbot: QtBot, tmp_path: Path, key: Qt.Key
) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.opens()
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.waits(30)
    before = desk.playback.elapsed(desk.clock().awake)
    QTest.keyClick(desk.window.focusWidget(), key, Qt.KeyboardModifier.ShiftModifier)
    assert desk.playback.elapsed(desk.clock().awake) == before
    assert desk.page.figure._turn != (0.0, 0.0)
