from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from deskbreak import exercises
from deskbreak.domain.routine.exercise import Role
from deskbreak.domain.routine.practice import practice
from deskbreak.domain.session import Done, Felt, Outcome, Session

BY_ID = {exercise.id: exercise for exercise in exercises.load()[0]}
DAY = date(2026, 3, 2)
OK, EASY, HARD = Felt.OK, Felt.EASY, Felt.HARD


def session(
    name: str,
    felt: Felt | None = OK,
    *,
    age: int = 0,
    count: int = 6,
    completed: bool = True,
    hurt: bool = False,
) -> Session:
    """A routine with one exercise, so many days ago."""
    done = Done(name, str(BY_ID[name].movement), "main", count, count, (), completed, hurt)
    day = DAY - timedelta(days=age)
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    outcome = Outcome.COMPLETED if completed else Outcome.STOPPED
    return Session(str(at), day, at, 3, outcome, exercises=(done,), felt=felt)


@pytest.mark.parametrize(
    ("felt", "begins", "most"),
    [
        ([], 6, 8),
        ([OK], 7, 8),
        ([OK, EASY], 8, 8),
        ([OK, OK, OK], 8, 8),
        ([None], 6, 8),
        ([OK, OK, HARD], 7, 7),
        ([OK, OK, HARD, HARD], 6, 6),
        ([HARD, OK], 7, 8),
    ],
)
def test_repetitions_grow_with_what_felt_fine_and_shrink_with_what_felt_hard(
    felt: list[Felt | None], begins: int, most: int
) -> None:
    past: list[Session] = []
    for one in felt:
        start, _ = practice(past).repetitions(BY_ID["hug-turn"], Role.MAIN)
        past.insert(0, session("hug-turn", one, count=start))
    assert practice(past).repetitions(BY_ID["hug-turn"], Role.MAIN) == (begins, most)


def test_what_was_not_done_to_the_end_does_not_grow() -> None:
    past = [session("hug-turn", completed=False)]
    assert practice(past).repetitions(BY_ID["hug-turn"], Role.MAIN) == (6, 8)


def test_warm_ups_stay_as_they_are() -> None:
    past = [session("seat-cat-cow")] * 3
    assert practice(past).repetitions(BY_ID["seat-cat-cow"], Role.WARM_UP) == (4, 6)


def test_three_completed_routines_open_difficulty_2_and_an_easier_one_found_easy_twice_3() -> None:
    two_days = [session("kneel-reach", EASY), session("kneel-reach", EASY, age=1)]
    pasts = [
        [],
        [session("hug-turn")] * 2,
        [session("hug-turn")] * 3,
        [session("hug-turn", EASY, age=age) for age in range(5)],
        [two_days[0]] * 3,
        [*two_days, session("hug-turn")],
    ]
    opened = [
        [practice(past).opened(BY_ID[name]) for name in ("hug-turn", "side-rainbow", "kneel-band")]
        for past in pasts
    ]
    assert opened == [
        [True, False, False],
        [True, False, False],
        [True, True, False],
        [True, True, False],
        [True, True, False],
        [True, True, True],
    ]


def test_what_was_done_lately_weighs_more_and_breaks_without_a_routine_do_not_count() -> None:
    told = Session("told", DAY, datetime(2026, 3, 2, tzinfo=UTC), 3, Outcome.TOLD)
    past = [told, session("hug-turn"), session("seat-cat-cow"), session("kneel-elbow")]
    names = ("hug-turn", "seat-cat-cow", "kneel-elbow", "side-rainbow")
    assert [practice(past).weight(BY_ID[name]) for name in names] == [8, 4, 2, 0]


def test_what_hurt_opens_nothing() -> None:
    past = [session("hug-turn"), session("hug-turn"), session("hug-turn", hurt=True)]
    assert [practice(one).opened(BY_ID["side-rainbow"]) for one in (past, [*past, past[0]])] == [
        False,
        True,
    ]


@pytest.mark.parametrize(("age", "rests"), [(0, True), (6, True), (7, False), (-9999, False)])
def test_what_hurt_rests_for_seven_days(age: int, rests: bool) -> None:
    past = [session("hug-turn", completed=False), session("hug-turn", age=age, hurt=True)]
    assert practice(past).rests("hug-turn", DAY) is rests
    assert not practice(past).rests("kneel-elbow", DAY)


@pytest.mark.parametrize(
    ("ages", "cleared", "repeated"),
    [
        ([0], None, False),
        ([0, 14], None, True),
        ([0, 15], None, False),
        ([30, 31], None, True),
        ([0, 3], 3, False),
        ([0, 3, 4], 4, True),
        ([3, 4], 3, False),
    ],
)
def test_pain_is_repeated_twice_in_two_weeks_after_it_was_cleared(
    ages: list[int],
    cleared: int | None,
    repeated: bool,
) -> None:
    past = [session("hug-turn", age=age, hurt=True) for age in ages]
    since = None if cleared is None else DAY - timedelta(days=cleared)
    assert practice(past).pains(since) is repeated


def test_two_exercises_that_hurt_in_one_routine_are_repeated_pain() -> None:
    one = session("hug-turn", hurt=True)
    both = replace(one, exercises=one.exercises * 2)
    assert practice([both]).pains(None)


@pytest.mark.parametrize(
    ("past", "strained"),
    [
        ([], False),
        ([session("kneel-reach", HARD, count=7)], False),
        ([session("kneel-reach", HARD)], True),
        ([session("kneel-reach", None), session("kneel-reach", HARD)], True),
        ([session("kneel-reach", OK), session("kneel-reach", HARD)], False),
        ([session("kneel-elbow", HARD), session("kneel-reach", HARD)], True),
        ([session("kneel-elbow", OK), session("kneel-reach", HARD)], False),
        ([session("kneel-reach", HARD), session("kneel-elbow", OK)], True),
    ],
)
def test_what_is_hard_at_the_fewest_gives_way_to_an_easier_one_until_that_is_fine(
    past: list[Session],
    strained: bool,
) -> None:
    assert practice(past).strained(BY_ID["kneel-reach"]) is strained


def test_soft_tissue_and_each_exercise_are_counted_by_day() -> None:
    past = [session("stand-ball-massage"), session("hug-turn"), session("hug-turn", age=1)]
    known = practice(past)
    assert (known.soft_on(DAY), known.on(DAY, "hug-turn"), known.on(DAY, "kneel-elbow")) == (
        1,
        1,
        0,
    )
