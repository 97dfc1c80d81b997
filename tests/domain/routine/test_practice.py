from __future__ import annotations

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
    name: str, felt: Felt | None = OK, *, age: int = 0, count: int = 6, completed: bool = True
) -> Session:
    """A routine with one exercise, so many days ago."""
    done = Done(name, str(BY_ID[name].movement), "main", count, count, (), completed)
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
    assert [practice(past).weight(name) for name in names] == [8, 4, 2, 0]


def test_soft_tissue_and_each_exercise_are_counted_by_day() -> None:
    past = [session("stand-ball-massage"), session("hug-turn"), session("hug-turn", age=1)]
    known = practice(past)
    assert (known.soft_on(DAY), known.on(DAY, "hug-turn"), known.on(DAY, "kneel-elbow")) == (
        1,
        1,
        0,
    )
