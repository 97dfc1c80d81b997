"""Where a routine stands: running or still, and how far; it reads no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from operator import attrgetter

from deskbreak.domain.routine import timeline
from deskbreak.domain.routine.hurts import left_out
from deskbreak.domain.routine.step import Now, Step
from deskbreak.domain.session import Done

ZERO = timedelta()
AT_ITS_START = timedelta(seconds=3)

Steps = tuple[Step, ...]
Skipped = tuple[tuple[timedelta, Steps], ...]
"""Where something was left out, and the steps as they were; the last one last."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the routine: one exercise, from `start` for `length`."""

    name: str
    start: timedelta
    length: timedelta

    def filled(self, elapsed: timedelta) -> float:
        """How much of it is over, 0 to 1."""
        return min(max((elapsed - self.start) / self.length, 0.0), 1.0)


def parts_of(steps: Steps) -> tuple[Part, ...]:
    """The exercises in their order; the way back and the breaths are the last part."""
    parts = []
    for _block, steps_of in groupby(steps, key=attrgetter("block")):
        own = list(steps_of)
        parts.append(Part(own[-1].name, own[0].start, own[-1].end - own[0].start))
    return tuple(parts)


class Playback:
    """
    A routine being played; `awake` is always a clock that stands still in suspend.

    Standing still takes nothing from the minutes: only time that ran counts.
    """

    def __init__(self, steps: Steps) -> None:
        self.steps, self.parts = steps, parts_of(steps)
        self._stood_at = ZERO  # the place in the routine when it last began to run
        self._ran = ZERO  # all the time it ran until then
        self._since: timedelta | None = None
        self._skipped: Skipped = ()
        self._earliest = ZERO  # where `back` still goes
        self._unhurt: tuple[Steps, Skipped, timedelta] = (steps, (), ZERO)  # before it hurt

    @property
    def running(self) -> bool:
        """Whether time moves it on."""
        return self._since is not None

    @property
    def course(self) -> object:
        """Another one whenever it stops, goes on, or goes on elsewhere."""
        return self.steps, self._stood_at, self._since

    @property
    def place(self) -> timedelta:
        """Where it last went on, or stands."""
        return self._stood_at

    @property
    def length(self) -> timedelta:
        """The true length of what is played."""
        return timeline.length(self.steps)

    def run(self, awake: timedelta) -> None:
        """Go on from where it stands."""
        self._since = awake

    def stand(self, awake: timedelta) -> None:
        """Stand still where it is."""
        self._stood_at, self._ran = self.elapsed(awake), self.ran(awake)
        self._since = None

    def elapsed(self, awake: timedelta) -> timedelta:
        """The place in the routine, never behind its end."""
        return self._stood_at + self._passed(awake)

    def ran(self, awake: timedelta) -> timedelta:
        """How long it has run in all."""
        return self._ran + self._passed(awake)

    def over(self, awake: timedelta) -> bool:
        """Whether the last chime has come."""
        return self.elapsed(awake) >= self.length

    def now(self, awake: timedelta) -> Now:
        """What is on; there must be a step."""
        return timeline.at(self.steps, self.elapsed(awake))

    def done(self, awake: timedelta) -> tuple[Done, ...]:
        """What was done of each exercise by now."""
        return timeline.done(self.steps, self.elapsed(awake))

    def got_up(self, awake: timedelta) -> bool:
        """Whether something out of the chair was done to its end by now."""
        return timeline.got_up(self.steps, self.elapsed(awake))

    def next(self, awake: timedelta) -> None:
        """Leave the rest of this exercise out."""
        if not self.over(awake):
            elapsed = self.elapsed(awake)
            self._skipped += ((elapsed, self.steps),)
            steps, place = timeline.skip(self.steps, elapsed)
            self._go_on(awake, place, steps)

    def back(self, awake: timedelta) -> None:
        """Begin this exercise anew, or the one before if this one has only just begun."""
        elapsed = self.elapsed(awake)
        starts = [part.start for part in self.parts if self._earliest <= part.start <= elapsed]
        if len(starts) > 1 and elapsed - starts[-1] < AT_ITS_START:
            starts.pop()
        steps = self.steps
        while starts and self._skipped and self._skipped[-1][0] >= starts[-1]:
            *before, (_place, steps) = self._skipped  # what was left out is there again
            self._skipped = tuple(before)
        if starts:
            self._go_on(awake, starts[-1], steps)

    def hurts(self, awake: timedelta) -> None:
        """End the exercise that is on, because it hurts; `back` goes no further back than here."""
        self._unhurt = (self.steps, self._skipped, self._earliest)
        steps, self._earliest = left_out(self.steps, self.elapsed(awake))
        self._skipped = ()
        self._go_on(awake, self._earliest, steps)

    def nothing_hurts(self, awake: timedelta) -> None:
        """Take `hurts` back, where that was what happened last."""
        steps, self._skipped, self._earliest = self._unhurt
        self._go_on(awake, self.elapsed(awake), steps)

    def go_on_with(self, awake: timedelta, steps: Steps) -> None:
        """Other steps from here; what was played so far is the same in them."""
        self._go_on(awake, self.elapsed(awake), steps)

    def _go_on(self, awake: timedelta, place: timedelta, steps: Steps) -> None:
        running = self.running
        self.stand(awake)
        self._stood_at, self.steps, self.parts = place, steps, parts_of(steps)
        if running:
            self.run(awake)

    def _passed(self, awake: timedelta) -> timedelta:
        if self._since is None:
            return ZERO
        return min(awake - self._since, self.length - self._stood_at)


def counted(steps: Sequence[Step], now: Now) -> tuple[int, int] | None:
    """The repetition that is on and how many there are, half-range ones included; or none."""
    if now.repetition is None:
        return None
    step = now.step
    same = [
        one
        for one in steps
        if one.reps and (one.block, one.level, one.side) == (step.block, step.level, step.side)
    ]
    before = sum(one.reps or 0 for one in same if one.start < step.start)
    return before + now.repetition, sum(one.reps or 0 for one in same)
