"""The dashed arrow that shows the way of a movement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import dist, hypot

from deskbreak.domain.figure.drawing import Ink, Outline, Point, Shape, View, grown, wrap

DASH, PERIOD = 3, 5  # steps of the way that are drawn, and until the next are
STEP, HALF, HEAD = 0.018, 0.0085, 0.058  # metres: a step, half of the width, the head
SHORTEST = 0.22  # metres
THIN = 1.4  # pixels of half of the width, at least
CASE = 0.5  # what sets it off from wood and mat, in halves of the width


def arrow(way: Sequence[Point], view: View) -> Iterator[Shape]:
    """A dashed arrow along a way on the page; none where there is no way."""
    if not way:
        return
    width = max(HALF * view.scale, THIN)
    size = width * HEAD / HALF
    way = _seen(way, SHORTEST * view.scale)
    steps = list(pairwise(_evenly(_cut(way, size), STEP * view.scale)))
    dashes = [
        wrap((*a, width), (*b, width))
        for i, (a, b) in enumerate(reversed(steps), 1)
        if i % PERIOD < DASH
    ]
    pieces = (*dashes, _head_of(way, size, width))
    yield Shape(Ink.PAGE, tuple(grown(piece, max(width * CASE, 1.0)) for piece in pieces), 0.8)
    yield Shape(Ink.ARROW, pieces)


def _seen(way: Sequence[Point], least: float) -> Sequence[Point]:
    """A way that is too short to be seen goes straight on."""
    (ax, ay), (bx, by) = way[0], way[-1]
    span = hypot(bx - ax, by - ay)
    if not 0 < span < least or sum(map(dist, way, way[1:])) >= least:
        return way
    return (*way, (ax + (bx - ax) * least / span, ay + (by - ay) * least / span))


def _evenly(way: Sequence[Point], step: float) -> Iterator[Point]:
    """Points along a way, each a step further on than the last, however fast it was walked."""
    yield way[0]
    left = step
    for (ax, ay), (bx, by) in pairwise(way):
        span = hypot(bx - ax, by - ay)
        gone = left
        while gone <= span:
            yield ax + (bx - ax) * gone / span, ay + (by - ay) * gone / span
            gone += step
        left = gone - span


def _cut(way: Sequence[Point], short: float) -> list[Point]:
    """The way without its last bit, where the arrow's head goes."""
    end = way[-1]
    kept = [p for p in way if hypot(p[0] - end[0], p[1] - end[1]) > short]
    return kept or [way[0]]


def _head_of(way: Sequence[Point], size: float, width: float) -> Outline:
    end = way[-1]
    back = _cut(way, size)[-1]
    span = hypot(end[0] - back[0], end[1] - back[1]) or 1.0
    dx, dy = (end[0] - back[0]) / span, (end[1] - back[1]) / span
    foot = (end[0] - dx * size, end[1] - dy * size)
    wings = ((foot[0] - side * dy * size / 2, foot[1] + side * dx * size / 2) for side in (-1, 1))
    corner = width * 0.3
    return wrap((*end, corner), *((*wing, corner) for wing in wings))
