"""The shadow of a body on the floor."""

from __future__ import annotations

from itertools import pairwise

from deskbreak.domain.figure.drawing import Ink, Outline, Shape, View, wrap
from deskbreak.domain.figure.joints import Skeleton
from deskbreak.domain.figure.scenery import LEVEL
from deskbreak.domain.figure.space import Vec


def shadow(body: Skeleton, view: View) -> Shape:
    """The body's shadow on the floor, all in one."""

    def fallen(*thick: tuple[Vec, float]) -> Outline:
        return wrap(*(view.ellipsoid((at[0], 0.0, at[2]), LEVEL, (r, 0.0, r)) for at, r in thick))

    spine = [(station.at, 0.125) for station in body.spine[:9:2]]
    outlines = [fallen(a, b) for a, b in pairwise(spine)]
    outlines.append(fallen((body.head.at, 0.09), (body.spine[-1].at, 0.06)))
    for arm in body.arms:
        outlines.append(fallen((arm.shoulder, 0.055), (arm.elbow, 0.042)))
        outlines.append(fallen((arm.elbow, 0.042), (arm.wrist, 0.03)))
        outlines.append(fallen((arm.wrist, 0.03), (arm.tip, 0.022)))
    for leg in body.legs:
        outlines.append(fallen((leg.hip, 0.085), (leg.knee, 0.058)))
        outlines.append(fallen((leg.knee, 0.058), (leg.ankle, 0.042)))
        outlines.append(fallen((leg.heel, 0.04), (leg.ball, 0.042)))
    return Shape(Ink.SHADOW, tuple(outlines), 0.14)
