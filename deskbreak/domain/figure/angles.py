"""
How the joints of arms and legs are bent, in degrees, as one would measure them with a goniometer.

What a joint cannot tell is left out: twists of a limb that is nearly straight, since shoulder and
elbow (hip and knee) share them then, and the twist of an arm near overhead, which nothing tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from math import asin, atan2, degrees

from deskbreak.domain.figure.joints import ArmJoints, LegJoints
from deskbreak.domain.figure.skeleton import bend
from deskbreak.domain.figure.space import Frame, Vec, add, cross, dot, scale, square_to, sub, unit

STRAIGHT = 30.0  # degrees at elbow or knee
OVERHEAD = -0.64  # the cosine of 130 degrees of raising


class Joint(StrEnum):
    """What is measured; the sign of each says which way, in `limits`."""

    ELBOW = "elbow"
    WRIST = "wrist"  # towards the back of the hand
    WRIST_ASIDE = "wrist_aside"  # away from the thumb
    ARM_ACROSS = "arm_across"  # past straight ahead, to the other side
    ARM_BEHIND = "arm_behind"
    ARM_TWIST = "arm_twist"  # outward
    FOREARM_TWIST = "forearm_twist"  # palm up
    HIP = "hip"  # forward
    LEG_ASIDE = "leg_aside"
    LEG_TWIST = "leg_twist"  # outward
    KNEE = "knee"
    ANKLE = "ankle"  # toes down


def arm_angles(arm: ArmJoints, chest: Frame, outward: float) -> Iterator[tuple[Joint, float]]:
    """The angles of an arm on a chest; `outward` is -1 for a left one."""
    upper, fore = unit(sub(arm.elbow, arm.shoulder)), unit(sub(arm.wrist, arm.elbow))
    elbow = bend(arm.shoulder, arm.elbow, arm.wrist)
    yield Joint.ELBOW, elbow
    yield Joint.WRIST, degrees(atan2(dot(fore, arm.palm), dot(fore, arm.fingers)))
    yield Joint.WRIST_ASIDE, _rise(fore, arm.thumb)
    yield Joint.ARM_ACROSS, -_rise(upper, chest.right) * outward
    yield Joint.ARM_BEHIND, -_rise(upper, chest.front)
    if elbow > STRAIGHT:
        if dot(upper, chest.up) < -OVERHEAD:
            ahead = _swung(chest.front, scale(chest.up, -1), upper)
            yield Joint.ARM_TWIST, _twist(upper, square_to(fore, upper), ahead) * outward
        back = square_to(scale(upper, -1), fore)
        yield Joint.FOREARM_TWIST, _twist(fore, arm.thumb, back) * outward


def leg_angles(leg: LegJoints, pelvis: Frame, outward: float) -> Iterator[tuple[Joint, float]]:
    """The angles of a leg on a pelvis; `outward` is -1 for a left one."""
    thigh, shin = unit(sub(leg.knee, leg.hip)), unit(sub(leg.ankle, leg.knee))
    knee = bend(leg.hip, leg.knee, leg.ankle)
    yield Joint.HIP, degrees(atan2(dot(thigh, pelvis.front), -dot(thigh, pelvis.up)))
    yield Joint.LEG_ASIDE, _rise(thigh, pelvis.right) * outward
    yield Joint.KNEE, knee
    yield Joint.ANKLE, _rise(shin, leg.toes)
    if knee > STRAIGHT:
        hinge = unit(cross(shin, thigh))
        yield Joint.LEG_TWIST, _twist(thigh, hinge, square_to(pelvis.right, thigh)) * outward


def _rise(way: Vec, axis: Vec) -> float:
    """How far a way rises towards an axis out of the plane that is square to it."""
    return degrees(asin(max(-1.0, min(1.0, dot(way, axis)))))


def _twist(axis: Vec, a: Vec, b: Vec) -> float:
    """The angle about an axis between two ways that are square to it."""
    return degrees(atan2(dot(a, cross(axis, b)), dot(a, b)))


def _swung(way: Vec, start: Vec, end: Vec) -> Vec:
    """A way carried along as `start` swings the shortest way to `end`."""
    middle = add(start, end)
    carried = add(way, middle, -dot(middle, way) / (1 + dot(start, end)))
    return add(carried, end, 2 * dot(start, way))
