"""
The person, drawn: every part of the body as a layer of flat shapes, to be sorted by depth.

The spine shines through the shirt, its thoracic part in colour: it is where the bend belongs. What
hangs together (thigh and shin, upper arm and forearm) shows no line at the joint, but keeps its
line where it crosses.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import inf

from deskbreak.domain.drawing import FINE, Blob, Ink, Layer, Outline, Shape, View, lined, wrap
from deskbreak.domain.face import head
from deskbreak.domain.skeleton import (
    CHEST,
    DEPTHS,
    FINGERS,
    NECK,
    PALM,
    SPINE,
    WIDTHS,
    ArmJoints,
    LegJoints,
    Skeleton,
    Station,
)
from deskbreak.domain.space import Frame, Vec, add, between, cross, dot, unit

LINE = 0.0055
"""Half of the line's width, in metres of the figure."""

LIT, PLAIN, FAR = 0, 1, 2
SKIN = (Ink.SKIN_LIGHT, Ink.SKIN, Ink.SKIN_SHADE)
SHIRT = (Ink.SHIRT_LIGHT, Ink.SHIRT, Ink.SHIRT_SHADE)
TROUSERS = (Ink.TROUSERS_LIGHT, Ink.TROUSERS, Ink.TROUSERS_SHADE)
SHOE = (Ink.SHOE, Ink.SHOE, Ink.SHOE_SHADE)

THORACIC = range(4, 10)
LUMBAR = range(1, 4)


def mannequin(body: Skeleton, view: View) -> list[Layer]:
    """The layers of the body, unsorted."""
    trunk = view.depth(body.spine[5].at)
    through = Layer(inf, tuple(_spine(body, view, 0.4)))  # seen through an arm before it
    layers = [_trunk(body, view), _neck(body, view), _head(body, view), through]
    for arm in body.arms:
        tone = FAR if view.depth(arm.shoulder) < trunk - 0.04 else PLAIN
        layers += _arm(arm, body.spine[CHEST], view, tone)
    for leg in body.legs:
        tone = FAR if view.depth(leg.hip) < view.depth(body.spine[0].at) - 0.02 else PLAIN
        layers += _leg(leg, body.spine[0], view, tone)
    return layers


# -- trunk ------------------------------------------------------------------------------------


def _trunk(body: Skeleton, view: View) -> Layer:
    hips = body.spine[0]
    pelvis = view.ellipsoid(hips.at, hips.frame, (0.108, 0.092, 0.154))
    slices = [_slice(body, view, i / 3) for i in range(2, 3 * NECK + 1)]
    parts = [(Ink.TROUSERS, wrap(pelvis, _slice(body, view, 0.6), count=FINE))]
    parts += [(Ink.SHIRT, wrap(low, high, count=FINE)) for low, high in pairwise(slices)]
    for arm in body.arms:
        parts.append((Ink.SHIRT, wrap(view.ball(arm.shoulder, 0.056), slices[-4], slices[-7])))
    shapes = lined(parts, LINE * view.scale)
    shapes += [_lit(body, view), *_collar(body, view), *_spine(body, view, 1.0)]
    return Layer(view.depth(body.spine[5].at), tuple(shapes))


def _slice(body: Skeleton, view: View, station: float, part: Vec = (1.0, 0.045, 1.0)) -> Blob:
    """An ellipsoid slice of the trunk at a station; `part` of its depth, height (m) and width."""
    i = min(int(station), NECK - 1)
    q = station - i
    low, high = body.spine[i], body.spine[i + 1]
    rise = q * q * (3 - 2 * q)
    depth = DEPTHS[i] + (DEPTHS[i + 1] - DEPTHS[i]) * rise
    width = WIDTHS[i] + (WIDTHS[i + 1] - WIDTHS[i]) * rise
    at, frame = _curve(low, high, SPINE[i].length, q)
    return view.ellipsoid(at, frame, (depth * part[0], part[1], width * part[2]))


def _curve(low: Station, high: Station, length: float, q: float) -> tuple[Vec, Frame]:
    """A place between two stations on the smooth curve through both."""
    rise = q * q * (3 - 2 * q)
    at = between(low.at, high.at, rise)
    at = add(at, low.frame.up, length * q * (1 - q) ** 2)
    at = add(at, high.frame.up, length * q * q * (q - 1))
    a, b = low.frame, high.frame
    front, up = unit(between(a.front, b.front, q)), unit(between(a.up, b.up, q))
    return at, Frame(front, up, unit(between(a.right, b.right, q)))


def _lit(body: Skeleton, view: View) -> Shape:
    """Light from above on the trunk."""
    up = 0.030 * view.scale
    blobs = []
    for station in range(2, NECK):
        x, y, axes = _slice(body, view, station, (0.58, 0.03, 0.58))
        blobs.append((x - up * 0.3, y - up, axes))
    pairs = pairwise(blobs)
    return Shape(Ink.SHIRT_LIGHT, tuple(wrap(a, b) for a, b in pairs))


def _collar(body: Skeleton, view: View) -> Iterator[Shape]:
    """The hem of the shirt round the neck, open to the front."""
    top = body.spine[NECK]
    rim = add(top.at, top.frame.way((0.012, 0.002, 0.0)))
    hole = view.ellipsoid(rim, top.frame.extended(-24), (0.064, 0.005, 0.069))
    yield Shape(Ink.SHIRT_SHADE, (wrap(hole),))


