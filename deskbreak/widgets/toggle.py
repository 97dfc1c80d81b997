"""The small buttons: what is on and off differs in shape, so that no colour has to tell it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPaintEvent

from deskbreak.widgets.buttons import Button, Role

SIDE = 100  # of the square that icons are drawn in; in a small one Qt joins them with corners
STRIKE, ROOM = 9, 26  # how thick the line through it is, with what it clears around


def _line(path: QPainterPath, width: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    return stroker.createStroke(path)


def _speaker() -> QPainterPath:
    """A loudspeaker with two waves."""
    corners = ((0, 33), (20, 33), (50, 6), (50, 94), (20, 67), (0, 67))
    path = QPainterPath()
    path.addPolygon([QPointF(x, y) for x, y in corners])
    path.closeSubpath()
    for radius in (20, 42):
        wave = QPainterPath()
        round_it = QRectF(52 - radius, 50 - radius, 2 * radius, 2 * radius)
        wave.arcMoveTo(round_it, 50)
        wave.arcTo(round_it, 50, -100)
        path = path.united(_line(wave, 10))
    return path


def _bubble() -> QPainterPath:
    """A speech bubble with two lines in it."""
    path, tail = QPainterPath(), QPainterPath()
    path.addRoundedRect(QRectF(0, 4, 100, 70), 16, 16)
    tail.addPolygon([QPointF(18, 70), QPointF(18, 98), QPointF(50, 70)])
    tail.closeSubpath()
    path = path.united(tail)
    for y, end in ((29, 78), (50, 60)):
        words = QPainterPath(QPointF(22, y))
        words.lineTo(end, y)
        path = path.subtracted(_line(words, 10))
    return path


def _corners(tip: float, ends: float) -> QPainterPath:
    """Four corners of a screen: they point outwards where their tips are nearer to its edge."""
    path = QPainterPath()
    for x, y in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        corner = QPainterPath(QPointF(50 + x * (50 - ends), 50 + y * (50 - tip)))
        corner.lineTo(50 + x * (50 - tip), 50 + y * (50 - tip))
        corner.lineTo(50 + x * (50 - tip), 50 + y * (50 - ends))
        path = path.united(_line(corner, 12))
    return path


def _struck_out(path: QPainterPath) -> QPainterPath:
    line = QPainterPath(QPointF(4, 4))
    line.lineTo(96, 96)
    return path.subtracted(_line(line, ROOM)).united(_line(line, STRIKE))


QUIET = Role.PlaceholderText
ICONS = {
    "sound": (_speaker(), _struck_out(_speaker())),
    "voice": (_bubble(), _struck_out(_bubble())),
    "full": (_corners(38, 6), _corners(6, 38)),
}
"""On, and off."""


class Toggle(Button):
    """A small button that is on or off, with an icon and, for those who cannot see it, a name."""

    def __init__(self, name: str, icon: str) -> None:
        super().__init__("", icon)
        self._on, self._off = ICONS[icon]
        self.setCheckable(True)
        self.setAccessibleName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            self._paint_plate(painter)
        side = min(self.width(), self.height()) * 0.56
        painter.translate((self.width() - side) / 2, (self.height() - side) / 2)
        painter.scale(side / SIDE, side / SIDE)
        shown, role = (self._on, Role.ButtonText) if self.isChecked() else (self._off, QUIET)
        painter.fillPath(shown, self._colour(role))
        painter.end()
