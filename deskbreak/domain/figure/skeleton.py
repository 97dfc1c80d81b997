"""
From a pose to where every joint is: forward kinematics of the spine, two-bone arms and legs.

The figure is 1.75 m tall. The spine bends where it can: the thoracic part shares its bend 25, 35
and 40 % from the upper to the lower third, the lumbar part and the neck share theirs evenly.
Lengths are metres.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import acos, cos, degrees, radians, sin, sqrt

from deskbreak.domain.figure.joints import CHEST, ArmJoints, LegJoints, Skeleton, Station, mirrored
from deskbreak.domain.figure.picture import Arm, Base, Leg, Reach, Root
from deskbreak.domain.figure.pose import Pose
from deskbreak.domain.figure.space import (
    ORIGIN,
    Frame,
    Vec,
    add,
    cross,
    dot,
    length,
    scale,
    square_to,
    sub,
    unit,
)

UPPER_ARM, FOREARM, THIGH, SHIN = 0.29, 0.255, 0.42, 0.42
SHOULDERS: Vec = (0.0, -0.012, 0.178)
HIPS = 0.092
PELVIS, LUMBAR, THORACIC, CERVICAL = "pelvis", "lumbar", "thoracic", "neck"


@dataclass(frozen=True, slots=True)
class Link:
    """A piece of the spine: its length, its share of its part's bend, its own relaxed curve."""

    part: str
    length: float
    share: float
    relaxed: float


SPINE = (
    Link(PELVIS, 0.07, 0.0, 0.0),
    *(Link(LUMBAR, 0.058, 1 / 3, 1.6) for _ in range(3)),
    *(Link(THORACIC, 0.05, share / 2, -0.9) for share in (0.40, 0.40, 0.35, 0.35, 0.25, 0.25)),
    *(Link(CERVICAL, 0.04, 1 / 3, -0.5) for _ in range(2)),
)
HEAD_LINK = Link(CERVICAL, 0.0, 1 / 3, 1.6)
"""The joint between neck and head; the relaxed curves add up to an upright head."""

DEPTHS = (0.105, 0.104, 0.099, 0.097, 0.100, 0.106, 0.111, 0.113, 0.111, 0.102, 0.078)
WIDTHS = (0.158, 0.150, 0.140, 0.134, 0.138, 0.147, 0.156, 0.162, 0.162, 0.150, 0.098)
"""Half of the trunk at each station, from the hips to the neck."""

