"""A routine as data: its blocks in order, and how long each part of it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise

from deskbreak.domain.routine.exercise import Exercise, Position, Role

ZERO = timedelta(0)
BREATH = timedelta(seconds=5)
SHORT_SET_UP = timedelta(seconds=3)  # of an exercise that was set up before in this routine

SIT, STAND, FOURS, SIDE, SUPINE = Position
MOVES = {
    frozenset({SIT, STAND}): 5,
    frozenset({SIT, FOURS}): 15,
    frozenset({SIT, SIDE}): 18,
    frozenset({STAND, FOURS}): 12,
    frozenset({STAND, SIDE}): 15,
    frozenset({FOURS, SIDE}): 8,
    frozenset({FOURS, SUPINE}): 10,
    frozenset({SIDE, SUPINE}): 6,
}
MOVES_ONE_WAY = {
    (SIT, SUPINE): 18,
    (SUPINE, SIT): 20,
    (STAND, SUPINE): 15,
    (SUPINE, STAND): 18,
}


def move_time(before: Position, after: Position) -> timedelta:
    """How long it takes to get from one position into another."""
    if before is after:
        return ZERO
    seconds = MOVES_ONE_WAY.get((before, after)) or MOVES[frozenset({before, after})]
    return timedelta(seconds=seconds)


class Reason(StrEnum):
    """A reason for an exercise, or for how it is done today."""

    WARM_UP = "warm_up"
    AGAIN = "again"
    ONLY = "only"
    EASIER = "easier"
    PROTOCOL = "protocol"
    NEW = "new"
    RESTED = "rested"
    FITS = "fits"
    SIDE = "side"
    MORE = "more"
    FEWER = "fewer"


@dataclass(frozen=True, slots=True)
class Why:
    """A reason; `count` is of routines or repetitions, `name` the harder exercise it eases."""

    reason: Reason
    count: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One exercise in a routine; `places` are those on the spine, 1 the lowest, in their order."""

    exercise: Exercise
    role: Role
    position: Position
    repetitions: int
    places: tuple[int, ...] = ()
    first_side: str = "left"
    why: tuple[Why, ...] = ()

    @property
    def work(self) -> timedelta:
        """Its time without moving and set-up."""
        return self.exercise.work(self.repetitions, max(len(self.places), 1))


@dataclass(frozen=True, slots=True)
class Routine:
    """
    What to do, in order; empty where nothing is allowed.

    `relaxed` names the rules that could not be kept, `gate` what bars every routine for now. With
    `stand_up` the person stands up once before the first block, which is a seated one (R32).
    """

    minutes: int
    start: Position
    blocks: tuple[Block, ...] = ()
    breaths: int = 0
    relaxed: tuple[str, ...] = ()
    gate: tuple[str, ...] = ()
    stand_up: bool = False

    @property
    def overhead(self) -> timedelta:
        """Moving, getting ready, getting up."""
        up = (Position.STANDING,) if self.stand_up else ()
        places = [self.start, *up, *(block.position for block in self.blocks), self.start]
        ways = sum((move_time(a, b) for a, b in pairwise(places)), ZERO)
        return ways + sum(set_ups(self.blocks), ZERO)

    @property
    def total(self) -> timedelta:
        """The true length, getting up and breaths included; never more than the minutes."""
        work = sum((block.work for block in self.blocks), ZERO)
        return self.overhead + work + self.breaths * BREATH

    @property
    def position_changes(self) -> int:
        """Between blocks; getting in and out is not counted."""
        return sum(a.position is not b.position for a, b in pairwise(self.blocks))


def set_ups(blocks: Sequence[Block]) -> Iterator[timedelta]:
    """The set-up of each block; shorter where the exercise was set up before."""
    seen: set[str] = set()
    for block in blocks:
        whole = timedelta(seconds=block.exercise.dose.set_up_seconds)
        yield min(whole, SHORT_SET_UP) if block.exercise.id in seen else whole
        seen.add(block.exercise.id)
