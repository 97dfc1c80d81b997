"""
Orders of blocks while the composer looks for one, in whole milliseconds and growing sums.

A piece is a block that may come; an order is some pieces in a row. Both are read thousands of
times for one routine, so they carry what is asked of them.
"""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from deskbreak.domain.routine.blocks import BREATH, move_time
from deskbreak.domain.routine.exercise import Exercise, Movement, Position, Role

MILLISECOND = timedelta(milliseconds=1)
FETCH = 15_000  # R18: so long a set-up means that something is fetched
WANTED = -1000  # what weighs more than anything that was done lately
AGAIN = 16  # R15: what coming twice weighs; the last break weighs half of it


def milliseconds(length: timedelta) -> int:
    """A length as a whole number, which is quick to add."""
    return round(length / MILLISECOND)


WAYS = {(a, b): milliseconds(move_time(a, b)) for a in Position for b in Position}
ONE_BREATH = milliseconds(BREATH)


class Piece(NamedTuple):
    """A block that may come, with its least and its most dose; times in milliseconds."""

    exercise: Exercise
    number: int  # of its exercise in the pool, in the order of ids
    movement: Movement
    position: Position
    role: Role
    each: int  # one repetition, on both sides, and the rest that follows it
    rest: int  # what follows no last repetition
    switch: int  # changing sides at one place
    along: int  # to the next place on the spine
    set_up: int
    again: int  # set-up where it was set up before in this routine
    fewest: int
    earned: int  # repetitions that the history begins with
    most: int
    places: int  # the most places on the spine
    least: int  # its least work
    greatest: int  # its most work
    limit: int  # how often it may come
    stale: int  # how lately it was done
    worn: bool  # done often enough today
    new: bool  # the first time, and not of the easiest

    def work(self, repetitions: int, places: int) -> int:
        """Its work, without set-up."""
        return self.alone(repetitions, places) + places * self.switch

    def alone(self, repetitions: int, places: int) -> int:
        """Its work without the changes of sides, as R10 counts it."""
        return places * (repetitions * self.each - self.rest) + (places - 1) * self.along


class Order(NamedTuple):
    """Pieces in a row, and what they add up to; times in milliseconds."""

    position: Position  # where it ends
    pieces: tuple[Piece, ...] = ()
    visited: frozenset[Position] = frozenset()
    used: int = 0  # two bits for each exercise: how often it comes
    idle: int = 0  # ways and set-ups, without the way back
    least: int = 0
    greatest: int = 0
    extensions: int = 0
    rotations: int = 0
    last: Movement | None = None  # of the main pieces
    stale: int = 0
    worn: int = 0
    new: int = 0
    fetches: int = 0
    changes: int = 0

    def count(self, piece: Piece) -> int:
        """How often the exercise of a piece comes."""
        return self.used >> 2 * piece.number & 3

    def then(self, piece: Piece) -> Order:
        """One piece more."""
        seen, moved = self.count(piece), piece.position not in self.visited
        main, movement = piece.role is Role.MAIN, piece.movement
        return Order(
            piece.position,
            (*self.pieces, piece),
            self.visited | {piece.position} if moved else self.visited,
            self.used + (1 << 2 * piece.number),
            self.idle
            + WAYS[self.position, piece.position]
            + (piece.again if seen else piece.set_up),
            self.least + piece.least,
            self.greatest + piece.greatest,
            self.extensions + (main and movement is Movement.EXTENSION),
            self.rotations + (main and movement is Movement.ROTATION),
            movement if main else self.last,
            self.stale + piece.stale + (AGAIN if seen else 0),
            self.worn + piece.worn,
            self.new + piece.new,
            self.fetches + (piece.set_up >= FETCH and not seen),
            self.changes + (moved and bool(self.pieces)),
        )
