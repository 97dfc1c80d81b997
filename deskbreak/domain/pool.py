"""What a person may be given now: by kit, place, what to avoid, and what was done before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from deskbreak.domain.exercise import FLOOR, Exercise, Movement
from deskbreak.domain.session import Felt, Outcome, Session
from deskbreak.domain.settings import Kit, Person, Place

FLOOR_FROM = 5  # minutes: below, getting down and up takes too much of them
UNLOCKS_SECOND = 3  # completed routines that open difficulty 2
UNLOCKS_THIRD = 2  # days on which a routine felt easy


def gate(person: Person, day: date) -> tuple[str, ...]:
    """R4: what bars every routine until a professional has been asked."""
    cleared = person.cleared_on is not None and person.cleared_on <= day
    return () if cleared else tuple(map(str, person.check_first))


def eligible(
    exercises: Sequence[Exercise], minutes: int, past: Sequence[Session], person: Person
) -> tuple[Exercise, ...]:
    """R3 and R5: what the person's kit, place, health and history allow, in the order of ids."""
    most = person.difficulty_limit or open_difficulty(past)
    return tuple(
        exercise
        for exercise in sorted(exercises, key=lambda one: one.id)
        if exercise.id not in person.exclude
        and exercise.difficulty <= most
        and not set(exercise.skip) & set(person.avoid)
        and _at_hand(exercise, person)
        and _fits_place(exercise, minutes, person)
    )


def open_difficulty(past: Sequence[Session]) -> int:
    """R22: what the history has opened."""
    easy_days = {session.day for session in past if session.felt is Felt.EASY}
    completed = sum(session.outcome is Outcome.COMPLETED for session in past)
    if completed < UNLOCKS_SECOND:
        return 1
    return 3 if len(easy_days) >= UNLOCKS_THIRD else 2


def wanted_pattern(past: Sequence[Session]) -> Movement:
    """R9: in one minute, the pattern that the last minute did not have; extension first."""
    for session in past:
        if session.minutes == 1 and session.outcome is Outcome.COMPLETED and session.exercises:
            if session.exercises[0].movement == Movement.EXTENSION:
                return Movement.ROTATION
            return Movement.EXTENSION
    return Movement.EXTENSION


def places_of(exercise: Exercise, past: Sequence[Session]) -> tuple[int, ...]:
    """R13: its places on the spine, from the middle one way; the other way in the next routine."""
    if exercise.levels is None:
        return ()
    count = len(exercise.levels.places)
    middle = max(count // 2, 1)
    done = (d.levels for s in past for d in s.exercises if d.exercise == exercise.id)
    last = next((levels for levels in done if len(levels) > 1), ())
    went_up = bool(last) and last[0] < last[-1]
    ways = range(min(middle + 1, count), 0, -1) if went_up else range(middle, count + 1)
    return tuple(ways)[: exercise.levels.most]


def first_side(exercise: Exercise, past: Sequence[Session], day: date) -> str:
    """R11: the side that was left out last time, else one day left and the next day right."""
    done = (d for s in past for d in s.exercises if d.exercise == exercise.id)
    last = next(done, None)
    if last and last.left != last.right:
        return "left" if last.left < last.right else "right"
    return "left" if day.toordinal() % 2 == 0 else "right"


def _at_hand(exercise: Exercise, person: Person) -> bool:
    return not exercise.kit or any(set(kit) <= set(person.kit) for kit in exercise.kit)


def _fits_place(exercise: Exercise, minutes: int, person: Person) -> bool:
    if person.place is Place.OPEN_PLAN:
        return exercise.office and not FLOOR & set(exercise.positions)
    if FLOOR & set(exercise.positions):
        return minutes >= FLOOR_FROM and Kit.MAT in person.kit
    return True
