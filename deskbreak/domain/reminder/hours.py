"""Working hours: ranges of local wall time for each weekday, and when they open and close."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

Range = tuple[time, time]
"""From, to; a range whose end is not after its beginning passes midnight."""
Span = tuple[datetime, datetime]
"""A range on one day, in UTC."""


@dataclass(frozen=True, slots=True)
class Hours:
    """
    Seven tuples of ranges, Monday first; no range at all means always.

    A weekday left out while others stand is off.
    """

    days: tuple[tuple[Range, ...], ...] = ((),) * 7

    @property
    def always(self) -> bool:
        """Whether no hours were set."""
        return not any(self.days)

    def open_at(self, at: datetime, zone: tzinfo) -> bool:
        """Whether `at` lies within the hours of the place whose clocks show `zone`."""
        if self.always:
            return True
        return _within(_around(self, at.astimezone(zone).date(), zone), at)

    def next_edge(self, at: datetime, zone: tzinfo) -> datetime | None:
        """When they open or close next, in UTC; None where there are none."""
        if self.always:
            return None
        spans = _around(self, at.astimezone(zone).date(), zone)
        inside = _within(spans, at)
        edges = sorted({edge for span in spans for edge in span if edge > at})
        return next((edge for edge in edges if _within(spans, edge) != inside), None)


@lru_cache(maxsize=4)  # asked for at every look, and the same all day
def _around(hours: Hours, today: date, zone: tzinfo) -> tuple[Span, ...]:
    """The spans from the day before to a week ahead."""
    spans = []
    for ahead in range(-1, 8):
        day = today + timedelta(days=ahead)
        for start, end in hours.days[day.weekday()]:
            last = day if end > start else day + timedelta(days=1)
            opens = datetime.combine(day, start, zone).astimezone(UTC)
            spans.append((opens, datetime.combine(last, end, zone).astimezone(UTC)))
    return tuple(spans)


def _within(spans: tuple[Span, ...], at: datetime) -> bool:
    return any(start <= at < end for start, end in spans)


ALWAYS = Hours()
