"""Icons of places, postures and kit: lines and rings in a square of 24 by 24."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPolygonF

SIDE = 24

Line = tuple[tuple[float, float], ...]
Ring = tuple[float, float, float]
"""The middle, and the radius."""


def paint(painter: QPainter, name: str) -> None:
    """Draw it with the painter's pen."""
    lines, rings = ICONS[name]
    for line in lines:
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))
    for x, y, radius in rings:
        painter.drawEllipse(QPointF(x, y), radius, radius)


def _box(left: float, top: float, right: float, bottom: float) -> Line:
    return ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))


def _person(x: float, y: float, half: float) -> Line:
    """The shoulders below a head at (x, y)."""
    return (
        (x - half, y + 2.1 * half),
        (x - 0.8 * half, y + 1.3 * half),
        (x, y + half),
        (x + 0.8 * half, y + 1.3 * half),
        (x + half, y + 2.1 * half),
    )


ICONS: dict[str, tuple[tuple[Line, ...], tuple[Ring, ...]]] = {
    "open_plan": (
        (_person(5, 6, 3.4), _person(19, 6, 3.4), _person(12, 10, 4.4), ((1, 21), (23, 21))),
        ((5, 6, 2), (19, 6, 2), (12, 10, 2.6)),
    ),
    "office": ((_box(2, 2, 22, 22), _person(12, 9, 5)), ((12, 9, 3),)),
    "home": (
        (
            ((2, 12), (12, 3), (22, 12)),
            ((5, 9.5), (5, 21), (19, 21), (19, 9.5)),
            ((10, 21), (10, 14), (14, 14), (14, 21)),
        ),
        (),
    ),
    "sitting": (
        (
            ((10, 8), (10.5, 14.5), (17, 14.5), (17, 21.5)),
            ((10.3, 10), (15.5, 11.5)),
            ((6, 8.5), (6.5, 17), (13.5, 17)),
            ((7.5, 17), (7.5, 21.5)),
        ),
        ((10, 4.5, 2.5),),
    ),
    "standing": (
        (((12, 7.5), (12, 14), (9, 22)), ((12, 14), (15, 22)), ((7.5, 13), (12, 8.5), (16.5, 13))),
        ((12, 4, 2.5),),
    ),
    "chair": (
        (((6, 2), (7, 13), (18, 13)), ((8, 13), (7, 22)), ((17, 13), (18, 22))),
        (),
    ),
    "desk": (
        (
            ((1, 12), (23, 12)),
            ((3.5, 12), (3.5, 22)),
            ((20.5, 12), (20.5, 22)),
            _box(7, 2.5, 17, 8.5),
            ((12, 8.5), (12, 12)),
        ),
        (),
    ),
    "wall": (
        (
            _box(2, 4, 22, 20),
            ((2, 9.3), (22, 9.3)),
            ((2, 14.6), (22, 14.6)),
            ((9, 4), (9, 9.3)),
            ((16, 4), (16, 9.3)),
            ((5.5, 9.3), (5.5, 14.6)),
            ((12.5, 9.3), (12.5, 14.6)),
            ((19, 9.3), (19, 14.6)),
            ((9, 14.6), (9, 20)),
            ((16, 14.6), (16, 20)),
        ),
        (),
    ),
    "mat": ((((7, 19), (23, 19)),), ((7, 13.5, 5.5), (7, 13.5, 2.2))),
    "roller": (
        (
            ((6.5, 6.5), (18, 6.5), (20.6, 8.2), (22, 12), (20.6, 15.8), (18, 17.5), (6.5, 17.5)),
        ),
        ((6.5, 12, 5.5), (6.5, 12, 2.2)),
    ),
    "massage_tool": (
        (((7, 22), (7, 9), (8, 5.4), (11.5, 3), (15.5, 4), (17.5, 7.5), (16.6, 11)),),
        ((16, 13, 2),),
    ),
    "two_balls": ((((1, 19), (23, 19)),), ((6.5, 13.5, 5.2), (17.5, 13.5, 5.2))),
    "band": (
        (
            ((3, 7.5), (3, 16.5)),
            ((21, 7.5), (21, 16.5)),
            ((3, 12), (6, 9.6), (9, 10), (12, 12), (15, 14), (18, 14.4), (21, 12)),
        ),
        (),
    ),
    "band_anchor": (
        (((3, 2), (3, 22)), ((7.5, 2), (7.5, 22)), ((12, 9.5), (23, 8)), ((12, 10.5), (23, 16))),
        ((10, 10, 2.2),),
    ),
    "dowel": ((((3, 19), (19, 3), (21, 5), (5, 21), (3, 19)),), ()),
    "doorway": (
        (
            ((4, 22), (4, 2), (20, 2), (20, 22)),
            ((1, 22), (23, 22)),
            ((7, 22), (7, 5), (17, 5), (17, 22)),
        ),
        ((14.5, 14, 0.8),),
    ),
    "cushion": (
        (
            ((3, 6), (12, 7.5), (21, 6), (19.7, 12), (21, 18), (12, 16.5), (3, 18), (4.3, 12)),
            ((4.3, 12), (3, 6)),
        ),
        ((12, 12, 0.9),),
    ),
}  # fmt: skip
"""By the value of the place, the posture or the piece of kit."""
