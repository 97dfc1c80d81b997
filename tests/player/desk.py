"""A window with a clock that is moved by hand, over a real history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from deskbreak.domain.reminder.presence import Moment
from deskbreak.domain.routine import timeline
from deskbreak.domain.routine.composer import compose
from deskbreak.domain.routine.exercise import Exercise
from deskbreak.domain.routine.hurts import Care
from deskbreak.domain.routine.step import Step
from deskbreak.domain.session import Session
from deskbreak.domain.settings import Person
from deskbreak.player.opening import Opening
from deskbreak.player.playback import Playback
from deskbreak.player.record import Record
from deskbreak.player.routine_page import RoutinePage
from deskbreak.player.sounds import Sounds
from deskbreak.player.window import Window
from deskbreak.storage.history import History
from deskbreak.widgets.figure import Figure
from tests.catalogue import few
from tests.player.fake_sounder import FakeSounder

WARM_UP, SLIDE, TURN = KNOWN = few("seat-cat-cow", "seat-desk-slide", "hug-turn")
DAY = date(2026, 3, 2)
BEGIN = datetime(2026, 3, 2, 10, tzinfo=UTC)
ZERO = timedelta()


@dataclass
class Clock:
    """Stands still until it is moved."""

    now: Moment = field(default_factory=lambda: Moment(BEGIN, ZERO, ZERO))

    def __call__(self) -> Moment:
        return self.now

    def move(self, span: timedelta, slept: timedelta = ZERO) -> None:
        now = self.now
        self.now = Moment(now.at + span + slept, now.awake + span, now.slept + slept)


class Screen:
    """A screen that goes blank unless it is kept on."""

    def __init__(self) -> None:
        self.stays_on = False

    def hold(self) -> None:
        self.stays_on = True

    def let_go(self) -> None:
        self.stays_on = False


class Desk:
    """Somebody in front of the window."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        *,
        minutes: int = 3,
        still: bool = False,
        said: str = "",
        known: tuple[Exercise, ...] = KNOWN,
        past: tuple[Session, ...] = (),
        person: Person = Person(stays_seated=True),  # noqa: B008 - it is frozen
        figure: Figure | None = None,
    ) -> None:
        self.clock = Clock()
        self.history = History(folder / "history.sqlite3")
        routine = compose(known, minutes, (), person, day=DAY)
        self.playback = Playback(timeline.steps(routine))
        by_id = {exercise.id: exercise for exercise in known}
        self.page = RoutinePage(by_id, person.kit, figure or Figure(), still=still)
        self.record = Record(
            Session("one", DAY, BEGIN, minutes, planned=routine.total), self.history
        )
        care = Care(known, past, person)
        self.screen, self.voice, self.chimes = Screen(), FakeSounder(), FakeSounder()
        self.window = Window(
            self.playback,
            self.page,
            self.record,
            self.clock,
            lambda: said,
            care,
            self.screen,
            Sounds(by_id, self.voice, self.chimes, Path("/chimes"), voiced=True, chimed=True),
        )
        composed = partial(compose, known, minutes, past, day=DAY)
        self.saved: list[Mapping[str, object]] = []
        self.trouble = ""  # in writing the settings
        self.opening = Opening(self.window, composed, self.save, DAY)
        self.person, self.routine = person, routine
        qtbot.addWidget(self.window)
        self.window.resize(900, 700)

    def save(self, changed: Mapping[str, object]) -> str:
        self.saved.append(changed)
        return self.trouble

    def opens_for_the_first_time(self) -> None:
        self.opening.show(self.routine, self.person, first_time=True)
        self.window.show()

    def opens(self) -> None:
        self.window.begin()
        self.window.show()

    def waits(self, seconds: float) -> None:
        self.clock.move(timedelta(seconds=seconds))
        self.window.tick()
        QApplication.processEvents()  # the layout follows what is shown

    def waits_until(self, place: timedelta) -> None:
        self.waits((place - self.playback.elapsed(self.clock().awake)).total_seconds())

    def presses(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key)

    @property
    def row(self) -> Session:
        (row,) = self.history.sessions()
        return row

    def step(self, exercise: Exercise) -> Step:
        """The first repetitions of it."""
        return next(
            step for step in self.playback.steps if step.reps and step.exercise == exercise.id
        )


def texts(window: Window) -> str:
    """Everything that can be read in the window now."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def button(window: Window, text: str) -> QPushButton:
    (found,) = [
        one for one in window.findChildren(QPushButton) if one.text() == text and one.isVisible()
    ]
    return found
