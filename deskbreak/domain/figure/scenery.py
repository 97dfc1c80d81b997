"""What is about the person and behind them: floor, mat, chair, desk, wall, doorway, cushion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import copysign

from deskbreak.domain.figure.drawing import Ink, Layer, Outline, Shape, View, lined, wrap
from deskbreak.domain.figure.joints import reflect
from deskbreak.domain.figure.picture import Base, Kit, Mirror, Prop
from deskbreak.domain.figure.skeleton import STANDS
from deskbreak.domain.figure.space import UP, Frame, Vec, add, dot

LINE = 0.0045
FRAME = 0.08  # metres, the width of a door frame
LEVEL: Frame = STANDS[Base.UPRIGHT]


def reflected(prop: Prop, mirror: Mirror | None) -> Prop:
    """A thing on the other side; what is held goes there with the body."""
    if mirror is None or prop.kind is Kit.DOWEL:
        return prop
    turn = -prop.turn if mirror is Mirror.BODY else 180 - prop.turn
    return replace(prop, at=reflect(prop.at, mirror), turn=turn)


def background(props: Sequence[Prop], view: View, middle: Vec) -> Iterator[Shape]:
    """The floor and all that the body is drawn over."""
    if not any(prop.kind is Kit.MAT for prop in props):
        disc = view.ellipsoid((middle[0], 0.0, middle[2]), LEVEL, (0.72, 0.0, 0.50))
        yield Shape(Ink.FLOOR, (wrap(disc),))
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
            case Kit.DOORWAY:
                yield from _doorway(prop, view)
            case Kit.CUSHION:
                yield from _cushion(prop, view)
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
        yield Shape(colour, (wrap(*blobs),))


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
    yield from lined([(Ink.CUSHION, wrap(*blobs))], LINE * view.scale)


def _on(prop: Prop, ahead: float, up: float, aside: float) -> Vec:
    """A place on a thing that has a front, however it is turned."""
    return add(prop.at, LEVEL.yawed(prop.turn).way((ahead, up, aside)))


def _chair(prop: Prop, view: View) -> Iterator[Shape]:
    """Legs and seat, and the back if it is not before the body."""
    seat = prop.size[0]
    parts = [] if back_is_before(prop, view) else [chair_back(prop, view)]
    line = LINE * view.scale
    for x in (-0.20, 0.20):
        for z in (-0.19, 0.19):
            top, end = _on(prop, x, seat - 0.03, z), _on(prop, x * 1.1, 0.016, z * 1.08)
            leg = wrap(view.ball(top, 0.018), view.ball(end, 0.014))
            parts.append(Layer(view.depth(top, end), tuple(lined([(Ink.WOOD_SHADE, leg)], line))))
    edges = ((x, up, z) for x in (-0.21, 0.21) for up in (-0.035, -0.018) for z in (-0.205, 0.205))
    board = wrap(*(view.ball(_on(prop, x, seat + up, z), 0.018) for x, up, z in edges))
    depth = view.depth(_on(prop, 0.0, seat, 0.0))
    parts.append(Layer(depth, tuple(lined([(Ink.WOOD, board)], line))))
    for part in sorted(parts, key=lambda part: part.depth):
        yield from part.shapes


def back_is_before(prop: Prop, view: View) -> bool:
    """Whether a chair is seen from behind."""
    return dot(LEVEL.yawed(prop.turn).front, view.towards) < 0


def chair_back(prop: Prop, view: View) -> Layer:
    """The back of a chair, to be sorted with the body where it is before it."""
    seat, top, _ = prop.size
    parts = []
    for side in (-0.17, 0.17):
        low, high = _on(prop, -0.215, seat - 0.02, side), _on(prop, -0.25, top - 0.05, side)
        parts.append((Ink.WOOD_SHADE, wrap(view.ball(low, 0.016), view.ball(high, 0.014))))
    corners = ((-0.02 * up, 0.14 * up, side) for up in (0, 1) for side in (-0.185, 0.185))
    rest = wrap(
        *(view.ball(_on(prop, x - 0.245, top + up - 0.16, z), 0.018) for x, up, z in corners)
    )
    parts.insert(0 if back_is_before(prop, view) else len(parts), (Ink.WOOD, rest))
    shapes = (shape for part in parts for shape in lined([part], LINE * view.scale))
    return Layer(view.depth(_on(prop, -0.25, top - 0.2, 0.0)), tuple(shapes))


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
    """A wall, its face at x and the rest of it away from the middle; none from behind."""
    x, y, z = prop.at
    thick, height, width = prop.size
    if view.towards[0] * x > 0:
        return
    face = _box(view, (x, y, z - width / 2), (x, y + height, z + width / 2), 0.004)
    behind = x + copysign(thick, x)
    body = _box(view, (x, y, z - width / 2), (behind, y + height, z + width / 2), 0.004)
    skirting = _box(view, (x, y, z - width / 2), (x, y + 0.09, z + width / 2), 0.004)
    yield Shape(Ink.WOOD_SHADE, (body,), 0.32)
    yield Shape(Ink.WOOD_LIGHT, (face,))
    yield Shape(Ink.WOOD_SHADE, (skirting,), 0.5)


def _doorway(prop: Prop, view: View) -> Iterator[Shape]:
    """A wall as wide as the page with an opening, seen from the side that a body comes from."""
    x, y, z = prop.at
    deep, height, width = prop.size
    inner, outer, top = width / 2, width / 2 + FRAME, height + FRAME
    frame = [(y + height, z - outer, y + top, z + outer)]
    frame += [(y, z + side * inner, y + top, z + side * outer) for side in (-1, 1)]
    wall = [(y + top, z - outer, y + 4, z + outer)]
    wall += [(y, z + side * outer, y + 4, z + side * 4) for side in (-1, 1)]

    def boxes(faces: Sequence[tuple[float, ...]], end: float) -> list[Outline]:
        return [_box(view, (x, y0, z0), (end, y1, z1), 0.004) for y0, z0, y1, z1 in faces]

    line = LINE * view.scale
    yield from lined([(Ink.WOOD_SHADE, box) for box in boxes(frame, x + deep)], line)
    yield Shape(Ink.WOOD_LIGHT, tuple(boxes(wall, x)))  # over the sides that stand in it
    yield from lined([(Ink.WOOD, box) for box in boxes(frame, x)], line)
