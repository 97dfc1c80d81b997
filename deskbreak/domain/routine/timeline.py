"""
A routine as steps in time, and what is on at any moment: a pure function of both.

The steps follow each other without a gap. Skipping cuts the rest of a block out, so that what
follows comes earlier and nothing runs over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby

from deskbreak.domain.routine import phrases
from deskbreak.domain.routine.blocks import BREATH, Block, Routine, move_time, set_ups
from deskbreak.domain.routine.exercise import Exercise, Position, Role, Sides
from deskbreak.domain.routine.step import WAYS, ZERO, Kind, Now, Step, Stroke
from deskbreak.domain.session import Done

RAMP = 2  # repetitions of half the way, where no warm-up came before (R8)
OTHER = {"left": "right", "right": "left"}


def steps(routine: Routine) -> tuple[Step, ...]:
    """The whole routine in time."""
    return _placed(_untimed(routine))


def length(timeline: Sequence[Step]) -> timedelta:
    """The length of all steps."""
    return timeline[-1].end if timeline else ZERO


def at(timeline: Sequence[Step], elapsed: timedelta) -> Now:
    """What is on at `elapsed`; behind the end, the end of the last step."""
    index = next((i for i, one in enumerate(timeline) if elapsed < one.end), len(timeline) - 1)
    step = timeline[index]
    into = min(max(elapsed - step.start, ZERO), step.length)
    left = step.length - into
    rest = length(timeline) - step.start - into
    if not step.repetition:
        fraction = into / step.length
        cue = step.cues[0] if step.cues else ""
        return Now(step, index, into, None, step.side, None, 0.0, fraction, cue, left, rest)
    last = -(-step.length // step.repetition) - 1  # a cut step may end within a repetition
    count = min(into // step.repetition, last)
    within = into - count * step.repetition
    stroke, fraction = _stroke(step, within)
    progress = {Stroke.OUT: fraction, Stroke.HOLD: 1.0, Stroke.BACK: 1 - fraction}[stroke]
    side, repetition = step.side, count + 1
    if step.side == "alternate":
        side = step.first_side if count % 2 == 0 else OTHER[step.first_side]
        repetition = count // 2 + 1
    cue = step.cues[(repetition - 1) % len(step.cues)]
    progress *= 0.5 if step.ramp else 1.0
    return Now(step, index, into, repetition, side, stroke, progress, fraction, cue, left, rest)


def skip(
    timeline: Sequence[Step], elapsed: timedelta, *, hurt: bool = False
) -> tuple[tuple[Step, ...], timedelta]:
    """
    Leave the rest of the block that is on out: the new steps, and where they go on.

    What was done of it stays, so that `done` still tells the truth. What follows comes earlier,
    with the way from where the person is now; a way that has only begun was not gone (R21).
    `hurt` says why: then `done` names the block even if nothing of it was done.
    """
    now = at(timeline, elapsed)
    place = _place(timeline, now)
    kept = list(timeline[: now.index])
    if now.into:
        kept.append(replace(now.step, length=now.into, position=place))
    if kept and kept[-1].block == now.step.block:
        last = kept[-1]
        cut = last.cut or bool(now.step_remaining)
        kept[-1] = replace(last, cut=cut, hurt=last.hurt or hurt)
    if now.step.block is not None:
        after = [one for one in timeline[now.index + 1 :] if one.block != now.step.block]
        kept += _way_from(place, after, end=timeline[-1].position)
    return _placed(kept), now.step.start + now.into


def _placed(untimed: Iterable[Step]) -> tuple[Step, ...]:
    """The steps one after the other, without a gap and without empty ones."""
    found: list[Step] = []
    for step in untimed:
        if step.length:
            found.append(replace(step, start=length(found)))
    return tuple(found)


def _place(timeline: Sequence[Step], now: Now) -> Position:
    """Where the person is; a routine ends where it began."""
    if now.step.kind in WAYS:
        return timeline[now.index - 1].position
    return now.step.position


def _way_from(place: Position, after: Sequence[Step], end: Position) -> Iterator[Step]:
    """The steps that are left, with the way to the first of them made anew."""
    rest = after[1:] if after and after[0].kind in WAYS else after
    first = after[0] if after else Step(Kind.RETURN, ZERO, ZERO, "", (), end)
    yield _way(first, move_time(place, first.position))
    yield from rest


def _way(to: Step, seconds: timedelta) -> Step:
    """The way to a step of a block, or back to the beginning."""
    said = phrases.MOVE_TO[to.position]
    plain = replace(to, length=seconds, cues=(said,), side=None, level=None, place=None, reps=None)
    if to.block is None:
        return replace(plain, kind=Kind.RETURN, name=said)
    return replace(plain, kind=Kind.MOVE)


def done(timeline: Sequence[Step], elapsed: timedelta) -> tuple[Done, ...]:
    """What was done of each block by `elapsed`: whole repetitions on each side."""
    begun = [one for one in timeline if one.block is not None and one.start < elapsed]
    found = []
    for block, parts in groupby(begun, key=lambda one: one.block):
        counts = {"left": 0, "right": 0}
        whole = [one for one in timeline if one.block == block]
        levels: list[int] = []
        for step in (one for one in parts if one.reps is not None):
            passed = min(elapsed - step.start, step.length) // step.repetition
            for side, count in _shared(step, passed):
                counts[side] += count
            if passed and step.place is not None and step.place not in levels:
                levels.append(step.place)
        hurt = any(one.hurt for one in whole)
        if not any(counts.values()) and not hurt:
            continue
        step = whole[0]
        found.append(
            Done(
                exercise=str(step.exercise),
                movement=str(step.movement),
                role=str(step.role),
                left=counts["left"],
                right=counts["right"],
                levels=tuple(levels),
                completed=_played(whole, elapsed),
                hurt=hurt,
            )
        )
    return tuple(found)


def got_up(timeline: Sequence[Step], elapsed: timedelta) -> bool:
    """Whether by `elapsed` a block was played to its end for which the person left the chair."""
    blocks = groupby(timeline, key=lambda one: one.block)
    return any(
        block is not None
        and any(one.position is not Position.SEATED for one in whole)
        and _played(whole, elapsed)
        for block, whole in ((block, list(parts)) for block, parts in blocks)
    )


def _played(block: Sequence[Step], elapsed: timedelta) -> bool:
    """Whether all steps of a block were played to the end."""
    return block[-1].end <= elapsed and not any(one.cut for one in block)


def _shared(step: Step, count: int) -> Iterator[tuple[str, int]]:
    """How `count` repetitions fall on the sides."""
    if step.side == "alternate":
        yield step.first_side, -(-count // 2)
        yield OTHER[step.first_side], count // 2
    else:
        for side in ("left", "right"):
            if step.side in {side, None}:
                yield side, count


def _stroke(step: Step, within: timedelta) -> tuple[Stroke, float]:
    out, hold, back = step.tempo
    if within < out:
        return Stroke.OUT, within / out
    if within < out + hold:
        return Stroke.HOLD, (within - out) / hold
    return Stroke.BACK, min((within - out - hold) / back, 1.0)


def _untimed(routine: Routine) -> Iterator[Step]:
    """Every step in order, not yet placed in time."""
    position = routine.start
    if routine.stand_up:
        up = replace(_plain(0, routine.blocks[0]), position=Position.STANDING)
        yield _way(up, move_time(position, up.position))
        position = up.position
    for number, (block, set_up) in enumerate(
        zip(routine.blocks, set_ups(routine.blocks), strict=True)
    ):
        plain = _plain(number, block)
        yield _way(plain, move_time(position, block.position))
        yield replace(plain, kind=Kind.PREPARE, length=set_up, cues=block.exercise.set_up)
        yield from _worked(plain, block, ramp=number == 0 and block.role is Role.MAIN)
        position = block.position
    end = Step(Kind.RETURN, ZERO, ZERO, "", (), routine.start)
    yield _way(end, move_time(position, routine.start))
    breath = replace(end, kind=Kind.BREATHE, length=BREATH * routine.breaths)
    yield replace(breath, name=phrases.BREATHE_NAME, cues=(phrases.BREATHE,))


def _plain(number: int, block: Block) -> Step:
    exercise = block.exercise
    return Step(
        Kind.WORK,
        ZERO,
        ZERO,
        exercise.name,
        exercise.cues,
        block.position,
        block=number,
        exercise=exercise.id,
        movement=exercise.movement,
        role=block.role,
        first_side=block.first_side,
    )


def _worked(plain: Step, block: Block, *, ramp: bool) -> Iterator[Step]:
    """The repetitions of a block: at each place, on each side."""
    exercise = block.exercise
    for level, place in enumerate(block.places or (None,), 1):
        here = replace(plain, level=level if place else None, place=place)
        if level > 1 and exercise.levels:
            way = timedelta(seconds=exercise.levels.move_seconds)
            yield replace(here, kind=Kind.SWITCH, length=way, cues=(phrases.NEXT_PLACE,))
        if exercise.sides is Sides.BLOCK:
            first = block.first_side
            change = timedelta(seconds=exercise.dose.switch_seconds)
            other = replace(here, side=OTHER[first])
            yield from _set(replace(here, side=first), exercise, block.repetitions, ramp=ramp)
            yield replace(other, kind=Kind.SWITCH, length=change, cues=(phrases.OTHER_SIDE,))
            yield from _set(other, exercise, block.repetitions, ramp=ramp)
        else:
            side = "alternate" if exercise.sides is Sides.ALTERNATE else None
            yield from _set(replace(here, side=side), exercise, block.repetitions, ramp=ramp)
        ramp = False


def _set(plain: Step, exercise: Exercise, repetitions: int, *, ramp: bool) -> Iterator[Step]:
    """Repetitions in a row; the first two go half the way where nothing warmed up before."""
    dose, cues = exercise.dose, plain.cues
    tempo = (
        timedelta(seconds=dose.out_seconds),
        timedelta(seconds=dose.hold_seconds),
        timedelta(seconds=dose.back_seconds),
    )
    each = dose.repetition * (2 if plain.side == "alternate" else 1)
    work = replace(plain, kind=Kind.HOLD if dose.holds else Kind.WORK, tempo=tempo)
    if dose.rest_seconds:
        rest = timedelta(seconds=dose.rest_seconds)
        for number in range(repetitions):
            if number:
                yield replace(plain, kind=Kind.REST, length=rest, cues=(phrases.REST,))
            first = number % len(cues)
            yield replace(work, reps=1, length=each, cues=cues[first:] + cues[:first])
        return
    eased = RAMP if ramp and repetitions > RAMP else 0  # a hold or two are no first of many
    half = replace(work, ramp=True, cues=(phrases.HALF_RANGE,))
    for step, count in ((half, eased), (work, repetitions - eased)):
        yield replace(step, reps=count, length=each * count)
