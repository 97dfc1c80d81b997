"""
An exercise as its file describes it: words, dose, what it needs, for whom it is not.

The seconds of a dose follow one time model: the places on the spine times the repetitions times
the tempo, on each side, plus what it takes to change sides and places.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from deskbreak.domain.figure.picture import Picture
from deskbreak.domain.settings import Avoid, Kit
from deskbreak.domain.tables import key


class Movement(StrEnum):
    """What the thoracic spine does, or what is done to it."""

    EXTENSION = "extension"
    ROTATION = "rotation"
    SIDE_BEND = "side_bend"
    SOFT_TISSUE = "soft_tissue"


class Role(StrEnum):
    """What a block is for."""

    WARM_UP = "warm_up"
    MAIN = "main"


class Position(StrEnum):
    """What the body rests on."""

    SEATED = "seated"
    STANDING = "standing"
    ALL_FOURS = "all_fours"
    SIDE_LYING = "side_lying"
    SUPINE = "supine"


SHORTEST_HOLD = 10  # R12: seconds
FLOOR = frozenset({Position.ALL_FOURS, Position.SIDE_LYING, Position.SUPINE})


class Sides(StrEnum):
    """How the two sides share the repetitions."""

    ONE = "one"  # the movement has no sides
    ALTERNATE = "alternate"  # repetition by repetition
    BLOCK = "block"  # all of one side, then all of the other


class Vertebra(StrEnum):
    """The thoracic vertebrae, from the neck down."""

    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    T4 = "T4"
    T5 = "T5"
    T6 = "T6"
    T7 = "T7"
    T8 = "T8"
    T9 = "T9"
    T10 = "T10"
    T11 = "T11"
    T12 = "T12"


@dataclass(frozen=True, slots=True)
class Dose:
    """How much, how fast; repetitions count for each side."""

    out_seconds: float = key("seconds into the movement", least=1, most=8, unit="seconds")
    hold_seconds: float = key("seconds at its end", least=0, most=30, unit="seconds")
    back_seconds: float = key("seconds back", least=1, most=8, unit="seconds")
    set_up_seconds: float = key("seconds to get ready", least=0, most=40, unit="seconds")
    repetitions: tuple[int, int] = key("fewest and most", (6, 8), least=1, most=12)
    warm_up: tuple[int, int] = key("fewest and most as a warm-up", (4, 6), least=1, most=12)
    switch_seconds: float = key("seconds to change sides", 0.0, least=0, most=20, unit="seconds")
    rest_seconds: float = key("seconds between two holds", 0.0, least=0, most=10, unit="seconds")

    @property
    def holds(self) -> bool:
        """Whether it is a stretch that is held, and not a movement."""
        return self.hold_seconds >= SHORTEST_HOLD

    @property
    def repetition(self) -> timedelta:
        """One repetition on one side."""
        return timedelta(seconds=self.out_seconds + self.hold_seconds + self.back_seconds)


@dataclass(frozen=True, slots=True)
class Levels:
    """Places on the spine that are worked on one after the other, the lowest first."""

    places: tuple[Vertebra, ...] = key("vertebrae, three inches apart, the lowest first")
    most: int = key("places in one routine", 1, least=1, most=4)
    move_seconds: float = key("seconds to the next place", 8.0, least=1, most=20, unit="seconds")


@dataclass(frozen=True, slots=True)
class Change:
    """How an exercise changes for somebody who avoids something."""

    avoid: Avoid = key("for whom")
    how: str = key("what is different then")


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise; `id` is the stem of its file."""

    name: str = key("what it is called")
    movement: Movement = key("what the upper back does")
    positions: tuple[Position, ...] = key(
        "where it can be done, the usual one first", count=(1, 5)
    )
    roles: tuple[Role, ...] = key("what it can be for", count=(1, 2))
    sides: Sides = key("how the sides share the repetitions")
    office: bool = key("fine in work clothes among others")
    difficulty: int = key("how hard it is", least=1, most=3)
    dose: Dose = key("how much and how fast")
    set_up: tuple[str, ...] = key("how to get ready", count=(1, 5))
    move: tuple[str, ...] = key("what to do", count=(1, 4))
    cues: tuple[str, ...] = key("what to think of", count=(2, 4))
    faults: tuple[str, ...] = key("what to leave", count=(1, 4))
    breath: str = key("how to breathe")
    source: str = key("where the facts are from")
    picture: Picture = key("how it is drawn")
    also: tuple[str, ...] = key("other names", ())
    kit: tuple[tuple[Kit, ...], ...] = key("any one of these sets is needed", ())
    skip: tuple[Avoid, ...] = key("not for whom", ())
    modify: tuple[Change, ...] = key("how it changes for whom", ())
    levels: Levels | None = key("places on the spine", None)
    easier: str = key("the id of an easier one", "")
    harder: str = key("the id of a harder one", "")
    discreet: bool = key("draws no looks where others sit, standing included", False)
    feet: tuple[int, ...] = key(
        "lines of set_up that put the feet on the floor, 1 the first", (), least=1, most=5
    )
    standing: Picture | None = key("how it is drawn standing, where that is not usual", None)
    id: str = ""

    def drawn(self, position: Position) -> Picture:
        """The picture of it in that position."""
        return self.standing if self.standing and position is Position.STANDING else self.picture

    @property
    def two_sided(self) -> bool:
        """Whether left and right are worked apart."""
        return self.sides is not Sides.ONE

    @property
    def rest(self) -> timedelta:
        """What lies between two repetitions, on all sides together."""
        return timedelta(seconds=self.dose.rest_seconds) * (2 if self.sides is Sides.BLOCK else 1)

    def work(self, repetitions: int, places: int = 1) -> timedelta:
        """The time of a block without its set-up; repetitions on each side at each place."""
        sides = 2 if self.two_sided else 1
        work = places * repetitions * sides * self.dose.repetition
        if self.sides is Sides.BLOCK:
            work += places * timedelta(seconds=self.dose.switch_seconds)
        work += places * (repetitions - 1) * self.rest
        if self.levels:
            work += (places - 1) * timedelta(seconds=self.levels.move_seconds)
        return work
