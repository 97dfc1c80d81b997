"""
The movement that an exercise file draws: what stands in its `[picture]`, and the pose at a moment.

Lengths are metres, angles degrees. The room has x to the right of who watches, y up, z towards
them, and the floor at y = 0. Places on the body are (front, up, out), out to each limb's own side.
A picture shows the person's left side at work; the other side is its mirror image.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from deskbreak.domain.space import ORIGIN, Vec, add
from deskbreak.domain.tables import key

LEVEL_STEP = 0.0762
"""Three inches, the way to the next place on the spine."""


class Base(StrEnum):
    """How the body stands before it is tipped: what is down, and where the head points."""

    UPRIGHT = "upright"  # facing right
    SUPINE = "supine"  # on the back, head to the left
    PRONE = "prone"  # face down, head to the left
    SIDE = "side"  # on the right side, head to the left, facing who watches


class Reach(StrEnum):
    """What a wrist keeps to."""

    ROOM = "room"  # a place that stands still: floor, desk, thigh
    CHEST = "chest"  # a place on the chest
    HEAD = "head"  # a place on the head
    AIM = "aim"  # nothing: the arm points somewhere, seen from the chest


class Mirror(StrEnum):
    """What is mirrored for the other side."""

    BODY = "body"  # the person only; chair and view stay, so that sides may alternate
    ROOM = "room"  # the whole picture, so that the chest still opens towards who watches


class Part(StrEnum):
    """A part of the body whose way the dashed arrow shows."""

    HEAD = "head"
    CHEST = "chest"
    PELVIS = "pelvis"
    LEFT_HAND = "left_hand"
    LEFT_ELBOW = "left_elbow"


class Kit(StrEnum):
    """A thing in the picture; `size` of `Prop` says what its numbers are."""

    MAT = "mat"
    CHAIR = "chair"
    DESK = "desk"
    WALL = "wall"
    CUSHION = "cushion"
    ROLLER = "roller"
    BALL = "ball"
    BAND = "band"


@dataclass(frozen=True, slots=True)
class Root:
    """
    The place on the spine that everything else hangs from.

    at: metres up the spine from between the hips. position: where that place is.
    tip: how far the body leans back there, in degrees. yaw: the body turned on the floor.
    lies_on: radius of a round thing at `position` which the back rests on, instead of being there.
    hips_high: lean back or forward as it takes to bring the hips to this height, instead of `tip`.
    """

    position: Vec
    at: float = 0.0
    tip: float = 0.0
    yaw: float = 0.0
    lies_on: float | None = None
    hips_high: float | None = None


@dataclass(frozen=True, slots=True)
class Arm:
    """
    An arm.

    hand: the wrist's place in what `to` names; for `aim` the degrees (out from straight ahead, up,
    bend of the elbow). elbow: the way the elbow points, by chest (`to` = room: by the room).
    fingers, palm: the way fingers point and palm faces, by `to` (aim: by the chest); fingers left
    out go on along the forearm. shoulder: the shoulder moved on the chest.
    """

    to: Reach
    hand: Vec
    elbow: Vec = (0.0, -1.0, 0.0)
    fingers: Vec = ORIGIN
    palm: Vec = (0.0, -1.0, 0.0)
    shoulder: Vec = ORIGIN


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg: the ankle's place in the room, the ways knee and toes point and the sole faces."""

    ankle: Vec
    knee: Vec
    toes: Vec = (1.0, 0.0, 0.0)
    sole: Vec = (0.0, -1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Key:
    """
    One key pose.

    Parts of the spine are (extension, lean to the left, turn to the left) from relaxed upright,
    each part's own; the neck has the head with it. An arm left out is that of the picture.
    """

    name: str
    root: Root
    lumbar: Vec = ORIGIN
    thoracic: Vec = ORIGIN
    neck: Vec = ORIGIN
    left_arm: Arm | None = None
    right_arm: Arm | None = None


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the picture is seen from: degrees round to the right from the front, and up."""

    azimuth: float = key("degrees round to the right", 0.0, least=-180, most=180, unit="°")
    elevation: float = key("degrees up", 10.0, least=0, most=80, unit="°")


@dataclass(frozen=True, slots=True)
class Prop:
    """
    A thing: its middle on the floor or, for what is held or leant on, its middle; turn in degrees.

    size: mat, cushion, wall (length, height, width) · chair (seat height, back height, 0) ·
    desk (depth, height, width) · roller (radius, length, 0) · ball (radius, 0, 0) · band nothing.
    A ball rolls between wall and back, half as far as the body; a band ends at the armpit.
    """

    kind: Kit
    at: Vec
    size: Vec = ORIGIN
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    """
    A drawn movement. The keys are passed in order, once, from the first to the last.

    Right limbs left out are the left ones mirrored. `levels`: each further level moves the body
    three inches along what its back lies on, and the feet with it.
    """

    camera: Camera
    base: Base
    left_arm: Arm
    left_leg: Leg
    keys: tuple[Key, ...] = key("the key poses, in order", count=(2, 9))
    right_arm: Arm | None = None
    right_leg: Leg | None = None
    props: tuple[Prop, ...] = ()
    trail: Part | None = None
    mirror: Mirror = Mirror.ROOM
    levels: bool = False


@dataclass(frozen=True, slots=True)
class Pose:
    """Everything that `skeleton.solve` needs for one moment."""

    base: Base
    root: Root
    lumbar: Vec
    thoracic: Vec
    neck: Vec
    left_arm: Arm
    right_arm: Arm
    left_leg: Leg
    right_leg: Leg
    mirror: Mirror | None = None


def pose_at(picture: Picture, progress: float, *, mirrored: bool = False, level: int = 1) -> Pose:
    """The pose at `progress`, 0 the first key to 1 the last, eased over the whole movement."""
    poses = [_pose(picture, one) for one in picture.keys]
    pose = _along(poses, _eased(min(max(progress, 0.0), 1.0)))
    if picture.levels:
        pose = _moved_up(pose, (level - 1) * LEVEL_STEP)
    return replace(pose, mirror=picture.mirror if mirrored else None)


def _pose(picture: Picture, one: Key) -> Pose:
    left = one.left_arm or picture.left_arm
    return Pose(
        base=picture.base,
        root=one.root,
        lumbar=one.lumbar,
        thoracic=one.thoracic,
        neck=one.neck,
        left_arm=left,
        right_arm=one.right_arm or picture.right_arm or _other_arm(left),
        left_leg=picture.left_leg,
        right_leg=picture.right_leg or _other_leg(picture.left_leg),
    )


def _other_arm(arm: Arm) -> Arm:
    if arm.to is not Reach.ROOM:
        return arm
    return replace(
        arm,
        hand=_other(arm.hand),
        elbow=_other(arm.elbow),
        fingers=_other(arm.fingers),
        palm=_other(arm.palm),
    )


def _other_leg(leg: Leg) -> Leg:
    return Leg(_other(leg.ankle), _other(leg.knee), _other(leg.toes), _other(leg.sole))


def _other(v: Vec) -> Vec:
    return (v[0], v[1], -v[2])


def _eased(progress: float) -> float:
    return progress * progress * (3 - 2 * progress)


def _along(poses: Sequence[Pose], progress: float) -> Pose:
    """A smooth way through all keys (Catmull-Rom), so that nothing jerks at a middle one."""
    last = len(poses) - 1
    if not last:
        return poses[0]
    i = min(int(progress * last), last - 1)
    t = progress * last - i
    weights = [0.0] * len(poses)
    before, after = max(i - 1, 0), min(i + 2, last)
    start, end = t * (1 - t) ** 2, t * t * (t - 1)  # the tangents' weights of a cubic Hermite
    weights[i] += 1 - t * t * (3 - 2 * t)
    weights[i + 1] += t * t * (3 - 2 * t)
    weights[i + 1] += start / (i + 1 - before)
    weights[before] -= start / (i + 1 - before)
    weights[after] += end / (after - i)
    weights[i] -= end / (after - i)
    return _mix(poses, weights)


_Value = TypeVar("_Value")


def _mix(values: Sequence[_Value], weights: Sequence[float]) -> _Value:
    """The weighted sum of numbers, tuples or data classes of them; of anything else the first."""
    first: Any = values[0]
    if isinstance(first, float | int):
        return sum(v * w for v, w in zip(values, weights, strict=True))  # type: ignore[operator,return-value,misc]
    if isinstance(first, tuple):
        return tuple(_mix(part, weights) for part in zip(*values, strict=True))  # type: ignore[return-value]
    if is_dataclass(first) and not isinstance(first, type):
        mixed = {
            f.name: _mix([getattr(v, f.name) for v in values], weights) for f in fields(first)
        }
        return replace(first, **mixed)  # type: ignore[return-value]
    return first  # type: ignore[no-any-return]


def _moved_up(pose: Pose, step: float) -> Pose:
    """The body shuffled towards its feet: what it lies on is `step` nearer to the head."""
    feet = (step, 0.0, 0.0)

    def along(leg: Leg) -> Leg:
        return replace(leg, ankle=add(leg.ankle, feet))

    return replace(
        pose,
        root=replace(pose.root, at=pose.root.at + step),
        left_leg=along(pose.left_leg),
        right_leg=along(pose.right_leg),
    )
