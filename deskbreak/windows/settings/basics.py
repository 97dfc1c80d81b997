"""What every control of the settings is made of, and the simplest of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSlider,
    QSpinBox,
    QWidget,
)

from deskbreak.widgets.health import Tick
from deskbreak.windows.settings import phrases

HEIGHT = 34  # px of a row of controls
PER_CENT = 100
W = TypeVar("W", bound=QWidget)
Choices = Mapping[str, str]
"""What can be chosen: the word in the file, and how it is called."""


class SpinBox(QSpinBox):
    """The wheel scrolls the page past it and changes nothing; Undo is that of the window."""

    def event(self, event: QEvent) -> bool:
        """Leave Undo alone: Qt's own goes back over digits that are in the file by then."""
        undoes = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        return False if undoes else super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()


class ComboBox(QComboBox):
    """The wheel scrolls the page past it, and changes nothing on the way."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()


class Control(QWidget):
    """Holds one value; `edited` carries what the file is to say, in TOML's own types."""

    edited = Signal(object)
    words: Collection[str] = ()
    """What can be chosen, as it is called; the search looks at it."""

    def show_value(self, value: Any) -> None:
        """Show what holds now, without a word."""
        raise NotImplementedError


class Switched(Control):
    """Yes or no."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tick = tick_box(text)
        self.tick.toggled.connect(self.edited.emit)
        filled(QHBoxLayout(self), self.tick)

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self.tick):
            self.tick.setChecked(value)


class Number(Control):
    """A whole number within its limits."""

    def __init__(self, least: int, most: int, unit: str) -> None:
        super().__init__()
        self.box = tall(SpinBox())
        self.box.setRange(least, most)
        self.box.setKeyboardTracking(False)
        self.box.setSuffix(f" {phrases.unit(unit)}" if unit else "")
        self.box.valueChanged.connect(self.edited.emit)
        filled(QHBoxLayout(self), self.box, None)

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self.box):
            self.box.setValue(value)


class Share(Control):
    """A number from 0 to 1, as a slider."""

    def __init__(self) -> None:
        super().__init__()
        self.slider = tall(QSlider(Qt.Orientation.Horizontal))
        self.slider.setRange(0, PER_CENT)
        self.slider.setPageStep(10)
        self.slider.setTracking(False)
        self.slider.valueChanged.connect(lambda share: self.edited.emit(share / PER_CENT))
        self.slider.sliderMoved.connect(self._say)
        self.label = QLabel()
        filled(QHBoxLayout(self), self.slider, self.label)

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(value * PER_CENT))
        self._say(self.slider.value())

    def _say(self, share: int) -> None:
        self.label.setText(phrases.per_cent(share))


def tick_box(text: str) -> Tick:
    """A box to tick, as high as the other controls."""
    return tall(Tick(text, ticked=False))


def tall(widget: W) -> W:
    """High enough to be clicked on with ease."""
    widget.setMinimumHeight(HEIGHT)
    return widget


def filled(layout: QBoxLayout, *parts: QWidget | None) -> None:
    """One after the other; None takes the room that is left."""
    layout.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        if part is None:
            layout.addStretch()
        else:
            layout.addWidget(part)
