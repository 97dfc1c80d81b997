"""
Points, directions and frames in the room of a picture, in metres.

x runs to the right of who watches, y up, z towards them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

Vec = tuple[float, float, float]

ORIGIN: Vec = (0.0, 0.0, 0.0)
UP: Vec = (0.0, 1.0, 0.0)


def add(a: Vec, b: Vec, times: float = 1.0) -> Vec:
    """The sum, with b taken `times`."""
    return (a[0] + b[0] * times, a[1] + b[1] * times, a[2] + b[2] * times)


def sub(a: Vec, b: Vec) -> Vec:
    """The way from b to a."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vec, k: float) -> Vec:
    """The same way, k times as long."""
    return (a[0] * k, a[1] * k, a[2] * k)


def dot(a: Vec, b: Vec) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """The vector product."""
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def length(a: Vec) -> float:
    """How long a way is."""
    return sqrt(dot(a, a))


def unit(a: Vec) -> Vec:
    """The same way with length one; nothing stays nothing."""
    size = length(a)
    return scale(a, 1 / size) if size else a


def between(a: Vec, b: Vec, part: float) -> Vec:
    """The point `part` of the way from a to b."""
    return add(a, sub(b, a), part)


def square_to(a: Vec, axis: Vec) -> Vec:
    """What of a stands at right angles to the unit vector `axis`, with length one."""
    return unit(add(a, axis, -dot(a, axis)))


def _swing(a: Vec, b: Vec, degrees: float) -> tuple[Vec, Vec]:
    """The pair of axes a, b turned in their plane, a towards b."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return add(scale(a, c), b, s), add(scale(b, c), a, -s)


@dataclass(frozen=True, slots=True)
class Frame:
    """How a part of the body stands: unit vectors to its front, its crown and its own right."""

    front: Vec
    up: Vec
    right: Vec

    def extended(self, degrees: float) -> Frame:
        """Tipped backwards, as an arching back."""
        front, up = _swing(self.front, self.up, degrees)
        return Frame(front, up, self.right)

    def leaned(self, degrees: float) -> Frame:
        """Tipped to its own left."""
        right, up = _swing(self.right, self.up, degrees)
        return Frame(self.front, up, right)

    def turned(self, degrees: float) -> Frame:
        """Turned to its own left about its own axis."""
        right, front = _swing(self.right, self.front, degrees)
        return Frame(front, self.up, right)

    def yawed(self, degrees: float) -> Frame:
        """Turned as a whole about the vertical of the room, anticlockwise from above."""
        c, s = cos(radians(degrees)), sin(radians(degrees))

        def about(v: Vec) -> Vec:
            return (v[0] * c + v[2] * s, v[1], v[2] * c - v[0] * s)

        return Frame(about(self.front), about(self.up), about(self.right))

    def way(self, local: Vec, outward: float = 1.0) -> Vec:
        """(front, up, out) of this frame in the room; `outward` is -1 for a left limb."""
        ahead = add(scale(self.front, local[0]), self.up, local[1])
        return add(ahead, self.right, local[2] * outward)
