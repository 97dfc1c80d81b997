from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbreak import exercises
from deskbreak.domain.routine import timeline
from deskbreak.domain.routine.composer import compose
from deskbreak.domain.routine.exercise import Exercise
from deskbreak.domain.routine.hurts import Care, Steps, left_out
from deskbreak.domain.routine.step import Kind
from deskbreak.domain.session import Done, Session
from deskbreak.domain.settings import Avoid, Kit, Person, Place
from tests.catalogue import SHIPPED, few

DAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 10, tzinfo=UTC)
HOME = Person(place=Place.HOME, kit=tuple(Kit), difficulty_limit=3)
SLIDE, TURN, LEAN = few("seat-desk-slide", "hug-turn", "seat-side-lean")
DESK = (SLIDE, TURN, *few("seat-cat-cow", "blade-open"))


def routine(minutes: int, person: Person = HOME, known: tuple[Exercise, ...] = DESK) -> Steps:
    return timeline.steps(compose(known, minutes, (), person, day=DAY))


def working(steps: Steps, exercise: Exercise) -> timedelta:
    """In the middle of its second repetition."""
    step = next(one for one in steps if one.reps and one.exercise == exercise.id)
    return step.start + step.repetition * 1.5


def session(done: tuple[Done, ...], minutes: int = 3, day: date = DAY) -> Session:
    return Session("one", day, AT, minutes, exercises=done)


def test_what_hurts_ends_at_once_and_is_marked() -> None:
    steps = routine(3)
    at = working(steps, TURN)
    rest, place = left_out(steps, at)

    assert place == at
    assert not [one for one in rest if one.exercise == TURN.id and one.start >= place]
    assert [one.exercise for one in timeline.done(rest, place) if one.hurt] == [TURN.id]


def test_what_hurts_before_its_first_moment_is_marked_too() -> None:
    steps = routine(3)
    first = next(one for one in steps if one.exercise == TURN.id)
    rest, place = left_out(steps, first.start)

    assert [one.exercise for one in timeline.done(rest, place) if one.hurt] == [TURN.id]


def test_what_hurts_at_the_last_moment_is_marked_too() -> None:
    steps = routine(1)
    last = next(one for one in steps if one.exercise and one.reps and not one.ramp)
    steps = tuple(one for one in steps if one.end <= last.end)
    rest, place = left_out(steps, last.end)

    assert (rest, place) == ((*steps[:-1], replace(steps[-1], hurt=True)), last.end)
    assert [(one.completed, one.hurt) for one in timeline.done(rest, place)] == [(True, True)]
    assert timeline.skip(rest, place) == (rest, place)


def test_what_hurts_does_not_come_a_second_time() -> None:
    steps = routine(10, known=few("seat-cat-cow", "seat-ext-chair", "hug-turn", "seat-windmill"))
    twice = next(
        SHIPPED[step.exercise]
        for step in steps
        if step.exercise
        and len({one.block for one in steps if one.exercise == step.exercise}) == 2
    )
    rest, place = left_out(steps, working(steps, twice))

    assert not [one for one in rest if one.exercise == twice.id and one.start >= place]
    assert [one.start for one in rest[1:]] == [one.end for one in rest[:-1]]


def test_the_nearest_easier_one_stands_in_at_its_fewest_repetitions() -> None:
    known = few("seat-desk-slide", "hug-turn", "stand-reach-lean", "blade-open")
    steps = routine(3, known=known)
    rest, place = left_out(steps, working(steps, SLIDE))
    care = Care((*known, *few("seat-cat-cow")), (), HOME)
    eased = care.eased(session(timeline.done(rest, place)), rest, place)

    assert eased is not None
    assert eased[0].id == "seat-cat-cow"
    own = [one for one in eased[1] if one.exercise == "seat-cat-cow"]
    assert (own[0].start, own[0].kind) == (place, Kind.PREPARE)
    assert sum(one.reps or 0 for one in own) == eased[0].dose.repetitions[0]


def test_the_easier_one_is_as_gentle_as_the_person_needs_it() -> None:
    arch, turn, slide = few("seat-ext-chair", "hug-turn", "seat-desk-slide")
    person = replace(HOME, avoid=(Avoid.HEAD_LOW,))
    steps = routine(2, person, (arch, turn))
    rest, place = left_out(steps, working(steps, arch))
    eased = Care((arch, turn, slide), (), person).eased(session(()), rest, place)

    assert eased is not None
    prepare = next(one for one in eased[1] if one.exercise == slide.id)
    assert prepare.cues[-1] == "Gentler: Stop half way down, at a lean of 45 degrees."


@pytest.mark.parametrize(
    ("hurting", "known", "person"),
    [
        (TURN, DESK, HOME),  # has no easier one
        (SLIDE, (TURN,), HOME),
        (SLIDE, DESK, replace(HOME, exclude=("seat-cat-cow", "blade-open"))),
        (replace(SLIDE, easier="blade-open"), DESK, HOME),  # which warmed up already
    ],
)
def test_no_easier_one_comes_where_there_is_none(
    hurting: Exercise, known: tuple[Exercise, ...], person: Person
) -> None:
    steps = routine(3)
    rest, place = left_out(steps, working(steps, hurting))

    care = Care((*known, hurting), (), person)
    assert care.eased(session(()), rest, place) is None


def test_a_circle_of_easier_ones_ends() -> None:
    circle = (replace(SLIDE, easier="hug-turn"), replace(TURN, easier="seat-desk-slide"))
    steps = routine(3)
    rest, place = left_out(steps, working(steps, SLIDE))

    assert Care(circle, (), HOME).eased(session(()), rest, place) is None


def test_a_second_pain_within_two_weeks_bars() -> None:
    hurt = Done("hug-turn", "rotation", "main", 2, 2, hurt=True)
    before = session((hurt,), day=DAY - timedelta(days=14))

    assert Care(DESK, (), HOME).barred(session((hurt,))) == ()
    assert Care(DESK, (before,), HOME).barred(session((hurt,))) == ("repeated_pain",)
    assert Care(DESK, (), HOME).barred(session((hurt, hurt))) == ("repeated_pain",)
    assert Care(DESK, (before,), replace(HOME, cleared_on=DAY)).barred(session((hurt,))) == ()


KNOWN = exercises.load()[0]


@settings(max_examples=60)
@given(st.integers(1, 15), st.floats(0, 1, exclude_max=True), st.sampled_from([HOME, Person()]))
def test_whenever_it_hurts_the_rest_stays_whole_and_within_the_minutes(
    minutes: int, share: float, person: Person
) -> None:
    steps = routine(minutes, person, KNOWN)
    at = timeline.length(steps) * share
    if timeline.at(steps, at).step.block is None:
        return
    rest, place = left_out(steps, at)
    there = session(timeline.done(rest, place), minutes)
    found = [rest]
    if eased := Care(KNOWN, (), person).eased(there, rest, place):
        found.append(eased[1])
    for one in found:
        assert all(before.end == after.start for before, after in pairwise(one))
        assert timeline.length(one) <= timedelta(minutes=minutes)
        assert [done.hurt for done in timeline.done(one, place)].count(True) == 1
        assert one[-1].position == steps[-1].position or place == timeline.length(one)
