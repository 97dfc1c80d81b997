"""What a day was like: breaks, minutes of movement, sitting. Nothing is counted as missed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from deskbreak.domain.reminder.events import SpanKind
from deskbreak.domain.session import Session, Span

ENOUGH = 0.5  # of a routine: it counts as a break
TOUCHING = timedelta(seconds=1)  # spans this near are one stretch, written in two parts
ZERO = timedelta(0)


@dataclass(frozen=True, slots=True)
class Today:
    """The figures of one day."""

    breaks: int = 0
    active: timedelta = ZERO
    sitting: timedelta = ZERO
    longest_sit: timedelta = ZERO
    natural_breaks: int = 0


def statistics_of(
    sessions: Iterable[Session], spans: Iterable[Span], ongoing: timedelta = ZERO
) -> Today:
    """The figures of the day that these belong to; `ongoing`: of sitting not written down yet."""
    sessions, spans = tuple(sessions), tuple(spans)
    sat = [*_stretches(spans, SpanKind.SITTING), ongoing]
    return Today(
        breaks=sum(one.share >= ENOUGH for one in sessions),
        active=sum((one.active for one in sessions), ZERO),
        sitting=sum(sat, ZERO),
        longest_sit=max(sat),
        natural_breaks=len(_stretches(spans, SpanKind.NATURAL_BREAK)),
    )


def _stretches(spans: Iterable[Span], kind: SpanKind) -> list[timedelta]:
    """How long each stretch of `kind` was."""
    lengths: list[timedelta] = []
    last = None
    for span in sorted((one for one in spans if one.kind == kind), key=lambda one: one.start):
        if last is not None and span.start - last <= TOUCHING:
            lengths[-1] += span.end - span.start
        else:
            lengths.append(span.end - span.start)
        last = span.end
    return lengths
