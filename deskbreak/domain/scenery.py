"""What is about the person: floor, furniture, kit, the body's shadow and the arrow of its way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import copysign, hypot

from deskbreak.domain.drawing import (
    FINE,
    Blob,
    Ink,
    Layer,
    Outline,
    Point,
    Shape,
    View,
    lined,
    wrap,
)
from deskbreak.domain.pose import Base, Kit, Mirror, Prop
from deskbreak.domain.skeleton import STANDS, ArmJoints, Skeleton, Station, reflect
from deskbreak.domain.space import UP, Frame, Vec, add, between

LINE = 0.0045
LEVEL: Frame = STANDS[Base.UPRIGHT]


def reflected(prop: Prop, mirror: Mirror | None) -> Prop:
    """A thing on the other side."""
    return prop if mirror is None else replace(prop, at=reflect(prop.at, mirror), turn=-prop.turn)


def background(props: Sequence[Prop], view: View, middle: Vec) -> Iterator[Shape]:
    """The floor and all that the body is drawn over."""
    if not any(prop.kind is Kit.MAT for prop in props):
        disc = view.ellipsoid((middle[0], 0.0, middle[2]), LEVEL, (0.72, 0.0, 0.50))
        yield Shape(Ink.FLOOR, (wrap(disc, count=FINE),))
    for prop in props:
        match prop.kind:
            case Kit.MAT:
                yield from _mat(prop, view)
            case Kit.CHAIR:
                yield from _chair(prop, view)
            case Kit.DESK:
                yield from _desk(prop, view)
            case Kit.WALL:
                yield from _wall(prop, view)
            case Kit.CUSHION:
                yield from _cushion(prop, view)
            case _:
                pass


def live(
    props: Sequence[Prop], arm: ArmJoints, chest: Station, moved: Vec, view: View
) -> Iterator[Layer]:
    """
    The things that are sorted with the body.

    arm: the working one. moved: how far the trunk is from the start.
    """
    for prop in props:
        match prop.kind:
            case Kit.ROLLER:
                yield _roller(prop, view)
            case Kit.BALL:
                yield _ball(replace(prop, at=add(prop.at, moved, 0.5)), view)
            case Kit.BAND:
                yield from _band(prop, arm, chest, view)
            case _:
                pass


def _box(view: View, low: Vec, high: Vec, radius: float = 0.012) -> Outline:
    corners = [
        (x, y, z) for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])
    ]
    return wrap(*(view.ball(corner, radius) for corner in corners))


def _slab(prop: Prop, view: View, radius: float, ink: Ink, edge: Ink) -> Iterator[Shape]:
    """A flat thing with round corners and a visible edge."""
    length, height, width = prop.size
    frame = LEVEL.yawed(prop.turn)
    corners = [
        add(prop.at, frame.way((x * length / 2, 0.0, z * width / 2)))
        for x in (-1, 1)
        for z in (-1, 1)
    ]
    for up, colour in ((0.0, edge), (height, ink)):
        blobs = [view.ellipsoid(add(c, UP, up), LEVEL, (radius, 0.0, radius)) for c in corners]
        yield Shape(colour, (wrap(*blobs, count=FINE),))


def _mat(prop: Prop, view: View) -> Iterator[Shape]:
    yield from _slab(
        replace(prop, at=add(prop.at, (0, -prop.size[1], 0))), view, 0.05, Ink.MAT, Ink.MAT_EDGE
    )


def _cushion(prop: Prop, view: View) -> Iterator[Shape]:
    length, height, width = prop.size
    frame = LEVEL.yawed(prop.turn)
    blobs = [
        view.ellipsoid(
            add(prop.at, frame.way((x * length * 0.36, height / 2, z * width * 0.36))),
            frame,
            (length * 0.15, height / 2, width * 0.15),
        )
        for x in (-1, 1)
        for z in (-1, 1)
    ]
    yield from lined([(Ink.WOOD_LIGHT, wrap(*blobs))], LINE * view.scale)


def _chair(prop: Prop, view: View) -> Iterator[Shape]:
    x, _, z = prop.at
    seat, back, _ = prop.size
    parts = []
    for foot in (-0.20, 0.20):
        for side in (-0.19, 0.19):
            top, end = (x + foot, seat - 0.03, z + side), (x + foot * 1.1, 0.016, z + side * 1.08)
            parts.append(
                (
                    view.depth(between(top, end, 0.5)),
                    Ink.WOOD_SHADE,
                    wrap(view.ball(top, 0.018), view.ball(end, 0.014)),
                )
            )
    for side in (-0.17, 0.17):
        low, high = (x - 0.215, seat - 0.02, z + side), (x - 0.25, back - 0.05, z + side)
        parts.append(
            (
                view.depth(low, high),
                Ink.WOOD_SHADE,
                wrap(view.ball(low, 0.016), view.ball(high, 0.014)),
            )
        )
    rest = [
        view.ball((x - 0.245 - up * 0.02, back - 0.16 + up * 0.14, z + side), 0.018)
        for up in (0, 1)
        for side in (-0.185, 0.185)
    ]
    parts.append((view.depth((x - 0.25, back - 0.1, z)), Ink.WOOD, wrap(*rest)))
    board = _box(
        view, (x - 0.21, seat - 0.035, z - 0.205), (x + 0.21, seat - 0.018, z + 0.205), 0.018
    )
    parts.append((view.depth((x, seat, z)), Ink.WOOD, board))
    for _, ink, outline in sorted(parts, key=lambda part: part[0]):
        yield from lined([(ink, outline)], LINE * view.scale)


def _desk(prop: Prop, view: View) -> Iterator[Shape]:
    """A desk top on two columns with feet."""
    x, _, z = prop.at
    depth, height, width = prop.size
    for side in sorted((-1, 1), key=lambda side: view.depth((x, 0.0, side))):
        at = (x + 0.08, 0.0, z + side * (width / 2 - 0.08))
        foot = wrap(*(view.ball(add(at, (reach, 0.024, 0.0)), 0.022) for reach in (-0.2, 0.2)))
        column = wrap(*(view.ball(add(at, UP, up), 0.026) for up in (0.03, height - 0.04)))
        parts = [(Ink.WOOD_SHADE, foot), (Ink.WOOD_SHADE, column)]
        yield from lined(parts, LINE * view.scale)
    low = (x - depth / 2, height - 0.032, z - width / 2)
    high = (x + depth / 2, height - 0.012, z + width / 2)
    edge, top = _box(view, low, high), _box(view, (low[0], high[1], low[2]), high)
    yield from lined([(Ink.WOOD_SHADE, edge), (Ink.WOOD, top)], LINE * view.scale)


def _wall(prop: Prop, view: View) -> Iterator[Shape]:
    """A wall, its face at x and the rest of it away from the middle."""
    x, y, z = prop.at
    thick, height, width = prop.size
    face = _box(view, (x, y, z - width / 2), (x, y + height, z + width / 2), 0.004)
    behind = x + copysign(thick, x)
    body = _box(view, (x, y, z - width / 2), (behind, y + height, z + width / 2), 0.004)
    skirting = _box(view, (x, y, z - width / 2), (x, y + 0.09, z + width / 2), 0.004)
    yield Shape(Ink.WOOD_SHADE, (body,), 0.32)
    yield Shape(Ink.WOOD_LIGHT, (face,))
    yield Shape(Ink.WOOD_SHADE, (skirting,), 0.5)


def _roller(prop: Prop, view: View) -> Layer:
    radius, length, _ = prop.size
    frame = LEVEL.yawed(prop.turn)
    ends = [add(prop.at, frame.right, side * length / 2) for side in (-1, 1)]
    near = max(ends, key=view.depth)

    def disc(at: Vec, part: float = 1.0) -> Blob:
        return view.ellipsoid(at, frame, (radius * part, radius * part, 0.0))

    barrel = wrap(*map(disc, ends), count=FINE)
    shapes = lined([(Ink.KIT, barrel)], LINE * view.scale)
    shapes.append(Shape(Ink.KIT_LIGHT, (wrap(disc(near)),)))
    shapes.append(Shape(Ink.KIT_SHADE, (wrap(disc(near, 0.55)),)))
    shapes.append(Shape(Ink.KIT_LIGHT, (wrap(disc(near, 0.38)),)))
    return Layer(view.depth(prop.at), tuple(shapes))


def _ball(prop: Prop, view: View) -> Layer:
    x, y = view.point(prop.at)
    radius = prop.size[0] * view.scale
    gleam = wrap((x - radius * 0.25, y - radius * 0.3, radius * 0.45))
    ball = lined([(Ink.KIT, wrap((x, y, radius)))], LINE * view.scale)
    return Layer(view.depth(prop.at), (*ball, Shape(Ink.KIT_LIGHT, (gleam,))))


def _band(prop: Prop, arm: ArmJoints, chest: Station, view: View) -> Iterator[Layer]:
    """A band from low on a post to a loop round the shoulder, under the armpit."""
    width = LINE * view.scale
    x, _, z = prop.at
    base = wrap(view.ellipsoid((x, 0.012, z), LEVEL, (0.10, 0.012, 0.10)))
    post = wrap(view.ball((x, 0.04, z), 0.028), view.ball((x, 0.62, z), 0.028))
    knot = wrap(*(view.ball(add(prop.at, UP, up), 0.034) for up in (-0.02, 0.02)))
    parts = [(Ink.WOOD_SHADE, base), (Ink.WOOD_SHADE, post), (Ink.KIT, knot)]
    yield Layer(view.depth(prop.at), tuple(lined(parts, width)))
    armpit, over = (add(arm.shoulder, chest.frame.up, up) for up in (-0.075, 0.056))
    strap = wrap(view.ball(prop.at, 0.011), view.ball(armpit, 0.011))
    yield Layer(view.depth(prop.at, armpit), tuple(lined([(Ink.KIT, strap)], width)))
    loop = wrap(view.ball(armpit, 0.014), view.ball(over, 0.014))
    before = max(view.depth(arm.shoulder), view.depth(arm.shoulder, arm.elbow)) + 0.01
    yield Layer(before, tuple(lined([(Ink.KIT, loop)], width)))


def shadow(body: Skeleton, view: View) -> Shape:
    """The body's shadow on the floor, all in one."""

    def fallen(*thick: tuple[Vec, float]) -> Outline:
        return wrap(*(view.ellipsoid((at[0], 0.0, at[2]), LEVEL, (r, 0.0, r)) for at, r in thick))

    spine = [(station.at, 0.125) for station in body.spine[:10]]
    outlines = [fallen(a, b) for a, b in pairwise(spine)]
    outlines.append(fallen((body.head.at, 0.09), (body.spine[-1].at, 0.06)))
    for arm in body.arms:
        outlines.append(fallen((arm.shoulder, 0.055), (arm.elbow, 0.042)))
        outlines.append(fallen((arm.elbow, 0.042), (arm.wrist, 0.03)))
        outlines.append(fallen((arm.wrist, 0.03), (arm.tip, 0.022)))
    for leg in body.legs:
        outlines.append(fallen((leg.hip, 0.085), (leg.knee, 0.058)))
        outlines.append(fallen((leg.knee, 0.058), (leg.ankle, 0.042)))
        outlines.append(fallen((leg.heel, 0.04), (leg.ball, 0.042)))
    return Shape(Ink.SHADOW, tuple(outlines), 0.14)


