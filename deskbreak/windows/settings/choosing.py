"""Controls that choose: one of several, any of several, any of many."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
)

from deskbreak.windows.settings.basics import (
    HEIGHT,
    Choices,
    ComboBox,
    Control,
    filled,
    tall,
    tick_box,
)

SHORT = 32  # characters that stand beside others


class Chosen(Control):
    """One of several."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self.words = choices.values()
        self.box = tall(ComboBox())
        for word, text in choices.items():
            self.box.addItem(text, word)
        self.box.activated.connect(lambda _: self.edited.emit(self.box.currentData()))
        filled(QHBoxLayout(self), self.box, None)

    def show_value(self, value: Any) -> None:
        found = self.box.findData(str(value))
        if found < 0:  # what is set, but not in the list, stands in it
            self.box.addItem(str(value), str(value))
        self.box.setCurrentIndex(self.box.findData(str(value)))


class Pictured(Control):
    """One of several, each with a picture of it."""

    def __init__(self, choices: Choices, size: QSize, draw: Callable[[str], QImage]) -> None:
        """The pictures, each of that size, are drawn when they are first seen."""
        super().__init__()
        self.words = choices.values()
        self._draw, self._drawn = draw, False
        self._group = QButtonGroup(self)
        blank = QPixmap(size)
        blank.fill(Qt.GlobalColor.transparent)  # keeps their place, so that nothing jumps
        self.buttons = {word: QToolButton() for word in choices}
        for word, button in self.buttons.items():
            button.setText(choices[word])
            button.setIcon(QIcon(blank))
            button.setIconSize(size)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(partial(self.edited.emit, word))
            button.toggled.connect(partial(_tick, button, choices[word]))
            self._group.addButton(button)
        filled(QHBoxLayout(self), *self.buttons.values(), None)

    def show_value(self, value: Any) -> None:
        self.buttons[str(value)].setChecked(True)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if not self._drawn:
            self._show()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Other colours: draw them anew, or when they are next seen."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._drawn = False
            if self.isVisible():
                self._show()

    def _show(self) -> None:
        self._drawn = True
        for word, button in self.buttons.items():
            button.setIcon(QIcon(QPixmap.fromImage(self._draw(word))))


def _tick(button: QToolButton, text: str, on: bool) -> None:
    """A mark that does not depend on colour."""
    button.setText(f"✓ {text}" if on else text)
    button.setAccessibleName(text)


class Several(Control):
    """Any of several, in two columns if their texts are short."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self.words = choices.values()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        self.ticks = {word: tick_box(text) for word, text in choices.items()}
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
        self.words = choices.values()
        self.list = QListWidget()
        self.list.setMinimumHeight(6 * HEIGHT)
        palette = self.list.palette()  # Qt takes the edge of a box from it: grey, to be seen
        palette.setColor(palette.ColorRole.Window, Qt.GlobalColor.gray)  # in light and in dark
        self.list.setPalette(palette)
        for word, text in choices.items():
            item = QListWidgetItem(text, self.list)
            item.setData(Qt.ItemDataRole.UserRole, word)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        self.list.itemChanged.connect(self._say)
        self._unknown: list[str] = []  # what stands in the file stays there
        filled(QHBoxLayout(self), self.list)

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
