from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from deskbreak.domain.settings import Avoid, CheckFirst
from deskbreak.widgets.health import Health, Tick

Told = list[tuple[tuple[Avoid, ...], tuple[CheckFirst, ...]]]


def page(qtbot: QtBot, told: Told) -> Health:
    """The page of somebody who has told about the knees before."""
    shown = Health([Avoid.KNEES], [], lambda *ticked: told.append(ticked))
    qtbot.addWidget(shown)
    shown.resize(640, 480)
    shown.show()
    return shown


def ticks(shown: Health) -> dict[str, Tick]:
    return {tick.text(): tick for tick in shown.findChildren(Tick)}


def test_what_was_told_is_ticked_and_what_is_ticked_is_told(qtbot: QtBot) -> None:
    told: Told = []
    shown = page(qtbot, told)
    boxes = ticks(shown)
    assert [text for text, tick in boxes.items() if tick.isChecked()] == [
        "Knees that do not like to kneel"
    ]
    assert len(boxes) == len(Avoid) + len(CheckFirst)
    boxes["Dizziness when the head moves"].click()
    boxes["A fresh fracture or injury"].click()
    shown.begin.click()
    assert told == [((Avoid.DIZZINESS, Avoid.KNEES), (CheckFirst.RECENT_INJURY,))]


def test_the_whole_row_can_be_clicked(qtbot: QtBot) -> None:
    shown = page(qtbot, [])
    tick = ticks(shown)["Pregnancy past week 16"]
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().bottomRight() / 1.1)
    assert tick.isChecked()


def test_it_works_by_keyboard_alone(qtbot: QtBot) -> None:
    told: Told = []
    shown = page(qtbot, told)
    ticked, boxes_and_button = 2, len(Avoid) + len(CheckFirst) + 1
    for number in range(boxes_and_button):
        focused = shown.focusWidget()
        assert focused
        if number < ticked or focused is shown.begin:
            QTest.keyClick(focused, Qt.Key.Key_Space)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert told == [((Avoid.OSTEOPOROSIS, Avoid.PRESSURE, Avoid.KNEES), ())]
