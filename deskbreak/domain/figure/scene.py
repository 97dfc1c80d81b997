"""One moment of a picture as flat shapes, framed so that the whole movement fits the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import copysign

from deskbreak.domain.figure import scenery
from deskbreak.domain.figure.arrow import arrow
from deskbreak.domain.figure.drawing import Layer, Point, Shape, View, view
from deskbreak.domain.figure.joints import Skeleton, reflect
from deskbreak.domain.figure.kit import dowel_ends, live
from deskbreak.domain.figure.mannequin import mannequin, work
from deskbreak.domain.figure.picture import Camera, Kit, Mirror, Part, Picture, Prop
from deskbreak.domain.figure.pose import Pose, pose_at
from deskbreak.domain.figure.shadow import shadow
from deskbreak.domain.figure.skeleton import solve
from deskbreak.domain.figure.space import Vec, add, between, sub

LEVELS = 4
"""As many places as the frame has to hold where a picture has levels."""

FRAMED, WAY = 9, 60
"""Moments looked at to frame a movement, and to draw its arrow."""


LOWEST, HIGHEST = 3.0, 80.0
"""Degrees up that the camera can be turned to."""

BESIDE = 40.0
"""Degrees round towards a desk until one looks at its far side."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture seen by one side at one level, on a page of a given size; `way` is the arrow's."""

    picture: Picture
    view: View
    mirrored: bool
    level: int
    way: tuple[Vec, ...] = ()

    def background(self) -> tuple[Shape, ...]:
        """Everything that stands still behind the body, the arrow included."""
        shapes = scenery.background(self._props, self.view, self._middle)
        return (*shapes, *(() if self._arrow_in_front else self.arrow))

    def figure(self, progress: float, breath: float = 0.0) -> tuple[Shape, ...]:
        """
        The shadow, the body and what moves with it, from far to near.

        breath: how full the chest is, 0 to 1.
        """
        pose = self._pose(progress)
        body = solve(pose)
        moved = sub(body.spine[4].at, solve(self._pose(0.0)).spine[4].at)
        arm = body.right_arm if self.mirrored else body.left_arm
        layers = mannequin(
            body, self.view, work(pose, progress, local=self.picture.levels), breath
        )
        layers += live(self._props, body, arm, moved, self.view)
        if self._arrow_in_front:
            layers.append(Layer(self.view.depth(body.spine[5].at) + 2e-4, self.arrow))
        layers.sort(key=lambda layer: layer.depth)
        return (shadow(body, self.view), *(shape for layer in layers for shape in layer.shapes))

    def turned(self, azimuth: float, elevation: float) -> Scene:
        """The same page seen from that many degrees further round and up."""
        camera = _camera(self.picture, self.mirrored)
        up = min(max(camera.elevation + elevation, LOWEST), HIGHEST)
        way = self._this_side(camera.azimuth + azimuth)
        plain = replace(view(Camera(way, up)), scale=self.view.scale)
        (x, y), (at_x, at_y) = self.view.point(self._middle), plain.point(self._middle)
        return replace(self, view=replace(plain, origin=(x - at_x, y - at_y)))

    def _this_side(self, azimuth: float) -> float:
        """A desk is painted behind the body: the camera does not go round to its far side."""
        for prop in self._props:
            if prop.kind is Kit.DESK:
                side = copysign(1.0, prop.at[0])
                azimuth = side * min(max(side * azimuth, -180 - BESIDE), BESIDE)
        return azimuth

    @property
    def arrow(self) -> tuple[Shape, ...]:
        """The dashed arrow of the movement; none where it has none."""
        return tuple(arrow([self.view.point(at) for at in self.way], self.view))

    @property
    def _arrow_in_front(self) -> bool:
        """What a chest faces is before it; every other way would only cross the body."""
        return self.picture.trail is Part.CHEST

    @property
    def _middle(self) -> Vec:
        """What the floor lies round, and the camera turns about."""
        start = solve(self._pose(0.0))
        feet = between(start.left_leg.ankle, start.right_leg.ankle, 0.5)
        return between(start.spine[4].at, feet, 0.4)

    @property
    def _props(self) -> list[Prop]:
        mirror = self.picture.mirror if self.mirrored else None
        return [scenery.reflected(prop, mirror) for prop in self.picture.props]

    def _pose(self, progress: float) -> Pose:
        return pose_at(self.picture, progress, mirrored=self.mirrored, level=self.level)


