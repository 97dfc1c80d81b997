"""
The body and the things about it as solids, to find what goes through what.

A solid tells how far a place is from its surface, in metres; below nought it is inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import copysign, hypot

from deskbreak.domain.figure.joints import NECK, ArmJoints, LegJoints, Skeleton
from deskbreak.domain.figure.kit import STRAP, dowel_ends
from deskbreak.domain.figure.picture import Kit, Prop
from deskbreak.domain.figure.scenery import FRAME, LEVEL
from deskbreak.domain.figure.skeleton import DEPTHS, WIDTHS
from deskbreak.domain.figure.space import UP, Frame, Vec, add, between, dot, length, sub

RIBS = 4  # the station of the lowest ribs
HEAD, PELVIS = (0.094, 0.112, 0.078), (0.108, 0.092, 0.154)
AROUND = (
    (1.0, 0.0),
    (0.7, 0.7),
    (0.0, 1.0),
    (-0.7, 0.7),
    (-1.0, 0.0),
    (-0.7, -0.7),
    (0.0, -1.0),
    (0.7, -0.7),
)

Solid = Callable[[Vec], float]
Bead = tuple[Vec, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """A named solid, and balls that fill it or lie on its surface."""

    name: str
    beads: tuple[Bead, ...]
    solid: Solid


@dataclass(frozen=True, slots=True)
class Thing:
    """A named solid that is no body."""

    name: str
    solid: Solid


def deep(piece: Piece, solid: Solid) -> float:
    """How deep a piece is in a solid; below nought it is clear of it."""
    return max(radius - solid(at) for at, radius in piece.beads)


# -- solids -----------------------------------------------------------------------------------


def ball(at: Vec, radius: float) -> Solid:
    return lambda place: length(sub(place, at)) - radius


def limb(a: Vec, b: Vec, thick: float, thin: float) -> Solid:
    """A round bone, as thick as it is at either end."""
    way = sub(b, a)
    square = dot(way, way)

    def distance(at: Vec) -> float:
        off = sub(at, a)
        part = min(max(dot(off, way) / square, 0.0), 1.0)
        return length(add(off, way, -part)) - thick + (thick - thin) * part

    return distance


def ellipsoid(at: Vec, frame: Frame, half: Vec) -> Solid:
    """Right to the first order near the surface, which is where it matters."""
    reach = max(half)

    def distance(place: Vec) -> float:
        off = sub(place, at)
        far = length(off) - reach
        if far > 0.1:
            return far
        x, y, z = (
            dot(off, a) / k
            for a, k in zip((frame.front, frame.up, frame.right), half, strict=True)
        )
        size = hypot(x, y, z)
        steep = hypot(x / half[0], y / half[1], z / half[2])
        return size * (size - 1) / steep if steep else -min(half)

    return distance


def box(low: Vec, high: Vec) -> Solid:
    middle, half = (
        between(low, high, 0.5),
        [abs(a - b) / 2 for a, b in zip(low, high, strict=True)],
    )

    def distance(at: Vec) -> float:
        x, y, z = (abs(a - m) - h for a, m, h in zip(at, middle, half, strict=True))
        return hypot(max(x, 0), max(y, 0), max(z, 0)) + min(max(x, y, z), 0.0)

    return distance


def drum(at: Vec, axis: Vec, radius: float, span: float) -> Solid:
    def distance(place: Vec) -> float:
        off = sub(place, at)
        along = dot(off, axis)
        x, y = length(add(off, axis, -along)) - radius, abs(along) - span / 2
        return hypot(max(x, 0), max(y, 0)) + min(max(x, y), 0.0)

    return distance


def together(solids: Sequence[Solid]) -> Solid:
    return lambda at: min(solid(at) for solid in solids)


# -- the body ---------------------------------------------------------------------------------


def pieces_of(body: Skeleton) -> Iterator[Piece]:
    """Head, neck, trunk, hips and every limb; what a limb grows from is not in it."""
    yield _round("head", body.head.at, body.head.frame, HEAD)
    low, high = body.spine[NECK], body.spine[-1]
    yield _bone("neck", (between(low.at, high.at, 0.3), 0.050), (high.at, 0.048))
    yield from reversed(list(_trunk(body)))
    yield _round("hips", body.spine[0].at, body.spine[0].frame, PELVIS)
    for side, arm in zip(("left", "right"), body.arms, strict=True):
        yield from _arm(side, arm)
    for side, leg in zip(("left", "right"), body.legs, strict=True):
        yield from _leg(side, leg)


def _round(name: str, at: Vec, frame: Frame, half: Vec) -> Piece:
    rings = [(up, (1 - up * up) ** 0.5) for up in (-0.9, -0.6, -0.2, 0.2, 0.6, 0.9)]
    ways = [(0.0, 1.0, 0.0), (0.0, -1.0, 0.0)]
    ways += [(x * wide, up, z * wide) for up, wide in rings for x, z in AROUND]
    beads = tuple(
        (add(at, frame.way((x * half[0], y * half[1], z * half[2]))), 0.0) for x, y, z in ways
    )
    return Piece(name, beads, ellipsoid(at, frame, half))


def _bone(name: str, *thick: Bead) -> Piece:
    (a, ra), (b, rb) = thick[0], thick[-1]
    beads = tuple((between(a, b, i / 6), ra + (rb - ra) * i / 6) for i in range(7))
    return Piece(name, beads, limb(a, b, ra, rb))


def _trunk(body: Skeleton) -> Iterator[Piece]:
    """The chest, and the belly, which gives."""
    for name, low, high in (("belly", 2, 2 * RIBS), ("chest", 2 * RIBS, 2 * NECK + 1)):
        slices, beads = [], []
        for number in range(low, high):
            at, frame, half = _slice(body, number / 2)
            slices.append(ellipsoid(at, frame, (half[0], 0.045, half[1])))
            beads += [
                (add(at, frame.way((x * half[0], 0.0, z * half[1]))), 0.0) for x, z in AROUND
            ]
        yield Piece(name, tuple(beads), together(slices))


def _slice(body: Skeleton, station: float) -> tuple[Vec, Frame, tuple[float, float]]:
    """Where a slice of the trunk is, how it stands, and half of its depth and width."""
    i = min(int(station), NECK - 1)
    q = station - i
    low, high = body.spine[i], body.spine[i + 1]
    depth, wide = (t[i] + (t[i + 1] - t[i]) * q for t in (DEPTHS, WIDTHS))
    return between(low.at, high.at, q), (low if q < 0.5 else high).frame, (depth, wide)


def _arm(side: str, arm: ArmJoints) -> Iterator[Piece]:
    yield _bone(
        f"{side} upper arm", (between(arm.shoulder, arm.elbow, 0.45), 0.046), (arm.elbow, 0.038)
    )
    yield _bone(f"{side} forearm", (arm.elbow, 0.038), (arm.wrist, 0.026))
    yield _hand(side, arm)


def _hand(side: str, arm: ArmJoints) -> Piece:
    def on(along: float, aside: float) -> Vec:
        return add(add(arm.wrist, arm.fingers, along), arm.thumb, aside)

    rays = [(on(0.03, 0.3 * x), on(0.155, x), 0.018, 0.011) for x in (-0.024, 0.0, 0.024)]
    beads = tuple(
        (between(a, b, i / 4), thick + (thin - thick) * i / 4)
        for a, b, thick, thin in rays
        for i in range(5)
    )
    return Piece(f"{side} hand", beads, together([limb(*ray) for ray in rays]))


def _leg(side: str, leg: LegJoints) -> Iterator[Piece]:
    yield _bone(f"{side} thigh", (between(leg.hip, leg.knee, 0.4), 0.075), (leg.knee, 0.055))
    yield _bone(f"{side} shin", (leg.knee, 0.055), (leg.ankle, 0.040))
    heel, ball = add(leg.heel, leg.sole, 0.004), add(leg.ball, leg.sole, 0.0)
    yield _bone(f"{side} foot", (heel, 0.036), (ball, 0.030))


# -- the things -------------------------------------------------------------------------------


def things(props: Sequence[Prop], moved: Vec = (0.0, 0.0, 0.0)) -> Iterator[Thing]:
    """What stands about, and the floor; `moved` as `kit.live` has it."""
    yield Thing("floor", lambda at: at[1])
    for prop in props:
        solids = list(_solids(prop, moved))
        if solids:
            yield Thing(prop.kind, together(solids))


def _solids(prop: Prop, moved: Vec) -> Iterator[Solid]:
    x, y, z = prop.at
    match prop.kind:
        case Kit.CHAIR:
            yield from _chair(prop)
        case Kit.DESK:
            depth, height, width = prop.size
            half = depth / 2 + 0.01
            yield _board(prop, (-half, height - 0.044, -width / 2), (half, height, width / 2))
            for side in (-1, 1):
                foot = _on(prop, (0.08, 0.03, side * (width / 2 - 0.08)))
                yield limb(foot, add(foot, UP, height - 0.07), 0.026, 0.026)
        case Kit.WALL:
            thick, height, width = prop.size
            ends = sorted((x, x + copysign(thick, x)))
            yield box((ends[0], y, z - width / 2), (ends[1], y + height, z + width / 2))
        case Kit.DOORWAY:
            depth, height, width = prop.size
            for side in (-1, 1):
                inner, outer = side * width / 2, side * (width / 2 + FRAME + 2)
                yield box((x, y, z + min(inner, outer)), (x + depth, y + 3, z + max(inner, outer)))
            yield box((x, y + height, z - width), (x + depth, y + 3, z + width))
        case Kit.ROLLER:
            yield drum(prop.at, LEVEL.yawed(prop.turn).right, prop.size[0], prop.size[1])
        case Kit.BALL:
            yield ball(add(prop.at, moved, 0.5), prop.size[0])
        case Kit.BALLS:
            for side in (-1, 1):
                yield ball(_on(prop, (0.0, 0.0, side * prop.size[0])), prop.size[0])
        case Kit.CUSHION:
            long, height, wide = prop.size
            yield _board(prop, (-long / 2, 0.0, -wide / 2), (long / 2, height, wide / 2))
        case _:
            pass


def _on(prop: Prop, local: Vec) -> Vec:
    """A place on a thing, however it is turned."""
    return add(prop.at, LEVEL.yawed(prop.turn).way(local))


def _chair(prop: Prop) -> Iterator[Solid]:
    seat, back, _ = prop.size
    yield _board(prop, (-0.228, seat - 0.05, -0.223), (0.228, seat, 0.223))
    for side in (-1, 1):
        for foot in (-0.2, 0.2):
            top, end = (foot, seat - 0.03, side * 0.19), (foot * 1.1, 0.016, side * 0.205)
            yield limb(_on(prop, top), _on(prop, end), 0.018, 0.014)
        low, high = (-0.215, seat - 0.02, side * 0.17), (-0.25, back - 0.05, side * 0.17)
        yield limb(_on(prop, low), _on(prop, high), 0.016, 0.014)
    for up in range(5):
        x, y = -0.245 - 0.02 * up / 4, back - 0.16 + 0.14 * up / 4
        yield limb(_on(prop, (x, y, -0.185)), _on(prop, (x, y, 0.185)), 0.018, 0.018)


def _board(prop: Prop, low: Vec, high: Vec) -> Solid:
    return box(_on(prop, low), _on(prop, high))


def held(props: Sequence[Prop], body: Skeleton) -> Iterator[Thing]:
    """What goes with the body: a stick, and the bands where they are no loop."""
    left, right = (arm.knuckles for arm in body.arms)
    for prop in props:
        match prop.kind:
            case Kit.DOWEL:
                ends, radius = dowel_ends(prop, body), prop.size[0]
            case Kit.BAND_BETWEEN:
                ends, radius = (left, right), STRAP
            case Kit.BAND_TO_HANDS:
                ends, radius = (prop.at, between(left, right, 0.5)), STRAP
            case _:
                continue
        yield Thing(prop.kind, limb(*ends, radius, radius))
