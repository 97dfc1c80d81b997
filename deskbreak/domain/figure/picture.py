"""
The movement that an exercise file draws: what stands in its `[picture]`.

Lengths are metres, angles degrees. The room has x to the right of who watches, y up, z towards
them, and the floor at y = 0. Places on the body are (front, up, out), out to each limb's own side.
A picture shows the person's left side at work; the other side is its mirror image.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from deskbreak.domain.figure.space import ORIGIN, Vec
from deskbreak.domain.tables import key


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
    FOREARM = "forearm"  # a forearm's length from an elbow that rests on something too

    @property
    def in_room(self) -> bool:
        """Whether places and ways of the arm are those of the room."""
        return self in {Reach.ROOM, Reach.FOREARM}


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
    BALLS = "balls"
    BAND = "band"
    BAND_TO_HANDS = "band_to_hands"
    BAND_BETWEEN = "band_between"
    DOWEL = "dowel"
    DOORWAY = "doorway"


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
    bend of the elbow). elbow: the way the elbow points, by chest (`to` = room: by the room); for
    `forearm` its place in the room, and the shoulder glides on the chest as far as that takes.
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
    A thing in a picture.

    at: its middle on the floor or, for what is held or leant on, its middle. turn: degrees, a
    chair's and a desk's from facing right.
    size: mat, cushion, wall (length, height, width) · chair (seat height, back height, 0) ·
    desk (depth, height, width) · roller (radius, length, 0) · ball (radius, 0, 0) · balls (radius
    of each, 0, 0) · dowel (radius, length, 0) · doorway (depth, height, width of the opening) ·
    bands nothing. A ball rolls between wall and back, half as far as the body; two balls lie
    still beside each other. A band goes from its anchor to the armpit or to both hands, or from
    hand to hand. A dowel is held across the chest, its middle a place on it.
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
    three inches along what its back lies on, and the feet with it. `inhales`: the way from the
    first key to the last is a breath in; it is one out else.
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
    inhales: bool = False
