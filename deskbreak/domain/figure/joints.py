"""The joints of a body, where they are in the room and how they stand."""

from __future__ import annotations

from dataclasses import dataclass

from deskbreak.domain.figure.picture import Mirror, Part
from deskbreak.domain.figure.space import Frame, Vec, add, cross, sub

PALM, FINGERS = 0.085, 0.080
"""Of a hand, in metres."""

CHEST, NECK = 9, 10
"""The stations that carry the shoulders (T2) and the neck (C7)."""


@dataclass(frozen=True, slots=True)
class Station:
    """A joint of the spine, or the head's middle: where it is and how it stands."""

    at: Vec
    frame: Frame


@dataclass(frozen=True, slots=True)
class ArmJoints:
    """An arm in the room; fingers, palm and thumb are the ways they point or face."""

    shoulder: Vec
    elbow: Vec
    wrist: Vec
    fingers: Vec
    palm: Vec
    thumb: Vec

    @property
    def knuckles(self) -> Vec:
        """Where the fingers begin."""
        return add(self.wrist, self.fingers, PALM)

    @property
    def tip(self) -> Vec:
        """The tips of the fingers."""
        return add(self.wrist, self.fingers, PALM + FINGERS)


@dataclass(frozen=True, slots=True)
class LegJoints:
    """A leg in the room; toes and sole are the ways they point and face."""

    hip: Vec
    knee: Vec
    ankle: Vec
    toes: Vec
    sole: Vec

    @property
    def heel(self) -> Vec:
        """The middle of the heel."""
        return add(add(self.ankle, self.toes, -0.045), self.sole, 0.043)

    @property
    def ball(self) -> Vec:
        """The middle of the forefoot."""
        return add(add(self.ankle, self.toes, 0.125), self.sole, 0.052)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Every joint in the room; `spine` from between the hips to the base of the skull."""

    spine: tuple[Station, ...]
    head: Station
    left_arm: ArmJoints
    right_arm: ArmJoints
    left_leg: LegJoints
    right_leg: LegJoints

    @property
    def arms(self) -> tuple[ArmJoints, ArmJoints]:
        """Left and right."""
        return self.left_arm, self.right_arm

    @property
    def legs(self) -> tuple[LegJoints, LegJoints]:
        """Left and right."""
        return self.left_leg, self.right_leg

    def part(self, part: Part) -> Vec:
        """The place of a part whose way is shown."""
        match part:
            case Part.HEAD:
                return add(self.head.at, self.head.frame.up, 0.15)
            case Part.CHEST:
                chest = self.spine[CHEST - 1]
                return add(chest.at, chest.frame.front, 0.64)
            case Part.PELVIS:
                return self.spine[0].at
            case Part.LEFT_HAND:
                return self.left_arm.tip
            case Part.LEFT_ELBOW:
                arm = self.left_arm
                return add(arm.elbow, sub(arm.elbow, arm.shoulder), 0.45)


def reflect(v: Vec, mirror: Mirror) -> Vec:
    """A point or direction mirrored for the other side."""
    return (-v[0], v[1], v[2]) if mirror is Mirror.ROOM else (v[0], v[1], -v[2])


def mirrored(body: Skeleton, mirror: Mirror) -> Skeleton:
    """The other side's body: reflected, with left and right changed over."""

    def station(one: Station) -> Station:
        front, up = reflect(one.frame.front, mirror), reflect(one.frame.up, mirror)
        return Station(reflect(one.at, mirror), Frame(front, up, cross(front, up)))

    def arm(a: ArmJoints) -> ArmJoints:
        ways = (a.shoulder, a.elbow, a.wrist, a.fingers, a.palm, a.thumb)
        return ArmJoints(*(reflect(v, mirror) for v in ways))

    def leg(a: LegJoints) -> LegJoints:
        return LegJoints(*(reflect(v, mirror) for v in (a.hip, a.knee, a.ankle, a.toes, a.sole)))

    return Skeleton(
        tuple(map(station, body.spine)),
        station(body.head),
        arm(body.right_arm),
        arm(body.left_arm),
        leg(body.right_leg),
        leg(body.left_leg),
    )
