"""R32: whose turn it is to get the person up, how, and what counts as having got up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from deskbreak.domain.routine import timeline
from deskbreak.domain.routine.blocks import Block, Routine
from deskbreak.domain.routine.composer import compose
from deskbreak.domain.routine.exercise import Exercise, Position, Role
from deskbreak.domain.routine.practice import practice
from deskbreak.domain.routine.script import script
from deskbreak.domain.routine.step import Kind, Step
from deskbreak.domain.session import Done, Outcome, Session
from deskbreak.domain.settings import Kit, Person, Place, Start
from tests.catalogue import SHIPPED, few

KNOWN = tuple(SHIPPED.values())
INSTANT = timedelta(milliseconds=1)
DAY = date(2026, 3, 2)
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
IN_AN_OPEN_PLAN = Person(place=Place.OPEN_PLAN)


def fortnight(minutes: int, person: Person) -> list[tuple[Routine, bool]]:
    """Fifty breaks in fourteen days, each with whether it got the person up."""
    past: list[Session] = []
    found = []
    for number in range(50):
        day = DAY + timedelta(days=14 * number // 50)
        routine = compose(KNOWN, minutes, past, person, day=day)
        played = timeline.steps(routine)
        end = timeline.length(played)
        up, done = timeline.got_up(played, end), timeline.done(played, end)
        begun = NINE + timedelta(hours=number)
        one = Session(str(number), day, begun, minutes, Outcome.COMPLETED, exercises=done)
        past.insert(0, replace(one, got_up=up))
        found.append((routine, up))
    return found


@pytest.mark.parametrize(("minutes", "least"), [(1, 25), (2, 25), (3, 50), (5, 50)])
def test_a_new_person_is_got_up_through_a_fortnight(minutes: int, least: int) -> None:
    assert sum(up for _, up in fortnight(minutes, Person())) >= least


@pytest.mark.parametrize("minutes", [1, 2, 3, 5, 15])
def test_who_stays_seated_never_gets_up(minutes: int) -> None:
    person = Person(Place.HOME, Start.STANDING, tuple(Kit), stays_seated=True, difficulty_limit=3)
    for routine, up in fortnight(minutes, person):
        assert routine.blocks
        assert not up
        assert {step.position for step in timeline.steps(routine)} == {Position.SEATED}


def single(name: str, *, up: bool, minutes: int = 1, day: date = DAY) -> Session:
    done = Done(name, str(SHIPPED[name].movement), "main", 6, 6)
    one = Session(name, day, NINE, minutes, Outcome.COMPLETED, exercises=(done,))
    return replace(one, got_up=up)


TURN_UP, TURN = single("hug-turn", up=True), single("hug-turn", up=False)
ARCH_UP, ARCH = single("band-pull", up=True), single("seat-ext-chair", up=False)
YESTERDAY = DAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("minutes", "past", "turn"),
    [
        (3, [replace(ARCH_UP, minutes=3)], True),
        (2, [], True),
        (2, [replace(ARCH_UP, day=YESTERDAY)], True),
        (2, [ARCH_UP], False),
        (2, [ARCH, ARCH_UP], True),
        (1, [replace(ARCH_UP, day=YESTERDAY)], True),
        (1, [ARCH_UP], True),
        (1, [ARCH_UP, TURN_UP], False),
        (1, [ARCH, TURN_UP], False),
        (1, [ARCH_UP, TURN], True),
        (1, [TURN, ARCH], True),
        (1, [replace(ARCH_UP, minutes=2), TURN, ARCH], True),
        (1, [replace(TURN, exercises=()), ARCH, TURN_UP], False),
    ],
)
def test_short_routines_take_turns(minutes: int, past: list[Session], *, turn: bool) -> None:
    assert practice(past).turn_to_get_up(minutes, DAY) is turn


def test_where_no_block_can_be_it_begins_with_standing_up() -> None:
    routine = compose(
        few("seat-cat-cow", "seat-ext-chair", "seat-chair-twist"), 3, (), Person(), day=DAY
    )
    played = timeline.steps(routine)
    assert [(one.kind, one.position, one.length.seconds) for one in played[:3]] == [
        (Kind.MOVE, Position.STANDING, 5),
        (Kind.MOVE, Position.SEATED, 5),
        (Kind.PREPARE, Position.SEATED, 4),
    ]
    assert timeline.length(played) == routine.total
    assert timeline.got_up(played, end_of(0, played))
    said = [one.words for one in script(played, SHIPPED)]
    assert said.index("Stand up") < said.index("Sit down")


def test_a_warm_up_that_stands_is_enough() -> None:
    known = few("blade-open", "seat-ext-chair", "seat-chair-twist")
    routine = compose(known, 3, (), Person(), day=DAY)
    positions = [block.position for block in routine.blocks]
    assert (positions, routine.stand_up, routine.relaxed) == (
        [Position.STANDING, Position.SEATED, Position.SEATED],
        False,
        (),
    )


def test_a_minute_gets_up_for_a_block_if_one_fits() -> None:
    first = compose(KNOWN, 1, (), Person(), day=DAY)
    assert [block.position for block in first.blocks] == [Position.STANDING]
    second = compose(KNOWN, 1, [ARCH_UP], Person(), day=DAY)
    assert ([block.position for block in second.blocks], second.stand_up) == (
        [Position.SEATED],
        True,
    )


def test_a_full_minute_comes_before_a_block_that_stands() -> None:
    arch, short = few("seat-ext-chair", "blade-open")
    short = replace(short, dose=replace(short.dose, out_seconds=1, hold_seconds=0, back_seconds=1))
    routine = compose((arch, short), 1, (), Person(), day=DAY)
    assert ([block.exercise.id for block in routine.blocks], routine.stand_up) == (
        ["seat-ext-chair"],
        True,
    )


def standing(known: tuple[Exercise, ...], person: Person) -> set[str]:
    routine = compose(known, 2, (), person, day=DAY)
    return {one.exercise.id for one in routine.blocks if one.position is Position.STANDING}


def test_an_open_plan_prefers_what_draws_no_looks() -> None:
    known = few("stand-desk-hinge", "stand-wall-elbow", "hug-turn")
    looks = tuple(replace(one, discreet=one.id != "stand-desk-hinge") for one in known)
    assert "stand-desk-hinge" in standing(known, IN_AN_OPEN_PLAN)
    assert "stand-wall-elbow" in standing(looks, IN_AN_OPEN_PLAN)
    assert standing(looks, Person()) == standing(known, Person())


def test_who_stays_seated_hears_nothing_of_feet_on_the_floor() -> None:
    for person, told in ((Person(), True), (Person(stays_seated=True), False)):
        lines = [
            line
            for minutes in range(1, 16)
            for block in compose(KNOWN, minutes, (), person, day=DAY).blocks
            if block.position is Position.SEATED
            for line in (*block.exercise.set_up, *block.exercise.cues)
        ]
        assert any("feet" in line.lower() for line in lines) is told


def steps(*names: str, start: Position = Position.SEATED) -> tuple[Step, ...]:
    blocks = [
        Block(SHIPPED[name], Role.MAIN, SHIPPED[name].positions[0], SHIPPED[name].dose.warm_up[0])
        for name in names
    ]
    return timeline.steps(Routine(9, start, tuple(blocks)))


def end_of(block: int, played: tuple[Step, ...]) -> timedelta:
    return max(step.end for step in played if step.block == block)


def test_a_block_out_of_the_chair_counts_once_it_is_over() -> None:
    played = steps("seat-cat-cow", "stand-desk-hinge")
    over = end_of(1, played)
    assert [timeline.got_up(played, at) for at in (over - INSTANT, over)] == [False, True]
    floor = steps("side-open-book", start=Position.STANDING)
    assert timeline.got_up(floor, end_of(0, floor))


def test_sitting_and_the_way_back_from_it_do_not_count() -> None:
    for start in (Position.SEATED, Position.STANDING):
        played = steps("seat-cat-cow", "seat-ext-chair", start=start)
        assert not timeline.got_up(played, timeline.length(played))


def test_a_block_that_is_left_out_half_way_does_not_count() -> None:
    played = steps("seat-cat-cow", "stand-desk-hinge", "seat-ext-chair")
    shorter, _place = timeline.skip(played, end_of(1, played) - INSTANT)
    assert not timeline.got_up(shorter, timeline.length(shorter))
    shorter, _place = timeline.skip(played, end_of(1, played))
    assert timeline.got_up(shorter, timeline.length(shorter))
