from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from deskbreak.domain.routine.blocks import Block, Routine
from deskbreak.domain.routine.exercise import Position, Role, Sides
from deskbreak.domain.session import Done, Felt, Outcome, Session
from deskbreak.domain.settings import CheckFirst, Kit, Person, Place
from tests.domain.routine.oracle import KNOWN, Asked, broken, whole_seconds

BY_ID = {exercise.id: exercise for exercise in KNOWN}
YESTERDAY = date(2026, 3, 1)
AT_HOME = Person(place=Place.HOME, kit=tuple(Kit), difficulty_limit=3)


def block(name: str, repetitions: int = 6, places: tuple[int, ...] = ()) -> Block:
    exercise = BY_ID[name]
    return Block(exercise, Role.MAIN, exercise.positions[0], repetitions, places, "right")


WARM_UP = replace(block("seat-cat-cow", 4), role=Role.WARM_UP)
ARCH, TURN, SLIDE = block("seat-ext-chair", 8, (1,)), block("hug-turn"), block("seat-desk-slide")
ROLLER, ELBOW = block("sup-roller-ext", 6, (2,)), block("kneel-elbow")
STANDING_TURN = replace(TURN, position=Position.STANDING)
LEFT_ONLY = replace(TURN, exercise=replace(TURN.exercise, sides=Sides.ONE))
MASSAGE = block("stand-ball-massage")


def judged(minutes: int, *blocks: Block, breaths: int = 0) -> list[str]:
    routine = Routine(minutes, Position.SEATED, blocks, breaths)
    sits = all(one.position is Position.SEATED for one in blocks)
    return broken(routine, Asked(minutes, replace(AT_HOME, stays_seated=sits)))


def test_the_worked_examples_that_need_only_these_ten_are_legal() -> None:
    assert judged(1, ARCH, breaths=2) == []
    assert judged(2, ARCH, replace(TURN, repetitions=7), breaths=2) == []
    assert judged(3, WARM_UP, ARCH, replace(TURN, repetitions=8), breaths=3) == []
    lengths = [
        whole_seconds(Routine(1, Position.SEATED, (ARCH,), 2)),
        whole_seconds(Routine(2, Position.SEATED, (ARCH, replace(TURN, repetitions=7)), 2)),
        whole_seconds(
            Routine(3, Position.SEATED, (WARM_UP, ARCH, replace(TURN, repetitions=8)), 3)
        ),
    ]
    assert lengths == [56, 115, 156]


@pytest.mark.parametrize(
    ("minutes", "blocks", "breaths", "rules"),
    [
        (1, [ELBOW], 0, ["R1", "R3", "R5", "R6", "R7", "R9"]),
        (2, [ARCH, LEFT_ONLY], 0, ["R11"]),
        (5, [WARM_UP, ARCH, SLIDE, TURN], 0, ["R9"]),
        (
            10,
            [WARM_UP, replace(ELBOW, repetitions=8), replace(ROLLER, places=(2, 2, 2))],
            0,
            ["R13"],
        ),
        (1, [SLIDE], 2, ["R1"]),
        (5, [WARM_UP, SLIDE, STANDING_TURN, ARCH], 0, ["R6"]),
    ],
    ids=[
        "a floor exercise in one minute",
        "the left side only",
        "two extensions running",
        "three sets in one place",
        "two breaths too many",
        "sit, stand, sit",
    ],
)
def test_the_anti_examples_are_rejected(
    minutes: int, blocks: list[Block], breaths: int, rules: list[str]
) -> None:
    assert judged(minutes, *blocks, breaths=breaths) == rules


@pytest.mark.parametrize(
    ("minutes", "blocks", "rules"),
    [
        (5, [ARCH, TURN], ["R8"]),
        (2, [WARM_UP, ARCH, TURN], ["R1", "R8"]),
        (5, [WARM_UP, ARCH], ["R9", "R10"]),
        (5, [WARM_UP, ARCH, replace(TURN, first_side="left")], ["R11"]),
        (5, [WARM_UP, ARCH, replace(TURN, repetitions=9)], ["R12"]),
        (5, [replace(WARM_UP, repetitions=8), ARCH, TURN], ["R12"]),
        (8, [WARM_UP, ARCH, TURN, ARCH, TURN, ARCH], ["R14"]),
        (7, [WARM_UP, ARCH, TURN, ARCH], ["R14"]),
        (5, [WARM_UP, block("seat-cat-cow"), TURN], ["R14", "R24"]),
        (8, [WARM_UP, replace(ROLLER, places=(1,)), ELBOW], ["R13"]),
        (8, [WARM_UP, MASSAGE, ARCH, TURN, MASSAGE], ["R6", "R9"]),
        (3, [WARM_UP, replace(TURN, position=Position.SUPINE), ARCH], ["R3", "R5", "R6"]),
    ],
    ids=[
        "no warm-up",
        "a warm-up in two minutes",
        "extension only",
        "the other side first",
        "nine repetitions",
        "a warm-up of eight",
        "three times the same",
        "twice the same in seven minutes",
        "a warm-up where there is better",
        "beginning low on the spine",
        "up and down for pressure, twice",
        "turning on the back",
    ],
)
def test_more_that_no_rule_allows_is_rejected(
    minutes: int, blocks: list[Block], rules: list[str]
) -> None:
    assert judged(minutes, *blocks) == rules


