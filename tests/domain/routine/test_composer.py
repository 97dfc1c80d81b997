from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbreak.domain.routine.blocks import Routine
from deskbreak.domain.routine.composer import compose
from deskbreak.domain.routine.exercise import Exercise, Position
from deskbreak.domain.routine.pool import places_of
from deskbreak.domain.session import Done, Felt, Outcome, Session
from deskbreak.domain.settings import Avoid, CheckFirst, Kit, Person, Place, Start
from tests.domain.routine.oracle import KNOWN, Asked, broken, gated, whole_seconds

BY_ID = {exercise.id: exercise for exercise in KNOWN}
DAY = date(2026, 3, 2)
MAY_BE_RELAXED = {"R8", "R9", "R10"}
TEN = [
    BY_ID[name]
    for name in (
        "hug-turn",
        "kneel-band",
        "kneel-elbow",
        "kneel-reach",
        "seat-cat-cow",
        "seat-desk-slide",
        "seat-ext-chair",
        "side-rainbow",
        "stand-ball-massage",
        "sup-roller-ext",
    )
]  # a thin pool
EVERYTHING = tuple(Kit)
AT_HOME = Person(place=Place.HOME, kit=EVERYTHING, difficulty_limit=3)


def composed(asked: Asked, known: Sequence[Exercise] = KNOWN) -> Routine:
    return compose(known, asked.minutes, asked.past, asked.person, day=asked.day)


def names(routine: Routine) -> list[str]:
    return [block.exercise.id for block in routine.blocks]


def session(
    minutes: int = 3,
    *done: Done,
    day: date = DAY,
    outcome: Outcome = Outcome.COMPLETED,
    felt: Felt | None = None,
) -> Session:
    at = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
    return Session(str(at), day, at, minutes, outcome, exercises=done, felt=felt)


def done(name: str, left: int = 6, right: int = 6, levels: tuple[int, ...] = ()) -> Done:
    return Done(name, str(BY_ID[name].movement), "main", left, right, levels)


def subsets(kind: type[Kit | Avoid]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(list(kind))).map(lambda some: tuple(sorted(some)))


people = st.builds(
    Person,
    place=st.sampled_from(Place),
    start=st.sampled_from(Start),
    kit=st.one_of(st.just(EVERYTHING), subsets(Kit)),
    avoid=st.one_of(st.just(()), subsets(Avoid)),
    exclude=st.lists(st.sampled_from(sorted(BY_ID)), max_size=3, unique=True).map(tuple),
    cleared_on=st.one_of(st.none(), st.dates(DAY - timedelta(days=9), DAY + timedelta(days=2))),
    stays_seated=st.sampled_from([False, False, True]),
    difficulty_limit=st.integers(0, 3),
)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    blocks = []
    for name in draw(st.lists(st.sampled_from(sorted(BY_ID)), max_size=4, unique=True)):
        levels = BY_ID[name].levels
        count = len(levels.places) if levels else 0
        first = draw(st.integers(1, count)) if count else 0
        last = draw(st.integers(1, count)) if count else 0
        places = range(first, last + 1) if first <= last else range(first, last - 1, -1)
        left = draw(st.integers(0, 8))
        right = draw(st.integers(0, 8)) if BY_ID[name].two_sided else left
        one = done(name, left, right, tuple(places) if count else ())
        blocks.append(replace(one, hurt=draw(st.integers(0, 9)) == 0))
    played = session(
        draw(st.integers(1, 15)),
        *blocks,
        day=DAY - timedelta(days=draw(st.integers(0, 9))),
        outcome=draw(st.sampled_from(Outcome)),
        felt=draw(st.sampled_from([None, *Felt])),
    )
    return replace(played, got_up=draw(st.booleans()))


pasts = st.lists(sessions(), max_size=6).map(
    lambda past: sorted(past, key=lambda one: one.started_at, reverse=True)
)
bounded = settings(max_examples=100)
asked_for = st.builds(
    Asked, st.integers(1, 15), people, pasts, st.dates(DAY, DAY + timedelta(days=9))
)


@pytest.mark.long
@settings(max_examples=500)
@given(asked_for)
def test_every_routine_keeps_the_rules_it_does_not_say_it_gave_up(asked: Asked) -> None:
    routine = composed(asked)
    given_up = set(routine.relaxed)
    assert given_up <= MAY_BE_RELAXED
    assert bool(routine.gate) == gated(asked)
    if routine.blocks:
        assert set(broken(routine, asked)) == given_up


