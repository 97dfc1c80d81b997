"""One opening of the player, and what was done in it: shared by composer, player and resident."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from deskbreak.domain.language import _

DAY_BEGINS = time(4)
ENOUGH = 0.5  # of a routine: it counts as a break


class Outcome(StrEnum):
    """How a session ended; `told` is a break the person took without the program."""

    COMPLETED = "completed"
    STOPPED = "stopped"
    FAILED = "failed"
    TOLD = "told"


OUTCOMES = {
    Outcome.COMPLETED: _("completed"),
    Outcome.STOPPED: _("ended early"),
    Outcome.FAILED: _("not finished"),
    Outcome.TOLD: _("taken without deskbreak"),
}


class Felt(StrEnum):
    """What the person said of it afterwards."""

    EASY = "easy"
    OK = "ok"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Done:
    """
    What was done of one block of a routine.

    exercise: its id. movement, role: as in `routine --json`. left, right: repetitions (or holds)
    done on each side, all places on the spine together; a movement that has no sides has the same
    number in both. levels: the places on the spine (1 the lowest) in the order in which they were
    done; empty where the exercise has none. completed: to the end of the block. hurt: the person
    said that it hurts.
    """

    exercise: str
    movement: str
    role: str
    left: int
    right: int
    levels: tuple[int, ...] = ()
    completed: bool = True
    hurt: bool = False

    @property
    def repetitions(self) -> int:
        """Those of the side that did more, at each place on the spine."""
        return max(self.left, self.right) // max(len(self.levels), 1)


@dataclass(frozen=True, slots=True)
class Session:
    """
    One opening of the player, or a break the person told of.

    day: the day it belongs to, which begins at 04:00 local time. minutes: what was asked for.
    planned: the length of the routine. active: how much of it was done, pauses left out. got_up:
    whether something out of the chair was done to its end.
    """

    id: str
    day: date
    started_at: datetime
    minutes: int
    outcome: Outcome = Outcome.FAILED
    ended_at: datetime | None = None
    planned: timedelta = timedelta(0)
    active: timedelta = timedelta(0)
    exercises: tuple[Done, ...] = ()
    felt: Felt | None = None
    got_up: bool = False

    @property
    def share(self) -> float:
        """How much of the routine was done, 0 to 1."""
        if self.outcome in {Outcome.COMPLETED, Outcome.TOLD}:
            return 1.0
        return min(self.active / self.planned, 1.0) if self.planned else 0.0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in the history; `kind` is one of `SpanKind`."""

    kind: str
    start: datetime
    end: datetime
    reason: str = ""


def day_of(at: datetime, zone: tzinfo) -> date:
    """The day that `at` belongs to: it begins at 04:00 local time."""
    local = at.astimezone(zone)
    day = local.date() - timedelta(days=local.time() < DAY_BEGINS)
    # Who moves the date line leaves a whole day out: Apia had no 30 December 2011.
    return day if at >= bounds(day, zone)[0] else day - timedelta(days=1)


def bounds(day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """When a day begins and when the next one does, in UTC."""
    begins, ends = (
        datetime.combine(one, DAY_BEGINS, zone).astimezone(UTC)
        for one in (day, day + timedelta(days=1))
    )
    return begins, ends


def cut_by_day(span: Span, zone: tzinfo) -> Iterator[tuple[date, Span]]:
    """The parts of a span that lie in different days, each with its day."""
    start = span.start
    while start < span.end:
        day = day_of(start, zone)
        end = min(span.end, bounds(day, zone)[1])
        yield day, Span(span.kind, start, end, span.reason)
        start = end
