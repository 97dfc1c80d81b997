"""Choosing by buttons: one of several, or as many as one likes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from deskbreak.widgets import line_icons
from deskbreak.widgets.buttons import WRAPPED, Button, Role
from deskbreak.widgets.chip import TICK
from deskbreak.widgets.words import fitted

GAP = 8  # px
LOWEST, HIGHEST, BADGE = 68, 108, 20  # px of a tile, and of the tick in its corner
ICON = 0.44  # of the height


class Tile(Button):
    """An icon with its name; a chosen one has a thick edge and a tick in its corner."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__(text[:1].upper() + text[1:])
        self._drawn = icon
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(HIGHEST, HIGHEST)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(LOWEST, LOWEST)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_plate(painter)
        if self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._colour(Role.Highlight), 2))
            self._rounded(painter, 3)
            self._paint_badge(painter)
        side = round(self.height() * ICON)
        room = self.rect().adjusted(7, side + 12, -7, -7)
        font = self.font()
        painter.setPen(self._colour(Role.ButtonText))
        painter.setFont(fitted(font, font.Weight.DemiBold, self.text(), room, 1.8))
        painter.drawText(room, WRAPPED, self.text())
        painter.translate((self.width() - side) / 2, 10)
        painter.scale(side / line_icons.SIDE, side / line_icons.SIDE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(
                self._colour(Role.ButtonText),
                1.5,
                c=Qt.PenCapStyle.RoundCap,
                j=Qt.PenJoinStyle.RoundJoin,
            )
        )
        line_icons.paint(painter, self._drawn)
        painter.end()

    def _paint_badge(self, painter: QPainter) -> None:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = 8.0 if mirrored else self.width() - BADGE - 8.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(Role.Highlight))
        painter.drawEllipse(QRectF(left, 8, BADGE, BADGE))
        part, at = BADGE * 0.5, QPointF(left + BADGE * 0.25, 8 + BADGE * 0.25)
        painter.setPen(QPen(self._colour(Role.HighlightedText), 2))
        painter.drawPolyline(QPolygonF([at + QPointF(x, y) * part for x, y in TICK]))


class Choice(QWidget):
    """Buttons by what they stand for, in rows; one of them is chosen, or `several`."""

    chosen = Signal()

    def __init__(
        self,
        name: str,
        buttons: Mapping[str, Button],
        chosen: Iterable[object],
        *,
        across: int,
        several: bool = False,
    ) -> None:
        """`name` says what is chosen, for those who do not see what stands above it."""
        super().__init__()
        self.buttons, self._several = buttons, several
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        values = {str(one) for one in chosen}
        for number, (value, button) in enumerate(buttons.items()):
            button.setCheckable(True)
            button.setChecked(value in values)
            button.setAccessibleDescription(name)
            button.clicked.connect(partial(self._click, value))
            grid.addWidget(button, *divmod(number, across))
        for column in range(across):
            grid.setColumnStretch(column, 1)

    @property
    def values(self) -> list[str]:
        """What is chosen."""
        return [value for value, button in self.buttons.items() if button.isChecked()]

    def _click(self, value: str) -> None:
        if not self._several:
            for other, button in self.buttons.items():
                button.setChecked(other == value)
        self.chosen.emit()
