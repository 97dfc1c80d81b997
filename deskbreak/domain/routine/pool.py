"""What a person may be given now: by kit, place, what to avoid, and what was done before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from deskbreak.domain.routine import phrases
from deskbreak.domain.routine.blocks import SHORT_SET_UP
from deskbreak.domain.routine.exercise import FLOOR, Exercise, Movement, Position, Role, Sides
from deskbreak.domain.routine.order import WANTED, Piece, milliseconds
from deskbreak.domain.routine.practice import LATELY, Practice
from deskbreak.domain.settings import Kit, Person, Place

FLOOR_FROM = 5  # minutes: below, getting down and up takes too much of them
TWICE_FROM = 8  # R14: minutes from which an exercise may come twice
LONGEST_HOLD = 60.0  # R25: seconds on each side that one stretch is held in one routine
LONGEST_PRESSURE = 120.0  # R14: seconds of soft tissue on each side
SOFT_A_DAY = 2  # R14: routines with soft tissue
OFTEN = 4  # R25: times a day
LOOKS = 4  # in an open plan, what draws looks weighs as if it had come the last time but one
PLACES = ((7, 2), (9, 3), (15, 4))  # R13: up to so many minutes, so many on the spine
PROTOCOL = frozenset({"kneel-elbow", "sup-roller-ext", "side-rainbow"})
PROTOCOL_FROM = 10  # minutes
REPEATED_PAIN = "repeated_pain"
AHEAD = timedelta(days=1)  # of a day that lasts until 04:00 is the calendar after midnight


def gate(person: Person, practice: Practice, day: date) -> tuple[str, ...]:
    """R4 and R23: what bars every routine until a professional has been asked."""
    cleared = person.cleared_on
    if cleared and cleared > day + AHEAD:
        cleared = None
    told = () if cleared else tuple(map(str, person.check_first))
    return (*told, REPEATED_PAIN) if practice.pains(cleared) else told


def eligible(
    exercises: Sequence[Exercise], minutes: int, practice: Practice, person: Person, day: date
) -> tuple[Exercise, ...]:
    """
    R3, R5, R14, R22, R32: what kit, place, health and history allow, in the order of ids.

    Each is as it is for that person: with what they had better do otherwise, and seated only.
    """
    soft = practice.soft_on(day) < SOFT_A_DAY
    return tuple(
        _suited(exercise, person)
        for exercise in sorted(exercises, key=lambda one: one.id)
        if exercise.id not in person.exclude
        and (soft or exercise.movement is not Movement.SOFT_TISSUE)
        and not practice.rests(exercise.id, day)
        and not set(exercise.skip) & set(person.avoid)
        and (Position.SEATED in exercise.positions or not person.stays_seated)
        and _at_hand(exercise, person)
        and _fits_place(exercise, minutes, person)
        and _opened(exercise, practice, person)
    )


def pieces(
    pool: Sequence[Exercise], minutes: int, practice: Practice, person: Person, day: date
) -> Iterator[Piece]:
    """Every block that may come, in each role and position."""
    wanted = _protocol(pool, minutes, practice)
    seen = person.place is Place.OPEN_PLAN
    for number, exercise in enumerate(pool):
        for role in exercise.roles:
            for piece in _pieces(number, exercise, role, minutes, practice, day):
                if exercise.id in wanted:
                    yield piece._replace(stale=WANTED, limit=1)
                elif seen and piece.position is Position.STANDING and not exercise.discreet:
                    yield piece._replace(stale=piece.stale + LOOKS)
                else:
                    yield piece


def _protocol(pool: Sequence[Exercise], minutes: int, practice: Practice) -> frozenset[str]:
    """The whole protocol of the article, where it can be had and was not what came last."""
    members = [exercise for exercise in pool if exercise.id in PROTOCOL]
    just_done = all(practice.weight(exercise) >= LATELY for exercise in members)
    there = len(members) == len(PROTOCOL) and minutes >= PROTOCOL_FROM
    return PROTOCOL if there and not just_done else frozenset()


def places_of(exercise: Exercise, count: int, *, upward: bool) -> tuple[int, ...]:
    """
    R13: so many places on the spine, 1 the lowest, one way along it.

    It begins in the middle; where the way from there is too short, so far off that all fit.
    """
    if exercise.levels is None:
        return ()
    whole = len(exercise.levels.places)
    middle = max(whole // 2, 1) + (0 if upward else whole > 1)
    if upward:
        first = min(middle, whole - count + 1)
        return tuple(range(first, first + count))
    first = max(middle, count)
    return tuple(range(first, first - count, -1))


def _pieces(
    number: int, exercise: Exercise, role: Role, minutes: int, practice: Practice, day: date
) -> Iterator[Piece]:
    """One for each position, within what one stretch and one side may take."""
    dose, sides = exercise.dose, 2 if exercise.two_sided else 1
    earned, most = practice.repetitions(exercise, role)
    fewest = (dose.warm_up if role is Role.WARM_UP else dose.repetitions)[0]
    held = dose.hold_seconds
    most = min(most, _times(LONGEST_HOLD, held))
    if exercise.movement is Movement.SOFT_TISSUE:
        most = min(most, _times(LONGEST_PRESSURE, dose.repetition.total_seconds()))
    if most < fewest:
        return
    places = min(_most_places(exercise, minutes, practice), _times(LONGEST_HOLD, held * most))
    twice = minutes >= TWICE_FROM and 2 * held * most * places <= LONGEST_HOLD
    set_up = milliseconds(timedelta(seconds=dose.set_up_seconds))
    switch = dose.switch_seconds if exercise.sides is Sides.BLOCK else 0
    for position in exercise.positions:
        yield Piece(
            exercise,
            number,
            exercise.movement,
            position,
            role,
            each=milliseconds(sides * dose.repetition + exercise.rest),
            rest=milliseconds(exercise.rest),
            switch=milliseconds(timedelta(seconds=switch)),
            along=milliseconds(timedelta(seconds=exercise.levels.move_seconds))
            if exercise.levels
            else 0,
            set_up=set_up,
            again=min(set_up, milliseconds(SHORT_SET_UP)),
            fewest=fewest,
            earned=min(earned, most),
            most=most,
            places=places,
            least=milliseconds(exercise.work(fewest)),
            greatest=milliseconds(exercise.work(most, places)),
            limit=2 if twice else 1,
            stale=practice.weight(exercise),
            worn=practice.on(day, exercise.id) >= OFTEN,
            new=exercise.difficulty > 1 and not practice.known(exercise.id),
        )


def _times(most: float, each: float) -> int:
    """How often something fits."""
    return int(most / each) if each else 1000


def _most_places(exercise: Exercise, minutes: int, practice: Practice) -> int:
    """R13: up to two the first time and in short routines, all of them in long ones."""
    if exercise.levels is None:
        return 1
    most = next(places for upto, places in PLACES if minutes <= upto)
    return min(most if practice.known(exercise.id) else 2, exercise.levels.most)


def _suited(exercise: Exercise, person: Person) -> Exercise:
    """
    R3 and R32: an exercise as a person does it.

    What is gentler for whom avoids something is the last set-up line and the first cue; who stays
    seated hears nothing of feet on the floor.
    """
    if person.stays_seated:
        numbered = enumerate(exercise.set_up, 1)
        set_up = tuple(line for number, line in numbered if number not in exercise.feet)
        exercise = replace(exercise, positions=(Position.SEATED,), set_up=set_up)
    changes = tuple(one.how for one in exercise.modify if one.avoid in person.avoid)
    if not changes:
        return exercise
    lines = tuple(f"{phrases.CHANGES}: {how}" for how in changes)
    return replace(exercise, set_up=exercise.set_up + lines, cues=changes + exercise.cues)


def _opened(exercise: Exercise, practice: Practice, person: Person) -> bool:
    if person.difficulty_limit:
        return exercise.difficulty <= person.difficulty_limit
    return practice.opened(exercise)


def _at_hand(exercise: Exercise, person: Person) -> bool:
    return not exercise.kit or any(set(kit) <= set(person.kit) for kit in exercise.kit)


def _fits_place(exercise: Exercise, minutes: int, person: Person) -> bool:
    if person.place is Place.OPEN_PLAN:
        return exercise.office and not FLOOR & set(exercise.positions)
    if FLOOR & set(exercise.positions):
        return minutes >= FLOOR_FROM and Kit.MAT in person.kit
    return True
