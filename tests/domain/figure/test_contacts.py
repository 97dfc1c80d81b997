"""Nothing goes through the floor, a thing or the body, and what carries a body touches it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from deskbreak.domain.figure.picture import Kit
from deskbreak.domain.figure.scenery import reflected
from deskbreak.domain.figure.space import sub
from deskbreak.domain.routine.exercise import Exercise, Position
from tests.domain.figure.drawn import Moment, moments, named, planted
from tests.domain.figure.flesh import Piece, Thing, deep, held, pieces_of, things

DEEPEST = 0.005  # metres: skin and cloth give that much
TOUCHING = 0.016
SIDES = ("left", "right")

GROWN = {
    *(("head", "neck"), ("head", "chest"), ("neck", "chest"), ("chest", "belly")),
    *(("chest", "hips"), ("belly", "hips")),
    *((part, f"{side} thigh") for part in ("belly", "hips") for side in SIDES),
    *((f"{side} upper arm", f"{side} forearm") for side in SIDES),
    *((f"{side} forearm", f"{side} hand") for side in SIDES),
    *((f"{side} thigh", f"{side} shin") for side in SIDES),
    *((f"{side} shin", f"{side} foot") for side in SIDES),
}
"""What grows from each other, or folds; the belly gives where a thigh comes up to it."""

CARRIED = {
    Position.SEATED: (("hips", Kit.CHAIR), ("left foot", "floor"), ("right foot", "floor")),
    Position.STANDING: (("left foot", "floor"), ("right foot", "floor")),
    Position.ALL_FOURS: (("left shin", "floor"), ("right shin", "floor")),
    Position.SIDE_LYING: (("chest", "floor"), ("hips", "floor"), ("head", Kit.CUSHION)),
    Position.SUPINE: (("left foot", "floor"), ("right foot", "floor")),
}
SOFT: dict[str, float] = {Kit.CUSHION: 0.05}
"""How far a thing gives."""
GRIPPED = {
    (f"{side} hand", kit) for side in SIDES for kit in (Kit.BAND_BETWEEN, Kit.BAND_TO_HANDS)
}
"""What a hand is closed round."""


def about(exercise: Exercise, at: Moment) -> list[Thing]:
    """What is about and held at a moment."""
    picture = exercise.picture
    mirror = picture.mirror if at.mirrored else None
    props = [reflected(prop, mirror) for prop in picture.props]
    start = next(
        one for one in moments(exercise) if (one.mirrored, one.level) == (at.mirrored, at.level)
    )
    moved = sub(at.body.spine[4].at, start.body.spine[4].at)
    return [*things(props, moved), *held(props, at.body)]


def pressed(one: Piece, other: Piece) -> float:
    fewer, more = sorted((one, other), key=lambda piece: len(piece.beads))
    return deep(fewer, more.solid)


@named()
def test_nothing_is_deep_in_the_floor_or_in_a_thing(exercise: Exercise) -> None:
    found = [
        f"{at}: {piece.name} {depth * 1000:.0f} mm in {thing.name}"
        for at in moments(exercise)
        for thing in about(exercise, at)
        for piece in pieces_of(at.body)
        if (piece.name, thing.name) not in GRIPPED
        and (depth := deep(piece, thing.solid)) > SOFT.get(thing.name, DEEPEST)
    ]
    assert found == []


@named()
def test_no_part_of_the_body_is_deep_in_another(exercise: Exercise) -> None:
    found = [
        f"{at}: {one.name} {depth * 1000:.0f} mm in {other.name}"
        for at in moments(exercise)
        for one, other in combinations(pieces_of(at.body), 2)
        if (one.name, other.name) not in GROWN and (depth := pressed(one, other)) > DEEPEST
    ]
    assert found == []


@named()
def test_what_carries_the_body_touches_it(exercise: Exercise) -> None:
    found = [
        f"{at}: {name} {-depth * 1000:.0f} mm off {thing}"
        for at in moments(exercise)
        for name, thing, depth in _borne(exercise, at)
        if depth < -TOUCHING
    ]
    assert found == []


def _borne(exercise: Exercise, at: Moment) -> Iterator[tuple[str, str, float]]:
    pieces = {piece.name: piece for piece in pieces_of(at.body)}
    solids = {thing.name: thing.solid for thing in about(exercise, at)}
    for name, thing in CARRIED[exercise.positions[0]]:
        yield name, thing, deep(pieces[name], solids[thing])


@named()
def test_a_planted_hand_or_forearm_rests_on_something(exercise: Exercise) -> None:
    found = [
        f"{at}: {name} {off * 1000:.0f} mm off"
        for at in moments(exercise)
        if not at.mirrored
        for name, off in _rested(exercise, at)
        if off > TOUCHING
    ]
    assert found == []


def _rested(exercise: Exercise, at: Moment) -> Iterator[tuple[str, float]]:
    """What of an arm is planted, and how far it is from a thing or another part of the body."""
    pieces = list(pieces_of(at.body))
    solids = [thing.solid for thing in about(exercise, at)]
    for side in SIDES:
        joints = planted(exercise.picture, side)
        own = {f"{side} hand", f"{side} forearm", f"{side} upper arm"}
        others = [*solids, *(piece.solid for piece in pieces if piece.name not in own)]
        for joint, part in (("wrist", "hand"), ("elbow", "forearm")):
            if joint in joints:
                piece = next(piece for piece in pieces if piece.name == f"{side} {part}")
                yield piece.name, -max(deep(piece, solid) for solid in others)
