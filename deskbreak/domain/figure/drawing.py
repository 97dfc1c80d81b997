"""
A picture as flat, filled shapes, for any painter: the camera, and how solids look from it.

Everything drawn is the outline of a convex body: balls and ellipsoids, wrapped by one line. It is
sampled by direction, so that it grows by a line's width without a pen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import cos, hypot, pi, radians, sin, sqrt

from deskbreak.domain.figure.picture import Camera
from deskbreak.domain.figure.space import Frame, Vec, cross, dot

Point = tuple[float, float]
Outline = tuple[Point, ...]
Blob = tuple[float, float, float | tuple[Point, ...]]
"""A ball (x, y, radius) or an ellipsoid (x, y, its half axes) on the page."""


class Ink(StrEnum):
    """What a shape is made of; the painter has a colour for each."""

    PAGE = "page"
    LINE = "line"
    SKIN = "skin"
    SKIN_SHADE = "skin_shade"
    SKIN_LIGHT = "skin_light"
    SHIRT = "shirt"
    SHIRT_SHADE = "shirt_shade"
    SHIRT_LIGHT = "shirt_light"
    TROUSERS = "trousers"
    TROUSERS_SHADE = "trousers_shade"
    TROUSERS_LIGHT = "trousers_light"
    SHOE = "shoe"
    SHOE_SHADE = "shoe_shade"
    HAIR = "hair"
    HAIR_LIGHT = "hair_light"
    FEATURE = "feature"
    FLOOR = "floor"
    MAT = "mat"
    MAT_EDGE = "mat_edge"
    CUSHION = "cushion"
    WOOD = "wood"
    WOOD_SHADE = "wood_shade"
    WOOD_LIGHT = "wood_light"
    KIT = "kit"
    KIT_SHADE = "kit_shade"
    KIT_LIGHT = "kit_light"
    SHADOW = "shadow"
    SPINE = "spine"
    GLOW = "glow"
    BEAD = "bead"
    ARROW = "arrow"


@dataclass(frozen=True, slots=True)
class Shape:
    """Outlines filled as one, in one ink; alpha 0 to 1."""

    ink: Ink
    outlines: tuple[Outline, ...]
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Layer:
    """What is painted together, and how near it is to who watches."""

    depth: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class View:
    """An orthographic camera: unit vectors, pixels a metre, and where the origin appears."""

    right: Vec
    up: Vec
    towards: Vec
    scale: float = 1.0
    origin: Point = (0.0, 0.0)

    def point(self, v: Vec) -> Point:
        """Where a place of the room is on the page, y downwards."""
        x, y = self.origin
        return x + self.scale * dot(v, self.right), y - self.scale * dot(v, self.up)

    def way(self, v: Vec) -> Point:
        """How long and which way a direction of the room is on the page."""
        return self.scale * dot(v, self.right), -self.scale * dot(v, self.up)

    def depth(self, *places: Vec) -> float:
        """How near to who watches, the mean of the places."""
        return sum(dot(v, self.towards) for v in places) / len(places)

    def ball(self, at: Vec, radius: float) -> Blob:
        """A ball on the page."""
        return (*self.point(at), radius * self.scale)

    def ellipsoid(self, at: Vec, frame: Frame, half: Vec) -> Blob:
        """An ellipsoid on the page, `half` its (front, up, right) half axes."""
        axes = (frame.front, frame.up, frame.right)
        ways = (self.way(axis) for axis in axes)
        return (
            *self.point(at),
            tuple((x * k, y * k) for (x, y), k in zip(ways, half, strict=True)),
        )


def view(camera: Camera) -> View:
    """The camera's view of the room, unscaled."""
    azimuth, elevation = radians(camera.azimuth), radians(camera.elevation)
    right = (cos(azimuth), 0.0, -sin(azimuth))
    towards = (sin(azimuth) * cos(elevation), sin(elevation), cos(azimuth) * cos(elevation))
    return View(right, cross(towards, right), towards)


COUNTS = (12, 18, 24, 36, 48, 72, 96)
FLAT = 0.15  # pixels that an arc may stand out from its chord
_DIRECTIONS = {
    count: tuple((cos(2 * pi * i / count), sin(2 * pi * i / count)) for i in range(count))
    for count in COUNTS
}


def wrap(*blobs: Blob) -> Outline:
    """The line round blobs, a point in each of as many directions as their size asks for."""
    largest = max(_size(size) for _, _, size in blobs)
    enough = (count for count in COUNTS if largest * (1 - cos(pi / count)) < FLAT)
    return tuple(_support(blobs, dx, dy) for dx, dy in _DIRECTIONS[next(enough, COUNTS[-1])])


def _size(size: float | tuple[Point, ...]) -> float:
    return max(hypot(*axis) for axis in size) if isinstance(size, tuple) else size


def _support(blobs: Iterable[Blob], dx: float, dy: float) -> Point:
    """The point of the blobs that lies farthest in a direction."""
    best, point = -1e18, (0.0, 0.0)
    for x, y, size in blobs:
        if isinstance(size, tuple):
            px = py = spread = 0.0
            for ax, ay in size:
                k = ax * dx + ay * dy
                px, py, spread = px + ax * k, py + ay * k, spread + k * k
            reach = sqrt(spread) or 1e-9
            px, py = px / reach, py / reach
        else:
            reach, px, py = size, size * dx, size * dy
        far = x * dx + y * dy + reach
        if far > best:
            best, point = far, (x + px, y + py)
    return point


def grown(outline: Outline, width: float) -> Outline:
    """An outline of `wrap`, wider by `width` all round."""
    ways = _DIRECTIONS[len(outline)]
    return tuple(
        (x + width * dx, y + width * dy) for (x, y), (dx, dy) in zip(outline, ways, strict=True)
    )


def lined(parts: Sequence[tuple[Ink, Outline]], width: float) -> list[Shape]:
    """Parts in their inks with one line round all of them together."""
    line = Shape(Ink.LINE, tuple(grown(outline, width) for _, outline in parts))
    return [line, *(Shape(ink, (outline,)) for ink, outline in parts)]
