"""A control for each kind of value: it shows what holds, and says what a person wants instead."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar, get_args, get_origin

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSlider,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deskbreak.domain import phrases
from deskbreak.widgets.health import Tick
from deskbreak.windows.settings.editor import Setting

HEIGHT = 34  # px of a row of controls
SHORT = 32  # characters that stand beside others
PER_CENT = 100
W = TypeVar("W", bound=QWidget)
Choices = Mapping[str, str]
"""What can be chosen: the word in the file, and how it is called."""


class _SpinBox(QSpinBox):
    """The wheel scrolls the page past it, and changes nothing on the way."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()


class _ComboBox(QComboBox):
    """As `_SpinBox`."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()


class Control(QWidget):
    """Holds one value; `edited` carries what the file is to say, in TOML's own types."""

    edited = Signal(object)

    def show_value(self, value: Any) -> None:
        """Show what holds now, without a word."""
        raise NotImplementedError


class Switched(Control):
    """Yes or no."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tick = _tick(text)
        self.tick.toggled.connect(self.edited.emit)
        _filled(QHBoxLayout(self), self.tick)

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self.tick):
            self.tick.setChecked(value)


class Chosen(Control):
    """One of several."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self.box = _tall(_ComboBox())
        for word, text in choices.items():
            self.box.addItem(text, word)
        self.box.activated.connect(lambda _: self.edited.emit(self.box.currentData()))
        _filled(QHBoxLayout(self), self.box, None)

    def show_value(self, value: Any) -> None:
        found = self.box.findData(str(value))
        if found < 0:  # what is set, but not in the list, stands in it
            self.box.addItem(str(value), str(value))
        self.box.setCurrentIndex(self.box.findData(str(value)))


class Number(Control):
    """A whole number within its limits."""

    def __init__(self, least: int, most: int, unit: str) -> None:
        super().__init__()
        self.box = _tall(_SpinBox())
        self.box.setRange(least, most)
        self.box.setKeyboardTracking(False)
        self.box.setSuffix(f" {phrases.unit(unit)}" if unit else "")
        self.box.valueChanged.connect(self.edited.emit)
        _filled(QHBoxLayout(self), self.box, None)

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self.box):
            self.box.setValue(value)


class Share(Control):
    """A number from 0 to 1, as a slider."""

    def __init__(self) -> None:
        super().__init__()
        self.slider = _tall(QSlider(Qt.Orientation.Horizontal))
        self.slider.setRange(0, PER_CENT)
        self.slider.setPageStep(10)
        self.slider.setTracking(False)
        self.slider.valueChanged.connect(lambda share: self.edited.emit(share / PER_CENT))
        self.slider.sliderMoved.connect(self._say)
        self.label = QLabel()
        _filled(QHBoxLayout(self), self.slider, self.label)

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(value * PER_CENT))
        self._say(self.slider.value())

    def _say(self, share: int) -> None:
        self.label.setText(phrases.per_cent(share))


class Pictured(Control):
    """One of several, each with a picture of it."""

    def __init__(self, choices: Choices, size: QSize, draw: Callable[[str], QImage]) -> None:
        """The pictures, each of that size, are drawn when they are first seen."""
        super().__init__()
        self._draw, self._drawn = draw, False
        self._group = QButtonGroup(self)
        self.buttons = {word: QToolButton() for word in choices}
        for word, button in self.buttons.items():
            button.setText(choices[word])
            button.setIconSize(size)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(partial(self.edited.emit, word))
            self._group.addButton(button)
        _filled(QHBoxLayout(self), *self.buttons.values(), None)

    def show_value(self, value: Any) -> None:
        self.buttons[str(value)].setChecked(True)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if not self._drawn:
            self._drawn = True
            for word, button in self.buttons.items():
                button.setIcon(QIcon(QPixmap.fromImage(self._draw(word))))


class Several(Control):
    """Any of several, in two columns if their texts are short."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        self.ticks = {word: _tick(text) for word, text in choices.items()}
        columns = 2 if max(map(len, choices.values())) < SHORT else 1
        for number, tick in enumerate(self.ticks.values()):
            grid.addWidget(tick, *divmod(number, columns))
            tick.toggled.connect(self._say)

    def show_value(self, value: Any) -> None:
        for word, tick in self.ticks.items():
            with QSignalBlocker(tick):
                tick.setChecked(word in set(map(str, value)))

    def _say(self) -> None:
        self.edited.emit([word for word, tick in self.ticks.items() if tick.isChecked()])


class Listed(Control):
    """Any of many, each with a box in one list."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setMinimumHeight(6 * HEIGHT)
        for word, text in choices.items():
            item = QListWidgetItem(text, self.list)
            item.setData(Qt.ItemDataRole.UserRole, word)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        self.list.itemChanged.connect(self._say)
        self._unknown: list[str] = []  # what stands in the file stays there
        _filled(QHBoxLayout(self), self.list)

    def show_value(self, value: Any) -> None:
        known = set()
        with QSignalBlocker(self.list):
            for item in self._items():
                word = item.data(Qt.ItemDataRole.UserRole)
                known.add(word)
                state = Qt.CheckState.Checked if word in value else Qt.CheckState.Unchecked
                item.setCheckState(state)
        self._unknown = [word for word in value if word not in known]

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(number) for number in range(self.list.count())]

    def _say(self) -> None:
        ticked = [
            item.data(Qt.ItemDataRole.UserRole)
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        ]
        self.edited.emit([*self._unknown, *ticked])


class Line(Control):
    """What is written in one line, and how that is read; a subclass says how."""

    def __init__(self, example: str) -> None:
        super().__init__()
        self.line = _tall(QLineEdit())
        self.line.setPlaceholderText(example)
        self._shown = ""
        self.line.editingFinished.connect(self._say)
        _filled(QHBoxLayout(self), self.line)

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
        return ", ".join(f"{begin:%H:%M}-{end:%H:%M}" for begin, end in value)

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
        reveal = _tall(QPushButton(phrases.SHOW_WHILE_HELD))
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
        line = _tall(QLineEdit())
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


def control(setting: Setting) -> Control:
    """The control for one key, by the type of its value."""
    kind, limits = setting.kind, setting.limits
    inside: Any = get_args(kind)[0] if get_origin(kind) is tuple else None
    if limits.get("secret"):
        return Secrets(setting.text)
    if kind is bool:
        return Switched(setting.text)
    if kind is float:
        return Share()
    if kind is int:
        return Number(limits["least"], limits["most"], limits["unit"])
    if _is_choice(kind):
        return Chosen(choices(kind))
    if _is_choice(inside):
        return Several(choices(inside))
    if inside is int:
        return Numbers("5, 10, 15, 30")
    if inside is str:
        return Command('notify-send "…"')
    if setting.table == "hours":
        return Ranges("09:00-12:30, 13:15-18:00")
    return Day("2026-03-01")


def choices(kind: type[StrEnum]) -> Choices:
    """Every value of a closed choice, and how it is called."""
    return {str(one): phrases.choice(kind.__name__, one) for one in kind}


def _is_choice(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _tick(text: str) -> Tick:
    return _tall(Tick(text, ticked=False))


def _tall(widget: W) -> W:
    """High enough to be clicked on with ease."""
    widget.setMinimumHeight(HEIGHT)
    return widget


def _filled(layout: QBoxLayout, *parts: QWidget | None) -> None:
    """One after the other; None takes the room that is left."""
    layout.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        if part is None:
            layout.addStretch()
        else:
            layout.addWidget(part)
