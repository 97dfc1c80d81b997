"""
What an absence takes off the sitting time: nothing, a credit, or all of it as a natural break.

An absence begins with `leave` and ends with `come_back`; `rest_if_long` is asked at every look.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from deskbreak.domain.reminder.decisions import AnswerKind, DecisionKind
from deskbreak.domain.reminder.desk import (
    MINUTE,
    MOST_UNDONE,
    UNDO_FOR,
    ZERO,
    Away,
    Concluded,
    Desk,
    Rules,
)
from deskbreak.domain.reminder.events import (
    Effect,
    SpanKind,
    Withdraw,
    WriteAnswer,
    WriteDecision,
    WriteSpan,
)

SECOND = timedelta(seconds=1)
JITTER = SECOND  # between what two clocks say of one instant

Settled = tuple[Desk, tuple[Effect, ...]]


def leave(desk: Desk, start: timedelta, counted: timedelta, *, hard: bool = False) -> Desk:
    """Begin an absence at `start`; what was `counted` as sitting since then is taken back."""
    sat = max(desk.sat - counted, ZERO)
    away = Away(start, sat, desk.next_offer, desk.due, hard=hard)
    return replace(desk, away=away, sat=sat, occupied=None)


def come_back(desk: Desk, rules: Rules) -> Settled:
    """End the absence: something is taken off, or it was a natural break."""
    desk, effects = rest_if_long(desk, rules)
    away, now = desk.away, desk.seen.through
    if away is None:
        return desk, effects
    lasted, taken_off = now - away.since, _taken_off(away, now, rules)
    sat = away.sat - taken_off
    again = desk.next_offer - taken_off if desk.due else desk.next_offer
    kind = SpanKind.NATURAL_BREAK if away.rested else SpanKind.AWAY
    decided = DecisionKind.NATURAL_BREAK if away.rested else DecisionKind.AWAY
    effects += (
        *span_of(desk, SpanKind.SITTING, desk.since, away.since),
        *span_of(desk, kind, max(away.since, away.told), now),
        WriteDecision(decided, f"{lasted // SECOND} {taken_off // SECOND}"),
    )
    due = away.due and away.due.waiting()
    took = Concluded(now + UNDO_FOR, lasted, taken_off, away.next_offer, due)
    desk = replace(
        desk,
        away=None,
        silent=None,
        occupied=None,
        sat=sat,
        since=now,
        next_offer=min(again, sat + rules.interval),
        returned=None,
        concluded=took if MINUTE <= lasted <= MOST_UNDONE else None,
    )
    return desk, effects


def be_seen(desk: Desk, rules: Rules) -> Settled:
    """End an absence on a person's word, though there was no input."""
    back, effects = come_back(desk, rules)
    return replace(back, silent=desk.silent), effects


def rest_if_long(desk: Desk, rules: Rules) -> Settled:
    """Count an absence as a natural break as soon as it is one."""
    away = desk.away
    if not away or away.rested or desk.seen.through - away.since < rules.natural_break:
        return desk, ()
    effects: tuple[Effect, ...] = ()
    if desk.due:
        effects = (WriteAnswer(AnswerKind.RESTED, desk.sat),)
        effects = (Withdraw(), *effects) if desk.due.shown else effects
    return anew(replace(desk, away=replace(away, rested=True)), rules), effects


def anew(desk: Desk, rules: Rules) -> Desk:
    """Start both values anew: a break was taken."""
    return replace(
        desk,
        sat=ZERO,
        next_offer=rules.interval,
        due=None,
        snoozed_until=None,
        blind_offers=0,
        returned=None,
        concluded=None,
    )


def span_of(
    desk: Desk, kind: SpanKind, start: timedelta, end: timedelta, reason: str = ""
) -> tuple[Effect, ...]:
    """A stretch between two instants of `Moment.through`, in wall time; none if it is empty."""
    if end - start < JITTER:
        return ()
    now = desk.seen
    return (WriteSpan(kind, now.at - (now.through - start), now.at - (now.through - end), reason),)


def _taken_off(away: Away, now: timedelta, rules: Rules) -> timedelta:
    """All of it for a natural break; less for less, and nothing within the grace."""
    if away.rested:
        return away.sat
    beyond = max(now - away.since - rules.grace, ZERO)
    return min(rules.interval * (beyond / (rules.natural_break - rules.grace)), away.sat)
