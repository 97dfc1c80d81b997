"""The two small windows of the menu's rows that end in dots: one field, and it is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QSpinBox, QTimeEdit, QVBoxLayout, QWidget

from deskbreak.desktop.processes import control
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain import formats
from deskbreak.domain.lengths import INTERVAL_KEY, LONGEST
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.widgets.chip import HEIGHT, Chip
from deskbreak.widgets.shares import row
from deskbreak.windows import phrases
from deskbreak.windows.change import change

MARGIN = 20  # px


class Asking(QWidget):
    """A question, the field for its answer, and what was wrong with it."""

    def __init__(self, title: str, question: str, field: QWidget, do: Callable[[], str]) -> None:
        """`do` does what the field says; why it could not, or nothing."""
        super().__init__()
        self._do = do
        self.field = field
        self.setWindowTitle(title)
        label, self.said = QLabel(question, wordWrap=True), QLabel(wordWrap=True)
        field.setMinimumHeight(HEIGHT)
        field.setAccessibleName(question)
        self.done, self.cancel = Chip(phrases.OK, main=True), Chip(phrases.CANCEL)
        self.done.clicked.connect(self._answer)
        self.cancel.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.addWidget(label)
        layout.addWidget(field)
        layout.addWidget(self.said)
        layout.addStretch()
        layout.addLayout(row((self.done, 1), (self.cancel, 1)))
        field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._answer()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()

    def _answer(self) -> None:
        said = self._do()
        self.said.setText(said)
        if not said:
            self.close()


def interval_window(config: Path, current: int) -> Asking:
    """How often a break is offered, of any length."""
    field = QSpinBox(minimum=1, maximum=LONGEST, value=current)
    field.setSuffix(f" {phrases.UNITS['minutes']}")
    field.selectAll()
    return Asking(
        reminder_phrases.REMIND_EVERY,
        phrases.INTERVAL_QUESTION,
        field,
        lambda: change(config, {INTERVAL_KEY: field.value()}),
    )


def pause_window(now: datetime) -> Asking:
    """Until when there are no reminders; `now` is the local time."""
    later = now + timedelta(hours=1)
    field = QTimeEdit(QTime(later.hour, later.minute // 15 * 15))
    field.setDisplayFormat("hh:mm AP" if "%p" in formats.TIME_OF_DAY else "HH:mm")
    return Asking(
        reminder_phrases.PAUSE,
        phrases.PAUSE_QUESTION,
        field,
        lambda: _paused(field.time().toString("HH:mm")),
    )


def _paused(until: str) -> str:
    try:
        answer = control.ask("resident", {"word": "pause", "until": until})
    except Unavailable as unavailable:
        return str(unavailable)
    if answer is None:
        return phrases.NOT_RUNNING_HERE
    return "" if answer["ok"] else str(answer["text"])
