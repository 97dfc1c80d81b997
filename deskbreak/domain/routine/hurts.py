"""R23: what follows when a person says that an exercise hurts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from deskbreak.domain.routine import timeline
from deskbreak.domain.routine.blocks import Block, Routine
from deskbreak.domain.routine.exercise import Exercise, Role
from deskbreak.domain.routine.pool import eligible, gate, places_of
from deskbreak.domain.routine.practice import practice
from deskbreak.domain.routine.step import ZERO, Step
from deskbreak.domain.session import Session
from deskbreak.domain.settings import Person

Steps = tuple[Step, ...]
BEGUN = timedelta(milliseconds=1)  # of a block, so that there is a step that can say it hurt


def left_out(steps: Steps, elapsed: timedelta) -> tuple[Steps, timedelta]:
    """
    End the block that is on at `elapsed`: the new steps, and where they go on.

    Its exercise does not come again, and `done` says that it hurt.
    """
    now = timeline.at(steps, elapsed)
    rest, place = timeline.skip(steps, elapsed + (ZERO if now.into else BEGUN), hurt=True)
    while again := [s for s in rest if s.start >= place and s.exercise == now.step.exercise]:
        rest, _ = timeline.skip(rest, again[0].start)
    return rest, place


@dataclass(frozen=True, slots=True)
class Care:
    """Knows what may follow: from all exercises, the sessions before this one, and the person."""

    exercises: Sequence[Exercise]
    past: Sequence[Session]
    person: Person

    def barred(self, session: Session) -> tuple[str, ...]:
        """What a professional is to be asked about before anything else is done; or nothing."""
        return gate(self.person, practice((session, *self.past)), session.day)

    def eased(
        self, session: Session, steps: Steps, place: timedelta
    ) -> tuple[Exercise, Steps] | None:
        """
        The nearest easier exercise that can stand in for the one that hurt until `place`.

        It comes with the steps that have it there, at its fewest repetitions: in the position
        the person is in, and within the minutes. None where there is no such exercise.
        """
        past = practice((session, *self.past))
        able = eligible(self.exercises, session.minutes, past, self.person, session.day)
        pool = {exercise.id: exercise for exercise in able}
        hurting = [step for step in steps if step.end <= place][-1]
        there = {step.exercise for step in steps}
        for name in self._easier_than(hurting.exercise):
            exercise = pool.get(name)
            if (
                exercise
                and exercise.id not in there
                and exercise.movement == hurting.movement
                and hurting.position in exercise.positions
            ):
                longer = _with(exercise, steps, place, hurting)
                if timeline.length(longer) <= timedelta(minutes=session.minutes):
                    return exercise, longer
        return None

    def _easier_than(self, exercise: str | None) -> Iterator[str]:
        """Their ids, the nearest first; a person's own files may lead nowhere, or in a circle."""
        left = {one.id: one for one in self.exercises}
        here = left.pop(exercise or "", None)
        while here and (here := left.pop(here.easier, None)):
            yield here.id


def _with(exercise: Exercise, steps: Steps, place: timedelta, hurting: Step) -> Steps:
    """The steps with a block of it at `place`; what follows comes later."""
    fewest, places = exercise.dose.repetitions[0], places_of(exercise, 1, upward=True)
    block = Block(
        exercise, Role.MAIN, hurting.position, fewest, places, first_side=hurting.first_side
    )
    own = timeline.steps(Routine(1, block.position, (block,)))
    number = 1 + max(step.block or 0 for step in steps)
    return (
        *(step for step in steps if step.end <= place),
        *(replace(step, start=step.start + place, block=number) for step in own),
        *(
            replace(step, start=step.start + timeline.length(own))
            for step in steps
            if step.start >= place
        ),
    )
