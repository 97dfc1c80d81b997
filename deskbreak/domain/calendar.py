"""What the person's calendars say: in a meeting now, and how long is free before the next one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from deskbreak.domain.lengths import LONGEST_ROUTINE
from deskbreak.domain.problems import calendar_problem, too_often
from deskbreak.domain.reminder.levels import Probed
from deskbreak.domain.reminder.presence import Holder

Span = tuple[datetime, datetime]

AHEAD = timedelta(hours=24)  # how far spans are kept
KNOWN_FOR = timedelta(hours=6)  # what was learnt longer ago counts as unknown
FRESH_FOR = timedelta(minutes=30)
SPARE = timedelta(minutes=1)  # between a routine and the next event
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Source:
    """
    What was learnt of one calendar, and when.

    key: stands for its address, a secret that is in the settings only. fetched_at: when it last
    said what it has. spans: busy, in the 24 hours from `spans_from` on. tag, modified: the marks
    by which it tells a change (of HTTP: ETag and Last-Modified). problem: what went wrong with
    the last try, or nothing. left_out: how many series repeat too often to be read.
    """

    key: str
    fetched_at: datetime | None = None
    spans_from: datetime | None = None
    spans: tuple[Span, ...] = ()
    tag: str = ""
    modified: str = ""
    problem: str = ""
    left_out: int = 0

    def known(self, now: datetime, lately: timedelta = KNOWN_FOR) -> bool:
        """Whether it was learnt lately enough to count; not if the clock was set back since."""
        return self.fetched_at is not None and timedelta(0) <= now - self.fetched_at <= lately


@dataclass(frozen=True, slots=True)
class Agenda:
    """All calendars of a person, in the order of the settings; without any, nothing is known."""

    sources: tuple[Source, ...] = ()

    def busy(self, now: datetime) -> tuple[Span, ...] | None:
        """The spans from `now` on, one after the other and apart; None if no source is known."""
        known = [source for source in self.sources if source.known(now)]
        spans = [span for source in known for span in source.spans if span[1] > now]
        return merged(spans) if known else None

    def meeting_ends(self, now: datetime) -> datetime | None:
        """When the meeting is over that goes on now, with what follows it without a gap."""
        return next((end for start, end in self.busy(now) or () if start <= now), None)

    def fit(self, now: datetime, usual: int) -> int:
        """Minutes of a routine that ends before the next event; `usual` if nothing is known."""
        busy = self.busy(now)
        if busy is None:
            return usual
        free = busy[0][0] - now - SPARE if busy else LONGEST_ROUTINE * MINUTE
        return min(max(free // MINUTE, 1), LONGEST_ROUTINE)

    def fresh(self, now: datetime) -> bool:
        """Whether every source said so lately what it has that it need not be asked again."""
        return bool(self.sources) and all(one.known(now, FRESH_FOR) for one in self.sources)

    def probed(self, now: datetime) -> Probed:
        """The answer to the question of whether the person is in a meeting."""
        asked = frozenset({Holder.MEETING})
        if self.sources and self.busy(now) is None:
            return Probed(asked, frozenset(), asked)
        return Probed(asked, asked if self.meeting_ends(now) else frozenset())

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with sources, each named by its number, never by its address."""
        return tuple(
            calendar_problem(number, why)
            for number, source in enumerate(self.sources, 1)
            for why in (source.problem, source.left_out and too_often(source.left_out))
            if why
        )


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same time, each moment of it once: sorted, with gaps in between."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return tuple(apart)
