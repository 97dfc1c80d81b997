"""A year of days as squares, a column for each week: the more movement, the larger and fuller."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from deskbreak.domain import formats, statistics
from deskbreak.domain.statistics import LEVELS, Today, level
from deskbreak.windows.history import phrases
from deskbreak.windows.history.chart import Chart, Role

WEEKS = 53
DAY = timedelta(days=1)
MONTHS, LEGEND = 20, 26  # px
LARGEST = 17.0  # px of a square with its gap
SIZES = (0.24, 0.5, 0.64, 0.8, 0.92)  # of a square, by the level
FADED = (0.9, 0.45, 0.6, 0.8, 1.0)  # how much of its colour it has
Key = Qt.Key
STEPS = {Key.Key_Left: -7, Key.Key_Right: 7, Key.Key_Up: -1, Key.Key_Down: 1}


class Year(Chart):
    """53 weeks; `begins` is the first day of the week where the person is, Monday 0."""

    def __init__(self, begins: int) -> None:
        super().__init__(phrases.THE_YEAR, STEPS)
        self._begins = begins
        self.days: Sequence[date] = ()
        self._figures: Mapping[date, Today] = {}
        self._names = max(self.fontMetrics().horizontalAdvance(name) for name in formats.WEEKDAYS)
        self.setFixedHeight(int(MONTHS + 7 * LARGEST + LEGEND))

    def first(self, last: date) -> date:
        """The day that the year to `last` begins with."""
        return last - ((last.weekday() - self._begins) % 7 + 7 * (WEEKS - 1)) * DAY

    def show_days(self, last: date, figures: Mapping[date, Today]) -> None:
        """Show the year to `last`; a day without figures had no movement."""
        first = self.first(last)
        self.days = [first + n * DAY for n in range((last - first).days + 1)]
        self._figures = figures
        none = Today()
        self.tell(
            [
                statistics.day_of_history(day, (one := figures.get(day, none)).breaks, one.active)
                for day in self.days
            ]
        )

    def place(self) -> Sequence[QRectF]:
        """Weeks from left to right, days from top to bottom."""
        side = self._side
        return [
            QRectF(self._left + n // 7 * side, MONTHS + n % 7 * side, side, side).adjusted(
                1, 1, -1, -1
            )
            for n in range(len(self.days))
        ]

    def paint(self, painter: QPainter) -> None:
        """The months above, every second weekday before, what the squares mean below."""
        side = self._side
        painter.setPen(self.colour(Role.PlaceholderText))
        for n in range(0, 7, 2):
            name = QRectF(4, MONTHS + n * side, self._names, side)
            weekday = formats.WEEKDAYS[(self._begins + n) % 7]
            painter.drawText(self.mirrored(name), Qt.AlignmentFlag.AlignVCenter, weekday)
        for n, day in enumerate(self.days):
            if day.day == 1:
                month = phrases.MONTHS[day.month - 1]
                wide = self.fontMetrics().horizontalAdvance(month) + 4
                x = min(self._left + n // 7 * side, self.width() - wide)
                place = self.mirrored(QRectF(x, 0, wide, MONTHS))
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, month)
        painter.setPen(Qt.PenStyle.NoPen)
        none = Today()
        for day, place in zip(self.days, self.marks(), strict=True):
            self._paint_square(painter, place, level(self._figures.get(day, none).active))
        self._paint_legend(painter)

    def _paint_square(self, painter: QPainter, place: QRectF, full: int) -> None:
        colour = QColor(self.colour(Role.Highlight if full else Role.Mid))
        colour.setAlphaF(FADED[full])
        side = place.width() * SIZES[full]
        square = QRectF(0, 0, side, side)
        square.moveCenter(place.center())
        painter.fillRect(square, colour)

    def _paint_legend(self, painter: QPainter) -> None:
        x, y = 4.0, MONTHS + 7 * self._side + 6
        for full, text in enumerate((phrases.NO_MOVEMENT, *map(phrases.from_minutes, LEVELS))):
            wide = self.fontMetrics().horizontalAdvance(text) + 6
            square = QRectF(x, y, LARGEST - 2, LARGEST - 2)
            self._paint_square(painter, self.mirrored(square), full)
            painter.setPen(self.colour(Role.PlaceholderText))
            place = QRectF(square.right() + 4, y, wide, LARGEST)
            painter.drawText(self.mirrored(place), Qt.AlignmentFlag.AlignVCenter, text)
            painter.setPen(Qt.PenStyle.NoPen)
            x = place.right() + 8

    @property
    def _left(self) -> float:
        return self._names + 10

    @property
    def _side(self) -> float:
        return min((self.width() - self._left - 2) / WEEKS, LARGEST)
