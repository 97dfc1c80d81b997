"""The status window over the loop of the running program, without the socket between them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.resident import phrases as resident_phrases
from deskbreak.widgets.chip import Chip
from deskbreak.windows import phrases
from deskbreak.windows.status import StatusWindow
from tests.resident.desk import Resident


class Desk:
    """Somebody in front of the window, and the program that it asks."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.program: Resident | None = Resident(folder)
        self.trouble = ""
        self.started = 0
        self.asked: list[Mapping[str, Any]] = []
        self.window = StatusWindow(self.ask, self.start)
        qtbot.addWidget(self.window)
        self.window.resize(480, 760)
        self.window.show()

    def ask(self, words: Mapping[str, Any]) -> Mapping[str, Any] | None:
        self.asked.append(words)
        if self.trouble:
            raise Unavailable(self.trouble)
        return self.program.asks(**words) if self.program else None

    def start(self) -> None:
        self.started += 1

    def texts(self) -> list[str]:
        return [path[-1] for path in self.window.buttons]

    def labels(self) -> list[str]:
        return [label.text() for label in self.window.findChildren(QLabel) if label.text()]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return Desk(qtbot, tmp_path)


def test_it_shows_every_row_of_the_menu(desk: Desk) -> None:
    assert desk.program
    rows = [row for row in desk.program.loop.rows() if row.text]
    inside = [one for row in rows for one in row.rows if one.text]
    shown = {*desk.texts(), *desk.labels()}

    assert [row.text for row in (*rows, *inside) if row.text not in shown] == []
    assert desk.window.status.text() == "Next break at 09:45 · sat 0 min"


def test_a_button_does_what_its_row_does_and_shows_what_holds_then(desk: Desk) -> None:
    desk.window.buttons[reminder_phrases.PAUSE, "1 h"].click()

    assert desk.window.status.text() == "Paused until 10:00"
    assert (reminder_phrases.RESUME,) in desk.window.buttons


def test_what_is_set_is_marked(desk: Desk) -> None:
    marked = [path for path, chip in desk.window.buttons.items() if chip.isChecked()]
    assert marked == [
        (reminder_phrases.REMIND_EVERY, "45 min"),
        (resident_phrases.ROUTINE_LENGTH, "3 min"),
    ]


def test_it_looks_again_while_it_is_seen_and_not_longer(desk: Desk) -> None:
    assert desk.program
    assert desk.window.timer.isActive()
    desk.program.is_reminded()
    desk.window.timer.timeout.emit()
    assert desk.window.status.text() == "Break due · sat 45 min"
    assert {resident_phrases.SKIP, "30 min"} <= set(desk.texts())
    desk.window.hide()
    assert not desk.window.timer.isActive()


def test_the_focus_stays_where_it_was_while_the_rows_change(desk: Desk, qtbot: QtBot) -> None:
    assert desk.program
    place = (resident_phrases.TOOK_BREAK,)
    desk.window.buttons[place].setFocus()
    qtbot.waitUntil(desk.window.buttons[place].hasFocus)
    desk.program.is_reminded()
    desk.window.refresh()

    assert desk.window.buttons[place].hasFocus()


def test_a_click_that_crosses_a_change_does_nothing_else(desk: Desk) -> None:
    assert desk.program
    desk.program.is_reminded()
    desk.window.refresh()
    snooze = desk.window.buttons[resident_phrases.SNOOZE, "5 min"]
    desk.program.asks(word="skip")
    snooze.click()

    assert desk.window.status.text() == "Next break at 10:30 · sat 45 min"


def test_where_nothing_runs_it_offers_to_start_it(desk: Desk) -> None:
    desk.program = None
    desk.window.refresh()
    assert desk.window.status.text() == phrases.NOT_RUNNING_HERE
    desk.window.buttons[phrases.START_PROGRAM,].click()

    assert (desk.texts(), desk.started) == ([phrases.START_PROGRAM], 1)


def test_where_nothing_answers_it_says_so(desk: Desk) -> None:
    desk.trouble = "No answer."
    desk.window.refresh()

    assert (desk.window.status.text(), desk.texts()) == ("No answer.", [])


def test_every_button_is_reached_by_keyboard_and_tells_its_menu(desk: Desk, qtbot: QtBot) -> None:
    window, reached = desk.window, list[str]()
    buttons = list(window.buttons.values())
    buttons[0].setFocus()
    qtbot.waitUntil(buttons[0].hasFocus)
    for _ in buttons:
        focused = QApplication.focusWidget()
        assert isinstance(focused, Chip)
        reached.append(focused.text())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    told = {path: chip.accessibleDescription() for path, chip in window.buttons.items()}

    assert reached == desk.texts()
    assert {path: told[path] for path in told if len(path) > 1} == {
        path: path[-2] for path in told if len(path) > 1
    }
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
