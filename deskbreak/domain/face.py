"""The head: skull and jaw, hair, ears and the features that show where the figure looks."""

from __future__ import annotations

from collections.abc import Iterator
from math import acos, cos, pi, sin, sqrt

from deskbreak.domain.drawing import FINE, Ink, Outline, Shape, View, lined, wrap
from deskbreak.domain.joints import Station
from deskbreak.domain.space import Vec, add, cross, dot, scale, square_to, unit

SKULL: Vec = (0.094, 0.112, 0.078)
JAW: Vec = (0.060, 0.052, 0.054)
HAIR = (
    ((-0.62, 0.78, 0.0), 0.16, 1.075, Ink.HAIR),
    ((-0.95, -0.22, 0.0), 0.42, 1.06, Ink.HAIR),
    ((-0.05, 1.0, 0.0), 0.80, 1.02, Ink.HAIR_LIGHT),
)
"""Caps of the skull: the way they point, the plane they end at, their size, their ink."""


def head(at: Station, view: View, width: float) -> Iterator[Shape]:
    """The head's shapes, back to front; `width` of the line in pixels."""

    def place(front: float, up: float, out: float = 0.0) -> Vec:
        return add(at.at, at.frame.way((front, up, out)))

    def seen(front: float, up: float, out: float) -> float:
        return dot(unit(at.frame.way((front, up, out))), view.towards)

    skull = wrap(
        view.ellipsoid(at.at, at.frame, SKULL),
        view.ellipsoid(place(0.030, -0.066), at.frame, JAW),
        count=FINE,
    )
    nose = wrap(view.ball(place(0.100, -0.026), 0.011), view.ball(place(0.084, 0.012), 0.010))
    profile = seen(1, 0, 0)
    yield from lined([(Ink.SKIN, skull), (Ink.SKIN, nose)], width)
    for towards, off, size, ink in HAIR:
        hair = _cap(at, view, unit(towards), off, size)
        if hair:
            yield Shape(ink, (hair,))
    for side in (-1.0, 1.0):
        if seen(-0.1, 0, side) > 0.12:
            yield from _ear(at, view, place(-0.006, -0.014, 0.077 * side), width)
    if profile > 0.25:
        tip = wrap(view.ball(place(0.098, -0.029), 0.0125), view.ball(place(0.092, 0.0), 0.007))
        yield Shape(Ink.SKIN_SHADE, (tip,), 0.75)
    for side in (-1.0, 1.0):
        if seen(0.86, 0.06, 0.5 * side) > 0.16:
            eye = view.ellipsoid(
                place(0.084, 0.010, 0.034 * side), at.frame, (0.003, 0.0115, 0.0085)
            )
            yield Shape(Ink.FEATURE, (wrap(eye),))
            brow = [
                view.ball(place(f, u, o * side), 0.0035)
                for f, u, o in ((0.089, 0.037, 0.022), (0.078, 0.038, 0.050))
            ]
            yield Shape(Ink.HAIR, (wrap(*brow),))
    if profile > -0.15:
        half = 0.020
        mouth = [
            view.ball(place(0.083 - abs(o) * 0.35, -0.070 + abs(o) * 0.12, o), 0.0028)
            for o in (-half, 0.0, half)
        ]
        lips = [wrap(mouth[0], mouth[1]), wrap(mouth[1], mouth[2])]
        keep = [
            lip
            for lip, side in zip(lips, (-1.0, 1.0), strict=True)
            if seen(0.8, 0, 0.45 * side) > 0.1
        ]
        yield Shape(Ink.FEATURE, tuple(keep), 0.7)


def _ear(at: Station, view: View, middle: Vec, width: float) -> Iterator[Shape]:
    outer = wrap(view.ellipsoid(middle, at.frame, (0.019, 0.027, 0.010)))
    inner = wrap(view.ellipsoid(middle, at.frame, (0.009, 0.015, 0.008)))
    yield from lined([(Ink.SKIN, outer)], width * 0.7)
    yield Shape(Ink.SKIN_SHADE, (inner,))


def _cap(at: Station, view: View, towards: Vec, off: float, size: float) -> Outline:
    """
    What is seen of the skull beyond a plane: the arc of its silhouette and the arc of the rim.

    In the space where the skull is a ball of radius one, `towards` is the plane's normal and `off`
    its distance from the middle.
    """
    frame = at.frame
    axes = [
        scale(axis, half * size)
        for axis, half in zip((frame.front, frame.up, frame.right), SKULL, strict=True)
    ]
    eye = unit(_over(view.towards, axes))
    facing = dot(towards, eye)
    aside = sqrt(max(1e-12, 1 - facing * facing))
    rim = sqrt(1 - off * off)
    ahead = square_to(eye, towards)
    across = cross(eye, square_to(towards, eye))
    ring = [0.0] if facing > 0 else []
    points: list[Vec] = []
    if off < aside:
        half = acos(off / aside)
        edge = square_to(towards, eye)
        points = [_round(edge, across, half * (i / 12 - 1)) for i in range(25)]
        turn = acos(max(-1.0, min(1.0, -off * facing / (rim * aside))))
        for i in range(25):
            around = _round(ahead, across, turn * (1 - i / 12))
            points.append(add(scale(towards, off), around, rim))
    elif ring:
        for i in range(36):
            points.append(add(scale(towards, off), _round(ahead, across, i * pi / 18), rim))
    return tuple(view.point(_out(at.at, axes, p)) for p in points)


def _round(a: Vec, b: Vec, angle: float) -> Vec:
    return add(scale(a, cos(angle)), b, sin(angle))


def _out(middle: Vec, axes: list[Vec], point: Vec) -> Vec:
    for axis, k in zip(axes, point, strict=True):
        middle = add(middle, axis, k)
    return middle


def _over(v: Vec, axes: list[Vec]) -> Vec:
    """A normal of the room, where the skull is a ball of radius one."""
    x, y, z = (dot(v, axis) / dot(axis, axis) for axis in axes)
    return (x, y, z)
