"""
The person, drawn: every part of the body as a layer of flat shapes, to be sorted by depth.

The spine shines through the shirt, its thoracic part in colour: it is where the bend belongs.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import inf

from deskbreak.domain.figure.drawing import Blob, Ink, Layer, Shape, View, lined, wrap
from deskbreak.domain.figure.face import head
from deskbreak.domain.figure.joints import CHEST, NECK, Skeleton, Station
from deskbreak.domain.figure.limbs import FAR, LINE, PLAIN, arm_layers, bone, leg_layers
from deskbreak.domain.figure.skeleton import DEPTHS, SPINE, WIDTHS
from deskbreak.domain.figure.space import Frame, Vec, add, between, dot, unit

THORACIC = range(4, 10)
LUMBAR = range(1, 4)


def mannequin(body: Skeleton, view: View) -> list[Layer]:
    """The layers of the body, unsorted."""
    trunk = view.depth(body.spine[5].at)
    through = Layer(inf, tuple(_spine(body, view, 0.4)))  # seen through an arm before it
    layers = [_trunk(body, view), _neck(body, view), _head(body, view), through]
    for arm in body.arms:
        tone = FAR if view.depth(arm.shoulder) < trunk - 0.04 else PLAIN
        layers += arm_layers(arm, body.spine[CHEST], view, tone)
    for leg in body.legs:
        tone = FAR if view.depth(leg.hip) < view.depth(body.spine[0].at) - 0.02 else PLAIN
        layers += leg_layers(leg, body.spine[0], view, tone)
    return layers


# -- trunk ------------------------------------------------------------------------------------


def _trunk(body: Skeleton, view: View) -> Layer:
    hips = body.spine[0]
    pelvis = view.ellipsoid(hips.at, hips.frame, (0.108, 0.092, 0.154))
    slices = [_slice(body, view, i / 3) for i in range(2, 3 * NECK + 1)]
    parts = [(Ink.TROUSERS, wrap(pelvis, _slice(body, view, 0.6)))]
    parts += [(Ink.SHIRT, wrap(low, high)) for low, high in pairwise(slices)]
    for arm in body.arms:
        parts.append((Ink.SHIRT, wrap(view.ball(arm.shoulder, 0.056), slices[-4], slices[-7])))
    shapes = lined(parts, LINE * view.scale)
    shapes += [_lit(body, view), _collar(body, view), *_spine(body, view, 1.0)]
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
    return Shape(Ink.SHIRT_LIGHT, tuple(wrap(a, b) for a, b in pairwise(blobs)))


def _collar(body: Skeleton, view: View) -> Shape:
    """The hem of the shirt round the neck, open to the front."""
    top = body.spine[NECK]
    rim = add(top.at, top.frame.way((0.012, 0.002, 0.0)))
    hole = view.ellipsoid(rim, top.frame.extended(-24), (0.064, 0.005, 0.069))
    return Shape(Ink.SHIRT_SHADE, (wrap(hole),))


def _spine(body: Skeleton, view: View, strong: float) -> Iterator[Shape]:
    """A bead for every piece of the spine, on a glow where it is thoracic; fainter from before."""
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


# -- neck and head ----------------------------------------------------------------------------


def _neck(body: Skeleton, view: View) -> Layer:
    low, high = body.spine[NECK], body.spine[-1]
    foot = add(low.at, low.frame.way((0.012, 0.006, 0.0)))
    top = add(high.at, body.head.frame.way((0.012, 0.03, 0.0)))
    neck = bone(view, (foot, 0.054), (top, 0.050))
    line, fill = lined([(Ink.SKIN_SHADE, neck)], LINE * view.scale)
    rim = view.ellipsoid(foot, low.frame.extended(-20), (0.058, 0.004, 0.060))
    return Layer(view.depth(low.at, high.at), (line, Shape(Ink.SKIN_SHADE, (wrap(rim),)), fill))


def _head(body: Skeleton, view: View) -> Layer:
    return Layer(view.depth(body.head.at), tuple(head(body.head, view, LINE * view.scale)))
