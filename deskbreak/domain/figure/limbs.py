"""
Arms and legs, drawn.

What hangs together (thigh and shin, upper arm and forearm) shows no line at the joint, but keeps
its line where it crosses.
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbreak.domain.figure.drawing import Blob, Ink, Layer, Outline, Shape, View, lined, wrap
from deskbreak.domain.figure.joints import FINGERS, PALM, ArmJoints, LegJoints, Station
from deskbreak.domain.figure.space import (
    Frame,
    Vec,
    add,
    between,
    cross,
    dot,
    square_to,
    sub,
    unit,
)

LINE = 0.0055
"""Half of the line's width, in metres of the figure."""

PLAIN, FAR = 1, 2
"""The tones of a limb by place in its inks; the first ink is the light on a plain one."""

SKIN = (Ink.SKIN_LIGHT, Ink.SKIN, Ink.SKIN_SHADE)
SHIRT = (Ink.SHIRT_LIGHT, Ink.SHIRT, Ink.SHIRT_SHADE)
TROUSERS = (Ink.TROUSERS_LIGHT, Ink.TROUSERS, Ink.TROUSERS_SHADE)
SHOE = (Ink.SHOE, Ink.SHOE, Ink.SHOE_SHADE)


def bone(view: View, *thick: tuple[Vec, float]) -> Outline:
    """The outline of a limb, as thick as it is at each place."""
    return wrap(*(view.ball(at, radius) for at, radius in thick))


def _rim(view: View, at: Vec, axis: Vec, radius: float) -> Blob:
    """The open end of a sleeve or a trouser leg that runs along an axis."""
    across = square_to((0.31, 0.67, 0.68), axis)  # any way that no limb runs along
    frame = Frame(axis, across, cross(axis, across))
    return view.ellipsoid(at, frame, (0.004, radius, radius))


def _gleam(view: View, a: Vec, b: Vec, ra: float, rb: float) -> Outline:
    """A strip of light along the upper left of a limb."""
    k = view.scale
    ends = []
    for at, radius in ((a, ra), (b, rb)):
        x, y = view.point(at)
        ends.append((x - 0.20 * radius * k, y - 0.34 * radius * k, 0.42 * radius * k))
    return wrap(*ends)


def _limb(
    view: View,
    depth: float,
    parts: list[tuple[Ink, Outline]],
    joints: list[Shape],
    gleam: Shape,
) -> Layer:
    """Lines, then what the limb grows from, so that no line crosses the joint, then the fills."""
    line, *fills = lined(parts, LINE * view.scale)
    return Layer(depth, (line, *joints, *fills, gleam))


def _joint(
    view: View, ink: Ink, joint: Vec, towards: Vec, radius: float, second: bool
) -> list[Shape]:
    """The beginning of the next bone, painted over the line of whichever bone comes second."""
    if not second:
        return []
    return [Shape(ink, (bone(view, (joint, radius), (between(joint, towards, 0.22), radius)),))]


def arm_layers(arm: ArmJoints, chest: Station, view: View, tone: int) -> Iterator[Layer]:
    """Upper arm with its sleeve, forearm and hand; `tone` is PLAIN, or FAR behind the trunk."""
    skin, shirt = SKIN[tone], SHIRT[tone]
    s, e, w = arm.shoulder, arm.elbow, arm.wrist
    upper, fore = view.depth(s, e), view.depth(e, w, w)
    inside = Shape(Ink.SHIRT, (bone(view, (between(s, chest.at, 0.25), 0.044), (s, 0.049)),))
    hem = between(s, e, 0.56)
    sleeve = wrap(view.ball(s, 0.051), _rim(view, hem, unit(sub(e, s)), 0.056))
    yield _limb(
        view,
        upper,
        [
            (skin, bone(view, (s, 0.045), (between(s, e, 0.4), 0.046), (e, 0.038))),
            (shirt, sleeve),
        ],
        [inside, *_joint(view, skin, e, w, 0.038, upper >= fore)],
        Shape(SHIRT[max(tone - 1, 0)], (_gleam(view, s, between(s, e, 0.45), 0.050, 0.050),), 0.7),
    )
    palm = view.depth(_on_hand(arm, 0.06, 0.0))
    yield _limb(
        view,
        fore,
        [(skin, bone(view, (e, 0.038), (between(e, w, 0.25), 0.041), (w, 0.026)))],
        [
            *_joint(view, skin, e, s, 0.038, fore > upper),
            *_joint(view, skin, w, arm.knuckles, 0.025, fore >= palm),
        ],
        Shape(
            SKIN[max(tone - 1, 0)],
            (_gleam(view, between(e, w, 0.2), between(e, w, 0.8), 0.038, 0.028),),
            0.7,
        ),
    )
    yield _hand(arm, view, skin, _joint(view, skin, w, e, 0.0255, palm > fore))


