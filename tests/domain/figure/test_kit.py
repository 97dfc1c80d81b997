"""What a body holds, pulls, lies on or leans on: it goes with the body and is seen whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from deskbreak.domain.figure.drawing import Ink, Outline, Shape
from deskbreak.domain.figure.joints import CHEST, Skeleton, reflect
from deskbreak.domain.figure.kit import dowel_ends
from deskbreak.domain.figure.picture import (
    Arm,
    Base,
    Camera,
    Key,
    Kit,
    Leg,
    Mirror,
    Picture,
    Prop,
    Reach,
    Root,
)
from deskbreak.domain.figure.pose import pose_at
from deskbreak.domain.figure.scene import Scene, scene
from deskbreak.domain.figure.scenery import reflected
from deskbreak.domain.figure.skeleton import solve
from deskbreak.domain.figure.space import Vec, between, dot, length, sub

PAGE, NARROW = (640, 400), (240, 600)
MOMENTS = (0.0, 0.25, 0.5, 0.75, 1.0)
SIDES = [(mirror, mirrored) for mirror in Mirror for mirrored in (False, True)]

DOWEL = Prop(Kit.DOWEL, (0.105, 0.01, 0.0), (0.013, 2.2, 0.0))
BALLS = Prop(Kit.BALLS, (0.1, 0.034, 0.0), (0.034, 0.0, 0.0))
BETWEEN = Prop(Kit.BAND_BETWEEN, (0.0, 0.0, 0.0))
TO_HANDS = Prop(Kit.BAND_TO_HANDS, (0.2, 1.2, 0.9))
DOORWAY = Prop(Kit.DOORWAY, (0.20, 0.0, 0.0), (0.14, 1.95, 0.86))

EVERYTHING = [
    Prop(Kit.MAT, (0.0, 0.0, 0.0), (1.7, 0.012, 0.66)),
    Prop(Kit.CHAIR, (0.1, 0.0, 0.0), (0.44, 0.86, 0.0)),
    Prop(Kit.DESK, (0.87, 0.0, 0.0), (0.9, 0.73, 0.9)),
    Prop(Kit.WALL, (-0.2, 0.0, 0.0), (1.2, 2.6, 1.0)),
    Prop(Kit.CUSHION, (0.0, 0.0, 0.5), (0.30, 0.085, 0.40)),
    Prop(Kit.ROLLER, (0.3, 0.075, 0.3), (0.075, 0.42, 0.0)),
    Prop(Kit.BALL, (0.1, 1.2, 0.3), (0.044, 0.0, 0.0)),
    Prop(Kit.BAND, (0.0, 0.16, -0.62)),
    BALLS,
    BETWEEN,
    TO_HANDS,
    DOWEL,
    DOORWAY,
]


def standing(*props: Prop, mirror: Mirror = Mirror.BODY, azimuth: float = 62.0) -> Picture:
    """Somebody who sinks, turns and arches, their hands at the breastbone and then wide."""
    start, end = (Arm(Reach.AIM, (out, -10.0, 10.0)) for out in (-5.0, 60.0))
    return Picture(
        Camera(azimuth, 20.0),
        Base.UPRIGHT,
        start,
        Leg((0.0, 0.085, -0.12), (1.0, 0.1, -0.05)),
        (
            Key("start", Root((0.0, 0.90, 0.0))),
            Key("end", Root((0.0, 0.80, 0.0)), thoracic=(10.0, 0.0, 40.0), left_arm=end),
        ),
        props=props,
        mirror=mirror,
    )


def bodies(drawn: Picture, mirrored: bool) -> Iterator[Skeleton]:
    return (solve(pose_at(drawn, moment, mirrored=mirrored)) for moment in MOMENTS)


def added(
    prop: Prop, moment: float, *, mirrored: bool = False, page: tuple[int, int] = PAGE
) -> tuple[Scene, list[Shape]]:
    """The page, and what is drawn on it for a thing and for nothing else."""
    drawn = scene(standing(prop), page, mirrored=mirrored)
    bare = Scene(standing(), drawn.view, mirrored, 1)
    shapes = [*drawn.background(), *drawn.figure(moment)]
    without = [*bare.background(), *bare.figure(moment)]
    return drawn, [shape for shape in shapes if shape not in without]


def rods(shapes: list[Shape]) -> list[Outline]:
    return [shape.outlines[0] for shape in shapes if shape.ink is Ink.KIT]


def span(outline: Outline) -> tuple[float, float]:
    return min(x for x, _ in outline), max(x for x, _ in outline)


def test_every_kind_of_thing_is_here() -> None:
    assert sorted(prop.kind for prop in EVERYTHING) == sorted(Kit)


@pytest.mark.parametrize("prop", EVERYTHING, ids=lambda prop: prop.kind)
def test_every_thing_is_drawn(prop: Prop) -> None:
    _, shapes = added(prop, 0.0)
    assert shapes


@pytest.mark.parametrize("prop", [DOWEL, BETWEEN, TO_HANDS, BALLS], ids=lambda prop: prop.kind)
@pytest.mark.parametrize("page", [PAGE, NARROW])
@pytest.mark.parametrize("mirrored", [False, True])
def test_what_is_held_or_lain_on_stays_on_the_page(
    prop: Prop, page: tuple[int, int], mirrored: bool
) -> None:
    for moment in MOMENTS:
        _, shapes = added(prop, moment, mirrored=mirrored, page=page)
        for outline in (outline for shape in shapes for outline in shape.outlines):
            assert all(0 <= x <= page[0] and 0 <= y <= page[1] for x, y in outline)


@pytest.mark.parametrize(("mirror", "mirrored"), SIDES)
def test_a_dowel_turns_with_the_chest_and_stays_in_front_of_it(
    mirror: Mirror, mirrored: bool
) -> None:
    drawn = standing(DOWEL, mirror=mirror)
    prop = reflected(DOWEL, mirror if mirrored else None)
    for body in bodies(drawn, mirrored):
        chest, (left, right) = body.spine[CHEST], dowel_ends(prop, body)
        assert length(sub(right, left)) == pytest.approx(DOWEL.size[1])
        assert dot(sub(right, left), chest.frame.right) == pytest.approx(DOWEL.size[1])
        ahead = dot(sub(between(left, right, 0.5), chest.at), chest.frame.front)
        assert ahead == pytest.approx(DOWEL.at[0])


@pytest.mark.parametrize("mirror", Mirror)
def test_a_dowel_on_the_other_side_is_the_mirror_image(mirror: Mirror) -> None:
    drawn = standing(DOWEL, mirror=mirror)
    for one, other in zip(bodies(drawn, False), bodies(drawn, True), strict=True):
        left, right = dowel_ends(DOWEL, one)
        there = dowel_ends(reflected(DOWEL, mirror), other)
        expected = reflect(right, mirror), reflect(left, mirror)
        assert [*there] == [pytest.approx(end) for end in expected]


def test_two_balls_touch_each_other_and_lie_still() -> None:
    drawn, start = added(BALLS, 0.0)
    _, end = added(BALLS, 1.0)
    assert rods(start) == rods(end)
    middles = [(min(xs) + max(xs)) / 2 for xs in map(span, rods(start))]
    across = drawn.view.way((0.0, 0.0, 2 * BALLS.size[0]))[0]
    assert abs(middles[0] - middles[1]) == pytest.approx(abs(across), abs=0.1)


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_band_goes_from_hand_to_hand(moment: float, mirrored: bool) -> None:
    drawn, shapes = added(BETWEEN, moment, mirrored=mirrored)
    body = solve(pose_at(drawn.picture, moment, mirrored=mirrored))
    hands = [drawn.view.point(arm.knuckles)[0] for arm in body.arms]
    assert widest(shapes) == pytest.approx((min(hands), max(hands)), abs=thick(drawn))


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_band_goes_from_its_anchor_to_between_the_hands(moment: float, mirrored: bool) -> None:
    drawn, shapes = added(TO_HANDS, moment, mirrored=mirrored)
    body = solve(pose_at(drawn.picture, moment, mirrored=mirrored))
    anchor = reflected(TO_HANDS, Mirror.BODY if mirrored else None).at
    held: Vec = between(body.left_arm.knuckles, body.right_arm.knuckles, 0.5)
    ends = [drawn.view.point(at)[0] for at in (anchor, held)]
    assert widest(shapes) == pytest.approx((min(ends), max(ends)), abs=thick(drawn))


def widest(shapes: list[Shape]) -> tuple[float, float]:
    return max(map(span, rods(shapes)), key=lambda xs: xs[1] - xs[0])


def thick(drawn: Scene) -> float:
    return 0.015 * drawn.view.scale


def test_a_doorway_is_open_and_its_frame_is_seen_whole() -> None:
    drawn, shapes = added(DOORWAY, 0.0)
    middle = drawn.view.point((0.2, 1.0, 0.0))
    wood = [one for one in shapes if one.ink in (Ink.WOOD, Ink.WOOD_SHADE, Ink.WOOD_LIGHT)]
    outlines = [(shape.ink, outline) for shape in wood for outline in shape.outlines]
    assert len(outlines) == 9  # frame within, wall and frame: a top and two sides of each
    for ink, outline in outlines:
        assert not inside(outline, middle)
        if ink is not Ink.WOOD_LIGHT:
            assert all(0 <= x <= PAGE[0] and 0 <= y <= PAGE[1] for x, y in outline)


def inside(outline: Outline, at: tuple[float, float]) -> bool:
    """Whether a place is in a convex outline: on one side of all its edges."""
    turns = {
        (bx - ax) * (at[1] - ay) - (by - ay) * (at[0] - ax) > 0
        for (ax, ay), (bx, by) in zip(outline, (*outline[1:], outline[0]), strict=True)
        if (ax, ay) != (bx, by)
    }
    return len(turns) == 1
