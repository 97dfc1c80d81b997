from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from deskbreak.domain.routine.blocks import Reason, Why
from deskbreak.domain.routine.composer import compose
from deskbreak.domain.session import Done, Felt, Outcome, Session
from deskbreak.domain.settings import Kit, Person, Place
from tests.catalogue import SHIPPED, few

DAY = date(2026, 3, 2)
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
SEATED = few("seat-cat-cow", "seat-ext-chair", "seat-desk-slide", "hug-turn", "seat-side-lean")
PATTERN = {"hug-turn": "rotation", "seat-side-lean": "side_bend"}


def session(*done: tuple[str, int, int], felt: Felt | None = None) -> Session:
    blocks = tuple(
        Done(name, PATTERN.get(name, "extension"), "main", left, right)
        for name, left, right in done
    )
    return Session("a", DAY, NINE, 3, Outcome.COMPLETED, exercises=blocks, felt=felt)


def why(past: Sequence[Session], minutes: int = 3) -> dict[str, tuple[Why, ...]]:
    """The reasons of each exercise in a routine at a desk; of one that comes twice, the last."""
    routine = compose(SEATED, minutes, past, Person(stays_seated=True), day=DAY)
    return {block.exercise.id: block.why for block in routine.blocks}


def test_what_was_never_done_is_new_and_what_has_no_rival_is_the_only_one() -> None:
    assert why([]) == {
        "seat-cat-cow": (Why(Reason.WARM_UP),),
        "hug-turn": (Why(Reason.ONLY),),
        "seat-desk-slide": (Why(Reason.NEW),),
    }


def test_what_was_done_longest_ago_has_rested() -> None:
    past = [session(("seat-ext-chair", 8, 8)), session(("seat-desk-slide", 6, 6))]
    assert why(past)["seat-desk-slide"][0] == Why(Reason.RESTED, 2)


def test_what_comes_right_again_fits_the_minutes() -> None:
    past = [session(("seat-ext-chair", 8, 8)), session(("seat-desk-slide", 6, 6))]
    assert why(past, 8)["seat-desk-slide"][0] == Why(Reason.AGAIN)
    both = [session(("seat-ext-chair", 8, 8), ("seat-desk-slide", 8, 8))]
    assert {reasons[0] for reasons in why(both, 5).values()} >= {Why(Reason.FITS)}


def test_repetitions_and_sides_are_told_against_the_last_time() -> None:
    grown = why([session(("hug-turn", 6, 6), felt=Felt.OK)])["hug-turn"]
    short = why([session(("hug-turn", 8, 7), felt=Felt.HARD)])["hug-turn"]
    assert (grown, short) == (
        (Why(Reason.ONLY), Why(Reason.MORE, 2)),
        (Why(Reason.ONLY), Why(Reason.SIDE), Why(Reason.FEWER, 1)),
    )


def test_an_easier_one_names_what_it_stands_for() -> None:
    twist = replace(SHIPPED["hug-turn"], id="twist", name="Twist", easier="hug-turn")
    hard = session(("twist", 6, 6), felt=Felt.HARD)
    routine = compose((*SEATED, twist), 3, [hard, hard], Person(), day=DAY)
    [turn] = [block for block in routine.blocks if block.exercise.id == "hug-turn"]
    assert turn.why == (Why(Reason.EASIER, name="Twist"),)


def test_the_whole_protocol_says_what_it_is() -> None:
    person = Person(place=Place.HOME, kit=(Kit.MAT, Kit.ROLLER), difficulty_limit=2)
    found = []
    for past in ([], [session(("sup-roller-ext", 8, 8)), session(("hug-turn", 8, 8))]):
        routine = compose(tuple(SHIPPED.values()), 10, past, person, day=DAY)
        found.append([b.exercise.id for b in routine.blocks if Why(Reason.PROTOCOL) in b.why])
    assert found == [[], ["kneel-elbow", "sup-roller-ext", "side-rainbow"]]