def scene(
    picture: Picture, size: tuple[float, float], *, mirrored: bool = False, level: int = 1
) -> Scene:
    """The scene on a page of `size` pixels, the same frame for every moment, side and level."""
    plain = view(_camera(picture, mirrored))
    xs, ys = zip(*_reached(picture, plain, mirrored), strict=True)
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    scale = 0.90 * min(size[0] / width, size[1] / height)
    origin = (
        size[0] / 2 - scale * (max(xs) + min(xs)) / 2,
        size[1] / 2 - scale * (max(ys) + min(ys)) / 2,
    )
    page = replace(plain, scale=scale, origin=origin)
    way = tuple(_way(picture, WAY, mirrored=mirrored, level=level))
    return Scene(picture, page, mirrored, level, way)


def _camera(picture: Picture, mirrored: bool) -> Camera:
    camera = picture.camera
    other = mirrored and picture.mirror is Mirror.ROOM
    return replace(camera, azimuth=-camera.azimuth) if other else camera


def _reached(picture: Picture, plain: View, mirrored: bool) -> Iterator[Point]:
    """The corners round everything that the movement reaches."""
    sides = (False, True) if picture.mirror is Mirror.BODY else (mirrored,)
    for level in (1, LEVELS) if picture.levels else (1,):
        for side in sides:
            for i in range(FRAMED):
                body = solve(pose_at(picture, i / (FRAMED - 1), mirrored=side, level=level))
                for at, radius in (*_extent(body), *_held(picture, body)):
                    yield from _square(plain.point(at), radius)
            for at in _way(picture, FRAMED, mirrored=side, level=level):
                yield from _square(plain.point(at), 0.06)
    for prop in picture.props:
        for corner in _furniture(scenery.reflected(prop, picture.mirror if mirrored else None)):
            yield plain.point(corner)


def _furniture(prop: Prop) -> Iterator[Vec]:
    """The corners of what is to be seen whole; mats and walls may run off the page."""
    x, _, z = prop.at
    match prop.kind:
        case Kit.CHAIR:
            across, top, deep = (-0.29, 0.25), prop.size[1], 0.22
        case Kit.DESK:
            depth, top, width = prop.size
            across, deep = (-depth / 2, depth / 2), width / 2
        case Kit.BAND:
            across, top, deep = (-0.1, 0.1), 0.65, 0.1
        case Kit.BAND_TO_HANDS:
            across, top, deep = (-0.1, 0.1), prop.at[1] + 0.2, 0.1
        case Kit.DOORWAY:
            across, top, deep = (0.0, prop.size[0]), prop.size[1] + 0.05, prop.size[2] / 2 + 0.1
        case _:
            return
    yield from ((x + dx, y, z + dz) for dx in across for y in (0.0, top) for dz in (-deep, deep))


def _held(picture: Picture, body: Skeleton) -> Iterator[tuple[Vec, float]]:
    for prop in picture.props:
        if prop.kind is Kit.DOWEL:
            yield from ((end, 0.03) for end in dowel_ends(prop, body))


def _way(picture: Picture, steps: int, *, mirrored: bool, level: int) -> Iterator[Vec]:
    """The way of the part of the working side that the arrow follows."""
    for i in range(steps + 1) if picture.trail else ():
        body = solve(pose_at(picture, i / steps, level=level))
        at = body.part(picture.trail or Part.HEAD)
        yield reflect(at, picture.mirror) if mirrored else at


def _square(middle: Point, radius: float) -> tuple[Point, Point]:
    x, y = middle
    return (x - radius, y - radius), (x + radius, y + radius)


def _extent(body: Skeleton) -> Iterator[tuple[Vec, float]]:
    yield body.head.at, 0.13
    yield body.spine[0].at, 0.12
    for arm in body.arms:
        yield arm.shoulder, 0.07
        yield arm.elbow, 0.05
        yield arm.tip, 0.03
    for leg in body.legs:
        yield leg.knee, 0.06
        yield leg.heel, 0.05
        yield add(leg.ball, leg.toes, 0.04), 0.05