def arrow(way: Sequence[Point], view: View) -> Iterator[Shape]:
    """A dashed arrow along a way on the page; none where there is no way."""
    if not way:
        return
    k = view.scale
    dash, gap, width = 0.050 * k, 0.042 * k, 0.0085 * k
    pieces, run = [], 0.0
    for a, b in pairwise(_cut(way, 0.055 * k)):
        if run % (dash + gap) < dash:
            pieces.append(wrap((*a, width), (*b, width)))
        run += hypot(b[0] - a[0], b[1] - a[1])
    yield Shape(Ink.ARROW, (*pieces, _head_of(way, 0.052 * k)))


def _cut(way: Sequence[Point], short: float) -> list[Point]:
    """The way without its last bit, where the arrow's head goes."""
    end = way[-1]
    kept = [p for p in way if hypot(p[0] - end[0], p[1] - end[1]) > short]
    return kept or [way[0]]


def _head_of(way: Sequence[Point], size: float) -> Outline:
    end = way[-1]
    back = _cut(way, size)[-1]
    span = hypot(end[0] - back[0], end[1] - back[1]) or 1.0
    dx, dy = (end[0] - back[0]) / span, (end[1] - back[1]) / span
    foot = (end[0] - dx * size, end[1] - dy * size)
    return (
        end,
        (foot[0] - dy * size * 0.6, foot[1] + dx * size * 0.6),
        (foot[0] + dx * size * 0.22, foot[1] + dy * size * 0.22),
        (foot[0] + dy * size * 0.6, foot[1] - dx * size * 0.6),
    )
