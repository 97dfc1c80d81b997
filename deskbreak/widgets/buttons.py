"""The buttons of the routine window, with icons drawn here: no font has them everywhere."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy

from deskbreak.widgets.words import fitted

Role = QPalette.ColorRole
WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


def _outline(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def _triangle(left: float, right: float) -> QPainterPath:
    return _outline((left, 0), (right, 0.5), (left, 1))


def _bars(*bars: tuple[float, float, float, float]) -> QPainterPath:
    path = QPainterPath()
    for x, y, width, height in bars:
        path.addRoundedRect(QRectF(x, y, width, height), 0.07, 0.07)
    return path


ICONS: dict[str, QPainterPath] = {  # each inside a square of 1 by 1
    "play": _triangle(0.12, 0.95),
    "pause": _bars((0.12, 0, 0.28, 1), (0.6, 0, 0.28, 1)),
    "next": _triangle(0.05, 0.72).united(_bars((0.76, 0, 0.18, 1))),
    "back": _triangle(0.95, 0.28).united(_bars((0.06, 0, 0.18, 1))),
    "stop": _bars((0.06, 0.06, 0.88, 0.88)),
    "hurts": _outline((0.6, 0), (0.12, 0.58), (0.46, 0.58), (0.34, 1), (0.88, 0.4), (0.54, 0.4)),
}


class Button(QPushButton):
    """A large flat button: icon and text, reached by Tab but never by a click's focus."""

    def __init__(self, text: str, icon: str = "", *, main: bool = False) -> None:
        """`main` makes it the one that stands out."""
        super().__init__(text)
        self._icon = icon
        self._main = main
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def become(self, text: str, icon: str) -> None:
        """Carry another text and icon; nothing happens if it does already."""
        if (text, icon) != (self.text(), self._icon):
            self._icon = icon
            self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses, like Space; the arrow keys are the window's, not the focus's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_plate(painter)
        colour = self._colour(Role.HighlightedText if self._main else Role.ButtonText)
        inside = self.rect().adjusted(10, 4, -10, -4)
        side = min(self.height() * 0.26, self.width() * 0.13) if self._icon else 0
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        apart = int(side * 1.6)
        room = inside.adjusted(0, 0, -apart, 0) if mirrored else inside.adjusted(apart, 0, 0, 0)
        painter.setFont(fitted(self.font(), self.font().Weight.DemiBold, self.text(), room, 1.9))
        painter.setPen(colour)
        text_at = painter.boundingRect(QRectF(room), WRAPPED, self.text())
        painter.drawText(text_at, WRAPPED, self.text())
        left = text_at.right() + side * 0.6 if mirrored else text_at.left() - side * 1.6
        if self._icon:
            painter.translate(left, (self.height() - side) / 2)
            painter.scale(side, side)
            painter.fillPath(ICONS[self._icon], colour)
        painter.end()

    def _paint_plate(self, painter: QPainter) -> None:
        over = self.underMouse() or self.isDown()
        plate = Role.Highlight if self._main else Role.Midlight if over else Role.Button
        edge = Role.Highlight if self.hasFocus() or self._main else Role.Mid
        unit = max(1.0, self.height() / 70)  # so that edges are seen on a 4K screen too
        painter.setPen(QPen(self._colour(edge), unit * (3 if self.hasFocus() else 1)))
        painter.setBrush(self._colour(plate))
        self._rounded(painter, 2 * unit)
        if self.hasFocus() and self._main:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._colour(Role.HighlightedText), 2 * unit))
            self._rounded(painter, 6 * unit)

    def _rounded(self, painter: QPainter, inside: float) -> None:
        radius = self.height() * 0.18 - inside / 2
        place = QRectF(self.rect()).adjusted(inside, inside, -inside, -inside)
        painter.drawRoundedRect(place, radius, radius)

    def _colour(self, role: Role) -> QColor:
        return self.palette().color(role)
