"""The dashed arrow that shows the way of a movement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from deskbreak.domain.figure.drawing import Ink, Outline, Point, Shape, View, wrap


def arrow(way: Sequence[Point], view: View) -> Iterator[Shape]:
    """A dashed arrow along a way on the page; none where there is no way."""
    if not way:
        return
    k = view.scale
    dash, gap, width = 0.050 * k, 0.042 * k, 0.0085 * k
    pieces, run = [], 0.0
    for a, b in pairwise(_cut(way, 0.055 * k)):
        if run % (dash + gap) < dash:
            pieces.append(wrap((*a, width), (*b, width)))
        run += hypot(b[0] - a[0], b[1] - a[1])
    yield Shape(Ink.ARROW, (*pieces, _head_of(way, 0.052 * k)))


def _cut(way: Sequence[Point], short: float) -> list[Point]:
    """The way without its last bit, where the arrow's head goes."""
    end = way[-1]
    kept = [p for p in way if hypot(p[0] - end[0], p[1] - end[1]) > short]
    return kept or [way[0]]


def _head_of(way: Sequence[Point], size: float) -> Outline:
    end = way[-1]
    back = _cut(way, size)[-1]
    span = hypot(end[0] - back[0], end[1] - back[1]) or 1.0
    dx, dy = (end[0] - back[0]) / span, (end[1] - back[1]) / span
    foot = (end[0] - dx * size, end[1] - dy * size)
    return (
        end,
        (foot[0] - dy * size * 0.6, foot[1] + dx * size * 0.6),
        (foot[0] + dx * size * 0.22, foot[1] + dy * size * 0.22),
        (foot[0] + dy * size * 0.6, foot[1] - dx * size * 0.6),
    )
