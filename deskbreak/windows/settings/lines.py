"""Controls for what is written in a line, and how that is read."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from deskbreak.windows.settings import phrases
from deskbreak.windows.settings.basics import Control, filled, tall


class Line(Control):
    """What is written in one line, and how that is read; a subclass says how."""

    def __init__(self, example: str) -> None:
        super().__init__()
        self.line = tall(QLineEdit())
        self.line.setPlaceholderText(example)
        self._shown = ""
        self.line.editingFinished.connect(self._say)
        filled(QHBoxLayout(self), self.line)

    def show_value(self, value: Any) -> None:
        self._shown = self.written(value)
        self.line.setText(self._shown)

    def written(self, value: Any) -> str:
        """The line for a value."""
        return str(value)

    def read(self, text: str) -> object:
        """The value of a line; what makes no sense is left to the check of the settings."""
        return text

    def _say(self) -> None:
        if self.line.text() != self._shown:
            self._shown = self.line.text()
            self.edited.emit(self.read(self._shown.strip()))


class Numbers(Line):
    """Whole numbers with commas between."""

    def written(self, value: Any) -> str:
        return ", ".join(map(str, value))

    def read(self, text: str) -> object:
        parts = [part.strip() for part in text.split(",") if part.strip()]
        return [int(part) if part.isdecimal() else part for part in parts]


class Ranges(Line):
    """Times of a day: 09:00-12:30, 13:15-18:00."""

    def written(self, value: Sequence[tuple[time, time]]) -> str:
        ends = (f"{end:%H:%M}" if end != time(0) else "24:00" for _, end in value)
        starts = (f"{start:%H:%M}" for start, _ in value)
        return ", ".join(map("-".join, zip(starts, ends, strict=True)))

    def read(self, text: str) -> object:
        return [part.strip() for part in text.split(",") if part.strip()]


class Command(Line):
    """A program with its arguments, quoted where they hold spaces."""

    def written(self, value: Any) -> str:
        return shlex.join(value)

    def read(self, text: str) -> object:
        try:
            return shlex.split(text)
        except ValueError:  # a quote that is still open
            return text


class Day(Line):
    """A date, or none."""

    def written(self, value: date | None) -> str:
        return value.isoformat() if value else ""


class Secrets(Control):
    """Lines that nobody looking on can read, and one more to add."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what
        self._rows = QVBoxLayout()
        self.lines: list[QLineEdit] = []
        reveal = tall(QPushButton(phrases.SHOW_WHILE_HELD))
        reveal.pressed.connect(lambda: self._echo(QLineEdit.EchoMode.Normal))
        reveal.released.connect(lambda: self._echo(QLineEdit.EchoMode.Password))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._rows)
        whole.addWidget(reveal, alignment=Qt.AlignmentFlag.AlignLeading)
        self.show_value(())

    def show_value(self, value: Any) -> None:
        wanted = [*value, ""]
        while len(self.lines) > len(wanted):
            line = self.lines.pop()
            self._rows.removeWidget(line)
            line.deleteLater()
        while len(self.lines) < len(wanted):
            self._add()
        for line, text in zip(self.lines, wanted, strict=True):
            line.setText(text)

    def _add(self) -> None:
        line = tall(QLineEdit())
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setPlaceholderText(phrases.ADD_ONE)
        line.setAccessibleName(self._what)
        line.editingFinished.connect(self._say)
        self.lines.append(line)
        self._rows.addWidget(line)

    def _say(self) -> None:
        self.edited.emit([text for line in self.lines if (text := line.text().strip())])

    def _echo(self, mode: QLineEdit.EchoMode) -> None:
        for line in self.lines:
            line.setEchoMode(mode)