def session(
    *names: str, day: date = YESTERDAY, felt: Felt | None = None, hurt: bool = False
) -> Session:
    done = tuple(Done(name, str(BY_ID[name].movement), "main", 8, 8, hurt=hurt) for name in names)
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return Session(str(at), day, at, 1, Outcome.COMPLETED, exercises=done, felt=felt)


SITS = Person(stays_seated=True)
REACH, RAINBOW, BAND = block("kneel-reach"), block("side-rainbow"), block("kneel-band")
ALONG = replace(ROLLER, repetitions=8, places=(2, 3))
HELD = replace(ARCH.exercise, dose=replace(ARCH.exercise.dose, hold_seconds=10.0))


@pytest.mark.parametrize(
    ("asked", "blocks", "rules"),
    [
        (Asked(5, replace(SITS, kit=())), [WARM_UP, ARCH, TURN], ["R3"]),
        (Asked(5, replace(SITS, exclude=("hug-turn",))), [WARM_UP, ARCH, TURN], ["R3"]),
        (Asked(1, Person(), [session("seat-ext-chair")]), [ARCH], ["R9"]),
        (Asked(8, AT_HOME), [WARM_UP, ARCH, STANDING_TURN, MASSAGE], ["R9"]),
        (
            Asked(7, AT_HOME),
            [WARM_UP, replace(ROLLER, places=(2, 3, 4)), ELBOW],
            ["R6", "R10", "R13"],
        ),
        (
            Asked(8, AT_HOME, [session("stand-ball-massage", day=Asked().day)] * 2),
            [WARM_UP, ARCH, MASSAGE, STANDING_TURN],
            ["R14"],
        ),
        (Asked(10, replace(AT_HOME, difficulty_limit=2)), [WARM_UP, BAND, ALONG], ["R22"]),
        (
            Asked(13, replace(AT_HOME, difficulty_limit=0), [session()] * 3),
            [WARM_UP, REACH, ALONG, RAINBOW],
            ["R22"],
        ),
        (
            Asked(3, SITS, [session("hug-turn", felt=Felt.HARD)]),
            [WARM_UP, ARCH, replace(TURN, repetitions=8)],
            ["R23"],
        ),
        (Asked(5, SITS), [WARM_UP, replace(ARCH, exercise=HELD), TURN], ["R10", "R25"]),
        (Asked(3, SITS, [session("hug-turn", hurt=True)]), [WARM_UP, ARCH, TURN], ["R3"]),
        (
            Asked(3, SITS, [session("kneel-reach", "kneel-band", hurt=True)]),
            [WARM_UP, ARCH, TURN],
            ["R4"],
        ),
        (
            Asked(3, replace(SITS, check_first=(CheckFirst.RECENT_INJURY,))),
            [WARM_UP, ARCH, TURN],
            ["R4"],
        ),
        (Asked(3), [WARM_UP, ARCH, TURN], ["R32"]),
        (Asked(2, SITS), [ARCH, STANDING_TURN], ["R32"]),
    ],
    ids=[
        "no chair",
        "what the person does not want",
        "the same movement in the next single minute",
        "pressure last",
        "three places in seven minutes",
        "pressure a third time today",
        "harder than the person allows",
        "two for the first time",
        "as much again as felt hard",
        "held for eighty seconds",
        "what hurt yesterday",
        "anything after repeated pain",
        "anything before a professional was asked",
        "three minutes in the chair",
        "standing where standing is not for them",
    ],
)
def test_what_the_person_and_the_past_do_not_allow_is_rejected(
    asked: Asked, blocks: list[Block], rules: list[str]
) -> None:
    assert broken(Routine(asked.minutes, Position.SEATED, tuple(blocks)), asked) == rules


@pytest.mark.parametrize(
    ("minutes", "blocks", "today", "rules"),
    [
        (1, [ARCH], [], []),
        (
            1,
            [ARCH],
            [
                session("hug-turn", day=Asked().day),
                replace(session("seat-ext-chair", day=Asked().day), got_up=True),
            ],
            ["R32"],
        ),
        (3, [WARM_UP, ARCH, TURN], [], ["R32"]),
        (3, [WARM_UP, ARCH, STANDING_TURN], [], ["R32"]),
    ],
    ids=["the first of a day", "the second", "for nothing else", "for a block that stands"],
)
def test_standing_up_once_is_for_where_nothing_else_does(
    minutes: int, blocks: list[Block], today: list[Session], rules: list[str]
) -> None:
    routine = Routine(minutes, Position.SEATED, tuple(blocks), stand_up=True)
    assert broken(routine, Asked(minutes, past=today)) == rules
