"""The things that a body lies on, leans on or pulls, sorted with it by depth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deskbreak.domain.figure.drawing import FINE, Blob, Ink, Layer, Shape, View, lined, wrap
from deskbreak.domain.figure.joints import ArmJoints, Station
from deskbreak.domain.figure.picture import Kit, Prop
from deskbreak.domain.figure.scenery import LEVEL, LINE
from deskbreak.domain.figure.space import UP, Vec, add


def live(
    props: Sequence[Prop], arm: ArmJoints, chest: Station, moved: Vec, view: View
) -> Iterator[Layer]:
    """
    The things that are sorted with the body.

    arm: the working one. moved: how far the trunk is from the start.
    """
    for prop in props:
        match prop.kind:
            case Kit.ROLLER:
                yield _roller(prop, view)
            case Kit.BALL:
                yield _ball(replace(prop, at=add(prop.at, moved, 0.5)), view)
            case Kit.BAND:
                yield from _band(prop, arm, chest, view)
            case _:
                pass


def _roller(prop: Prop, view: View) -> Layer:
    radius, length, _ = prop.size
    frame = LEVEL.yawed(prop.turn)
    ends = [add(prop.at, frame.right, side * length / 2) for side in (-1, 1)]
    near = max(ends, key=view.depth)

    def disc(at: Vec, part: float = 1.0) -> Blob:
        return view.ellipsoid(at, frame, (radius * part, radius * part, 0.0))

    barrel = wrap(*map(disc, ends), count=FINE)
    shapes = lined([(Ink.KIT, barrel)], LINE * view.scale)
    shapes.append(Shape(Ink.KIT_LIGHT, (wrap(disc(near)),)))
    shapes.append(Shape(Ink.KIT_SHADE, (wrap(disc(near, 0.55)),)))
    shapes.append(Shape(Ink.KIT_LIGHT, (wrap(disc(near, 0.38)),)))
    return Layer(view.depth(prop.at), tuple(shapes))


def _ball(prop: Prop, view: View) -> Layer:
    x, y = view.point(prop.at)
    radius = prop.size[0] * view.scale
    gleam = wrap((x - radius * 0.25, y - radius * 0.3, radius * 0.45))
    ball = lined([(Ink.KIT, wrap((x, y, radius)))], LINE * view.scale)
    return Layer(view.depth(prop.at), (*ball, Shape(Ink.KIT_LIGHT, (gleam,))))


def _band(prop: Prop, arm: ArmJoints, chest: Station, view: View) -> Iterator[Layer]:
    """A band from low on a post to a loop round the shoulder, under the armpit."""
    width = LINE * view.scale
    x, _, z = prop.at
    base = wrap(view.ellipsoid((x, 0.012, z), LEVEL, (0.10, 0.012, 0.10)))
    post = wrap(view.ball((x, 0.04, z), 0.028), view.ball((x, 0.62, z), 0.028))
    knot = wrap(*(view.ball(add(prop.at, UP, up), 0.034) for up in (-0.02, 0.02)))
    parts = [(Ink.WOOD_SHADE, base), (Ink.WOOD_SHADE, post), (Ink.KIT, knot)]
    yield Layer(view.depth(prop.at), tuple(lined(parts, width)))
    armpit, over = (add(arm.shoulder, chest.frame.up, up) for up in (-0.075, 0.056))
    strap = wrap(view.ball(prop.at, 0.011), view.ball(armpit, 0.011))
    yield Layer(view.depth(prop.at, armpit), tuple(lined([(Ink.KIT, strap)], width)))
    loop = wrap(view.ball(armpit, 0.014), view.ball(over, 0.014))
    before = max(view.depth(arm.shoulder), view.depth(arm.shoulder, arm.elbow)) + 0.01
    yield Layer(before, tuple(lined([(Ink.KIT, loop)], width)))
