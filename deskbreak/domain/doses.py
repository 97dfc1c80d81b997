"""Fills the doses of a routine: repetitions first, then places on the spine, then breaths (R2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from deskbreak.domain.exercise import Movement, Position, Role
from deskbreak.domain.pool import places_of
from deskbreak.domain.routine import BREATH, Block, Routine, in_balance, work_of
from deskbreak.domain.session import Session


def filled(
    blocks: tuple[Block, ...],
    minutes: int,
    start: Position,
    past: Sequence[Session],
    relaxed: tuple[str, ...],
) -> Routine:
    """The blocks with as much of each dose as the minutes hold, both movements in balance."""
    routine = Routine(minutes, start, blocks, relaxed=relaxed)
    spare = timedelta(minutes=minutes) - routine.total
    shares = {movement: work_of(blocks, movement) for movement in Movement}
    grown = list(blocks)
    for larger in (_one_more, lambda block: _one_place_more(block, minutes, past)):
        growing = True
        while growing:
            growing = False
            for index, block in enumerate(grown):
                more = larger(block)
                added = more.work - block.work
                if not timedelta(0) < added <= spare:
                    continue
                after = dict(shares)
                if block.role is Role.MAIN:
                    after[block.exercise.movement] += more.alone - block.alone
                if _out_of_balance(after, shares):
                    continue
                grown[index], shares, growing = more, after, True
                spare -= added
    breaths = min(spare // BREATH, 3 if minutes < 8 else 6)
    return replace(routine, blocks=tuple(grown), breaths=breaths)


def _one_more(block: Block) -> Block:
    """R12: one repetition more, on both sides."""
    dose = block.exercise.dose
    most = (dose.warm_up if block.role is Role.WARM_UP else dose.repetitions)[1]
    return replace(block, repetitions=min(block.repetitions + 1, most))


def _one_place_more(block: Block, minutes: int, past: Sequence[Session]) -> Block:
    """R13: one place more, up to two the first time and in short routines."""
    if not block.places:
        return block
    known = any(d.exercise == block.exercise.id for s in past for d in s.exercises)
    most = 4 if known and minutes >= 8 else 2
    places = places_of(block.exercise, past)[: min(len(block.places) + 1, most)]
    return replace(block, places=places)


def _out_of_balance(after: dict[Movement, timedelta], before: dict[Movement, timedelta]) -> bool:
    """Whether growing one block would push the two movements further apart than R10 allows."""
    one, other = after[Movement.EXTENSION], after[Movement.ROTATION]
    if not one or not other or in_balance(one, other):
        return False
    apart = abs(before[Movement.EXTENSION] - before[Movement.ROTATION])
    return abs(one - other) > apart
