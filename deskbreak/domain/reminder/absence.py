"""
What an absence takes off the sitting times: nothing, a credit, or all of it as a natural break.

An absence begins with `leave` and ends with `come_back`; `rest_if_long` is asked at every look.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from deskbreak.domain.reminder.decisions import AnswerKind, DecisionKind, Undone
from deskbreak.domain.reminder.desk import (
    CALM,
    MINUTE,
    MOST_UNDONE,
    UNDO_FOR,
    ZERO,
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
from deskbreak.domain.reminder.presence import Moment
from deskbreak.domain.reminder.states import Away, Concluded, Figures, Returned

SECOND = timedelta(seconds=1)
JITTER = SECOND  # between what two clocks say of one instant

Settled = tuple[Desk, tuple[Effect, ...]]


def leave(desk: Desk, start: timedelta, counted: timedelta, *, hard: bool = False) -> Desk:
    """Begin an absence at `start`; what was `counted` as sitting since then is taken back."""
    desk = replace(
        desk,
        since_break=max(desk.since_break - counted, ZERO),
        sat=max(desk.sat - counted, ZERO),
        occupied=None,
    )
    return replace(desk, away=Away(start, desk.figures, desk.concluded, hard=hard))


def come_back(desk: Desk, rules: Rules) -> Settled:
    """End the absence: something is taken off, or it was a natural break."""
    desk, effects = rest_if_long(desk, rules)
    away, now = desk.away, desk.seen.through
    if away is None:
        return desk, effects
    lasted = now - away.since
    off = credit(lasted, rules)
    kind = SpanKind.NATURAL_BREAK if away.rested else SpanKind.AWAY
    told = DecisionKind.NATURAL_BREAK if away.rested else DecisionKind.AWAY
    if not away.rested:
        left = max(desk.since_break - off, ZERO)
        again = desk.next_offer - (desk.since_break - left) if desk.due else desk.next_offer
        desk = replace(
            desk,
            since_break=left,
            sat=max(desk.sat - off, ZERO),
            next_offer=min(again, left + rules.interval),
        )
    effects += (
        *so_far(desk, away.since),
        *span_of(desk, kind, away.untold, now),
    )
    desk = replace(desk, away=None, silent=None, touched=None, since=now, assumed=None)
    took = concluded(desk, Undone.AWAY, away.before, away.since, lasted)
    effects += (WriteDecision(told, f"{lasted // SECOND} {took.taken_off // SECOND}"),)
    if MINUTE <= lasted <= MOST_UNDONE:
        desk = replace(desk, concluded=took)
    return desk, effects


def be_seen(desk: Desk, rules: Rules) -> Settled:
    """End an absence on a person's word, though there was no input."""
    if not desk.away:
        return replace(desk, touched=None, returned=None), ()
    back, effects = come_back(desk, rules)
    return replace(back, silent=desk.silent), effects


def be_there(desk: Desk, rules: Rules) -> Settled:
    """Input that is somebody's: it ends a silence and an absence."""
    hard = desk.away is not None and desk.away.hard
    desk, effects = come_back(desk, rules)
    if hard:
        desk = replace(desk, calm_until=desk.seen.through + CALM)
    unsure = desk.unsure if desk.occupied is None else desk.seen.through
    desk = replace(desk, silent=None, touched=None, occupied=None, returned=None, unsure=unsure)
    return desk, effects


def seem_back(desk: Desk, rules: Rules) -> Settled:
    """End an absence for now: whether somebody is there shows by input."""
    desk, rested = rest_if_long(desk, rules)
    away = desk.away
    desk, effects = come_back(desk, rules)
    if away and rules.idle_source:
        desk = replace(desk, returned=Returned(desk.seen.through, away.since + away.slept, away))
    return desk, (*rested, *effects)


def still_away(desk: Desk, returned: Returned, rules: Rules) -> Settled:
    """The absence that seemed over goes on: no input since before its end."""
    away, before = returned.away, returned.away.before
    if away.rested:
        desk = replace(desk, since_break=ZERO, sat=ZERO, next_offer=rules.interval)
    else:
        again = desk.next_offer + before.since_break - desk.since_break
        desk = replace(
            desk,
            since_break=before.since_break,
            sat=before.sat,
            next_offer=again if desk.due else before.next_offer,
            concluded=away.concluded,
        )
    away = replace(away, told=returned.at)
    return rest_if_long(replace(desk, away=away, returned=None, since=away.since), rules)


def rest_if_long(desk: Desk, rules: Rules) -> Settled:
    """Count an absence as a natural break as soon as it is one."""
    away = desk.away
    if not away or away.rested or desk.seen.through - away.since < rules.natural_break:
        return desk, ()
    effects: tuple[Effect, ...] = ()
    if desk.due:
        effects = (WriteAnswer(AnswerKind.RESTED, desk.since_break),)
        effects = (Withdraw(), *effects) if desk.due.shown else effects
    if desk.player:  # it stopped by itself meanwhile
        desk = replace(desk, player=None)
    return replace(anew(desk, rules), away=replace(away, rested=True)), effects


def anew(desk: Desk, rules: Rules) -> Desk:
    """Start the time since the last break, and that since one got up, anew."""
    return replace(
        desk,
        since_break=ZERO,
        sat=ZERO,
        next_offer=rules.interval,
        due=None,
        snoozed_until=None,
        blind_offers=0,
        returned=None,
        concluded=None,
    )


def credit(lasted: timedelta, rules: Rules) -> timedelta:
    """What an absence shorter than a natural break takes off; nothing within the grace."""
    beyond = max(lasted - rules.grace, ZERO)
    return rules.interval * (beyond / (rules.natural_break - rules.grace))


def concluded(
    desk: Desk, what: Undone, before: Figures, start: timedelta, lasted: timedelta
) -> Concluded:
    """What began at `start` (`Moment.through`) and is concluded now, to be taken back."""
    now = desk.seen
    since = wall(desk, start)
    return Concluded(what, now.through + UNDO_FOR, before, desk.figures, since, now.at, lasted)


def ongoing(desk: Desk, now: Moment) -> tuple[WriteSpan, ...]:
    """What goes on at `now`, some moments after the last look, and is not in the history yet."""
    desk = replace(desk, seen=now)
    if desk.playing and desk.player:
        return span_of(desk, SpanKind.BREAK, desk.player.since, now.through)
    away = desk.away
    if not away:
        return so_far(desk, now.through)
    kind = SpanKind.NATURAL_BREAK if away.rested else SpanKind.AWAY
    gone = span_of(desk, kind, away.untold, now.through)
    return (*so_far(desk, away.since), *gone)


def so_far(desk: Desk, end: timedelta) -> tuple[WriteSpan, ...]:
    """The stretch of sitting or standing that ends at `end`."""
    if desk.playing:
        return ()
    if desk.standing:
        why = "rested" if desk.standing.rested else ""
        return span_of(desk, SpanKind.STANDING, desk.since, end, why)
    return span_of(desk, SpanKind.SITTING, desk.since, end)


def wall(desk: Desk, instant: timedelta) -> datetime:
    """An instant of `Moment.through` in wall time."""
    return desk.seen.at - (desk.seen.through - instant)


def span_of(
    desk: Desk, kind: SpanKind, start: timedelta, end: timedelta, reason: str = ""
) -> tuple[WriteSpan, ...]:
    """A stretch between two instants of `Moment.through`, in wall time; none if it is empty."""
    if end <= start:
        return ()
    return (WriteSpan(kind, wall(desk, start), wall(desk, end), reason),)
