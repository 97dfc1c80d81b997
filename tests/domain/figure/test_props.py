"""A body meets what it lies on, leans on and holds where the exercise says so."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

import pytest

from deskbreak.domain.figure.joints import CHEST, Skeleton
from deskbreak.domain.figure.picture import Kit
from deskbreak.domain.figure.skeleton import DEPTHS
from deskbreak.domain.figure.space import Vec, between, scale, sub
from tests.domain.figure.drawn import SHIPPED, Moment, moment, moments, one, prop
from tests.domain.figure.flesh import held, pieces_of


def all_of(name: str) -> tuple[Moment, ...]:
    return moments(next(exercise for exercise in SHIPPED if exercise.id == name))


def back(body: Skeleton) -> Iterator[Vec]:
    """The line of the back, from the low back to the shoulders."""
    for i in range(2, CHEST):
        for part in (0.0, 0.25, 0.5, 0.75):
            low, high = body.spine[i], body.spine[i + 1]
            front = between(low.frame.front, high.frame.front, part)
            deep = DEPTHS[i] + (DEPTHS[i + 1] - DEPTHS[i]) * part
            yield sub(between(low.at, high.at, part), scale(front, deep))


def gap(body: Skeleton, edge: Vec, radius: float) -> float:
    """How far the back is from something round that runs across; below nought: pressed in."""
    return min(hypot(at[0] - edge[0], at[1] - edge[1]) for at in back(body)) - radius


def test_the_arched_back_meets_the_top_of_the_chair_below_the_shoulder_blades() -> None:
    drawn = one("seat-ext-chair")
    chair = prop(drawn, Kit.CHAIR)
    top = (chair.at[0] - 0.265, chair.size[1] - 0.02, 0.0)
    body = moment(drawn, 1.0).body
    assert -0.025 < gap(body, top, 0.018) < 0.01
    assert body.spine[5].at[1] < top[1] < body.spine[8].at[1]  # between T11 and T4


def test_the_ball_rolls_between_the_wall_and_the_back_beside_the_spine() -> None:
    drawn = one("stand-ball-massage")
    ball, wall = prop(drawn, Kit.BALL), prop(drawn, Kit.WALL)
    assert wall.at[0] - ball.at[0] == pytest.approx(ball.size[0], abs=0.003)
    assert 0.03 < ball.at[2] < 0.09  # the left side of somebody who faces left is towards us
    start = moment(drawn, 0.0).body.spine[4].at
    for body in (at.body for at in all_of("stand-ball-massage") if not at.mirrored):
        rolled = scale(sub(body.spine[4].at, start), 0.5)
        at = sub(ball.at, scale(rolled, -1.0))
        assert -0.03 < gap(body, at, ball.size[0]) < 0.005


def test_the_back_rests_on_the_two_balls_at_every_level() -> None:
    drawn = one("sup-balls-ext")
    balls = prop(drawn, Kit.BALLS)
    assert balls.at[1] == balls.size[0]  # they lie on the mat
    for at in all_of("sup-balls-ext"):
        if not at.mirrored:
            assert -0.01 < gap(at.body, balls.at, balls.size[0]) < 0.015


def test_back_head_and_tailbone_lie_along_the_roller() -> None:
    drawn = one("sup-roller-length")
    roller = prop(drawn, Kit.ROLLER)
    top, ends = roller.at[1] + roller.size[0], roller.size[1] / 2
    for body in (at.body for at in all_of("sup-roller-length")):
        hips, head = body.spine[0].at, body.head.at
        heights = [at[1] - top for at in back(body)]
        assert -0.01 < min(heights) <= max(heights) < 0.025
        assert -0.01 < hips[1] - DEPTHS[0] - top < 0.01
        assert -0.01 < head[1] - 0.094 - top < 0.025
        assert roller.at[0] - ends < head[0] < hips[0] < roller.at[0] + ends


def test_the_forearms_lie_on_the_door_frame_and_the_rest_goes_through() -> None:
    drawn = one("stand-doorway")
    door = prop(drawn, Kit.DOORWAY)
    inner = door.size[2] / 2
    for body in (at.body for at in all_of("stand-doorway")):
        for arm in body.arms:
            assert 0.025 < door.at[0] - arm.wrist[0] < 0.045
            assert door.at[0] - arm.elbow[0] > 0.038
            assert inner < abs(arm.wrist[2]) < inner + 0.08
        for at in (body.head.at, *(station.at for station in body.spine)):
            assert abs(at[2]) + 0.18 < inner
        for leg in body.legs:
            assert abs(leg.knee[2]) + 0.06 < inner


def test_the_stick_lies_on_the_chest_and_both_hands_hold_it() -> None:
    for at in all_of("seat-dowel-turn"):
        stick = next(held(one("seat-dowel-turn").props, at.body)).solid
        for piece in pieces_of(at.body):
            if piece.name.endswith("hand"):
                assert min(stick(place) - radius for place, radius in piece.beads) < 0.005
            if piece.name == "chest":
                assert min(stick(place) for place, _ in piece.beads) < 0.02
