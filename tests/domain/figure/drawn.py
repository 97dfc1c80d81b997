"""Every exercise as it is drawn: each position, side, level and moment, solved once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import pytest

from deskbreak import exercises
from deskbreak.domain.figure.joints import Skeleton
from deskbreak.domain.figure.picture import Kit, Picture, Prop, Reach
from deskbreak.domain.figure.pose import Pose, pose_at
from deskbreak.domain.figure.skeleton import solve
from deskbreak.domain.routine.exercise import Exercise, Position

KNOWN = exercises.load()[0]
STANDING = [
    replace(one, id=f"{one.id}-standing", positions=(Position.STANDING,), picture=one.standing)
    for one in KNOWN
    if one.standing
]
SHIPPED = [*KNOWN, *STANDING]
PHASES = 20


@dataclass(frozen=True, slots=True)
class Moment:
    """A body at one moment of a movement, and what tells which one it is."""

    progress: float
    mirrored: bool
    level: int
    pose: Pose
    body: Skeleton

    def __str__(self) -> str:
        side = "right" if self.mirrored else "left"
        return f"{side} side, level {self.level}, {self.progress:.0%} of the way"


def named(those: Iterable[Exercise] = SHIPPED) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("exercise", list(those), ids=lambda one: one.id)


def one(name: str) -> Picture:
    return next(exercise.picture for exercise in SHIPPED if exercise.id == name)


def prop(picture: Picture, kind: Kit) -> Prop:
    return next(thing for thing in picture.props if thing.kind is kind)


def shown(exercise: Exercise) -> Iterator[tuple[bool, int]]:
    """Every side and level that is drawn."""
    for mirrored in (False, True):
        for level in (1, 2, 3, 4) if exercise.picture.levels else (1,):
            yield mirrored, level


def moments(exercise: Exercise) -> tuple[Moment, ...]:
    return _moments(exercise.id)


@cache
def _moments(name: str) -> tuple[Moment, ...]:
    exercise = next(exercise for exercise in SHIPPED if exercise.id == name)
    return tuple(
        moment(exercise.picture, i / PHASES, mirrored=mirrored, level=level)
        for mirrored, level in shown(exercise)
        for i in range(PHASES + 1)
    )


def moment(picture: Picture, progress: float, *, mirrored: bool = False, level: int = 1) -> Moment:
    pose = pose_at(picture, progress, mirrored=mirrored, level=level)
    return Moment(progress, mirrored, level, pose, solve(pose))


def planted(drawn: Picture, side: str) -> tuple[str, ...]:
    """The joints of an arm that hold on to one place of the room."""
    keys = [pose_at(replace(drawn, keys=(key,)), 0.0) for key in drawn.keys]
    arms = [getattr(pose, f"{side}_arm") for pose in keys]
    if not arms[0].to.in_room or len({arm.hand for arm in arms}) > 1:
        return ()
    return ("wrist", "elbow") if arms[0].to is Reach.FOREARM else ("wrist",)
