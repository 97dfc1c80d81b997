"""Why each exercise is in a routine, and why it is done so, as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deskbreak.domain.routine.blocks import Block, Reason, Why
from deskbreak.domain.routine.exercise import Exercise, Role
from deskbreak.domain.routine.order import WANTED, Piece
from deskbreak.domain.routine.practice import Practice


def explained(
    blocks: Sequence[Block], able: Sequence[Piece], known: Practice
) -> tuple[Block, ...]:
    """The blocks of a routine, each with its reasons; `able` is all that might have come."""
    wanted = {piece.exercise.id for piece in able if piece.stale == WANTED}
    whole = wanted <= {block.exercise.id for block in blocks}
    found = []
    for number, block in enumerate(blocks):
        if whole and block.exercise.id in wanted:
            chosen = Why(Reason.PROTOCOL)
        else:
            chosen = _chosen(block, blocks[:number], able, known)
        found.append(replace(block, why=(chosen, *_done_so(block, known))))
    return tuple(found)


def _chosen(block: Block, before: Sequence[Block], able: Sequence[Piece], known: Practice) -> Why:
    exercise, times = block.exercise, known.times.get(block.exercise.id)
    rivals = {
        piece.exercise.id
        for piece in able
        if piece.role is block.role and piece.movement is exercise.movement
    }
    if block.role is Role.WARM_UP:
        return Why(Reason.WARM_UP)
    if any(one.exercise.id == exercise.id for one in before):
        return Why(Reason.AGAIN)
    if rivals == {exercise.id}:
        return Why(Reason.ONLY)
    if strained := _eased(exercise, able, known):
        return Why(Reason.EASIER, name=strained.name)
    if times is None:
        return Why(Reason.NEW)
    return Why(Reason.RESTED, times[0].age + 1) if times[0].age else Why(Reason.FITS)


def _eased(exercise: Exercise, able: Sequence[Piece], known: Practice) -> Exercise | None:
    """The harder one that gives way to this one."""
    harder = (piece.exercise for piece in able if piece.exercise.easier == exercise.id)
    return next((one for one in harder if known.strained(one)), None)


def _done_so(block: Block, known: Practice) -> Iterator[Why]:
    """What the last time has to do with how it is done today."""
    times = known.times.get(block.exercise.id)
    if times is None:
        return
    last = times[0].done
    if block.exercise.two_sided and last.left != last.right:
        yield Why(Reason.SIDE)
    if block.role is Role.MAIN and last.role == Role.MAIN and last.completed:
        more = block.repetitions - last.repetitions
        if more:
            yield Why(Reason.MORE if more > 0 else Reason.FEWER, abs(more))