@bounded
@given(asked_for)
def test_the_same_question_has_the_same_answer(asked: Asked) -> None:
    assert composed(asked) == composed(asked) == composed(asked, KNOWN[::-1])


@bounded
@given(asked_for, subsets(Kit))
def test_more_kit_never_makes_a_routine_impossible(asked: Asked, more: tuple[Kit, ...]) -> None:
    richer = replace(asked.person, kit=tuple(sorted({*asked.person.kit, *more})))
    if composed(asked).blocks:
        assert composed(replace(asked, person=richer)).blocks


@bounded
@given(asked_for, st.sampled_from(sorted(BY_ID)))
def test_what_is_excluded_never_comes(asked: Asked, name: str) -> None:
    person = replace(asked.person, exclude=(*asked.person.exclude, name))
    assert name not in names(composed(replace(asked, person=person)))


@bounded
@given(asked_for)
def test_the_length_is_what_the_parts_add_up_to(asked: Asked) -> None:
    routine = composed(asked)
    assert routine.total / timedelta(seconds=1) == whole_seconds(routine)


@pytest.mark.parametrize(
    ("minutes", "place", "start"), list(product(range(1, 16), Place, Start)), ids=str
)
def test_a_seat_alone_always_yields_a_routine(minutes: int, place: Place, start: Start) -> None:
    asked = Asked(minutes, Person(place=place, start=start, kit=()))
    assert composed(asked).blocks


@pytest.mark.parametrize("minutes", range(1, 16))
def test_an_office_needs_nothing_given_up(minutes: int) -> None:
    assert composed(Asked(minutes)).relaxed == ()
    assert composed(Asked(minutes, AT_HOME)).relaxed == ()


def test_a_seat_alone_says_that_it_goes_without_a_warm_up() -> None:
    routine = composed(Asked(3, Person(kit=())), TEN)
    assert (names(routine), routine.relaxed) == (["hug-turn", "seat-cat-cow"], ("R8",))


def test_pressure_alone_is_better_than_nothing() -> None:
    asked = Asked(
        3,
        Person(
            kit=(Kit.WALL, Kit.MASSAGE_TOOL), exclude=("hug-turn", "seat-cat-cow", "kneel-elbow")
        ),
    )
    routine = composed(asked, TEN)
    assert (names(routine), routine.relaxed) == (["stand-ball-massage"], ("R8", "R9", "R10"))


def test_nothing_is_fetched_for_two_minutes() -> None:
    turn = BY_ID["hug-turn"]
    slow = replace(turn, dose=replace(turn.dose, set_up_seconds=15))
    known = [BY_ID["seat-cat-cow"], slow]
    assert [names(composed(Asked(minutes), known)) for minutes in (2, 3)] == [
        ["seat-cat-cow"],
        ["hug-turn", "seat-cat-cow"],
    ]


def test_nothing_comes_where_nothing_is_allowed() -> None:
    routine = composed(Asked(3, Person(kit=(), exclude=("hug-turn", "seat-cat-cow"))), TEN)
    assert (routine.blocks, routine.relaxed, routine.total) == ((), (), timedelta(0))


def test_what_is_gentler_for_somebody_is_told_and_the_rest_stays_as_it_is() -> None:
    person = Person(avoid=(Avoid.SHOULDER, Avoid.DIZZINESS))
    told: list[str] = []
    for block in composed(Asked(5, person)).blocks:
        plain = BY_ID[block.exercise.id]
        gentler = tuple(one.how for one in plain.modify if one.avoid in person.avoid)
        assert block.exercise.set_up == (*plain.set_up, *(f"Gentler: {how}" for how in gentler))
        assert block.exercise.cues == (*gentler, *plain.cues)
        assert replace(block.exercise, set_up=plain.set_up, cues=plain.cues) == plain
        told += gentler
    assert told


def test_nothing_comes_while_something_has_to_be_checked() -> None:
    person = Person(check_first=(CheckFirst.RECENT_SURGERY,))
    assert composed(Asked(3, person)) == Routine(3, Position.SEATED, gate=("recent_surgery",))
    cleared = replace(person, cleared_on=DAY)
    assert composed(Asked(3, cleared)).blocks
    assert composed(Asked(3, cleared, day=DAY - timedelta(days=1))).blocks  # before 04:00
    assert composed(Asked(3, cleared, day=DAY - timedelta(days=2))).gate


