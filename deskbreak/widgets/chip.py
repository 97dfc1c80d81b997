"""A button that is one of several to choose from: what is chosen has a tick, not only a colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from deskbreak.widgets.buttons import WRAPPED, Button, Role
from deskbreak.widgets.words import fitted

HEIGHT = 40  # px
TICK = ((0.0, 0.5), (0.36, 0.86), (1.0, 0.1))  # in a square of 1 by 1


class Chip(Button):
    """Small, of one height, with its text in the middle; checkable ones show a tick when set."""

    def __init__(self, text: str, *, checked: bool | None = None, main: bool = False) -> None:
        """`checked`: None for one that only does something."""
        super().__init__(text, main=main)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if checked is not None:
            self.setCheckable(True)
            self.setChecked(checked)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if not self.isChecked():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._main = True
        self._paint_plate(painter)
        self._main = False
        colour = self._colour(Role.HighlightedText)
        side = self.height() * 0.28
        apart, mirrored = (
            round(1.6 * side),
            self.layoutDirection() is Qt.LayoutDirection.RightToLeft,
        )
        inside = self.rect().adjusted(8, 4, -8, -4)
        room = inside.adjusted(0, 0, -apart, 0) if mirrored else inside.adjusted(apart, 0, 0, 0)
        painter.setFont(fitted(self.font(), self.font().Weight.DemiBold, self.text(), room, 1.9))
        text_at = painter.boundingRect(QRectF(room), WRAPPED, self.text())
        painter.setPen(colour)
        painter.drawText(text_at, WRAPPED, self.text())
        left = text_at.right() + 0.5 * side if mirrored else text_at.left() - 1.5 * side
        top = (self.height() - side) / 2
        painter.setPen(QPen(colour, side / 5, c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(
            QPolygonF([QPointF(left + x * side, top + y * side) for x, y in TICK])
        )
        painter.end()
