"""The status window: all that the tray menu does, where there is no tray or it cannot draw it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import QEvent, QProcess, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from deskbreak import paths
from deskbreak.desktop.processes import control
from deskbreak.desktop.processes.launch import PROGRAM
from deskbreak.desktop.tray.port import Row
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.widgets.chip import Chip
from deskbreak.widgets.shares import row
from deskbreak.widgets.words import Words
from deskbreak.windows import phrases
from deskbreak.windows.lettering import bold, line

# what it says of sitting time is of now, so while it is seen it asks, and otherwise not
EVERY = 10_000  # ms
WRITTEN = 700  # ms until a child has written what was clicked
ACROSS = 4  # buttons of a list in a row
ICON, HEAD, MARGIN, GAP = 56, 64, 16, 8  # px

Path = tuple[str, ...]
"""The text of a row, below those of the menus that it stands in."""
Ask = Callable[[Mapping[str, Any]], Mapping[str, Any] | None]
"""Says something to the running program; None if there is none."""


class StatusWindow(QWidget):
    """The rows of the menu as buttons, and the state above them."""

    def __init__(self, ask: Ask, start: Callable[[], object]) -> None:
        """`start` starts the program where it does not run."""
        super().__init__()
        self._ask, self._start = ask, start
        self._shown: object = None
        self.buttons: dict[Path, Chip] = {}
        self.setWindowTitle(phrases.APP)
        self._icon, self.status = QLabel(), Words(2.6, bold=True)
        self._icon.setFixedSize(ICON, ICON)
        self.status.setMinimumHeight(HEAD)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        whole.addLayout(row((self._icon, 0), (self.status, 1)))
        whole.addWidget(self._area, 1)
        self.timer = QTimer(self, interval=EVERY)
        self.timer.timeout.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what holds now."""
        self._take({"word": "rows"})

    def click(self, path: Path) -> None:
        """Do what the row does; settings are written by a child, so look again a little later."""
        self._take({"word": "row", "path": list(path)})
        QTimer.singleShot(WRITTEN, self, self.refresh)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self.timer.stop()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.close()

    def _take(self, words: Mapping[str, Any]) -> None:
        try:
            answer = self._ask(words)
        except Unavailable as unavailable:
            self._show("away", str(unavailable), ())
            return
        if answer is None:
            self._show("paused", phrases.NOT_RUNNING_HERE, (Row(phrases.START_PROGRAM, True),))
            return
        first, *others = map(_row, answer["rows"])
        self._show(answer["icon"], first.text, (*_under(first), *others))

    def _show(self, icon: str, text: str, rows: tuple[Row, ...]) -> None:
        self.status.say(text)
        picture = QPixmap(str(paths.icons() / "tray" / f"{icon}-64.png"))
        self._icon.setPixmap(picture)
        self._icon.setScaledContents(True)
        if rows == self._shown:
            return
        self._shown = rows
        focused = next((path for path, one in self.buttons.items() if one.hasFocus()), None)
        place = self._area.verticalScrollBar().value()
        self.buttons = {}
        self._area.setWidget(self._body(rows))
        self._area.verticalScrollBar().setValue(place)
        if focused in self.buttons:
            self.buttons[focused].setFocus()

    def _body(self, rows: Sequence[Row]) -> QWidget:
        body = QWidget()
        layout = QVBoxLayout(body)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        layout.setContentsMargins(GAP * mirrored, 0, GAP * (not mirrored), 0)  # to the scroll bar
        layout.setSpacing(GAP)
        for kind, some in groupby(rows, key=_kind):
            if kind == "buttons":
                self._add_buttons(layout, list(some))
                continue
            for one in some:
                if kind == "list":
                    self._add_list(layout, one)
                elif kind == "text":
                    layout.addWidget(line(one.text))
                else:
                    layout.addSpacing(GAP)
        layout.addStretch()
        return body

    def _add_buttons(self, layout: QVBoxLayout, rows: Sequence[Row]) -> None:
        """In twos, the first alone where one would be left over."""
        odd = len(rows) % 2
        for one in rows[:odd]:
            layout.addWidget(self._button((one.text,), one))
        layout.addLayout(self._grid((), rows[odd:], 2))

    def _add_list(self, layout: QVBoxLayout, one: Row, above: Path = ()) -> None:
        """A row of the menu with rows of its own; some of these are only to be read."""
        path = (*above, one.text)
        if one.message:
            layout.addWidget(self._button(path, one, main=True))
        else:
            layout.addWidget(bold(line(one.text)))
        for each in one.rows:
            if _kind(each) == "text":
                layout.addWidget(line(each.text))
        buttons = [each for each in one.rows if _kind(each) == "buttons"]
        layout.addLayout(self._grid(path, buttons, ACROSS))
        for each in one.rows:
            if _kind(each) == "list":
                self._add_list(layout, each, path)

    def _grid(self, above: Path, rows: Sequence[Row], across: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(GAP)
        for number, one in enumerate(rows):
            grid.addWidget(self._button((*above, one.text), one), *divmod(number, across))
        for column in range(across):
            grid.setColumnStretch(column, 1)
        return grid

    def _button(self, path: Path, one: Row, *, main: bool = False) -> Chip:
        button = self.buttons[path] = Chip(one.text, checked=one.checked, main=main)
        button.setAccessibleDescription(path[-2] if len(path) > 1 else "")
        button.clicked.connect(self._starts if path == (phrases.START_PROGRAM,) else
                               partial(self.click, path))  # fmt: skip
        return button

    def _starts(self) -> None:
        self._start()
        QTimer.singleShot(WRITTEN, self, self.refresh)


def status_window() -> StatusWindow:
    """The window over the program that runs here."""

    def start() -> None:
        program, *words = [*PROGRAM, "run"]
        QProcess.startDetached(program, words)

    return StatusWindow(partial(control.ask, "resident"), start)


def _row(told: Mapping[str, Any]) -> Row:
    """A row as `resident.menu.plain` told it; its message only says that it can be clicked."""
    return Row(
        told["text"],
        told["clicks"] or None,
        tuple(map(_row, told["rows"])),
        told["checked"],
        radio=told["radio"],
    )


def _under(first: Row) -> tuple[Row, ...]:
    """What hangs on the first row, whose text stands above all others already."""
    return (first,) if first.rows else ()


def _kind(one: Row) -> str:
    if not one.text:
        return "gap"
    if one.rows:
        return "list"
    return "buttons" if one.message else "text"
