"""Every window with every page of it, over a made-up person's files."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget, QWidget

from deskbreak.desktop import doctor_phrases
from deskbreak.domain.reminder.presence import Holder, called
from deskbreak.domain.settings import CheckFirst, Kit, Palette, Person, Place, Settings
from deskbreak.player import phrases
from deskbreak.widgets.figure import Figure
from deskbreak.widgets.palettes import palette
from deskbreak.widgets.theme import Theme
from deskbreak.windows import WINDOWS, main
from deskbreak.windows.first_run.machine import MachinePage
from deskbreak.windows.first_run.window import FirstRun
from deskbreak.windows.history.window import HistoryWindow
from deskbreak.windows.settings.window import SettingsWindow
from deskbreak.windows.status import StatusWindow
from tests.catalogue import SHIPPED
from tests.player.desk import Desk
from tests.resident.desk import Resident

PLAYER = QSize(900, 700)
AT_A_DESK = Person(kit=(Kit.CHAIR, Kit.DESK, Kit.WALL))
AT_HOME = Person(place=Place.HOME, kit=tuple(Kit), difficulty_limit=3)
LONG = 10  # minutes: time for any exercise there is
BEGINNING = timedelta(seconds=80)  # by then every text of it has been shown
PACE = 2.0  # seconds; no text stands for a shorter time
FOUND = [
    {"need": "tray", "state": "works", "found": "", "remedy": ""},
    {"need": "notifications", "state": "limited", "found": "",
     "remedy": doctor_phrases.NO_BUTTONS},
    {"need": "idle", "state": "works", "found": "", "remedy": ""},
    {"need": "microphone", "state": "missing", "found": "",
     "remedy": called(Holder.MICROPHONE).remedy},
    {"need": "voice", "state": "missing", "found": "", "remedy": doctor_phrases.VOICE_REMEDY},
]  # fmt: skip
"""On a desktop that has some of it."""

Page = tuple[str, QWidget]
"""What it shows, and the window that shows it now."""


class Shower:
    """Shows windows as large as one wants, and takes them away again."""

    def __init__(self, folder: Path, theme: Theme, size: QSize | None) -> None:
        """`size`: of every window; None for the one that each opens in."""
        self._folder, self._theme, self._size = folder, theme, size
        self._shown: QWidget | None = None

    def addWidget(self, window: QWidget) -> None:  # noqa: N802 - as pytest-qt calls it
        """Take the one before away."""
        if self._shown:
            self._shown.close()
        self._shown = window

    def pages(self) -> Iterator[Page]:
        """All of them, one after the other; each is gone when the next one comes."""
        yield from self._player()
        for name in WINDOWS:
            window = self._status() if name == "status" else self._window(name)
            self.addWidget(window)
            self._show(window, QSize(*WINDOWS[name]))
            for number, page in enumerate(_turned(window)):
                yield f"{name}-{number}" if number else name, page

    def moments(self) -> Iterator[Page]:
        """The routine window through the beginning of a routine of each exercise alone."""
        for name, exercise in SHIPPED.items():
            desk = self._desk(known=(exercise,), person=AT_HOME, minutes=LONG)
            desk.window.setUpdatesEnabled(False)  # the places are enough
            desk.opens()
            while desk.playback.elapsed(desk.clock().awake) < BEGINNING:
                yield f"{name} at {desk.playback.elapsed(desk.clock().awake)}", desk.window
                desk.waits(PACE)

    def _player(self) -> Iterator[Page]:
        desk = self._desk(person=AT_A_DESK)
        desk.opens_for_the_first_time()
        yield "routine-safety", desk.window
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return):
            desk.presses(key)
        yield "routine-health", desk.window
        for item in (tuple(CheckFirst), ()):
            desk = self._desk(person=Person(check_first=item, kit=(), exclude=tuple(SHIPPED)))
            desk.opens_for_the_first_time()
            yield f"routine-{'gate' if item else 'nothing-fits'}", desk.window
        desk = self._desk(person=AT_A_DESK)
        desk.opens()
        desk.waits(2)
        yield "routine-prepare", desk.window
        desk.waits(50)
        yield "routine-exercise", desk.window
        desk.presses(Qt.Key.Key_H)
        yield "routine-hurts", desk.window
        desk.presses(Qt.Key.Key_1)
        desk.waits_until(desk.playback.length)
        yield "routine-end", desk.window

    def _desk(self, **wanted: object) -> Desk:
        said = phrases.next_break(datetime(2026, 3, 2, 14, 35, tzinfo=UTC), UTC)
        figure = Figure(palette(Palette.A, self._theme))
        known = wanted.pop("known", tuple(SHIPPED.values()))
        desk = Desk(self, self._fresh(), said=said, known=known, figure=figure, **wanted)  # type: ignore[arg-type]
        self._show(desk.window, PLAYER)
        return desk

    def _fresh(self) -> Path:
        """A folder of its own, for who has no history yet."""
        return Path(tempfile.mkdtemp(dir=self._folder))

    def _show(self, window: QWidget, size: QSize) -> None:
        window.setPalette(self._theme.palette())
        window.resize(self._size or size)
        window.show()

    def _window(self, name: str) -> QWidget:
        files = self._folder / "config.toml", self._folder / "history.sqlite3"
        here = main.Here(*files, Settings(), self._theme, lambda _: self._theme)
        window = main.built(name, here)
        if isinstance(window, FirstRun):  # its last page would ask this machine
            window.pages = (*window.pages[:-1], _machine)
        return window

    def _status(self) -> StatusWindow:
        resident = Resident(self._fresh())
        return StatusWindow(lambda words: resident.asks(**words), lambda: None)


def _turned(window: QWidget) -> Iterator[QWidget]:
    """The window at each of its pages."""
    count: int = 1
    turn: Callable[[int], object] = _stay
    match window:
        case SettingsWindow():
            count, turn = window.pages.count(), window.pages.setCurrentRow
        case FirstRun():
            count, turn = len(window.pages), window.turn_to
        case HistoryWindow():
            (tabs,) = window.findChildren(QTabWidget)
            count, turn = tabs.count(), tabs.setCurrentIndex
    for page in range(count):
        turn(page)
        QTest.qWait(1)
        yield window


def _machine() -> MachinePage:
    return MachinePage(lambda told: told(FOUND), QWidget())


def _stay(_page: int) -> None:
    """A window of a single page."""
