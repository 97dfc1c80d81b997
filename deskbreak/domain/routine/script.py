"""
What the voice says through a routine, short enough to be followed with the eyes closed.

It names what comes, how to get ready and what to do, once; then it counts. Each cue is heard once
in an exercise, with the count of a repetition that leaves room for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import groupby

from deskbreak.domain.routine import phrases
from deskbreak.domain.routine.blocks import BREATH
from deskbreak.domain.routine.exercise import Exercise, Position
from deskbreak.domain.routine.heard import LEAD, Said, Wish, placed, speaking
from deskbreak.domain.routine.step import WAYS, ZERO, Kind, Step
from deskbreak.domain.routine.timeline import OTHER

CHIMED = timedelta(seconds=0.5)  # what comes after a chime leaves it so long
LONG_HOLD = timedelta(seconds=8)  # from here on a hold has words of its own
INTO_HOLD = timedelta(seconds=4)

Exercises = Mapping[str, Exercise]


def script(
    steps: Sequence[Step],
    exercises: Exercises,
    since: timedelta = ZERO,
    *,
    chimed: bool = True,
) -> tuple[Said, ...]:
    """
    What is said from `since` on; `chimed` tells whether chimes mark hold and back.

    What begins at `since` is announced then, since nothing could be said ahead of it.
    """
    if not steps:
        return ()
    wishes: list[Wish] = []
    for block, own in groupby(steps, key=lambda step: step.block):
        parts = list(own)
        if block is None:
            wishes += _closing(parts)
        else:
            before = next((step for step in reversed(steps) if step.end == parts[0].start), None)
            wishes += _opening(parts, before)
            wishes += _worked(parts, exercises[str(parts[0].exercise)], chimed=chimed)
    end = steps[-1].end
    wishes.append(Wish(end, (phrases.DONE_TITLE,), lead=speaking(phrases.DONE_TITLE)))
    return tuple(placed(wishes, since, end))


def _opening(parts: Sequence[Step], before: Step | None) -> Iterator[Wish]:
    """The way to an exercise, its name, the side that begins, and how to get ready."""
    first = parts[0]
    sided = any(step.side for step in parts)
    forms = phrases.say_next(
        first.name, first.first_side if sided else None, follows=before is not None
    )
    if first.kind is Kind.MOVE:
        yield _way(first)
        yield Wish(first.start, forms, patient=True)
    elif before is not None and before.reps and before.tempo[2] > LEAD + CHIMED:
        yield Wish(first.start, forms, lead=before.tempo[2] - CHIMED, firm=True)
    else:
        yield Wish(first.start, forms, firm=True)
    for step in parts:
        if step.kind is Kind.MOVE and step is not first:  # back into the chair
            yield _way(step)
        if step.kind is Kind.PREPARE:  # a long way leaves time for it, a short one none to waste
            lead = max(first.length / 2 if first.kind is Kind.MOVE else ZERO, LEAD)
            yield Wish(step.start, _fewer(step.cues), lead, patient=True)


def _fewer(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines, then fewer of them: what comes last, such as the hands, is missed the most."""
    ends = ("\n".join(lines[first:]) for first in range(len(lines)))
    return (*ends, *reversed(lines[:-1]))


def _closing(parts: Sequence[Step]) -> Iterator[Wish]:
    """The way back, and breaths at the end."""
    for step in parts:
        if step.kind in WAYS:
            yield _way(step)
        else:
            yield Wish(step.start, step.cues, firm=True)
        if step.kind is Kind.BREATHE and step.length >= 2 * BREATH:
            yield Wish(step.end - BREATH, (phrases.SAY_LAST_BREATH,))


def _way(step: Step) -> Wish:
    lies = step.position is Position.SIDE_LYING and step.block is not None
    side = OTHER[step.first_side]  # what works is on top
    return Wish(
        step.start,
        (phrases.SAY_ON_SIDE[side] if lies else phrases.SAY_MOVE[step.position],),
        firm=True,
    )


