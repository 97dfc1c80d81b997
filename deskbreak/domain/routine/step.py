"""A step of a routine in time, and what is on at one moment of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from deskbreak.domain.routine.exercise import Movement, Position, Role

ZERO = timedelta(0)


class Kind(StrEnum):
    """What a step is."""

    MOVE = "move"
    PREPARE = "prepare"
    WORK = "work"
    HOLD = "hold"
    REST = "rest"
    SWITCH = "switch"
    BREATHE = "breathe"
    RETURN = "return"


WAYS = frozenset({Kind.MOVE, Kind.RETURN})


class Stroke(StrEnum):
    """Where a repetition is."""

    OUT = "out"
    HOLD = "hold"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Step:
    """
    A piece of the timeline.

    `block` counts the blocks from 0 (None: breaths and the way back). `side` is left, right,
    alternate (beginning with `first_side`) or None. `level` counts the places of a block from 1,
    `place` is the place on the spine (1 the lowest). `reps` count for each side of an alternate
    step. `tempo` is seconds out, hold, back. A step of half-range repetitions is a `ramp`. With
    `cut` the rest of its block was skipped, with `hurt` because it hurts.
    """

    kind: Kind
    start: timedelta
    length: timedelta
    name: str
    cues: tuple[str, ...]
    position: Position
    block: int | None = None
    exercise: str | None = None
    movement: Movement | None = None
    role: Role | None = None
    side: str | None = None
    first_side: str = "left"
    level: int | None = None
    place: int | None = None
    reps: int | None = None
    tempo: tuple[timedelta, timedelta, timedelta] = (ZERO, ZERO, ZERO)
    ramp: bool = False
    cut: bool = False
    hurt: bool = False

    @property
    def end(self) -> timedelta:
        """When the next step begins."""
        return self.start + self.length

    @property
    def repetition(self) -> timedelta:
        """One repetition on one side."""
        return sum(self.tempo, ZERO)


@dataclass(frozen=True, slots=True)
class Now:
    """
    What is on at one moment.

    `repetition` counts from 1. `side` is that of this repetition. `progress` is how far the
    movement is out: 0 at its start, 1 at its end; `fraction` is how much of the stroke is over.
    """

    step: Step
    index: int
    into: timedelta
    repetition: int | None
    side: str | None
    stroke: Stroke | None
    progress: float
    fraction: float
    cue: str
    step_remaining: timedelta
    remaining: timedelta
