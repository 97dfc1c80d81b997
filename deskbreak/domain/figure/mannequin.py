"""
The person, drawn: every part of the body as a layer of flat shapes, to be sorted by depth.

The spine shines through the shirt, its thoracic part in colour, and glows where it is at work.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, pairwise
from math import inf

from deskbreak.domain.figure.drawing import Blob, Ink, Layer, Outline, Shape, View, lined, wrap
from deskbreak.domain.figure.face import head
from deskbreak.domain.figure.joints import CHEST, NECK, Skeleton, Station
from deskbreak.domain.figure.limbs import FAR, LINE, PLAIN, arm_layers, bone, leg_layers
from deskbreak.domain.figure.pose import Pose
from deskbreak.domain.figure.skeleton import DEPTHS, SPINE, WIDTHS
from deskbreak.domain.figure.space import Frame, Vec, add, between, dot, sub, unit

THORACIC = range(4, 10)
LUMBAR = range(1, 4)
HEM = 0.45
"""The station where the shirt ends."""

NEAR = 0.10
"""Metres along the spine from what the back lies on to where it does nothing."""

SLICES = 14
"""As many pieces of the trunk from the waist to the neck as a bent back needs to be smooth."""

SWELL = (0.075, 0.0, 0.03)
"""How much a full breath adds to the chest's depth and width."""


def mannequin(
    body: Skeleton, view: View, work: Mapping[int, float], breath: float = 0.0
) -> list[Layer]:
    """
    The layers of the body, unsorted.

    work: how much each thoracic piece of the spine does, 0 to 1. breath: how full the chest is.
    """
    trunk = view.depth(body.spine[5].at)
    layers = [
        _pelvis(body, view),
        _trunk(body, view, breath),
        _spine(body, view, work),
        _neck(body, view),
        _head(body, view),
    ]
    for arm in body.arms:
        tone = FAR if view.depth(arm.shoulder) < trunk - 0.04 else PLAIN
        layers += arm_layers(arm, body.spine[CHEST], view, tone)
    hips = body.spine[0]
    for leg in body.legs:
        tone = FAR if view.depth(leg.hip) < view.depth(hips.at) - 0.02 else PLAIN
        stretched = dot(unit(sub(leg.knee, leg.hip)), hips.frame.up) < -0.5
        layers += leg_layers(leg, hips, view, tone, trunk if stretched else inf)
    return layers


def work(pose: Pose, progress: float, *, local: bool) -> Mapping[int, float]:
    """
    How much each thoracic piece of the spine does, 0 to 1, growing on the way.

    local: only the pieces that lie on what the body hangs from do anything.
    """
    done = 0.4 + 0.6 * progress
    if not local:
        return dict.fromkeys(THORACIC, done)
    heights = accumulate(link.length for link in SPINE)
    away = {
        i: abs(height - SPINE[i].length / 2 - pose.root.at) for i, height in enumerate(heights)
    }
    return {i: done * max(0.0, 1 - away[i] / NEAR) for i in THORACIC}


# -- trunk ------------------------------------------------------------------------------------


def _pelvis(body: Skeleton, view: View) -> Layer:
    """The seat of the trousers, behind the shirt and both thighs."""
    hips = body.spine[0]
    pelvis = view.ellipsoid(hips.at, hips.frame, (0.108, 0.092, 0.154))
    seat = wrap(pelvis, _slice(body, view, 0.6))
    depth = min(
        view.depth(body.spine[5].at), *(view.depth(leg.hip, leg.knee) for leg in body.legs)
    )
    return Layer(depth - 1e-4, tuple(lined([(Ink.TROUSERS, seat)], LINE * view.scale)))


def _trunk(body: Skeleton, view: View, breath: float) -> Layer:
    hem = [_slice(body, view, HEM + i / 4, (1.05, 0.02, 1.04)) for i in range(2)]
    heights = (1 + (NECK - 1) * i / SLICES for i in range(SLICES + 1))
    slices = [*hem, *(_slice(body, view, height, breath=breath) for height in heights)]
    parts = [(Ink.SHIRT, wrap(low, high)) for low, high in pairwise(slices)]
    nape = body.spine[NECK]
    neck = view.ball(add(nape.at, nape.frame.up, 0.022), 0.046)
    for arm in body.arms:
        shoulder = view.ball(arm.shoulder, 0.05)
        parts.append((Ink.SHIRT, wrap(shoulder, slices[-3], slices[-5])))
        parts.append((Ink.SHIRT, wrap(shoulder, neck)))
    shapes = lined(parts, LINE * view.scale)
    shapes += [_lit(body, view), _collar(body, view)]
    return Layer(view.depth(body.spine[5].at), tuple(shapes))