def _worked(parts: Sequence[Step], exercise: Exercise, *, chimed: bool) -> Iterator[Wish]:
    """The repetitions of a block, at each place and on each side."""
    for step in parts:
        if step.kind in {Kind.SWITCH, Kind.REST}:
            changed = step.kind is Kind.SWITCH and step.side
            words = phrases.SAY_CHANGE[changed] if changed else step.cues[0]
            yield Wish(step.start, (words,), firm=True)
    work = [step for step in parts if step.reps]
    unsaid = {cue for step in work if not step.ramp for cue in step.cues}
    for _, own in groupby(work, key=lambda step: (step.level, step.side)):
        sets = list(own)
        if sets[0].ramp:
            unsaid.update(sets[0].cues)  # half the way, on each side and at each place
        of = sum(step.reps or 0 for step in sets)
        beats = [(step, begin) for step in sets for begin in _beginnings(step)]
        for number, (step, begin) in enumerate(beats):
            if begin == work[0].start:
                yield from _explained(step, begin, exercise.move, unsaid)
            else:
                yield _counted(step, begin, (number, of), unsaid)
            yield from _stayed(step, begin, unsaid, chimed=chimed)


def _beginnings(step: Step) -> Iterator[timedelta]:
    """When each repetition of a step begins; one that was cut short keeps those within it."""
    begin = step.start
    while begin < step.end:
        yield begin
        begin += step.repetition


def _explained(
    step: Step, begin: timedelta, lines: Sequence[str], unsaid: set[str]
) -> Iterator[Wish]:
    """What to do, told along the first repetition: the last of three lines is the way back."""
    out, hold, _back = step.tempo
    first, *others = lines
    yield Wish(begin, (first,), firm=True)
    if step.ramp and step.side != "alternate":  # there the other side's turn has room for it
        unsaid.discard(phrases.HALF_RANGE)
        yield Wish(begin, (phrases.HALF_RANGE,), patient=True)
    for number, line in enumerate(others, 1):
        way_back = number == len(others) > 1
        yield Wish(begin + out + (hold if way_back else ZERO), (line,), patient=True)


def _counted(step: Step, begin: timedelta, count: tuple[int, int], unsaid: set[str]) -> Wish:
    """The side and how many are left, with a cue where there is room before the way back."""
    number, of = count
    side = None
    if step.side == "alternate":
        number, second = divmod(number, 2)
        side = OTHER[step.first_side] if second else step.first_side
    left = of - number
    words = phrases.say_repetition(side, left, of)
    if side == OTHER[step.first_side] and left > 1:
        words = phrases.SIDES[side]
    cue = _cue(step, begin)
    full = phrases.say_cue(words, cue)
    out, hold, _back = step.tempo
    if cue in unsaid and side != step.first_side and speaking(full) <= LEAD + out + hold:
        unsaid.remove(cue)
        return Wish(begin, (full, words), firm=True)
    return Wish(begin, (words,), firm=True)


def _stayed(step: Step, begin: timedelta, unsaid: set[str], *, chimed: bool) -> Iterator[Wish]:
    """A cue within a long hold and the call back; without chimes hold and back by word."""
    out, hold, _back = step.tempo
    long = hold >= LONG_HOLD
    if long and _cue(step, begin) in unsaid:
        unsaid.remove(_cue(step, begin))
        yield Wish(begin + out + INTO_HOLD, (_cue(step, begin),))
    if hold and not chimed:
        yield Wish(begin + out, (phrases.SAY_HOLD,))
    if long or not chimed:
        yield Wish(begin + out + hold, (phrases.SAY_BACK,))


def _cue(step: Step, begin: timedelta) -> str:
    """The cue that is shown in the repetition that begins then."""
    number = (begin - step.start) // step.repetition
    if step.side == "alternate":
        number //= 2
    return step.cues[number % len(step.cues)]
