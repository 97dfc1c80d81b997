"""The things that a body lies on, leans on, holds or pulls, sorted with it by depth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deskbreak.domain.figure.drawing import Blob, Ink, Layer, Shape, View, lined, wrap
from deskbreak.domain.figure.joints import CHEST, ArmJoints, Skeleton, Station
from deskbreak.domain.figure.picture import Kit, Prop
from deskbreak.domain.figure.scenery import LEVEL, LINE, back_is_before, chair_back
from deskbreak.domain.figure.space import UP, Vec, add, between

STRAP, LOOP = 0.011, 0.014
"""Half of the width of a band: where it runs, and round a shoulder or a hand."""

HANDS = 0.12
"""How far from the breastbone crossed hands lie."""


def live(
    props: Sequence[Prop], body: Skeleton, arm: ArmJoints, moved: Vec, view: View
) -> Iterator[Layer]:
    """
    The things that are sorted with the body.

    arm: the working one. moved: how far the trunk is from the start.
    """
    for prop in props:
        match prop.kind:
            case Kit.CHAIR if back_is_before(prop, view):
                yield chair_back(prop, view)
            case Kit.ROLLER:
                yield _roller(prop, view)
            case Kit.BALL:
                yield _ball(add(prop.at, moved, 0.5), prop.size[0], view)
            case Kit.BALLS:
                yield from _balls(prop, view)
            case Kit.DOWEL:
                yield from _dowel(prop, body, view)
            case Kit.BAND:
                yield from _band(prop, arm, body.spine[CHEST], view)
            case Kit.BAND_TO_HANDS:
                yield from _band_to_hands(prop, body, view)
            case Kit.BAND_BETWEEN:
                yield from _band_between(body, view)
            case _:
                pass


def _roller(prop: Prop, view: View) -> Layer:
    radius, length, _ = prop.size
    frame = LEVEL.yawed(prop.turn)
    ends = [add(prop.at, frame.right, side * length / 2) for side in (-1, 1)]
    near = max(ends, key=view.depth)

    def disc(at: Vec, part: float = 1.0) -> Blob:
        return view.ellipsoid(at, frame, (radius * part, radius * part, 0.0))

    barrel = wrap(*map(disc, ends))
    shapes = lined([(Ink.KIT, barrel)], LINE * view.scale)
    shapes.append(Shape(Ink.KIT_LIGHT, (wrap(disc(near)),)))
    shapes.append(Shape(Ink.KIT_SHADE, (wrap(disc(near, 0.55)),)))
    shapes.append(Shape(Ink.KIT_LIGHT, (wrap(disc(near, 0.38)),)))
    return Layer(view.depth(prop.at), tuple(shapes))


def _ball(at: Vec, radius: float, view: View) -> Layer:
    x, y = view.point(at)
    size = radius * view.scale
    gleam = wrap((x - size * 0.25, y - size * 0.3, size * 0.45))
    ball = lined([(Ink.KIT, wrap((x, y, size)))], LINE * view.scale)
    return Layer(view.depth(at), (*ball, Shape(Ink.KIT_LIGHT, (gleam,))))


def _balls(prop: Prop, view: View) -> Iterator[Layer]:
    aside = LEVEL.yawed(prop.turn).right
    for side in (-1, 1):
        yield _ball(add(prop.at, aside, side * prop.size[0]), prop.size[0], view)


def dowel_ends(prop: Prop, body: Skeleton) -> tuple[Vec, Vec]:
    """Where a dowel ends, to the left and to the right of the chest that it is held across."""
    chest = body.spine[CHEST]
    middle, half = add(chest.at, chest.frame.way(prop.at)), prop.size[1] / 2
    return add(middle, chest.frame.right, -half), add(middle, chest.frame.right, half)


def _dowel(prop: Prop, body: Skeleton, view: View) -> Iterator[Layer]:
    """A stick over the upper arms and under the forearms; its pieces meet under the hands."""
    radius, length, _ = prop.size
    left, right = dowel_ends(prop, body)
    cuts = [between(left, right, 0.5 + aside / length) for aside in (-HANDS, HANDS)]
    over = [view.depth(arm.shoulder, arm.elbow) + 0.01 for arm in body.arms]
    yield _rod((cuts[0], cuts[1]), radius, min(over), view)
    for end, cut, depth in zip((left, right), cuts, over, strict=True):
        yield _rod((cut, end), radius, depth, view)


def _post(at: Vec, height: float, view: View) -> Layer:
    """A post with a foot, and the knot of a band that is tied to it."""
    x, _, z = at
    base = wrap(view.ellipsoid((x, 0.012, z), LEVEL, (0.10, 0.012, 0.10)))
    post = wrap(view.ball((x, 0.04, z), 0.028), view.ball((x, height, z), 0.028))
    knot = wrap(*(view.ball(add(at, UP, up), 0.034) for up in (-0.02, 0.02)))
    parts = [(Ink.WOOD_SHADE, base), (Ink.WOOD_SHADE, post), (Ink.KIT, knot)]
    return Layer(view.depth(at), tuple(lined(parts, LINE * view.scale)))


def _rod(ends: tuple[Vec, Vec], radius: float, depth: float, view: View) -> Layer:
    rod = wrap(*(view.ball(at, radius) for at in ends))
    return Layer(depth, tuple(lined([(Ink.KIT, rod)], LINE * view.scale)))


def _band(prop: Prop, arm: ArmJoints, chest: Station, view: View) -> Iterator[Layer]:
    """A band from low on a post to a loop round the shoulder, under the armpit."""
    yield _post(prop.at, 0.62, view)
    armpit, over = (add(arm.shoulder, chest.frame.up, up) for up in (-0.075, 0.056))
    yield _rod((prop.at, armpit), STRAP, view.depth(prop.at, armpit), view)
    before = max(view.depth(arm.shoulder), view.depth(arm.shoulder, arm.elbow)) + 0.01
    yield _rod((armpit, over), LOOP, before, view)


def _band_to_hands(prop: Prop, body: Skeleton, view: View) -> Iterator[Layer]:
    """A band from a post to both hands, which are together."""
    yield _post(prop.at, prop.at[1] + 0.15, view)
    hands = between(body.left_arm.knuckles, body.right_arm.knuckles, 0.5)
    yield from _held((prop.at, hands), body, view)


def _band_between(body: Skeleton, view: View) -> Iterator[Layer]:
    """A band from hand to hand."""
    hands = body.left_arm.knuckles, body.right_arm.knuckles
    yield from _held(hands, body, view)


def _held(ends: tuple[Vec, Vec], body: Skeleton, view: View) -> Iterator[Layer]:
    """A band before both forearms, and round the hands over the knuckles."""
    before = max(view.depth(arm.elbow, arm.wrist) for arm in body.arms) + 0.01
    yield _rod(ends, STRAP, before, view)
    for arm in body.arms:
        over, under = (add(arm.knuckles, arm.thumb, aside) for aside in (0.03, -0.03))
        yield _rod((over, under), LOOP, view.depth(over, under) + 0.02, view)
