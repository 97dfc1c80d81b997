"""
What a body can do: every fault of a picture, key by key, before anybody sees it.

The figures are the ranges of a healthy adult. The thoracic spine is drawn up to 1.6 times its true
15 degrees of bend, for legibility; the lumbar spine keeps still: the movement is not its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deskbreak.domain.figure import phrases
from deskbreak.domain.figure.angles import Joint, arm_angles, leg_angles
from deskbreak.domain.figure.joints import CHEST, Skeleton
from deskbreak.domain.figure.picture import Arm, Key, Picture, Reach
from deskbreak.domain.figure.pose import Pose, pose_at
from deskbreak.domain.figure.skeleton import SHOULDERS, solve
from deskbreak.domain.figure.space import ORIGIN, Vec, add, length, sub
from deskbreak.domain.problems import Problem, between

SPINE_LIMITS = {
    "lumbar": (5.0, 5.0, 5.0),
    "thoracic": (24.0, 25.0, 45.0),
    "neck": (30.0, 25.0, 30.0),
}
"""Extension, lean and turn, in degrees either way; the neck's beyond the chest."""

AIM_LIMITS = ((-45.0, 130.0), (-90.0, 90.0), (0.0, 150.0))
"""An arm that points: degrees out from straight ahead, up, and bend of the elbow."""

JOINT_LIMITS = {
    Joint.ELBOW: (0.0, 150.0),
    Joint.WRIST: (-80.0, 90.0),
    Joint.WRIST_ASIDE: (-28.0, 40.0),
    Joint.ARM_ACROSS: (-90.0, 45.0),
    Joint.ARM_BEHIND: (-90.0, 50.0),
    Joint.ARM_TWIST: (-105.0, 110.0),
    Joint.FOREARM_TWIST: (-90.0, 90.0),
    Joint.HIP: (-20.0, 135.0),
    Joint.LEG_ASIDE: (-25.0, 45.0),
    Joint.LEG_TWIST: (-45.0, 45.0),
    Joint.KNEE: (0.0, 155.0),
    Joint.ANKLE: (-35.0, 75.0),
}
"""Degrees: with the weight of the body on a joint, as a palm, a heel or a folded leg has it."""

SHORT = 0.004  # metres between a hand or a foot and its place
GLIDE = 0.035  # metres that a shoulder gives on the chest for an elbow that rests


def faults(picture: Picture, table: str = "picture") -> Iterator[Problem]:
    """
    Every angle beyond a body's range, and every hand and foot that does not get there.

    `table` is where the picture stands in its file.
    """
    changed = [*_changed(picture, table)]
    if changed:
        yield from changed
        return
    for number, key in enumerate(picture.keys, 1):
        where = f"{table}.keys[{number}]"
        pose = pose_at(replace(picture, keys=(key,)), 0.0)
        yield from _spine(key, where)
        for side in ("left_arm", "right_arm"):
            yield from _aim(getattr(pose, side), f"{where}.{side}")
        yield from _limbs(pose, solve(pose), where)


def _changed(picture: Picture, table: str) -> Iterator[Problem]:
    """What cannot be blended: an arm that keeps to something else, a body that lies otherwise."""
    poses = [pose_at(replace(picture, keys=(key,)), 0.0) for key in picture.keys]
    for number, pose in enumerate(poses[1:], 2):
        for side in ("left_arm", "right_arm"):
            before, now = getattr(poses[0], side), getattr(pose, side)
            where = f"{table}.keys[{number}].{side}"
            if now.to is not before.to:
                yield Problem(f"{where}.to", str(now.to), str(before.to))
            elif (now.fingers == ORIGIN) != (before.fingers == ORIGIN):
                yield Problem(f"{where}.fingers", phrases.CHANGES_ON_THE_WAY)
        for name in ("lies_on", "hips_high"):
            before, now = getattr(poses[0].root, name), getattr(pose.root, name)
            if (now is None) != (before is None):
                where = f"{table}.keys[{number}].root.{name}"
                yield Problem(where, phrases.CHANGES_ON_THE_WAY)


def _spine(key: Key, where: str) -> Iterator[Problem]:
    for part, limits in SPINE_LIMITS.items():
        for degrees, limit in zip(getattr(key, part), limits, strict=True):
            yield from _beyond(f"{where}.{part}", degrees, -limit, limit)


def _aim(arm: Arm, where: str) -> Iterator[Problem]:
    if arm.to is Reach.AIM:
        for degrees, (low, high) in zip(arm.hand, AIM_LIMITS, strict=True):
            yield from _beyond(where, degrees, low, high)


def _limbs(pose: Pose, body: Skeleton, where: str) -> Iterator[Problem]:
    chest, pelvis = body.spine[CHEST], body.spine[0]
    for side, outward in (("left", -1), ("right", 1)):
        arm, leg = getattr(body, f"{side}_arm"), getattr(body, f"{side}_leg")
        for joint, degrees in arm_angles(arm, chest.frame, outward):
            yield from _beyond(f"{where}.{side}_arm", degrees, *JOINT_LIMITS[joint], joint)
        for joint, degrees in leg_angles(leg, pelvis.frame, outward):
            yield from _beyond(f"{where}.{side}_leg", degrees, *JOINT_LIMITS[joint], joint)
        yield from _short(f"{where}.{side}_leg", leg.ankle, getattr(pose, f"{side}_leg").ankle)
        aimed: Arm = getattr(pose, f"{side}_arm")
        if aimed.to.in_room:
            yield from _short(f"{where}.{side}_arm", arm.wrist, aimed.hand)
        if aimed.to is Reach.FOREARM:
            seat = add(chest.at, chest.frame.way(add(SHOULDERS, aimed.shoulder), outward))
            yield from _short(f"{where}.{side}_arm", arm.shoulder, seat, GLIDE)


def _beyond(
    where: str, degrees: float, low: float, high: float, joint: Joint | None = None
) -> Iterator[Problem]:
    if not low - 1e-6 <= degrees <= high + 1e-6:
        found = f"{phrases.JOINT[joint]} {degrees:.0f}°" if joint else f"{degrees:.0f}°"
        yield Problem(where, found, between(low, high, "°"))


def _short(where: str, got: Vec, place: Vec, most: float = SHORT) -> Iterator[Problem]:
    gap = length(sub(got, place))
    if gap > most:
        yield Problem(where, phrases.out_of_reach(round(gap * 100, 1)))
