"""The head: skull and jaw, hair, ears and the features that show where the figure looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import acos, cos, pi, sin, sqrt

from deskbreak.domain.figure.drawing import Ink, Outline, Shape, View, lined, wrap
from deskbreak.domain.figure.joints import Station
from deskbreak.domain.figure.space import Vec, add, cross, dot, scale, square_to, unit

SKULL: Vec = (0.094, 0.112, 0.078)
JAW: Vec = (0.060, 0.052, 0.054)
HEAD_OF_HAIR: Vec = (0.103, 0.119, 0.0845)
CROWN = (-0.004, 0.010)
"""Half axes of the hair, and its middle before and above the skull's."""


@dataclass(frozen=True, slots=True)
class Cap:
    """A part of the hair: the way it points, the plane where it ends, how full it is."""

    towards: Vec
    end: float
    size: float = 1.0


HAIR = (
    (Cap((-0.66, 0.75, 0.0), 0.10), Ink.HAIR),
    (Cap((-0.98, -0.20, 0.0), 0.22, 0.985), Ink.HAIR),
    (Cap((-0.30, 0.95, 0.0), 0.93, 0.985), Ink.HAIR_LIGHT),
)


def head(at: Station, view: View, width: float) -> Iterator[Shape]:
    """The head's shapes, back to front; `width` of the line in pixels."""
    skull = wrap(
        view.ellipsoid(at.at, at.frame, SKULL),
        view.ellipsoid(_place(at, 0.030, -0.066), at.frame, JAW),
    )
    nose = _stroke(at, view, (0.102, -0.026, 0.0, 0.0115), (0.084, 0.012, 0.0, 0.010))
    hair = [(ink, _cap(at, view, cap)) for cap, ink in HAIR]
    line = width / view.scale / HEAD_OF_HAIR[1]
    around = (_cap(at, view, replace(cap, size=cap.size + line)) for cap, _ in HAIR)
    yield Shape(Ink.LINE, tuple(filter(None, around)))
    yield from lined([(Ink.SKIN, skull), (Ink.SKIN, nose)], width)
    yield from (Shape(ink, (outline,)) for ink, outline in hair if outline)
    for side in (-1.0, 1.0):
        if _seen(at, view, -0.1, 0.0, side) > 0.12:
            yield from _ear(at, view, _place(at, -0.006, -0.014, 0.080 * side), width)
    if _seen(at, view, 1.0, 0.0, 0.0) > 0.25:
        tip = _stroke(at, view, (0.100, -0.030, 0.0, 0.0125), (0.094, -0.004, 0.0, 0.007))
        yield Shape(Ink.SKIN_SHADE, (tip,), 0.75)
    for side in (-1.0, 1.0):
        yield from _half_face(at, view, side)


def _half_face(at: Station, view: View, side: float) -> Iterator[Shape]:
    """Eye, brow and half of the mouth, as far as they are on this side of the head."""
    if _seen(at, view, 0.86, 0.06, 0.5 * side) > 0.16:
        white = _place(at, 0.081, 0.006, 0.034 * side)
        yield Shape(Ink.BEAD, (wrap(view.ellipsoid(white, at.frame, (0.004, 0.0125, 0.0145))),))
        eye = _place(at, 0.086, 0.006, 0.034 * side)
        yield Shape(Ink.FEATURE, (wrap(view.ellipsoid(eye, at.frame, (0.003, 0.0115, 0.0095))),))
        ends = (0.090, 0.042, 0.017 * side, 0.0034), (0.078, 0.038, 0.050 * side, 0.0030)
        yield Shape(Ink.HAIR, (_stroke(at, view, *ends),))
    if _seen(at, view, 0.8, 0.0, 0.45 * side) > 0.1:
        middle = (0.084, -0.070, 0.0, 0.0026)
        lip, corner = (0.083, -0.0695, 0.010 * side, 0.0026), (0.074, -0.063, 0.025 * side, 0.0022)
        lips = _stroke(at, view, middle, lip), _stroke(at, view, lip, corner)
        yield Shape(Ink.FEATURE, lips)


def _place(at: Station, front: float, up: float, out: float = 0.0) -> Vec:
    """A place on the head."""
    return add(at.at, at.frame.way((front, up, out)))


def _seen(at: Station, view: View, front: float, up: float, out: float) -> float:
    """How far a side of the head faces who watches: 1 fully, 0 edgeways."""
    return dot(unit(at.frame.way((front, up, out))), view.towards)


def _stroke(at: Station, view: View, *thick: tuple[float, float, float, float]) -> Outline:
    """A stroke on the face through (front, up, out, radius)."""
    return wrap(*(view.ball(_place(at, f, u, o), radius) for f, u, o, radius in thick))


def _ear(at: Station, view: View, middle: Vec, width: float) -> Iterator[Shape]:
    outer = wrap(view.ellipsoid(middle, at.frame, (0.019, 0.027, 0.010)))
    inner = wrap(view.ellipsoid(middle, at.frame, (0.009, 0.015, 0.008)))
    yield from lined([(Ink.SKIN, outer)], width * 0.7)
    yield Shape(Ink.SKIN_SHADE, (inner,))


def _cap(at: Station, view: View, cap: Cap) -> Outline:
    """
    What is seen of the hair beyond a plane: the arc of its silhouette and the arc of the rim.

    In the space where the hair is a ball of radius one, `towards` is the plane's normal and `off`
    its distance from the middle.
    """
    frame, towards, off = at.frame, unit(cap.towards), cap.end
    axes = [
        scale(axis, half * cap.size)
        for axis, half in zip((frame.front, frame.up, frame.right), HEAD_OF_HAIR, strict=True)
    ]
    eye = unit(_over(view.towards, axes))
    facing = dot(towards, eye)
    aside = sqrt(max(1e-12, 1 - facing * facing))
    rim = sqrt(1 - off * off)
    ahead, edge = square_to(eye, towards), square_to(towards, eye)
    across = cross(eye, edge)
    middle = scale(towards, off)
    if off < aside:
        half, turn = acos(off / aside), acos(max(-1.0, min(1.0, -off * facing / (rim * aside))))
        points = [_round(edge, across, half * (i / 12 - 1)) for i in range(25)]
        points += [add(middle, _round(ahead, across, turn * (1 - i / 12)), rim) for i in range(25)]
    else:  # the whole rim is seen, or nothing
        count = 36 if facing > 0 else 0
        points = [add(middle, _round(ahead, across, i * pi / 18), rim) for i in range(count)]
    return tuple(view.point(_out(_place(at, *CROWN), axes, p)) for p in points)


def _round(a: Vec, b: Vec, angle: float) -> Vec:
    return add(scale(a, cos(angle)), b, sin(angle))


def _out(middle: Vec, axes: list[Vec], point: Vec) -> Vec:
    for axis, k in zip(axes, point, strict=True):
        middle = add(middle, axis, k)
    return middle


def _over(v: Vec, axes: list[Vec]) -> Vec:
    """A normal of the room, where the hair is a ball of radius one."""
    x, y, z = (dot(v, axis) / dot(axis, axis) for axis in axes)
    return (x, y, z)
