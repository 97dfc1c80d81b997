"""The three steps: what the person has, how often and how long, what to leave out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from deskbreak.domain import formats
from deskbreak.domain.lengths import INTERVAL_KEY, INTERVALS, ROUTINE_KEY, ROUTINES
from deskbreak.domain.routine.blocks import Routine
from deskbreak.domain.settings import Kit, Person, Place, Reminder, Start
from deskbreak.storage.plain import plain
from deskbreak.widgets import phrases as widgets_phrases
from deskbreak.widgets.chip import Chip
from deskbreak.widgets.choice import Choice, Tile
from deskbreak.widgets.health import Health
from deskbreak.widgets.words import Words
from deskbreak.windows import phrases as windows_phrases
from deskbreak.windows.first_run import phrases
from deskbreak.windows.first_run.preview import Preview
from deskbreak.windows.lettering import line

GAP, HEADING = 8, 26  # px

Answers = dict[str, object]
"""Values by the keys of the settings, as they stand in TOML."""


class Page(QWidget):
    """A step of the first run; `title` asks, `answers` tells what was said to it."""

    title = ""
    about = ""

    def answers(self) -> Answers:
        """Nothing, unless a page asks something."""
        return {}


class PlacePage(Page):
    """Where the person sits, how a routine begins, and what is at hand."""

    title, about = phrases.FIRST_PLACE, phrases.FIRST_PLACE_ABOUT

    def __init__(self, person: Person) -> None:
        super().__init__()
        places = {one.value: Tile(windows_phrases.choice("Place", one), one) for one in Place}
        starts = {one.value: Tile(windows_phrases.choice("Start", one), one) for one in Start}
        kit = {one.value: Tile(windows_phrases.choice("Kit", one), one) for one in Kit}
        self.place = Choice(phrases.WHERE_YOU_WORK, places, [person.place], across=3)
        self.start = Choice(phrases.HOW_YOU_BEGIN, starts, [person.start], across=2)
        self.kit = Choice(phrases.WHAT_YOU_HAVE, kit, person.kit, across=6, several=True)
        beside = QHBoxLayout()
        beside.addLayout(_headed(phrases.WHERE_YOU_WORK, self.place), 3)
        beside.addSpacing(2 * GAP)
        beside.addLayout(_headed(phrases.HOW_YOU_BEGIN, self.start), 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(beside)
        layout.addSpacing(2 * GAP)
        layout.addLayout(_headed(phrases.WHAT_YOU_HAVE, self.kit))
        layout.addStretch(1)

    def answers(self) -> Answers:
        return {
            "person.place": self.place.values[0],
            "person.start": self.start.values[0],
            "person.kit": self.kit.values,
        }


class RhythmPage(Page):
    """How often and how long, with the routine that comes of it."""

    title, about = phrases.FIRST_RHYTHM, phrases.FIRST_RHYTHM_ABOUT

    def __init__(
        self, reminder: Reminder, compose: Callable[[int], Routine], preview: Preview
    ) -> None:
        """`compose` gives the first routine of so many minutes."""
        super().__init__()
        self._compose, self.preview = compose, preview
        every, minutes = reminder.work_interval_minutes, reminder.routine_minutes
        self.every = _lengths(phrases.FIRST_EVERY, {*INTERVALS, every}, every)
        self.minutes = _lengths(phrases.FIRST_MINUTES, {*ROUTINES, minutes}, minutes)
        self.minutes.chosen.connect(self._show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(_headed(phrases.FIRST_EVERY, self.every))
        layout.addLayout(_headed(phrases.FIRST_MINUTES, self.minutes))
        layout.addSpacing(GAP)
        layout.addWidget(preview, 1)
        self._show()

    def answers(self) -> Answers:
        return {
            INTERVAL_KEY: int(self.every.values[0]),
            ROUTINE_KEY: int(self.minutes.values[0]),
        }

    def _show(self) -> None:
        self.preview.show_routine(self._compose(int(self.minutes.values[0])))


class HealthPage(Page):
    """The safety card, and what routines leave out."""

    title, about = widgets_phrases.SAFETY_TITLE, widgets_phrases.SAFETY[0]

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._person = person
        self._answers: Answers = {}
        self.health = Health(person.avoid, person.check_first, self._told)
        self.health.begin.hide()  # the window has its own way on
        self.health.title.setMaximumHeight(HEADING + GAP)  # below the title of the page
        self.health.setMinimumHeight(380)
        self.health.setMaximumHeight(440)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.health, 1)
        for text in widgets_phrases.SAFETY[2:]:
            layout.addWidget(_label(text))
        layout.addStretch()

    def answers(self) -> Answers:
        self.health.tell()
        return self._answers

    def _told(self, avoid: object, check_first: object) -> None:
        self._answers = {"person.avoid": plain(avoid), "person.check_first": plain(check_first)}
        if check_first != self._person.check_first and self._person.cleared_on:
            self._answers["person.cleared_on"] = ""  # that day cleared other things


def changed(values: Answers, told: Mapping[str, Mapping[str, object]]) -> Answers:
    """Those of the values that are others than the settings have already."""
    found = {}
    for key, value in values.items():
        table, _, name = key.partition(".")
        if told[table][name] != value:
            found[key] = value
    return found


def _lengths(name: str, offered: set[int], current: int) -> Choice:
    chips = {str(one): Chip(formats.minutes(one)) for one in sorted(offered)}
    return Choice(name, chips, [current], across=len(chips))


def _headed(text: str, below: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(GAP // 2)
    heading = Words(1.2, bold=True)
    heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    heading.setFixedHeight(HEADING)
    heading.say(text)
    layout.addWidget(heading)
    layout.addWidget(below, 1)
    return layout


def _label(text: str) -> QLabel:
    label = line(text)
    label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    return label