def _spine(body: Skeleton, view: View, strong: float) -> Iterator[Shape]:
    """A bead for every piece of the spine, on a glow where it is thoracic."""
    facing = max(0.0, min(1.0, dot(body.spine[6].frame.front, view.towards) * 1.6))
    if strong < 1.0 and facing > 0.7:
        return
    at = {}
    for i in (*LUMBAR, *THORACIC):
        place, frame = _curve(body.spine[i], body.spine[i + 1], SPINE[i].length, 0.5)
        at[i] = add(place, frame.front, -DEPTHS[i] * 0.58)
    glow = tuple(wrap(view.ball(at[i], 0.036), view.ball(at[i + 1], 0.036)) for i in THORACIC[:-1])
    yield Shape(Ink.GLOW, glow, (0.62 - 0.37 * facing) * strong**3)
    for i in LUMBAR:
        yield Shape(Ink.BEAD, (wrap(view.ball(at[i], 0.0125)),), (0.8 - 0.5 * facing) * strong)
    for i in THORACIC:
        yield Shape(Ink.SPINE, (wrap(view.ball(at[i], 0.0165)),), (1.0 - 0.55 * facing) * strong)


# -- limbs ------------------------------------------------------------------------------------


def _bone(view: View, *thick: tuple[Vec, float]) -> Outline:
    return wrap(*(view.ball(at, radius) for at, radius in thick))


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
    return [Shape(ink, (_bone(view, (joint, radius), (between(joint, towards, 0.22), radius)),))]


def _arm(arm: ArmJoints, chest: Station, view: View, tone: int) -> Iterator[Layer]:
    skin, shirt = SKIN[tone], SHIRT[tone]
    s, e, w = arm.shoulder, arm.elbow, arm.wrist
    upper, fore = view.depth(s, e), view.depth(e, w, w)
    inside = Shape(Ink.SHIRT, (_bone(view, (between(s, chest.at, 0.45), 0.05), (s, 0.05)),))
    hem = between(s, e, 0.5)
    yield _limb(
        view,
        upper,
        [
            (skin, _bone(view, (s, 0.045), (between(s, e, 0.4), 0.046), (e, 0.038))),
            (shirt, _bone(view, (s, 0.057), (between(s, e, 0.25), 0.058), (hem, 0.053))),
        ],
        [inside, *_joint(view, skin, e, w, 0.038, upper >= fore)],
        Shape(SHIRT[max(tone - 1, 0)], (_gleam(view, s, hem, 0.055, 0.052),)),
    )
    palm = view.depth(_on_hand(arm, 0.06, 0.0))
    yield _limb(
        view,
        fore,
        [(skin, _bone(view, (e, 0.038), (between(e, w, 0.25), 0.041), (w, 0.026)))],
        [
            *_joint(view, skin, e, s, 0.038, fore > upper),
            *_joint(view, skin, w, arm.knuckles, 0.025, fore >= palm),
        ],
        Shape(
            SKIN[max(tone - 1, 0)],
            (_gleam(view, between(e, w, 0.2), between(e, w, 0.8), 0.038, 0.028),),
        ),
    )
    yield _hand(arm, view, skin, _joint(view, skin, w, e, 0.0255, palm > fore))


def _on_hand(arm: ArmJoints, along: float, aside: float) -> Vec:
    """A place on the hand, by the way of the fingers and of the thumb."""
    return add(add(arm.wrist, arm.fingers, along), arm.thumb, aside)


def _hand(arm: ArmJoints, view: View, skin: Ink, joint: list[Shape]) -> Layer:
    def part(*thick: tuple[float, float, float]) -> Outline:
        return _bone(view, *((_on_hand(arm, along, aside), r) for along, aside, r in thick))

    end = PALM + FINGERS
    thumb = part((0.028, 0.018, 0.017), (0.062, 0.045, 0.013), (0.088, 0.050, 0.010))
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


def _leg(leg: LegJoints, pelvis: Station, view: View, tone: int) -> Iterator[Layer]:
    cloth, light = TROUSERS[tone], TROUSERS[max(tone - 1, 0)]
    h, k, a = leg.hip, leg.knee, leg.ankle
    thigh, shin = view.depth(h, k), view.depth(k, a)
    hip = Shape(cloth, (_bone(view, (h, 0.084), (between(h, pelvis.at, 0.6), 0.08)),))
    yield _limb(
        view,
        thigh,
        [(cloth, _bone(view, (h, 0.086), (between(h, k, 0.35), 0.081), (k, 0.055)))],
        [hip, *_joint(view, cloth, k, a, 0.0545, thigh >= shin)],
        Shape(light, (_gleam(view, between(h, k, 0.15), between(h, k, 0.8), 0.080, 0.058),)),
    )
    yield _limb(
        view,
        shin,
        [(cloth, _bone(view, (k, 0.055), (between(k, a, 0.3), 0.054), (a, 0.040)))],
        _joint(view, cloth, k, h, 0.0545, shin > thigh),
        Shape(light, (_gleam(view, between(k, a, 0.15), between(k, a, 0.85), 0.052, 0.040),)),
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


# -- neck and head ----------------------------------------------------------------------------


def _neck(body: Skeleton, view: View) -> Layer:
    low, high = body.spine[NECK], body.spine[-1]
    foot = add(low.at, low.frame.way((0.012, 0.006, 0.0)))
    top = add(high.at, body.head.frame.way((0.012, 0.03, 0.0)))
    neck = _bone(view, (foot, 0.054), (top, 0.050))
    line, fill = lined([(Ink.SKIN_SHADE, neck)], LINE * view.scale)
    rim = view.ellipsoid(foot, low.frame.extended(-20), (0.058, 0.004, 0.060))
    return Layer(view.depth(low.at, high.at), (line, Shape(Ink.SKIN_SHADE, (wrap(rim),)), fill))


def _head(body: Skeleton, view: View) -> Layer:
    return Layer(view.depth(body.head.at), tuple(head(body.head, view, LINE * view.scale)))
