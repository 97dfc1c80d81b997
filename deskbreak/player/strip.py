"""The strip of what is to come: a bar with a piece for each exercise, and their names."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskbreak.player import phrases
from deskbreak.player.playback import Part
from deskbreak.widgets.words import fitted

BAR = 0.24  # of the height; the names take the rest
GAP, LEAST_GAP = 0.07, 4.0  # of the height between two pieces, and px
EDGE, LEAST_EDGE = 0.025, 1.5  # likewise around a piece: its shape tells what is still empty


class Strip(QWidget):
    """Shows the whole routine at a glance, and what comes next by name."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[Part, ...] = ()
        self._widths: tuple[int, ...] = ()  # filled pixels of each piece
        self._next = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_at(self, parts: tuple[Part, ...], elapsed: timedelta) -> None:
        """Show `parts` as they are at `elapsed`; paints only when a pixel changes."""
        to_come = [part.name for part in parts if part.start > elapsed]
        names = phrases.coming(to_come)
        widths = tuple(
            round(part.filled(elapsed) * piece.width())
            for part, piece in zip(parts, self._pieces(parts), strict=True)
        )
        if (parts, widths, names) != (self._parts, self._widths, self._next):
            self._parts, self._widths, self._next = parts, widths, names
            self.setAccessibleName(names)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.setTransform(QTransform(-1, 0, 0, 1, self.width(), 0))
        for piece, width in zip(self._pieces(self._parts), self._widths, strict=True):
            if piece.width() < self._gap:
                continue  # left out as soon as it began
            radius, edge = piece.height() / 2, max(self.height() * EDGE, LEAST_EDGE)
            inside = piece.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
            painter.setPen(QPen(self._colour(QPalette.ColorRole.PlaceholderText), edge))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inside, radius - edge / 2, radius - edge / 2)
            painter.setClipRect(QRectF(piece.left(), piece.top(), width, piece.height()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(piece, radius, radius)
            painter.setClipping(False)
        painter.resetTransform()
        room = self.rect().adjusted(0, int(self.height() * (BAR + 0.08)), 0, 0)
        painter.setPen(self._colour(QPalette.ColorRole.PlaceholderText))
        painter.setFont(fitted(self.font(), QFont.Weight.Normal, "X", room, 1.25))
        shown = painter.fontMetrics().elidedText(
            self._next, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()

    def _pieces(self, parts: tuple[Part, ...]) -> list[QRectF]:
        """Where each piece stands; their widths are as their lengths."""
        whole = sum((part.length for part in parts), timedelta())
        left, pieces = 0.0, []
        for part in parts:
            width = (self.width() + self._gap) * (part.length / whole)
            pieces.append(QRectF(left, 0, width - self._gap, self.height() * BAR))
            left += width
        return pieces

    @property
    def _gap(self) -> float:
        return max(self.height() * GAP, LEAST_GAP)

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)
