"""A day from left to right: sitting, standing, away, breaks, held back, in lanes of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from deskbreak.domain import formats
from deskbreak.windows.history import phrases
from deskbreak.windows.history.chart import Chart, Role

LANES = tuple(phrases.LANES)
HOUR = timedelta(hours=1)
SHORTEST = 8  # hours that are shown
LANE, AXIS, GAP = 24, 20, 8  # px
THINNEST = 4.0  # px of a mark
APART = 12  # px at least between the hours that are written


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the day in a lane; `light` ones are drawn as an outline."""

    lane: str
    start: datetime
    end: datetime
    text: str
    light: bool = False


class Timeline(Chart):
    """The bars of a day; as long as the day was, and 8 hours at least."""

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(phrases.THE_DAY)
        self._zone = zone
        self._bars: Sequence[Bar] = ()
        self._first, self._hours = _hours((), zone)
        self.setMinimumHeight(LANE * len(LANES) + AXIS)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show another day."""
        self._bars = sorted(bars, key=lambda one: one.start)
        self._first, self._hours = _hours(self._bars, self._zone)
        self.tell([bar.text for bar in self._bars])

    def place(self) -> Sequence[QRectF]:
        """A bar is as long as it lasted, but never too short to be seen."""
        found = []
        for bar in self._bars:
            left, right = self._x(bar.start), self._x(bar.end)
            y = LANES.index(bar.lane) * LANE + 4
            found.append(QRectF(left, y, max(right - left, THINNEST), LANE - 8))
        return found

    def paint(self, painter: QPainter) -> None:
        """The lanes with their names, the hours, the bars."""
        self._paint_lanes(painter)
        if not self._bars:
            painter.setPen(self.colour(Role.PlaceholderText))
            room = QRectF(0, 0, self.width(), LANE * len(LANES))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, phrases.NOTHING_WRITTEN)
            return
        self._paint_hours(painter)
        for bar, place in zip(self._bars, self.marks(), strict=True):
            colour = self.colour(Role.Highlight if bar.lane == "break" else Role.PlaceholderText)
            painter.setPen(QPen(colour, 1.5))
            hatched = Qt.BrushStyle.BDiagPattern if bar.lane == "held_back" else None
            painter.setBrush(QBrush(colour, hatched) if hatched else colour)
            if bar.light:
                painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, 3, 3)

    def _paint_lanes(self, painter: QPainter) -> None:
        for number, lane in enumerate(LANES):
            y = number * LANE
            if self._bars:
                painter.setPen(self.colour(Role.WindowText))
                name = self.mirrored(QRectF(6, y, self._names - GAP, LANE))
                side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(name, side, phrases.LANES[lane])
                painter.setPen(self.colour(Role.Mid))
                line = self.mirrored(QRectF(self._names, y + LANE / 2, self._width, 0))
                painter.drawLine(line.topLeft(), line.topRight())

    def _paint_hours(self, painter: QPainter) -> None:
        wide = self._hour
        fits = (n for n in (1, 2, 3, 4, 6, 12) if n * self._width / self._hours >= wide)
        every = next(fits, 24)
        for hour in range(0, self._hours + 1, every):
            at = self._first + hour * HOUR
            x = self._x(at)
            text = QRectF(x - wide / 2, LANE * len(LANES), wide, AXIS)
            painter.setPen(self.colour(Role.Mid))
            line = self.mirrored(QRectF(x, 0, 0, LANE * len(LANES)))
            painter.drawLine(line.topLeft(), line.bottomLeft())
            painter.setPen(self.colour(Role.PlaceholderText))
            painter.drawText(
                self.mirrored(text), Qt.AlignmentFlag.AlignCenter, formats.clock(at, self._zone)
            )

    @property
    def _names(self) -> float:
        """How wide the names of the lanes are."""
        metrics = self.fontMetrics()
        return (
            max(metrics.horizontalAdvance(name) for name in phrases.LANES.values()) + 4 + 2 * GAP
        )

    @property
    def _hour(self) -> float:
        """How wide the text of an hour is, with what is between two of them."""
        text = formats.clock(self._first, self._zone)
        return self.fontMetrics().horizontalAdvance(text) + APART

    @property
    def _width(self) -> float:
        """Of all hours; half of an hour's text stands over at the end."""
        return max(self.width() - self._names - self._hour / 2, 1)

    def _x(self, at: datetime) -> float:
        return self._names + self._width * ((at - self._first) / (self._hours * HOUR))


def _hours(bars: Sequence[Bar], zone: tzinfo) -> tuple[datetime, int]:
    """The whole hour that a day begins with, and how many hours are shown."""
    if not bars:
        return datetime(2000, 1, 1, tzinfo=UTC), SHORTEST
    local = bars[0].start.astimezone(zone)
    first = local.replace(minute=0, second=0, microsecond=0).astimezone(UTC)
    lasted = max(bar.end for bar in bars) - first
    return first, max(-(-lasted // HOUR), SHORTEST)
