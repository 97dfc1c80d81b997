"""The pose at a moment of a picture: eased over the movement, and at a level of the roller."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from deskbreak.domain.figure.picture import Arm, Base, Key, Leg, Mirror, Picture, Reach, Root
from deskbreak.domain.figure.space import Vec, add

LEVEL_STEP = 0.0762
"""Three inches, the way to the next place on the spine."""


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
    if mirrored and folded(picture):
        pose = replace(pose, left_arm=pose.right_arm, right_arm=pose.left_arm)
    return replace(pose, mirror=picture.mirror if mirrored else None)


def folded(picture: Picture) -> bool:
    """Whether the arms are crossed on the chest: the one on top stays so on both sides."""
    arms = picture.left_arm, picture.right_arm or picture.left_arm
    return picture.mirror is Mirror.BODY and all(arm.to is Reach.CHEST for arm in arms)


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
    if not arm.to.in_room:
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
