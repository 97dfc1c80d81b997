from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from deskbreak.domain.routine import timeline
from deskbreak.domain.routine.blocks import Block, Routine
from deskbreak.domain.routine.composer import compose
from deskbreak.domain.routine.exercise import Position, Role
from deskbreak.domain.routine.pool import places_of
from deskbreak.domain.session import Done, Outcome, Session
from deskbreak.domain.settings import Kit, Person, Place, Start
from tests.domain.routine.oracle import (
    KNOWN,
    Asked,
    allowed,
    broken,
    due_side,
    its_turn_to_get_up,
    too_hard,
    whole_seconds,
)

BY_ID = {exercise.id: exercise for exercise in KNOWN}
DATA = tomllib.loads(Path(__file__).with_name("worked_examples.toml").read_text(encoding="utf-8"))
PEOPLE = {
    name: Person(
        place=Place(one["place"]),
        start=Start(one["start"]),
        kit=tuple(map(Kit, one["kit"])),
        difficulty_limit=one["difficulty_limit"],
    )
    for name, one in DATA["profile"].items()
}
AT = datetime(2026, 2, 20, 9, tzinfo=UTC)


def session(name: str, minutes: int) -> Session:
    exercise = BY_ID[name]
    places = (2,) if exercise.levels else ()
    done = Done(name, str(exercise.movement), "main", 6, 6, places)
    return Session(name, AT.date(), AT, minutes, Outcome.COMPLETED, exercises=(done,))


def asked_for(example: dict[str, Any]) -> Asked:
    past = [session(name, 5) for name in example.get("known", ())]
    past += [session(example["last"], 1)] if "last" in example else []
    past += [replace(session(example["up"], 1), got_up=True)] if "up" in example else []
    stays_seated = example.get("stays_seated", False)
    person = replace(PEOPLE[example["profile"]], stays_seated=stays_seated)
    day = AT.date() if "up" in example else Asked().day
    return Asked(example["minutes"], person, past, day)


def routine_of(example: dict[str, Any], asked: Asked) -> Routine:
    here = start = Position.STANDING if asked.person.start == "standing" else Position.SEATED
    blocks = []
    for text in example["blocks"]:
        name, times, *more = text.split()
        exercise = BY_ID[name]
        here = here if here in exercise.positions else exercise.positions[0]
        count = next((int(word[1:]) for word in more if word.startswith("@")), 1)
        blocks.append(
            Block(
                exercise,
                Role.WARM_UP if "w" in more else Role.MAIN,
                here,
                int(times[1:]),
                places_of(exercise, count, upward=True),
                due_side(name, asked),
            )
        )
    return Routine(asked.minutes, start, tuple(blocks), example["breaths"])


def test_there_are_all_of_them() -> None:
    assert len(DATA["example"]) == 23


@pytest.mark.parametrize(
    "example", DATA["example"], ids=lambda one: f"{one['profile']}{one['minutes']}"
)
def test_each_is_legal_and_as_long_as_it_says(example: dict[str, Any]) -> None:
    asked = asked_for(example)
    routine = routine_of(example, asked)
    assert (broken(routine, asked), whole_seconds(routine)) == ([], example["seconds"])
    assert its_turn_to_get_up(asked) == (example.keys().isdisjoint({"up", "stays_seated"}))


@pytest.mark.parametrize("opened", [0, 3])
@pytest.mark.parametrize("profile", PEOPLE)
def test_every_minute_is_filled(profile: str, opened: int) -> None:
    person = Person(
        place=PEOPLE[profile].place,
        start=PEOPLE[profile].start,
        kit=PEOPLE[profile].kit,
        difficulty_limit=opened,
    )
    shares = []
    for minutes in range(1, 16):
        routine = compose(KNOWN, minutes, (), person, day=AT.date())
        assert routine.relaxed == ()
        shares.append(routine.total / timedelta(minutes=minutes))
    assert (min(shares) >= 0.85, median(shares) > 0.95) == (True, True)


@pytest.mark.parametrize("minutes", range(10, 16))
def test_the_whole_protocol_of_the_article_comes_every_other_time(minutes: int) -> None:
    person = Person(place=Place.HOME, kit=(Kit.MAT, Kit.ROLLER), difficulty_limit=2)
    past = [session("sup-roller-ext", 5)]
    seen = []
    for _ in range(3):
        routine = compose(KNOWN, minutes, past, person, day=AT.date())
        places = {block.exercise.id: len(block.places) for block in routine.blocks}
        seen.append({"kneel-elbow", "sup-roller-ext", "side-rainbow"} <= set(places))
        assert places.get("sup-roller-ext", 4) == 4
        done = tuple(Done(name, "", "main", 8, 8) for name in places)
        past.insert(0, replace(past[0], exercises=done))
    assert seen == [True, False, True]


@pytest.mark.long
@pytest.mark.parametrize("minutes", [3, 5, 10])
@pytest.mark.parametrize("profile", PEOPLE)
def test_two_hundred_routines_use_what_there_is(profile: str, minutes: int) -> None:
    past: list[Session] = []
    used: set[str] = set()
    for number in range(200):
        day = AT.date() + timedelta(days=number // 4)
        routine = compose(KNOWN, minutes, past, PEOPLE[profile], day=day)
        steps = timeline.steps(routine)
        done = timeline.done(steps, timeline.length(steps))
        past.insert(0, Session(str(number), day, AT, minutes, Outcome.COMPLETED, exercises=done))
        used.update(one.exercise for one in done)
    eligible = {
        one.id
        for one in KNOWN
        if allowed(one, Asked(minutes, PEOPLE[profile]))
        and not too_hard(one, Asked(minutes, PEOPLE[profile]))
    }
    assert used <= eligible
    assert len(used) >= 0.8 * len(eligible)
