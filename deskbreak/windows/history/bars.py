"""The movement of seven days as columns, and how movements and sides shared it as bars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from deskbreak.domain import formats
from deskbreak.domain.routine import phrases as routine_phrases
from deskbreak.domain.statistics import TWO_SIDED, Balance, Today
from deskbreak.windows.history import phrases
from deskbreak.windows.history.chart import Chart, Role

LINE, GAP = 22, 8  # px
WIDEST = 40  # px of a column
LEAST_HIGHEST = timedelta(minutes=5)  # what a full column stands for at least
CENTRE = Qt.AlignmentFlag.AlignCenter
LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
ENDING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class Columns(Chart):
    """The minutes of movement of each day, with the name of the day below."""

    def __init__(self) -> None:
        super().__init__(phrases.THE_WEEK)
        self._days: Sequence[tuple[date, Today]] = ()
        self._chosen = date.min
        self.setMinimumHeight(6 * LINE)

    def show_days(self, days: Sequence[tuple[date, Today]], chosen: date, today: date) -> None:
        """Show other days, from the earliest to the latest; some may be still to come."""
        self._days, self._chosen = days, chosen
        self.tell(
            [
                phrases.day_told(day, figures) if day <= today else formats.day_name(day)
                for day, figures in days
            ]
        )

    def place(self) -> Sequence[QRectF]:
        """A column with its name and its number."""
        wide = self.width() / max(len(self._days), 1)
        return [
            QRectF(n * wide + 3, 3, wide - 6, self.height() - 6) for n in range(len(self._days))
        ]

    def paint(self, painter: QPainter) -> None:
        """The columns stand on one line; the highest has the most movement."""
        highest = max([LEAST_HIGHEST, *(figures.active for _day, figures in self._days)])
        room = self.height() - 2 * LINE - 6
        for (day, figures), place in zip(self._days, self.marks(), strict=True):
            height = room * (figures.active / highest)
            foot = place.bottom() - LINE
            wide = min(place.width() * 0.6, WIDEST)
            column = QRectF(place.center().x() - wide / 2, foot - height, wide, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colour(Role.Highlight))
            painter.drawRoundedRect(column, 3, 3)
            painter.setPen(self.colour(Role.Mid))
            painter.drawLine(QPointF(place.left(), foot), QPointF(place.right(), foot))
            painter.setPen(self.colour(Role.WindowText))
            name = QRectF(place.left(), foot, place.width(), LINE)
            self._paint_name(painter, name, day)
            if figures.active:
                number = QRectF(place.left(), column.top() - LINE, place.width(), LINE)
                painter.drawText(number, CENTRE, formats.about(figures.active))

    def _paint_name(self, painter: QPainter, place: QRectF, day: date) -> None:
        font = painter.font()
        font.setBold(day == self._chosen)
        painter.setFont(font)
        painter.drawText(place, CENTRE, formats.WEEKDAYS[day.weekday()])
        font.setBold(False)
        painter.setFont(font)


class Shares(Chart):
    """A bar for each movement and for each side, with its name before and its number behind."""

    def __init__(self) -> None:
        super().__init__(phrases.THE_BALANCE, {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1})
        self.rows: Sequence[tuple[str, str, float]] = ()
        self.setMinimumHeight(6 * LINE)

    def show_balance(self, balance: Balance) -> None:
        """Show another balance."""
        self.rows = rows_of(balance)
        self.tell([f"{name}: {number}" for name, number, _share in self.rows])

    def place(self) -> Sequence[QRectF]:
        """One line each."""
        return [QRectF(3, n * LINE + 2, self.width() - 6, LINE - 4) for n in range(len(self.rows))]

    def paint(self, painter: QPainter) -> None:
        """Name, bar, number."""
        metrics = self.fontMetrics()
        names = max((metrics.horizontalAdvance(name) for name, _n, _s in self.rows), default=0)
        numbers = max((metrics.horizontalAdvance(text) for _n, text, _s in self.rows), default=0)
        for (name, number, share), mark in zip(self.rows, self.place(), strict=True):
            painter.setPen(self.colour(Role.WindowText))
            line = mark.adjusted(GAP, 0, -GAP, 0)
            painter.drawText(self.mirrored(line), LEADING, name)
            painter.drawText(self.mirrored(line), ENDING, number)
            most = line.width() - names - numbers - 2 * GAP
            bar = QRectF(
                line.left() + names + GAP, line.top() + 3, most * share, line.height() - 6
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colour(Role.Highlight))
            painter.drawRoundedRect(self.mirrored(bar), 3, 3)


def rows_of(balance: Balance) -> list[tuple[str, str, float]]:
    """Name, number and share of the longest, for each movement and each side there was."""
    spent = {name: balance.movements.get(name, timedelta()) for name in routine_phrases.MOVEMENT}
    most = max([timedelta(minutes=1), *spent.values()])
    rows = [
        (routine_phrases.MOVEMENT[name].capitalize(), formats.about(time), time / most)
        for name, time in spent.items()
        if time or name in ("extension", "rotation")
    ]
    more = max(balance.left, balance.right, 1)
    sides = (("left", balance.left), ("right", balance.right))
    if TWO_SIDED & balance.movements.keys():
        rows += [
            (routine_phrases.SIDES[side], phrases.times(count), count / more)
            for side, count in sides
        ]
    return rows
