"""Working hours: ranges of local wall time for each weekday, and when they open and close."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

Range = tuple[time, time]
"""From, to; a range whose end is not after its beginning passes midnight."""


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
        return _within(self._around(at, zone), at)

    def next_edge(self, at: datetime, zone: tzinfo) -> datetime | None:
        """When they open or close next, in UTC; None where there are none."""
        if self.always:
            return None
        spans = self._around(at, zone)
        inside = _within(spans, at)
        edges = sorted({edge for span in spans for edge in span if edge > at})
        return next((edge for edge in edges if _within(spans, edge) != inside), None)

    def _around(self, at: datetime, zone: tzinfo) -> list[tuple[datetime, datetime]]:
        """The spans, in UTC, from yesterday to a week ahead."""
        today = at.astimezone(zone).date()
        spans = []
        for ahead in range(-1, 9):
            day = today + timedelta(days=ahead)
            for start, end in self.days[day.weekday()]:
                last = day if end > start else day + timedelta(days=1)
                spans.append(
                    (
                        datetime.combine(day, start, zone).astimezone(UTC),
                        datetime.combine(last, end, zone).astimezone(UTC),
                    )
                )
        return spans


def _within(spans: list[tuple[datetime, datetime]], at: datetime) -> bool:
    return any(start <= at < end for start, end in spans)


ALWAYS = Hours()