def _on_hand(arm: ArmJoints, along: float, aside: float) -> Vec:
    """A place on the hand, by the way of the fingers and of the thumb."""
    return add(add(arm.wrist, arm.fingers, along), arm.thumb, aside)


def _hand(arm: ArmJoints, view: View, skin: Ink, joint: list[Shape]) -> Layer:
    def part(*thick: tuple[float, float, float]) -> Outline:
        return bone(view, *((_on_hand(arm, along, aside), r) for along, aside, r in thick))

    end = PALM + FINGERS
    thumb = part((0.022, 0.014, 0.018), (0.058, 0.056, 0.0125), (0.092, 0.072, 0.0105))
    palm = part((0, 0, 0.025), (0.03, 0.014, 0.022), (PALM, 0.027, 0.016), (PALM, -0.027, 0.015))
    fingers = part(
        (PALM, 0.026, 0.0155),
        (PALM, -0.026, 0.0155),
        (end, 0.013, 0.011),
        (end - 0.016, -0.024, 0.010),
    )
    line, *fills = lined([(skin, thumb), (skin, palm), (skin, fingers)], LINE * view.scale)
    shapes = [line, *joint, *fills]
    if abs(dot(arm.palm, view.towards)) > 0.45:
        gaps = (
            part((PALM + 0.02, x, 0.0016), (end - 0.008, x * 0.75, 0.0016))
            for x in (0.013, 0.0, -0.013)
        )
        shapes.append(Shape(Ink.LINE, tuple(gaps), 0.45))
    return Layer(view.depth(_on_hand(arm, 0.06, 0.0)), tuple(shapes))


def leg_layers(
    leg: LegJoints, pelvis: Station, view: View, tone: int, under: float
) -> Iterator[Layer]:
    """Thigh, shin and foot; `tone` as an arm's. The thigh is behind what has the depth `under`."""
    cloth, light = TROUSERS[tone], TROUSERS[max(tone - 1, 0)]
    h, k, a = leg.hip, leg.knee, leg.ankle
    thigh, shin = min(view.depth(h, k), under - 1e-4), view.depth(k, a)
    hip = Shape(cloth, (bone(view, (h, 0.084), (between(h, pelvis.at, 0.6), 0.08)),))
    yield _limb(
        view,
        thigh,
        [(cloth, bone(view, (h, 0.086), (between(h, k, 0.35), 0.081), (k, 0.055)))],
        [hip, *_joint(view, cloth, k, a, 0.0545, thigh >= shin)],
        Shape(light, (_gleam(view, between(h, k, 0.15), between(h, k, 0.8), 0.080, 0.058),), 0.7),
    )
    yield _limb(
        view,
        shin,
        [
            (
                cloth,
                wrap(
                    view.ball(k, 0.055),
                    view.ball(between(k, a, 0.3), 0.055),
                    _rim(view, between(k, a, 0.97), unit(sub(a, k)), 0.047),
                ),
            )
        ],
        _joint(view, cloth, k, h, 0.0545, shin > thigh),
        Shape(light, (_gleam(view, between(k, a, 0.15), between(k, a, 0.85), 0.052, 0.040),), 0.7),
    )
    yield _foot(leg, view, tone)


def _foot(leg: LegJoints, view: View, tone: int) -> Layer:
    side = Frame(leg.toes, leg.sole, cross(leg.toes, leg.sole))
    heel, ball = add(leg.heel, leg.sole, 0.024), add(leg.ball, leg.sole, 0.020)
    sole = wrap(
        view.ellipsoid(heel, side, (0.038, 0.013, 0.034)),
        view.ellipsoid(add(ball, leg.toes, 0.010), side, (0.050, 0.013, 0.042)),
    )
    upper = wrap(
        view.ball(leg.heel, 0.036),
        view.ellipsoid(add(leg.ball, leg.toes, 0.006), side, (0.048, 0.027, 0.038)),
        view.ball(add(leg.ankle, leg.toes, 0.004), 0.041),
    )
    shapes = lined([(SHOE[tone], upper), (Ink.SHOE_SHADE, sole)], LINE * view.scale)
    return Layer(view.depth(leg.heel, leg.ball), tuple(shapes))
