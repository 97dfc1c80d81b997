"""What of a drawn movement no body can do is told with its place, and joints are measured."""

from __future__ import annotations

from dataclasses import replace

from deskbreak.domain.figure import limits
from deskbreak.domain.figure.angles import Joint, arm_angles, leg_angles
from deskbreak.domain.figure.joints import ArmJoints, LegJoints
from deskbreak.domain.figure.picture import Arm, Base, Reach
from deskbreak.domain.figure.skeleton import STANDS
from deskbreak.domain.figure.space import Vec, add, cross
from deskbreak.domain.routine.exercise import Exercise
from tests.domain.figure.drawn import named, one

UPRIGHT = STANDS[Base.UPRIGHT]
AHEAD, UP, ASIDE = UPRIGHT.front, UPRIGHT.up, UPRIGHT.right
DOWN, INWARD = (0.0, -1.0, 0.0), (0.0, 0.0, -1.0)


@named()
def test_every_key_pose_is_within_a_bodys_range(exercise: Exercise) -> None:
    assert [problem.sentence for problem in limits.faults(exercise.picture)] == []


def right_arm(upper: Vec, fore: Vec, fingers: Vec, palm: Vec) -> dict[Joint, float]:
    """The angles of a right arm whose bones point that way, rounded."""
    elbow, wrist = upper, add(upper, fore)
    arm = ArmJoints((0.0, 0.0, 0.0), elbow, wrist, fingers, palm, cross(fingers, palm))
    return {joint: round(degrees) for joint, degrees in arm_angles(arm, UPRIGHT, 1)}


def right_leg(thigh: Vec, shin: Vec, toes: Vec) -> dict[Joint, float]:
    leg = LegJoints((0.0, 0.0, 0.0), thigh, add(thigh, shin), toes, DOWN)
    return {joint: round(degrees) for joint, degrees in leg_angles(leg, UPRIGHT, 1)}


def test_an_arm_that_hangs_is_straight_in_every_joint() -> None:
    assert right_arm(DOWN, DOWN, DOWN, INWARD) == {
        Joint.ELBOW: 0,
        Joint.WRIST: 0,
        Joint.WRIST_ASIDE: 0,
        Joint.ARM_ACROSS: 0,
        Joint.ARM_BEHIND: 0,
    }


def test_a_bent_arm_tells_its_twists_and_its_wrist() -> None:
    thumb_up = right_arm(DOWN, AHEAD, AHEAD, INWARD)
    assert (thumb_up[Joint.ARM_TWIST], thumb_up[Joint.FOREARM_TWIST]) == (0, 0)
    assert right_arm(DOWN, AHEAD, AHEAD, UP)[Joint.FOREARM_TWIST] == 90
    assert right_arm(DOWN, AHEAD, AHEAD, DOWN)[Joint.FOREARM_TWIST] == -90
    assert right_arm(DOWN, ASIDE, ASIDE, AHEAD)[Joint.ARM_TWIST] == 90
    assert right_arm(ASIDE, UP, UP, AHEAD)[Joint.ARM_TWIST] == 90  # hands up
    assert right_arm(DOWN, INWARD, INWARD, DOWN)[Joint.ARM_TWIST] == -90
    planted = right_arm(AHEAD, AHEAD, UP, AHEAD)
    assert (planted[Joint.WRIST], planted[Joint.ELBOW]) == (90, 0)
    assert right_arm(DOWN, DOWN, AHEAD, INWARD)[Joint.WRIST_ASIDE] == -90


def test_where_an_arm_goes_is_told_past_straight_ahead_and_behind() -> None:
    assert right_arm(INWARD, INWARD, INWARD, DOWN)[Joint.ARM_ACROSS] == 90
    assert right_arm(ASIDE, ASIDE, ASIDE, DOWN)[Joint.ARM_ACROSS] == -90
    behind = (-1.0, 0.0, 0.0)
    assert right_arm(behind, behind, behind, DOWN)[Joint.ARM_BEHIND] == 90


def test_a_leg_that_sits_is_bent_square_at_hip_knee_and_ankle() -> None:
    assert right_leg(AHEAD, DOWN, AHEAD) == {
        Joint.HIP: 90,
        Joint.LEG_ASIDE: 0,
        Joint.KNEE: 90,
        Joint.ANKLE: 0,
        Joint.LEG_TWIST: 0,
    }
    assert right_leg(AHEAD, INWARD, AHEAD)[Joint.LEG_TWIST] == 90
    assert right_leg(ASIDE, DOWN, DOWN)[Joint.ANKLE] == 90


def test_what_cannot_be_blended_between_two_keys_is_named() -> None:
    drawn = one("sup-roller-ext")
    first, last = drawn.keys
    otherwise = replace(last, left_arm=Arm(Reach.AIM, (0.0, 0.0, 0.0)), root=first.root)
    nowhere = replace(last, root=replace(last.root, lies_on=None))
    along = replace(last, left_arm=replace(drawn.left_arm, fingers=(0.0, 0.0, 0.0)))
    for keys, where in (
        ((first, otherwise), ["picture.keys[2].left_arm.to", "picture.keys[2].right_arm.to"]),
        ((first, nowhere), ["picture.keys[2].root.lies_on"]),
        (
            (first, along),
            ["picture.keys[2].left_arm.fingers", "picture.keys[2].right_arm.fingers"],
        ),
    ):
        assert [problem.where for problem in limits.faults(replace(drawn, keys=keys))] == where


def test_a_pose_beyond_a_bodys_range_is_named_with_its_key_and_its_limit() -> None:
    drawn = one("hug-turn")
    first, last = drawn.keys
    wrong = replace(
        drawn,
        right_arm=Arm(Reach.ROOM, (3.0, 0.0, 0.0)),
        keys=(replace(first, thoracic=(30.0, 0.0, -50.0)), replace(last, lumbar=(0.0, 0.0, 9.0))),
    )
    found = [(problem.where, problem.found, problem.allowed) for problem in limits.faults(wrong)]
    assert found[:3] == [
        ("picture.keys[1].thoracic", "30°", "-24 to 24 (°)"),
        ("picture.keys[1].thoracic", "-50°", "-45 to 45 (°)"),
        found[2],
    ]
    assert found[2][0] == "picture.keys[1].right_arm"
    assert "out of reach" in found[2][1]
    assert ("picture.keys[2].lumbar", "9°", "-5 to 5 (°)") in found


def test_a_joint_beyond_its_range_is_named() -> None:
    drawn = one("hug-turn")
    heels_up = replace(drawn.left_leg, toes=(0.0, 1.0, 0.0), sole=(1.0, 0.0, 0.0))
    backward = Arm(Reach.AIM, (128.0, 0.0, 0.0))
    wrong = replace(drawn, left_leg=heels_up, left_arm=backward)
    found = [(problem.where, problem.found) for problem in limits.faults(wrong)]
    assert found[:2] == [
        ("picture.keys[1].left_leg", found[0][1]),
        ("picture.keys[1].right_leg", found[0][1]),
    ]
    assert found[0][1].startswith("toes down -8")


def test_an_elbow_that_rests_too_far_away_is_out_of_reach() -> None:
    drawn = one("stand-wall-elbow")
    far = replace(drawn.left_arm, hand=(0.7, 1.545, -0.031), elbow=(0.7, 1.29, -0.031))
    found = [problem.found for problem in limits.faults(replace(drawn, left_arm=far))]
    assert found
    assert all("out of reach" in words for words in found)
