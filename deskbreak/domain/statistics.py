"""What days were like: breaks, minutes of movement, sitting. Nothing is counted as missed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from deskbreak.domain.formats import about, day_name, length
from deskbreak.domain.language import _, ngettext
from deskbreak.domain.reminder.decisions import AnswerKind, DecisionKind
from deskbreak.domain.reminder.events import Decided, SpanKind
from deskbreak.domain.session import ENOUGH, Done, Outcome, Session, Span

TOUCHING = timedelta(seconds=1)  # spans this near are one stretch, written in two parts
ZERO = timedelta(0)
LEVELS = (1, 5, 10, 15)  # minutes of movement from which a day of the year is drawn fuller
USUAL_PACE = timedelta(seconds=5)  # of one repetition of an exercise that is not known any more
TWO_SIDED = frozenset({"rotation", "side_bend"})  # movements: these work left and right
HOLDING_ENDS: frozenset[str] = frozenset(
    {
        DecisionKind.HELD_BACK,
        DecisionKind.HELD_LONG,
        DecisionKind.FREE_AGAIN,
        DecisionKind.OFFERED,
        DecisionKind.NATURAL_BREAK,
        DecisionKind.PAUSED,
        DecisionKind.HOURS_ENDED,
        AnswerKind.START,
        AnswerKind.SKIP,
        AnswerKind.SNOOZE,
        AnswerKind.DONE,
        AnswerKind.RESTED,
    }
)
"""Decisions with which a break that was held back is so no longer, or by something else."""


@dataclass(frozen=True, slots=True)
class Today:
    """The figures of one day."""

    breaks: int = 0
    active: timedelta = ZERO
    sitting: timedelta = ZERO
    longest_sit: timedelta = ZERO
    natural_breaks: int = 0
    standing: timedelta = ZERO
    away: timedelta = ZERO


def statistics_of(
    sessions: Iterable[Session],
    spans: Iterable[Span],
    begins: datetime | None = None,
    *,
    seated: bool = False,
) -> Today:
    """
    The figures of the day that these belong to.

    `begins`: of that day; what was cut there belongs to the day before it too, and is counted as
    a natural break of that one. `seated`: of somebody whose every routine ends the sit.
    """
    sessions, spans = tuple(sessions), tuple(spans)
    rests = stretches(spans, SpanKind.NATURAL_BREAK)
    away = [one for one in spans if one.kind in {SpanKind.AWAY, SpanKind.NATURAL_BREAK}]
    return Today(
        breaks=sum(one.share >= ENOUGH for one in sessions),
        active=sum((one.active for one in sessions), ZERO),
        sitting=_together(one for one in spans if one.kind == SpanKind.SITTING),
        longest_sit=max(_sits(sessions, spans, seated=seated), default=ZERO),
        natural_breaks=sum(one.start != begins for one in rests),
        standing=_together(one for one in spans if one.kind == SpanKind.STANDING),
        away=_together(away),
    )


def together(days: Iterable[Today]) -> Today:
    """The figures of several days; the longest sit is that of the day with the longest."""
    days = tuple(days)
    return Today(
        breaks=sum(day.breaks for day in days),
        active=sum((day.active for day in days), ZERO),
        sitting=sum((day.sitting for day in days), ZERO),
        longest_sit=max((day.longest_sit for day in days), default=ZERO),
        natural_breaks=sum(day.natural_breaks for day in days),
        standing=sum((day.standing for day in days), ZERO),
        away=sum((day.away for day in days), ZERO),
    )


@dataclass(frozen=True, slots=True)
class Balance:
    """The time each movement got, and the repetitions of turns and bends on each side."""

    movements: Mapping[str, timedelta]
    left: int = 0
    right: int = 0


def balance_of(sessions: Iterable[Session], paces: Mapping[str, timedelta]) -> Balance:
    """
    How movements and sides shared the time; `paces`: of one repetition, by exercise.

    The active time of a session is divided among its exercises by what their repetitions take.
    """
    movements: dict[str, timedelta] = {}
    left = right = 0
    for session in sessions:
        shares = [_work(one, paces) for one in session.exercises]
        whole = sum(shares, ZERO)
        for one, share in zip(session.exercises, shares, strict=True):
            if whole:
                spent = session.active * (share / whole)
                movements[one.movement] = movements.get(one.movement, ZERO) + spent
            if one.movement in TWO_SIDED:
                left, right = left + one.left, right + one.right
    return Balance(movements, left, right)


def level(active: timedelta) -> int:
    """How full a day of the year is drawn: 0 for no movement, to the number of LEVELS."""
    return bisect_right(LEVELS, active / timedelta(minutes=1)) if active else 0


def stretches(spans: Iterable[Span], kind: SpanKind) -> list[Span]:
    """The spans of a kind in the order of time, those that touch as one."""
    found: list[Span] = []
    for span in sorted((one for one in spans if one.kind == kind), key=lambda one: one.start):
        if found and span.start - found[-1].end <= TOUCHING:
            found[-1] = replace(found[-1], end=span.end)
        else:
            found.append(span)
    return found


def held_back(decisions: Iterable[Decided], until: datetime) -> list[Span]:
    """When a break was held back, and what by; `decisions` are in the order of time."""
    found: list[Span] = []
    begun: Decided | None = None
    for one in decisions:
        if begun and one.what in HOLDING_ENDS:
            found.append(Span("held_back", begun.at, one.at, begun.reason))
            begun = None
        if one.what == DecisionKind.HELD_BACK:
            begun = one
    if begun and begun.at < until:
        found.append(Span("held_back", begun.at, until, begun.reason))
    return found


def today(day: Today) -> str:
    """What was done today, kindly."""
    breaks = ngettext("{n} break", "{n} breaks", day.breaks).format(n=day.breaks)
    return _("Today: {breaks}, {active} · longest sit {longest}").format(
        breaks=breaks, active=about(day.active), longest=length(day.longest_sit)
    )


def day_of_history(day: date, breaks: int, active: timedelta) -> str:
    """The line over the sessions of a day."""
    text = ngettext("{day}: {n} break, {active}", "{day}: {n} breaks, {active}", breaks)
    return text.format(day=day_name(day), n=breaks, active=about(active))


def _work(done: Done, paces: Mapping[str, timedelta]) -> timedelta:
    """What the repetitions of a block took, or would at their usual pace."""
    two = done.movement in TWO_SIDED
    count = done.left + done.right if two else max(done.left, done.right)
    return count * paces.get(done.exercise, USUAL_PACE)


def _together(spans: Iterable[Span]) -> timedelta:
    return sum((span.end - span.start for span in spans), ZERO)


def _sits(sessions: Iterable[Session], spans: Iterable[Span], *, seated: bool) -> list[timedelta]:
    """How long each sit was: from when somebody sat down until they got up, breaks left out."""
    ups = sorted(
        one.ended_at or one.started_at + one.active
        for one in sessions
        if one.outcome is Outcome.TOLD or one.got_up or (seated and one.share >= ENOUGH)
    )
    sits = [ZERO]
    for span in sorted(spans, key=lambda one: one.start):
        if span.kind == SpanKind.SITTING:
            start = span.start
            while ups and ups[0] < span.end:
                up = max(ups.pop(0), start)
                sits[-1] += up - start
                sits.append(ZERO)
                start = up
            sits[-1] += span.end - start
        elif span.kind != SpanKind.BREAK and (span.kind != SpanKind.STANDING or span.reason):
            sits.append(ZERO)
    return sits