def test_what_hurt_twice_has_to_be_checked_whatever_it_was() -> None:
    hurt = replace(done("hug-turn", 2, 1), hurt=True)
    other = replace(done("seat-ext-chair", 0, 0), hurt=True)
    past = [session(3, hurt), session(3, other, day=DAY - timedelta(days=14))]
    assert composed(Asked(past=past)).gate == ("repeated_pain",)
    assert composed(Asked(past=past[:1])).blocks
    assert composed(Asked(3, Person(cleared_on=DAY), past)).blocks
    surgery = Person(check_first=(CheckFirst.RECENT_SURGERY,))
    assert composed(Asked(3, surgery, past)).gate == ("recent_surgery", "repeated_pain")


def test_an_easier_one_comes_in_the_place_of_what_is_hard_at_the_fewest() -> None:
    twist = replace(BY_ID["hug-turn"], id="twist", easier="hug-turn")
    known = [BY_ID["seat-cat-cow"], BY_ID["seat-ext-chair"], BY_ID["hug-turn"], twist]
    easier = session(3, done("hug-turn"), felt=Felt.OK)
    harder = session(3, replace(done("hug-turn"), exercise="twist"), felt=Felt.HARD)
    pasts: list[list[Session]] = [[easier], [easier, harder], [harder], [harder, easier]]
    turns = [{"hug-turn", "twist"} & set(names(composed(Asked(past=one), known))) for one in pasts]
    assert turns == [{"twist"}, {"twist"}, {"hug-turn"}, {"hug-turn"}]


def test_single_minutes_turn_by_turn_extend_and_rotate() -> None:
    past: list[Session] = []
    movements = []
    for _minute in range(4):
        routine = composed(Asked(1, past=past))
        [block] = routine.blocks
        movements.append(str(block.exercise.movement))
        past.insert(0, session(1, done(block.exercise.id)))
    assert movements == ["extension", "rotation", "extension", "rotation"]


def test_the_side_that_was_left_out_comes_first() -> None:
    for left, right, first in ((6, 0, "right"), (0, 6, "left"), (4, 3, "right")):
        past = [session(3, done("hug-turn", left, right), outcome=Outcome.STOPPED)]
        for day in (DAY, DAY + timedelta(days=1)):
            assert sides(composed(Asked(past=past, day=day), TEN)) == [first]


def test_the_first_side_changes_from_day_to_day() -> None:
    days = [DAY + timedelta(days=count) for count in range(3)]
    firsts = [sides(composed(Asked(day=day), TEN)) for day in days]
    assert firsts in ([["left"], ["right"], ["left"]], [["right"], ["left"], ["right"]])


def sides(routine: Routine) -> list[str]:
    return [block.first_side for block in routine.blocks if block.exercise.two_sided]


def test_the_way_along_the_spine_turns_round_with_each_routine() -> None:
    past = [session(8, done("sup-roller-ext", levels=(2,)))]
    person = replace(AT_HOME, kit=(Kit.MAT, Kit.ROLLER), exclude=("seat-cat-cow",))
    ways = []
    for _routine in range(3):
        routine = composed(Asked(8, person, past), TEN)
        [places] = [one.places for one in routine.blocks if one.exercise.id == "sup-roller-ext"]
        ways.append(places)
        past.insert(0, session(8, done("sup-roller-ext", levels=places)))
    assert ways == [(2, 3, 4), (3, 2, 1), (2, 3, 4)]


@pytest.mark.parametrize(
    ("count", "upward", "places"),
    [(1, True, (2,)), (3, True, (2, 3, 4)), (3, False, (3, 2, 1)), (4, True, (1, 2, 3, 4))],
)
def test_the_way_begins_in_the_middle_unless_that_is_too_short(
    count: int, upward: bool, places: tuple[int, ...]
) -> None:
    assert places_of(BY_ID["sup-roller-ext"], count, upward=upward) == places


def test_the_protocol_of_the_article_comes_at_home() -> None:
    past = [session(15, done("hug-turn"), done("sup-roller-ext", levels=(2,)))]
    person = Person(place=Place.HOME, kit=(Kit.MAT, Kit.ROLLER), difficulty_limit=2)
    routine = composed(Asked(15, person, past), TEN)
    assert names(routine) == ["seat-cat-cow", "kneel-reach", "sup-roller-ext", "side-rainbow"]
    assert [len(block.places) for block in routine.blocks] == [0, 0, 4, 0]