def _slice(
    body: Skeleton,
    view: View,
    station: float,
    part: Vec = (1.0, 0.045, 1.0),
    *,
    breath: float = 0.0,
) -> Blob:
    """An ellipsoid slice of the trunk at a station; `part` of its depth, height (m) and width."""
    i = min(int(station), NECK - 1)
    q = station - i
    low, high = body.spine[i], body.spine[i + 1]
    rise = q * q * (3 - 2 * q)
    depth = DEPTHS[i] + (DEPTHS[i + 1] - DEPTHS[i]) * rise
    width = WIDTHS[i] + (WIDTHS[i + 1] - WIDTHS[i]) * rise
    at, frame = _curve(low, high, SPINE[i].length, q)
    swell = breath * max(0.0, 1 - ((station - 6.5) / 3.5) ** 2)
    at = add(at, frame.front, depth * SWELL[0] * swell)  # a back that is full stays where it is
    half = (
        depth * part[0] * (1 + SWELL[0] * swell),
        part[1],
        width * part[2] * (1 + SWELL[2] * swell),
    )
    return view.ellipsoid(at, frame, half)


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
    for station in range(3, NECK, 2):
        x, y, axes = _slice(body, view, station, (0.56, 0.03, 0.56))
        blobs.append((x - up * 0.3, y - up, axes))
    return Shape(Ink.SHIRT_LIGHT, tuple(wrap(a, b) for a, b in pairwise(blobs)), 0.5)


def _collar(body: Skeleton, view: View) -> Shape:
    """The hem of the shirt round the neck, open to the front."""
    top = body.spine[NECK]
    rim = add(top.at, top.frame.way((0.010, 0.020, 0.0)))
    hole = view.ellipsoid(rim, top.frame.extended(-24), (0.068, 0.010, 0.068))
    return Shape(Ink.SHIRT_SHADE, (wrap(hole),))


def _spine(body: Skeleton, view: View, work: Mapping[int, float]) -> Layer:
    """A vertebra for every piece, the thoracic ones on a glow; fainter from before."""
    facing = max(0.0, min(1.0, dot(body.spine[6].frame.front, view.towards) * 1.8))
    at = {}
    for i in (*LUMBAR, *THORACIC):
        place, frame = _curve(body.spine[i], body.spine[i + 1], SPINE[i].length, 0.5)
        at[i] = Station(add(place, frame.front, -DEPTHS[i] * 0.68), frame)
    halo = {i: view.ball(at[i].at, 0.020 + 0.018 * work[i]) for i in THORACIC}
    glow = Shape(Ink.GLOW, tuple(wrap(halo[i], halo[i + 1]) for i in THORACIC[:-1]), 0.95)
    lumbar = tuple(_vertebra(at[i], view, 0.75) for i in LUMBAR if facing < 0.5)
    thoracic = tuple(_vertebra(at[i], view, 0.75 + 0.35 * work[i]) for i in THORACIC)
    pieces = Shape(Ink.BEAD, lumbar, 0.9), Shape(Ink.SPINE, thoracic, 1.0 - 0.5 * facing)
    return Layer(view.depth(body.spine[5].at) + 1e-4, (glow, *pieces))


def _vertebra(at: Station, view: View, size: float) -> Outline:
    half = (0.015 * size, 0.0155 * size, 0.025 * size)
    return wrap(view.ellipsoid(at.at, at.frame, half))


# -- neck and head ----------------------------------------------------------------------------


def _neck(body: Skeleton, view: View) -> Layer:
    low, high = body.spine[NECK], body.spine[-1]
    foot = add(low.at, low.frame.way((0.012, 0.016, 0.0)))
    top = add(high.at, body.head.frame.way((0.012, 0.03, 0.0)))
    neck = bone(view, (foot, 0.055), (top, 0.052))
    line, fill = lined([(Ink.SKIN_SHADE, neck)], LINE * view.scale)
    rim = view.ellipsoid(foot, low.frame.extended(-20), (0.058, 0.006, 0.059))
    return Layer(view.depth(low.at, high.at), (line, Shape(Ink.SKIN_SHADE, (wrap(rim),)), fill))


def _head(body: Skeleton, view: View) -> Layer:
    return Layer(view.depth(body.head.at), tuple(head(body.head, view, LINE * view.scale)))