STANDS = {
    Base.UPRIGHT: Frame((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    Base.SUPINE: Frame((0, 1, 0), (-1, 0, 0), (0, 0, 1)),
    Base.PRONE: Frame((0, -1, 0), (-1, 0, 0), (0, 0, -1)),
    Base.SIDE: Frame((0, 0, 1), (-1, 0, 0), (0, -1, 0)),
}


def solve(pose: Pose) -> Skeleton:
    """Where every joint is."""
    root = pose.root if pose.root.hips_high is None else _brought_down(pose)
    body = _solved(replace(pose, root=root))
    return body if pose.mirror is None else mirrored(body, pose.mirror)


def _brought_down(pose: Pose) -> Root:
    """The root leant so that the hips are at `hips_high`; bisected, since the spine is curved."""
    low, high = -75.0, 75.0
    for _ in range(18):
        middle = (low + high) / 2
        hips = next(_spine(replace(pose, root=replace(pose.root, tip=middle)))).at
        if hips[1] > (pose.root.hips_high or 0.0):
            high = middle
        else:
            low = middle
    return replace(pose.root, tip=(low + high) / 2)


def _solved(pose: Pose) -> Skeleton:
    spine = tuple(_spine(pose))
    top = _bent(spine[-1].frame, HEAD_LINK, pose, 1.0)
    head = Station(add(spine[-1].at, top.way((0.026, 0.088, 0.0))), top)
    return Skeleton(
        spine,
        head,
        _arm(pose.left_arm, spine[CHEST], head, -1),
        _arm(pose.right_arm, spine[CHEST], head, 1),
        _leg(pose.left_leg, spine[0], -1),
        _leg(pose.right_leg, spine[0], 1),
    )


def _spine(pose: Pose) -> Iterator[Station]:
    """The stations from the hips up, hung from wherever the root is."""
    root = pose.root
    frame = STANDS[pose.base].yawed(root.yaw).extended(root.tip)
    index, rest = _link_at(root.at)
    at = root.position
    if root.lies_on is not None:
        part = rest / SPINE[index].length
        depth = DEPTHS[index] + (DEPTHS[index + 1] - DEPTHS[index]) * part
        at = add(at, frame.front, root.lies_on + depth)
    below = add(at, frame.up, -rest)
    yield from reversed(list(_downward(pose, Station(below, frame), index)))
    # the link of the root is straight in the root's frame; half of its bend lies on either side
    station = Station(add(below, frame.up, SPINE[index].length), frame)
    for link, after in zip(SPINE[index:], SPINE[index + 1 :], strict=False):
        frame = _bent(_bent(station.frame, link, pose, 0.5), after, pose, 0.5)
        yield Station(station.at, _bent(station.frame, link, pose, 0.5))
        station = Station(add(station.at, frame.up, after.length), frame)
    yield Station(station.at, _bent(station.frame, SPINE[-1], pose, 0.5))


def _downward(pose: Pose, station: Station, index: int) -> Iterator[Station]:
    """The stations below the root's link, from it to the hips."""
    yield Station(station.at, _bent(station.frame, SPINE[index], pose, -0.5))
    for i in range(index, 0, -1):
        frame = _bent(_bent(station.frame, SPINE[i], pose, -0.5), SPINE[i - 1], pose, -0.5)
        station = Station(add(station.at, frame.up, -SPINE[i - 1].length), frame)
        yield Station(station.at, _bent(station.frame, SPINE[i - 1], pose, -0.5))


def _link_at(height: float) -> tuple[int, float]:
    """The link that many metres up the spine, and how far up that link."""
    for i, link in enumerate(SPINE):
        if height <= link.length:
            return i, height
        height -= link.length
    return len(SPINE) - 1, SPINE[-1].length


def _bent(frame: Frame, link: Link, pose: Pose, times: float) -> Frame:
    """The frame after (below nought: before) that many times the bend of a link."""
    if link.part == PELVIS:
        return frame
    extension, lean, turn = getattr(pose, link.part)
    bend = extension * link.share + link.relaxed
    lean, turn = lean * link.share, turn * link.share
    if times > 0:
        return frame.turned(turn * times).leaned(lean * times).extended(bend * times)
    return frame.extended(bend * times).leaned(lean * times).turned(turn * times)


def two_bones(start: Vec, end: Vec, first: float, second: float, way: Vec) -> tuple[Vec, Vec]:
    """
    The middle joint and the end of two bones that reach for `end`, the joint towards `way`.

    Out of reach, they stretch as far as they go, a hair short of straight.
    """
    line = sub(end, start)
    span = min(max(length(line), abs(first - second) + 1e-4), (first + second) * 0.9995)
    axis = unit(line)
    along = (first * first - second * second + span * span) / (2 * span)
    off = sqrt(max(0.0, first * first - along * along))
    joint = add(add(start, axis, along), square_to(way, axis), off)
    return joint, add(start, axis, span)


def _arm(arm: Arm, chest: Station, head: Station, outward: float) -> ArmJoints:
    seat = add(SHOULDERS, arm.shoulder)
    shoulder = add(chest.at, chest.frame.way(seat, outward))
    if arm.to is Reach.AIM:
        elbow, wrist = _aimed(arm, shoulder, chest.frame, outward)
    elif arm.to is Reach.FOREARM:
        elbow, wrist = arm.elbow, add(arm.elbow, unit(sub(arm.hand, arm.elbow)), FOREARM)
        shoulder = add(elbow, unit(sub(shoulder, elbow)), UPPER_ARM)
    else:
        wrist = _place(arm, arm.hand, chest, head, outward)
        way = arm.elbow if arm.to is Reach.ROOM else chest.frame.way(arm.elbow, outward)
        elbow, wrist = two_bones(shoulder, wrist, UPPER_ARM, FOREARM, way)
    frame = head.frame if arm.to is Reach.HEAD else chest.frame
    room = arm.to.in_room
    fingers = unit(arm.fingers if room else frame.way(arm.fingers, outward))
    if fingers == ORIGIN:
        fingers = unit(sub(wrist, elbow))
    palm = square_to(arm.palm if room else frame.way(arm.palm, outward), fingers)
    return ArmJoints(shoulder, elbow, wrist, fingers, palm, scale(cross(fingers, palm), outward))


def _place(arm: Arm, place: Vec, chest: Station, head: Station, outward: float) -> Vec:
    if arm.to is Reach.ROOM:
        return place
    station = head if arm.to is Reach.HEAD else chest
    return add(station.at, station.frame.way(place, outward))


def _aimed(arm: Arm, shoulder: Vec, frame: Frame, outward: float) -> tuple[Vec, Vec]:
    """An arm that points: out from straight ahead, up, and bent away from where the elbow is."""
    out, up, bend = map(radians, arm.hand)
    way = frame.way((cos(out) * cos(up), sin(up), sin(out) * cos(up)), outward)
    elbow = add(shoulder, way, UPPER_ARM)
    inward = scale(square_to(frame.way(arm.elbow, outward), way), -1)
    return elbow, add(elbow, add(scale(way, cos(bend)), inward, sin(bend)), FOREARM)


def _leg(leg: Leg, pelvis: Station, outward: float) -> LegJoints:
    hip = add(pelvis.at, pelvis.frame.way((0.0, 0.0, HIPS), outward))
    knee, ankle = two_bones(hip, leg.ankle, THIGH, SHIN, leg.knee)
    toes = unit(leg.toes)
    return LegJoints(hip, knee, ankle, toes, square_to(leg.sole, toes))


def bend(before: Vec, joint: Vec, after: Vec) -> float:
    """How far two bones are bent at a joint, in degrees; 0 is straight."""
    a, b = unit(sub(joint, before)), unit(sub(after, joint))
    return degrees(acos(max(-1.0, min(1.0, dot(a, b)))))
