"""Every drawn exercise at every moment, side and level: is it the movement of a body?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from deskbreak.domain.figure import limits
from deskbreak.domain.figure.angles import Joint, arm_angles, leg_angles
from deskbreak.domain.figure.joints import CHEST, ArmJoints, Skeleton, mirrored, reflect
from deskbreak.domain.figure.picture import Base, Mirror
from deskbreak.domain.figure.pose import folded, pose_at
from deskbreak.domain.figure.scene import scene
from deskbreak.domain.figure.skeleton import (
    FOREARM,
    SHIN,
    SPINE,
    THIGH,
    THORACIC,
    UPPER_ARM,
    bend,
)
from deskbreak.domain.figure.space import Vec, add, dot, length, sub
from deskbreak.domain.routine.exercise import Exercise
from tests.domain.figure.drawn import KNOWN, SHIPPED, moment, moments, named, one, planted, shown

ON_A_BENT_ARM = {"kneel-thread", "kneel-heelsit", "kneel-chair-prayer"}
FASTEST, HARDEST = 0.08, 0.008  # metres a joint goes in a thirtieth of a second, and changes that


def test_all_thirty_exercises_are_drawn_in_every_position() -> None:
    assert len(KNOWN) == 30
    for exercise in KNOWN:
        drawn = {exercise.drawn(position) for position in exercise.positions}
        assert len(drawn) == len(exercise.positions), exercise.id


@named()
def test_the_spine_stays_within_its_range(exercise: Exercise) -> None:
    found = [
        f"{at}: {part} {angles}"
        for at in moments(exercise)
        for part, most in limits.SPINE_LIMITS.items()
        for angles in [getattr(at.pose, part)]
        if any(abs(a) > limit + 1e-9 for a, limit in zip(angles, most, strict=True))
    ]
    assert found == []


@named()
def test_arms_and_legs_stay_within_their_range(exercise: Exercise) -> None:
    found = [
        f"{at}: {name} {degrees:.0f} degrees"
        for at in moments(exercise)
        for name, joint, degrees in bends(at.body)
        if not limits.JOINT_LIMITS[joint][0] <= degrees <= limits.JOINT_LIMITS[joint][1]
    ]
    assert found == []


def bends(body: Skeleton) -> Iterator[tuple[str, Joint, float]]:
    chest, pelvis = body.spine[CHEST].frame, body.spine[0].frame
    for side, outward, arm, leg in zip(
        ("left", "right"), (-1, 1), body.arms, body.legs, strict=True
    ):
        for joint, degrees in (
            *arm_angles(arm, chest, outward),
            *leg_angles(leg, pelvis, outward),
        ):
            yield f"{side} {joint}", joint, degrees


def test_the_thoracic_bend_is_shared_25_35_and_40_percent() -> None:
    shares = [link.share for link in SPINE if link.part == THORACIC]
    thirds = [sum(shares[i : i + 2]) for i in (4, 2, 0)]
    assert thirds == pytest.approx([0.25, 0.35, 0.40])


@named()
def test_the_bend_of_the_drawn_spine_is_that_of_the_pose(exercise: Exercise) -> None:
    """Measured on the frames of the solved body, the relaxed curve taken off."""
    relaxed = sum(link.relaxed for link in SPINE if link.part == THORACIC)
    for at in moments(exercise):
        if at.pose.thoracic[1] or at.pose.thoracic[2] or at.mirrored:
            continue
        low, high = at.body.spine[4].frame, at.body.spine[10].frame
        tipped = bend((0.0, 0.0, 0.0), low.up, add(low.up, high.up))
        backward = 1 if dot(high.up, low.front) < 0 else -1
        assert backward * tipped - relaxed == pytest.approx(at.pose.thoracic[0], abs=0.01)


@named()
def test_bones_keep_their_lengths(exercise: Exercise) -> None:
    for at in moments(exercise):
        for arm in at.body.arms:
            assert length(sub(arm.elbow, arm.shoulder)) == pytest.approx(UPPER_ARM, abs=1e-6)
            assert length(sub(arm.wrist, arm.elbow)) == pytest.approx(FOREARM, abs=1e-6)
        for leg in at.body.legs:
            assert length(sub(leg.knee, leg.hip)) == pytest.approx(THIGH, abs=1e-6)
            assert length(sub(leg.ankle, leg.knee)) == pytest.approx(SHIN, abs=1e-6)
        for link, (low, high) in zip(SPINE, pairwise(at.body.spine), strict=True):
            assert length(sub(high.at, low.at)) == pytest.approx(link.length, abs=1e-6)


@named()
def test_feet_and_what_is_planted_of_an_arm_stand_still(exercise: Exercise) -> None:
    kept = {side: planted(exercise.picture, side) for side in ("left", "right")}
    start: dict[tuple[bool, int], list[Vec]] = {}
    found = []
    for at in moments(exercise):
        now = [place for leg in at.body.legs for place in (leg.ankle, leg.ball)]
        for side, joints in kept.items():
            drawn = {"left": "right", "right": "left"}[side] if at.mirrored else side
            now += [getattr(getattr(at.body, f"{drawn}_arm"), joint) for joint in joints]
        then = start.setdefault((at.mirrored, at.level), now)
        gone = max(length(sub(a, b)) for a, b in zip(now, then, strict=True))
        if gone > 0.001:
            found.append(f"{at}: {gone * 1000:.1f} mm")
    assert found == []


@named(one for one in SHIPPED if "kneel" in one.id and one.id not in ON_A_BENT_ARM)
def test_the_planted_arm_is_nearly_straight(exercise: Exercise) -> None:
    for at in moments(exercise):
        arm = at.body.left_arm if at.mirrored else at.body.right_arm
        assert bend(arm.shoulder, arm.elbow, arm.wrist) < 30


@named(one for one in SHIPPED if one.movement == "rotation")
def test_the_hips_stay_square_while_the_chest_turns(exercise: Exercise) -> None:
    """Two degrees about any axis."""
    start = moment(exercise.picture, 0.0).body.spine[0].frame
    for at in moments(exercise):
        now = (mirrored(at.body, at.pose.mirror) if at.pose.mirror else at.body).spine[0].frame
        for axis in ("front", "up", "right"):
            assert dot(getattr(start, axis), getattr(now, axis)) > 0.9994


@named(one for one in SHIPPED if one.movement != "rotation")
def test_the_hips_neither_turn_nor_drop_to_a_side(exercise: Exercise) -> None:
    """Two degrees: a hinge tips them forward and back only."""
    start = moment(exercise.picture, 0.0).body.spine[0].frame.right
    for at in moments(exercise):
        now = (mirrored(at.body, at.pose.mirror) if at.pose.mirror else at.body).spine[0].frame
        assert dot(start, now.right) > 0.9994


@named()
def test_nothing_jumps_from_one_frame_to_the_next(exercise: Exercise) -> None:
    """At 30 frames a second, as long as the movement takes."""
    frames = round(exercise.dose.out_seconds * 30)
    for level in sorted({level for _, level in shown(exercise)}):
        bodies = (
            moment(exercise.picture, i / frames, level=level).body for i in range(frames + 1)
        )
        places = [list(joints(body)) for body in bodies]
        steps = [[sub(b, a) for a, b in zip(*pair, strict=True)] for pair in pairwise(places)]
        assert max(length(step) for row in steps for step in row) < FASTEST
        changes = (sub(b, a) for pair in pairwise(steps) for a, b in zip(*pair, strict=True))
        assert max(map(length, changes)) < HARDEST


def joints(body: Skeleton) -> Iterator[Vec]:
    for station in (*body.spine, body.head):
        yield station.at
    for arm in body.arms:
        yield from (arm.shoulder, arm.elbow, arm.wrist, arm.tip)
    for leg in body.legs:
        yield from (leg.hip, leg.knee, leg.ankle, leg.ball)


@named(one for one in SHIPPED if not folded(one.picture))
def test_the_other_side_is_the_exact_mirror_image(exercise: Exercise) -> None:
    drawn = exercise.picture
    halves = len(moments(exercise)) // 2
    for at, other in zip(moments(exercise)[:halves], moments(exercise)[halves:], strict=True):
        assert other.body == mirrored(at.body, drawn.mirror)
        assert other.body.left_arm.wrist == reflect(at.body.right_arm.wrist, drawn.mirror)
        assert list(joints(mirrored(other.body, drawn.mirror))) == list(joints(at.body))


@named(one for one in SHIPPED if folded(one.picture))
def test_folded_arms_keep_to_the_chest_while_it_turns_to_the_other_side(
    exercise: Exercise,
) -> None:
    drawn = exercise.picture
    halves = len(moments(exercise)) // 2
    for at, other in zip(moments(exercise)[:halves], moments(exercise)[halves:], strict=True):
        image = mirrored(at.body, drawn.mirror)
        assert (other.body.spine, other.body.legs) == (image.spine, image.legs)
        for here, there in zip(at.body.arms, other.body.arms, strict=True):
            assert on_chest(other.body, there) == pytest.approx(on_chest(at.body, here))


def on_chest(body: Skeleton, arm: ArmJoints) -> list[float]:
    """The wrist and the elbow as the chest has them."""
    chest = body.spine[CHEST]
    axes = (chest.frame.front, chest.frame.up, chest.frame.right)
    return [dot(sub(at, chest.at), axis) for at in (arm.wrist, arm.elbow) for axis in axes]


@named(one for one in SHIPPED if one.sides == "alternate")
def test_sides_that_alternate_begin_in_one_and_the_same_pose(exercise: Exercise) -> None:
    drawn = exercise.picture
    assert drawn.mirror is Mirror.BODY
    here, there = (list(joints(moment(drawn, 0.0, mirrored=side).body)) for side in (False, True))
    assert max(length(sub(a, b)) for a, b in zip(here, there, strict=True)) < 1e-9


def test_each_level_moves_the_roller_three_inches_up_the_back_and_the_feet_along() -> None:
    drawn = one("sup-roller-ext")
    assert drawn.base is Base.SUPINE
    levels = [pose_at(drawn, 1.0, level=level) for level in (1, 2, 3, 4)]
    assert [pose.root.position for pose in levels] == [levels[0].root.position] * 4
    for low, high in pairwise(levels):
        assert high.root.at - low.root.at == pytest.approx(0.0762)
        assert high.left_leg.ankle[0] - low.left_leg.ankle[0] == pytest.approx(0.0762)
    assert 0.244 <= levels[0].root.at <= levels[-1].root.at <= 0.544  # between T12 and T1


def test_the_hips_rest_on_the_floor_over_the_roller() -> None:
    exercise = next(one for one in SHIPPED if one.id == "sup-roller-ext")
    for at in moments(exercise):
        assert at.body.spine[0].at[1] == pytest.approx(at.pose.root.hips_high, abs=1e-4)


@named()
def test_every_moment_stays_on_the_page(exercise: Exercise) -> None:
    for side, level in shown(exercise):
        page = scene(exercise.picture, (640, 400), mirrored=side, level=level)
        for i in range(5):
            shadow, *body = page.figure(i / 4)
            assert shadow.ink == "shadow"
            for shape in body:
                for outline in shape.outlines:
                    assert all(0 <= x <= 640 and 0 <= y <= 400 for x, y in outline)
