"""A page of a picture: its arrow, its camera, its breath, and where the spine is at work."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import dist, radians, sin

import pytest

from deskbreak import exercises
from deskbreak.domain.figure.arrow import STEP
from deskbreak.domain.figure.drawing import Ink, Point, Shape
from deskbreak.domain.figure.mannequin import work
from deskbreak.domain.figure.picture import Kit, Part
from deskbreak.domain.figure.pose import pose_at
from deskbreak.domain.figure.scene import BESIDE, HIGHEST, LOWEST, scene
from tests.catalogue import few

PAGE = (640, 400)
PICTURES = [one.picture for one in exercises.load()[0] if one.picture]


def test_the_arrow_is_painted_once_before_or_behind_the_body() -> None:
    for picture in PICTURES:
        page = scene(picture, PAGE)
        assert bool(page.arrow) is bool(picture.trail)
        in_front = picture.trail is Part.CHEST
        for moment in (0.0, 0.5, 1.0):
            assert inked(page.figure(moment), Ink.ARROW) == (page.arrow[1:] if in_front else ())
        assert inked(page.background(), Ink.ARROW) == (() if in_front else page.arrow[1:])


def inked(shapes: Sequence[Shape], ink: Ink) -> tuple[Shape, ...]:
    return tuple(shape for shape in shapes if shape.ink is ink)


def middle(outline: Sequence[Point]) -> Point:
    xs, ys = zip(*outline, strict=True)
    return sum(xs) / len(xs), sum(ys) / len(ys)


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_dashes_of_an_arrow_are_even_however_fast_the_hand_is(mirrored: bool) -> None:
    for picture in PICTURES:
        page = scene(picture, PAGE, mirrored=mirrored)
        step = STEP * page.view.scale
        for shape in page.arrow:
            *dashes, _head = shape.outlines
            for one, other in pairwise(map(middle, dashes)):
                gap = dist(one, other) / step
                assert 0.8 < gap < 1.01 or 2.5 < gap < 3.01


def test_an_arrow_is_long_enough_to_be_seen_however_short_its_way_is() -> None:
    for picture in PICTURES:
        page = scene(picture, PAGE)
        for shape in page.arrow:
            points = [point for outline in shape.outlines for point in outline]
            reach = max(dist(one, other) for one in points for other in points[:12])
            assert reach >= 0.14 * page.view.scale


def test_a_turned_camera_goes_round_the_body_and_back() -> None:
    for picture in PICTURES:
        page = scene(picture, PAGE)
        other = page.turned(50.0, 20.0)
        assert page.turned(0.0, 0.0).view.origin == pytest.approx(page.view.origin)
        assert other.figure(0.5) != page.figure(0.5)
        assert other.view.scale == page.view.scale


def test_a_camera_is_turned_neither_below_the_floor_nor_overhead() -> None:
    page = scene(PICTURES[0], PAGE)
    assert page.turned(0.0, -500.0).view.towards[1] == pytest.approx(sin(radians(LOWEST)))
    assert page.turned(0.0, 500.0).view.towards[1] == pytest.approx(sin(radians(HIGHEST)))


@pytest.mark.parametrize("degrees", range(-360, 361, 45))
def test_a_desk_is_never_looked_at_from_its_far_side(degrees: int) -> None:
    page = scene(few("seat-desk-slide")[0].picture, PAGE)
    assert page.turned(degrees, 0).view.towards[0] <= sin(radians(BESIDE))


def test_a_wall_is_not_in_the_way_of_who_looks_from_behind_it() -> None:
    for picture in PICTURES:
        if any(prop.kind is Kit.WALL for prop in picture.props):
            page = scene(picture, PAGE)
            walls = [
                inked(one.background(), Ink.WOOD_LIGHT) for one in (page, page.turned(180, 0))
            ]
            assert [bool(wall) for wall in walls] == [True, False]


def test_a_breath_widens_the_chest_and_leaves_all_else() -> None:
    for picture in PICTURES:
        page = scene(picture, PAGE)
        empty, full = page.figure(0.5, 0.0), page.figure(0.5, 1.0)
        changed = [(a, b) for a, b in zip(empty, full, strict=True) if a != b]
        assert {shape.ink for shape, _ in changed} == {Ink.LINE, Ink.SHIRT}
        spread = [wide(shape) for shape in changed[0]]
        assert spread[0] < spread[1]


def wide(shape: Shape) -> float:
    """How far the points of a shape are from its middle, all in all."""
    points = [point for outline in shape.outlines for point in outline]
    at = middle(points)
    return sum(dist(point, at) for point in points)


def test_the_spine_glows_more_the_further_a_movement_is() -> None:
    page = scene(PICTURES[0], PAGE)
    glow = [inked(page.figure(moment), Ink.GLOW)[0] for moment in (0.0, 0.5, 1.0)]
    assert wide(glow[0]) < wide(glow[1]) < wide(glow[2])


def test_on_a_roller_the_spine_works_where_it_lies_on_it() -> None:
    roller = few("sup-roller-ext")[0].picture
    highest = []
    for level in (1, 2, 3, 4):
        done = work(pose_at(roller, 1.0, level=level), 1.0, local=roller.levels)
        highest.append(max(done, key=lambda piece: done[piece]))
    assert highest == sorted(highest)
    assert len(set(highest)) > 2


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_back_of_a_chair_is_before_who_sits_for_who_looks_from_behind(mirrored: bool) -> None:
    page = scene(few("seat-ext-chair")[0].picture, PAGE, mirrored=mirrored)
    behind = page.turned(-100.0, 0.0)
    assert inked(page.figure(0.5), Ink.WOOD) == ()
    assert len(inked(behind.figure(0.5), Ink.WOOD)) == 1
    wood = [len(inked(one.background(), Ink.WOOD)) for one in (page, behind)]
    assert wood == [2, 1]
