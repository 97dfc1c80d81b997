"""Every drawn exercise at every moment, side and level: is it the movement of a body?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from math import hypot

import pytest

from deskbreak import exercises
from deskbreak.domain.figure import limits
from deskbreak.domain.figure.joints import CHEST, Skeleton, Station, mirrored, reflect
from deskbreak.domain.figure.picture import Arm, Base, Kit, Mirror, Picture, Prop, Reach
from deskbreak.domain.figure.pose import Pose, pose_at
from deskbreak.domain.figure.scene import scene
from deskbreak.domain.figure.skeleton import (
    DEPTHS,
    FOREARM,
    SHIN,
    SPINE,
    THIGH,
    THORACIC,
    UPPER_ARM,
    WIDTHS,
    bend,
    solve,
)
from deskbreak.domain.figure.space import Vec, between, dot, length, scale, sub
from deskbreak.domain.routine.exercise import Exercise

ON_A_BENT_ARM = {"kneel-thread", "kneel-heelsit", "kneel-chair-prayer"}
KNOWN = exercises.load()[0]
STANDING = [
    replace(one, id=f"{one.id}-standing", picture=one.standing) for one in KNOWN if one.standing
]
SHIPPED = [*KNOWN, *STANDING]
MOMENTS = [i / 30 for i in range(31)]
FLOOR = -0.005  # metres: cloth and skin give that much


def picture(exercise: Exercise) -> Picture:
    return exercise.picture


def shown(exercise: Exercise) -> Iterator[tuple[bool, int]]:
    """Every side and level that is drawn."""
    for side in (False, True):
        for level in (1, 2, 3, 4) if picture(exercise).levels else (1,):
            yield side, level


def poses(exercise: Exercise) -> Iterator[Pose]:
    for side, level in shown(exercise):
        for moment in MOMENTS:
            yield pose_at(picture(exercise), moment, mirrored=side, level=level)


def bodies(exercise: Exercise) -> Iterator[Skeleton]:
    return map(solve, poses(exercise))


def named(exercises_: list[Exercise]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("exercise", exercises_, ids=lambda one: one.id)


def test_all_thirty_exercises_are_drawn_in_every_position() -> None:
    assert len(KNOWN) == 30
    for one in KNOWN:
        drawn = {one.drawn(position) for position in one.positions}
        assert len(drawn) == len(one.positions), one.id


@named(SHIPPED)
def test_every_key_pose_is_within_a_bodys_range(exercise: Exercise) -> None:
    assert [problem.sentence for problem in limits.faults(picture(exercise))] == []


@named(SHIPPED)
def test_between_the_keys_the_spine_stays_within_its_range_too(exercise: Exercise) -> None:
    for pose in poses(exercise):
        for part, most in limits.SPINE_LIMITS.items():
            angles = getattr(pose, part)
            assert all(abs(a) <= limit + 1e-9 for a, limit in zip(angles, most, strict=True))


def test_the_thoracic_bend_is_shared_25_35_and_40_percent() -> None:
    shares = [link.share for link in SPINE if link.part == THORACIC]
    thirds = [sum(shares[i : i + 2]) for i in (4, 2, 0)]
    assert thirds == pytest.approx([0.25, 0.35, 0.40])


@named(SHIPPED)
def test_the_bend_of_the_drawn_spine_is_that_of_the_pose(exercise: Exercise) -> None:
    """Measured on the frames of the solved body, the relaxed curve taken off."""
    relaxed = sum(link.relaxed for link in SPINE if link.part == THORACIC)
    for pose in poses(exercise):
        if pose.thoracic[1] or pose.thoracic[2] or pose.mirror:
            continue
        spine = solve(pose).spine
        low, high = spine[4].frame, spine[10].frame
        tipped = bend((0.0, 0.0, 0.0), low.up, tuple_sum(low.up, high.up))
        backward = 1 if dot(high.up, low.front) < 0 else -1
        assert backward * tipped - relaxed == pytest.approx(pose.thoracic[0], abs=0.01)


def tuple_sum(a: Vec, b: Vec) -> Vec:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


@named(SHIPPED)
def test_bones_keep_their_lengths(exercise: Exercise) -> None:
    for body in bodies(exercise):
        for arm in body.arms:
            assert length(sub(arm.elbow, arm.shoulder)) == pytest.approx(UPPER_ARM, abs=1e-6)
            assert length(sub(arm.wrist, arm.elbow)) == pytest.approx(FOREARM, abs=1e-6)
        for leg in body.legs:
            assert length(sub(leg.knee, leg.hip)) == pytest.approx(THIGH, abs=1e-6)
            assert length(sub(leg.ankle, leg.knee)) == pytest.approx(SHIN, abs=1e-6)
        for link, (low, high) in zip(SPINE, pairwise(body.spine), strict=True):
            assert length(sub(high.at, low.at)) == pytest.approx(link.length, abs=1e-6)


@named(SHIPPED)
def test_feet_and_planted_hands_stand_still(exercise: Exercise) -> None:
    drawn = picture(exercise)
    for side, level in shown(exercise):
        start = solve(pose_at(drawn, 0.0, mirrored=side, level=level))
        for moment in MOMENTS:
            pose = pose_at(drawn, moment, mirrored=side, level=level)
            body = solve(pose)
            moved = [
                length(sub(now.ankle, then.ankle))
                for now, then in zip(body.legs, start.legs, strict=True)
            ]
            if planted(drawn):
                hand, then = (
                    (body.left_arm, start.left_arm) if side else (body.right_arm, start.right_arm)
                )
                moved.append(length(sub(hand.wrist, then.wrist)))
            assert max(moved) < 0.001


def planted(drawn: Picture) -> bool:
    """Whether the arm that does not work holds on to one place of the room."""
    start, end = (pose_at(drawn, moment).right_arm for moment in (0.0, 1.0))
    return start.to is Reach.ROOM and start.hand == end.hand


@named([one for one in SHIPPED if "kneel" in one.id and one.id not in ON_A_BENT_ARM])
def test_the_planted_arm_is_nearly_straight(exercise: Exercise) -> None:
    for pose in poses(exercise):
        body = solve(pose)
        arm = body.left_arm if pose.mirror else body.right_arm
        assert bend(arm.shoulder, arm.elbow, arm.wrist) < 30


@named(SHIPPED)
def test_nothing_is_deep_in_the_floor(exercise: Exercise) -> None:
    for body in bodies(exercise):
        lowest = {name: place[1] - radius for name, place, radius in round_parts(body)}
        assert {name: y for name, y in lowest.items() if y < FLOOR} == {}


def round_parts(body: Skeleton) -> Iterator[tuple[str, Vec, float]]:
    """What could touch the floor, and how thick it is there."""
    head = body.head
    tall = sum(
        (a * r) ** 2 for a, r in zip(axes_up(head.frame), (0.094, 0.112, 0.078), strict=True)
    )
    yield "head", head.at, tall**0.5
    pelvis = sum(
        (a * r) ** 2
        for a, r in zip(axes_up(body.spine[0].frame), (0.108, 0.092, 0.154), strict=True)
    )
    yield "pelvis", body.spine[0].at, pelvis**0.5
    for side, arm in zip(("left", "right"), body.arms, strict=True):
        yield f"{side} shoulder", arm.shoulder, 0.056
        yield f"{side} elbow", arm.elbow, 0.038
        yield f"{side} wrist", arm.wrist, 0.025
        yield f"{side} fingers", arm.tip, 0.011
    for side, leg in zip(("left", "right"), body.legs, strict=True):
        yield f"{side} knee", leg.knee, 0.055
        yield f"{side} heel", leg.heel, 0.036
        yield f"{side} forefoot", leg.ball, 0.030


def axes_up(frame: object) -> tuple[float, float, float]:
    return tuple(getattr(frame, name)[1] for name in ("front", "up", "right"))


@named(SHIPPED)
def test_no_arm_goes_through_the_head_or_the_chest(exercise: Exercise) -> None:
    """The nearest any point of an arm comes to their middles, as a part of their size."""
    for body in bodies(exercise):
        solids = [(body.head, (0.094, 0.112, 0.078))]
        solids += [
            (body.spine[i], (DEPTHS[i], 0.06, WIDTHS[i] * 0.9)) for i in range(2, CHEST + 1)
        ]
        for arm in body.arms:
            upper = [between(arm.shoulder, arm.elbow, i / 10) for i in (5, 7, 9)]
            fore = [between(arm.elbow, arm.wrist, i / 5) for i in range(6)]
            hand = [between(arm.wrist, arm.tip, i / 4) for i in (1, 2, 3, 4)]
            places = (*upper, *fore, *hand)
            assert min(depth(at, *solid) for at in places for solid in solids) > 0.9


def depth(at: Vec, station: Station, half: Vec) -> float:
    """How far out of an ellipsoid a place is: 1 at its surface."""
    frame, way = station.frame, sub(at, station.at)
    axes = (frame.front, frame.up, frame.right)
    return length(tuple(dot(way, axis) / k for axis, k in zip(axes, half, strict=True)))  # type: ignore[arg-type]


@named([one for one in SHIPPED if one.movement == "rotation"])
def test_the_hips_stay_square_while_the_chest_turns(exercise: Exercise) -> None:
    for pose in poses(exercise):
        start = solve(pose_at(picture(exercise), 0.0)).spine[0].frame
        now = solve(replace(pose, mirror=None)).spine[0].frame
        for axis in ("front", "up", "right"):
            assert dot(getattr(start, axis), getattr(now, axis)) > 0.9994  # 2 degrees


@named(SHIPPED)
def test_nothing_jumps_from_one_frame_to_the_next(exercise: Exercise) -> None:
    """Three seconds at 30 frames: no joint goes farther than 6 cm in one."""
    drawn = picture(exercise)
    for side, level in shown(exercise):
        frames = [
            list(joints(solve(pose_at(drawn, i / 90, mirrored=side, level=level))))
            for i in range(91)
        ]
        for one, after in pairwise(frames):
            assert max(length(sub(a, b)) for a, b in zip(one, after, strict=True)) < 0.06


def joints(body: Skeleton) -> Iterator[Vec]:
    for station in (*body.spine, body.head):
        yield station.at
    for arm in body.arms:
        yield from (arm.shoulder, arm.elbow, arm.wrist, arm.tip)
    for leg in body.legs:
        yield from (leg.hip, leg.knee, leg.ankle, leg.ball)


@named(SHIPPED)
def test_the_other_side_is_the_exact_mirror_image(exercise: Exercise) -> None:
    drawn = picture(exercise)
    for _, level in shown(exercise):
        for moment in MOMENTS[::5]:
            body = solve(pose_at(drawn, moment, level=level))
            other = solve(pose_at(drawn, moment, mirrored=True, level=level))
            assert other == mirrored(body, drawn.mirror)
            assert other.left_arm.wrist == reflect(body.right_arm.wrist, drawn.mirror)
            assert list(joints(mirrored(other, drawn.mirror))) == list(joints(body))


@named([one for one in SHIPPED if one.sides == "alternate"])
def test_sides_that_alternate_begin_in_one_and_the_same_pose(exercise: Exercise) -> None:
    drawn = picture(exercise)
    assert drawn.mirror is Mirror.BODY
    one, other = (
        list(joints(solve(pose_at(drawn, 0.0, mirrored=side)))) for side in (False, True)
    )
    assert max(length(sub(a, b)) for a, b in zip(one, other, strict=True)) < 1e-9


def test_each_level_moves_the_roller_three_inches_up_the_back_and_the_feet_along() -> None:
    drawn = picture(next(one for one in SHIPPED if one.id == "sup-roller-ext"))
    assert drawn.base is Base.SUPINE
    levels = [pose_at(drawn, 1.0, level=level) for level in (1, 2, 3, 4)]
    assert [pose.root.position for pose in levels] == [levels[0].root.position] * 4
    for low, high in pairwise(levels):
        assert high.root.at - low.root.at == pytest.approx(0.0762)
        assert high.left_leg.ankle[0] - low.left_leg.ankle[0] == pytest.approx(0.0762)
    assert 0.244 <= levels[0].root.at <= levels[-1].root.at <= 0.544  # between T12 and T1


def test_the_hips_rest_on_the_floor_over_the_roller() -> None:
    drawn = picture(next(one for one in SHIPPED if one.id == "sup-roller-ext"))
    for level in (1, 2, 3, 4):
        for moment in MOMENTS:
            pose = pose_at(drawn, moment, level=level)
            assert solve(pose).spine[0].at[1] == pytest.approx(pose.root.hips_high, abs=1e-4)


@named(SHIPPED)
def test_every_moment_stays_on_the_page(exercise: Exercise) -> None:
    for side, level in shown(exercise):
        page = scene(picture(exercise), (640, 400), mirrored=side, level=level)
        for moment in MOMENTS[::6]:
            shadow, *body = page.figure(moment)
            assert shadow.ink == "shadow"
            for shape in body:
                for outline in shape.outlines:
                    assert all(0 <= x <= 640 and 0 <= y <= 400 for x, y in outline)


def test_what_cannot_be_blended_between_two_keys_is_named() -> None:
    drawn = picture(next(one for one in SHIPPED if one.id == "sup-roller-ext"))
    first, last = drawn.keys
    otherwise = replace(last, left_arm=Arm(Reach.AIM, (0.0, 0.0, 0.0)), root=first.root)
    nowhere = replace(last, root=replace(last.root, lies_on=None))
    for keys, where in (
        ((first, otherwise), ["picture.keys[2].left_arm.to", "picture.keys[2].right_arm.to"]),
        ((first, nowhere), ["picture.keys[2].root.lies_on"]),
    ):
        assert [one.where for one in limits.faults(replace(drawn, keys=keys))] == where


def test_a_pose_beyond_a_bodys_range_is_named_with_its_key_and_its_limit() -> None:
    drawn = picture(next(one for one in SHIPPED if one.id == "hug-turn"))
    first, last = drawn.keys
    wrong = replace(
        drawn,
        right_arm=Arm(Reach.ROOM, (3.0, 0.0, 0.0)),
        keys=(replace(first, thoracic=(30.0, 0.0, -50.0)), replace(last, lumbar=(0.0, 0.0, 9.0))),
    )
    found = [(one.where, one.found, one.allowed) for one in limits.faults(wrong)]
    assert found[:3] == [
        ("picture.keys[1].thoracic", "30°", "-24 to 24 (°)"),
        ("picture.keys[1].thoracic", "-50°", "-45 to 45 (°)"),
        found[2],
    ]
    assert found[2][0] == "picture.keys[1].right_arm"
    assert "out of reach" in found[2][1]
    assert ("picture.keys[2].lumbar", "9°", "-5 to 5 (°)") in found


def back(body: Skeleton) -> Iterator[Vec]:
    """The line of the back, from the low back to the shoulders."""
    for i in range(2, CHEST):
        for part in (0.0, 0.25, 0.5, 0.75):
            low, high = body.spine[i], body.spine[i + 1]
            front = between(low.frame.front, high.frame.front, part)
            deep = DEPTHS[i] + (DEPTHS[i + 1] - DEPTHS[i]) * part
            yield sub(between(low.at, high.at, part), scale(front, deep))


def gap(body: Skeleton, edge: Vec, radius: float) -> float:
    """How far the back is from something round that runs across; below nought: pressed in."""
    return min(hypot(at[0] - edge[0], at[1] - edge[1]) for at in back(body)) - radius


def drawn_prop(drawn: Picture, kind: Kit) -> Prop:
    return next(prop for prop in drawn.props if prop.kind is kind)


def test_the_arched_back_meets_the_top_of_the_chair_below_the_shoulder_blades() -> None:
    drawn = picture(next(one for one in SHIPPED if one.id == "seat-ext-chair"))
    chair = drawn_prop(drawn, Kit.CHAIR)
    top = (chair.at[0] - 0.265, chair.size[1] - 0.02, 0.0)
    body = solve(pose_at(drawn, 1.0))
    assert -0.025 < gap(body, top, 0.018) < 0.01
    assert body.spine[5].at[1] < top[1] < body.spine[8].at[1]  # between T11 and T4


def test_the_ball_rolls_between_the_wall_and_the_back_beside_the_spine() -> None:
    drawn = picture(next(one for one in SHIPPED if one.id == "stand-ball-massage"))
    ball, wall = drawn_prop(drawn, Kit.BALL), drawn_prop(drawn, Kit.WALL)
    assert wall.at[0] - ball.at[0] == pytest.approx(ball.size[0], abs=0.003)
    assert 0.03 < ball.at[2] < 0.09  # the left side of somebody who faces left is towards us
    start = solve(pose_at(drawn, 0.0)).spine[4].at
    for moment in MOMENTS:
        body = solve(pose_at(drawn, moment))
        rolled = scale(sub(body.spine[4].at, start), 0.5)
        at = sub(ball.at, scale(rolled, -1.0))
        assert -0.03 < gap(body, at, ball.size[0]) < 0.005


def test_the_back_rests_on_the_two_balls_at_every_level() -> None:
    drawn = picture(next(one for one in SHIPPED if one.id == "sup-balls-ext"))
    balls = drawn_prop(drawn, Kit.BALLS)
    assert balls.at[1] == balls.size[0]  # they lie on the mat
    for level in (1, 2, 3, 4):
        for moment in MOMENTS:
            body = solve(pose_at(drawn, moment, level=level))
            assert -0.01 < gap(body, balls.at, balls.size[0]) < 0.015


def test_back_head_and_tailbone_lie_along_the_roller() -> None:
    drawn = picture(next(one for one in SHIPPED if one.id == "sup-roller-length"))
    roller = drawn_prop(drawn, Kit.ROLLER)
    top, ends = roller.at[1] + roller.size[0], roller.size[1] / 2
    for moment in MOMENTS:
        body = solve(pose_at(drawn, moment))
        hips, head = body.spine[0].at, body.head.at
        heights = [at[1] - top for at in back(body)]
        assert -0.01 < min(heights) <= max(heights) < 0.025
        assert -0.01 < hips[1] - DEPTHS[0] - top < 0.01
        assert -0.01 < head[1] - 0.094 - top < 0.025
        assert roller.at[0] - ends < head[0] < hips[0] < roller.at[0] + ends


def test_the_forearms_lie_on_the_door_frame_and_the_rest_goes_through() -> None:
    drawn = picture(next(one for one in SHIPPED if one.id == "stand-doorway"))
    door = drawn_prop(drawn, Kit.DOORWAY)
    inner = door.size[2] / 2
    for moment in MOMENTS:
        body = solve(pose_at(drawn, moment))
        for arm in body.arms:
            assert 0.025 < door.at[0] - arm.wrist[0] < 0.045
            assert door.at[0] - arm.elbow[0] > 0.038
            assert inner < abs(arm.wrist[2]) < inner + 0.08
        for at in (body.head.at, *(station.at for station in body.spine)):
            assert abs(at[2]) + 0.18 < inner
        for leg in body.legs:
            assert abs(leg.knee[2]) + 0.06 < inner


def test_the_stick_lies_before_the_shoulders_and_under_the_hands() -> None:
    drawn = picture(next(one for one in SHIPPED if one.id == "seat-dowel-turn"))
    stick = drawn_prop(drawn, Kit.DOWEL)
    chest = drawn.left_arm.hand
    assert stick.at[0] - stick.size[0] < DEPTHS[CHEST] < stick.at[0]
    assert chest[0] - stick.at[0] < 0.05
