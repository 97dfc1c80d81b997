"""
What the history says of each exercise: when, how often, how it went (R11, R13-15, R22-23).

And of the routines: whose turn it is to get the person up (R32).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise, takewhile

from deskbreak.domain.routine.exercise import Exercise, Movement, Role
from deskbreak.domain.session import Done, Felt, Outcome, Session

UNLOCKS_SECOND = 3  # completed routines that open difficulty 2
UNLOCKS_THIRD = 2  # days on which the easier exercise felt easy
KEPT = 60  # the last times of an exercise that count for anything
RECALL = 8  # the last times of an exercise that count for its repetitions
LATELY = 8  # what the last break weighs; the one before half of it, then a third
STRAINED = (
    24  # what weighs that felt hard at the fewest repetitions: its easier one comes before it
)
UP_FROM = 3  # minutes of a routine that always gets the person up (R32)
RESTS = 7  # days that an exercise which hurt is left out (R23)
AGAIN_WITHIN = 14  # days in which a second time that hurts bars every routine


@dataclass(frozen=True, slots=True)
class Time:
    """One time that an exercise was done; `age` counts the routines since, 0 the last one."""

    age: int
    session: Session
    done: Done


@dataclass(frozen=True, slots=True)
class Practice:
    """The past, newest first, by exercise."""

    past: Sequence[Session]
    times: dict[str, list[Time]]

    def known(self, exercise: str) -> bool:
        """Whether it was ever done."""
        return exercise in self.times

    def opened(self, exercise: Exercise) -> bool:
        """R22: whether completed routines, and easy ones, have opened its difficulty."""
        if exercise.difficulty == 1:
            return True
        well = (one for one in self.past if one.outcome is Outcome.COMPLETED and not _hurt(one))
        if len(tuple(islice(well, UNLOCKS_SECOND))) < UNLOCKS_SECOND:
            return False
        easier = self.times.get(exercise.easier, ())
        easy_days = {one.session.day for one in easier if one.session.felt is Felt.EASY}
        return exercise.difficulty == 2 or len(easy_days) >= UNLOCKS_THIRD

    def wanted_pattern(self) -> Movement:
        """R9: in one minute, the pattern that the last minute did not have; extension first."""
        for one in self.past:
            if one.minutes == 1 and one.outcome is Outcome.COMPLETED and one.exercises:
                if one.exercises[0].movement == Movement.EXTENSION:
                    return Movement.ROTATION
                return Movement.EXTENSION
        return Movement.EXTENSION

    def turn_to_get_up(self, minutes: int, day: date) -> bool:
        """
        R32: whether a routine has to get the person up.

        From three minutes always; before, the first of a day, then every second one: with one
        minute of each pattern, so that neither is seated for ever.
        """
        done = (one for one in self.past if one.exercises)
        last = next(done, None)
        if minutes >= UP_FROM or last is None or last.day != day:
            return True
        if minutes == 1:
            wanted = self.wanted_pattern()
            of_it = (one for one in self.past if one.minutes == 1 and one.exercises)
            last = next((one for one in of_it if one.exercises[0].movement == wanted), None)
        return last is None or not last.got_up

    def rests(self, exercise: str, day: date) -> bool:
        """R23: whether it hurt in the last days; a clock that was wrong bars nothing for long."""
        times = self.times.get(exercise, ())
        return any(one.done.hurt and abs((day - one.session.day).days) < RESTS for one in times)

    def pains(self, since: date | None) -> bool:
        """R23: whether two exercises hurt within two weeks, both after the day `since`."""
        days = [one.day for one in self.past for done in one.exercises if done.hurt]
        days = [day for day in days if since is None or day > since]
        return any(abs((a - b).days) <= AGAIN_WITHIN for a, b in pairwise(days))

    def weight(self, exercise: Exercise) -> int:
        """R15: how lately it was done, 0 if never; R23: more where nothing less is left of it."""
        times = self.times.get(exercise.id)
        if not times:
            return 0
        return STRAINED if self.strained(exercise) else LATELY // (1 + times[0].age)

    def strained(self, exercise: Exercise) -> bool:
        """R23: whether it felt hard at the fewest repetitions, so that an easier one is better."""
        times = self.times.get(exercise.id, ())
        rated = next((one for one in times if one.session.felt), None)
        if rated is None or rated.session.felt is not Felt.HARD or not exercise.easier:
            return False
        easier = self.times.get(exercise.easier, ())
        since = next((one for one in easier if one.session.felt), None)
        eased = since and since.age < rated.age and since.session.felt is not Felt.HARD
        return not eased and rated.done.repetitions <= exercise.dose.repetitions[0]

    def on(self, day: date, exercise: str) -> int:
        """R25: how often it was done on a day."""
        return sum(one.session.day == day for one in self.times.get(exercise, ()))

    def first_side(self, exercise: str, day: date) -> str:
        """R11: the side that was left out last time, else one day left and the next day right."""
        if times := self.times.get(exercise):
            last = times[0].done
            if last.left != last.right:
                return "left" if last.left < last.right else "right"
        return "left" if day.toordinal() % 2 == 0 else "right"

    def upward(self, exercise: str) -> bool:
        """R13: whether it goes up the spine today: the other way than the last time."""
        ways = (one.done.levels for one in self.times.get(exercise, ()))
        last = next((levels for levels in ways if len(levels) > 1), (1, 0))
        return last[0] > last[-1]

    def soft_on(self, day: date) -> int:
        """R14: how many routines of a day had soft tissue."""
        return sum(
            any(done.movement == Movement.SOFT_TISSUE for done in one.exercises)
            for one in takewhile(lambda one: one.day >= day, self.past)
        )

    def repetitions(self, exercise: Exercise, role: Role) -> tuple[int, int]:
        """
        R22 and R23: the repetitions to begin with, and the most for now.

        One more after each time that was completed and felt fine; one less than was done after it
        felt hard, until it feels fine again.
        """
        if role is Role.WARM_UP:
            return exercise.dose.warm_up
        least, most = exercise.dose.repetitions
        start, limit = least, most
        for one in reversed(self.times.get(exercise.id, [])[:RECALL]):
            if one.session.felt is Felt.HARD:
                start = limit = max(least, min(one.done.repetitions, most) - 1)
            elif one.session.felt is not None and one.done.completed:
                start, limit = min(start + 1, most), most
        return start, limit


def practice(past: Sequence[Session]) -> Practice:
    """The past, sorted by exercise in one walk."""
    times: dict[str, list[Time]] = defaultdict(list)
    for age, session in enumerate(one for one in past if one.exercises):
        for done in session.exercises:
            of_it = times[done.exercise]
            if len(of_it) < KEPT:
                of_it.append(Time(age, session, done))
    return Practice(past, dict(times))


def _hurt(session: Session) -> bool:
    return any(done.hurt for done in session.exercises)
