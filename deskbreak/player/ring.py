"""The tempo ring with the repetition counter in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskbreak.widgets.words import fitted

WAY, LEAST = 0.16, 1.5  # of the filled stroke, and px: its width tells what is still empty
STEPS = 360  # of the ring: less than a degree is not worth a repaint


class Ring(QWidget):
    """Fills as the movement goes out, stands in its hold, empties on the way back."""

    def __init__(self) -> None:
        super().__init__()
        self._filled = 0
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    @property
    def filled(self) -> float:
        """How much of the ring is full, 0 to 1."""
        return self._filled / STEPS

    def show_at(self, filled: float, text: str, sentence: str) -> None:
        """Show `filled` (0 to 1) around `text`; `sentence` says it to a screen reader."""
        steps = round(filled * STEPS)
        if sentence != self.accessibleName():  # a name alone would hide the figure it stands for
            self.setAccessibleName(sentence)
        if (steps, text) != (self._filled, self._text):
            self._filled, self._text = steps, text
            self.update()

    def type(self) -> QFont:
        """The type of the counter: as large as the hole of the ring allows."""
        ring, stroke = self._ring()
        hole = ring.adjusted(stroke, stroke * 2, -stroke, -stroke * 2).toRect()
        return fitted(self.font(), QFont.Weight.Bold, self._text, hole, 1.6)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        ring, stroke = self._ring()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        way = self.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(way, max(stroke * WAY, LEAST)))
        painter.drawEllipse(ring)
        if self._filled:
            pen = QPen(self.palette().color(QPalette.ColorRole.Highlight), stroke)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, 90 * 16, -self._filled * 16 * 360 // STEPS)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.setFont(self.type())
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()

    def _ring(self) -> tuple[QRectF, float]:
        """The middle of the stroke, and its width."""
        side = min(self.width(), self.height()) * 0.96
        stroke = side * 0.075
        ring = QRectF(0, 0, side - stroke, side - stroke)
        ring.moveCenter(QRectF(self.rect()).center())
        return ring, stroke
