"""
The whole reminder policy: what was, what happened, what now.

`decide` first lets time pass (`sitting`), then takes the news in, then concludes whether a
reminder stands on the screen or not. Nothing here reads a clock or touches a desktop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from deskbreak.domain.reminder import sitting
from deskbreak.domain.reminder.absence import Settled, anew, be_seen, come_back
from deskbreak.domain.reminder.answers import answer
from deskbreak.domain.reminder.decisions import DecisionKind
from deskbreak.domain.reminder.desk import (
    CALM,
    MINUTE,
    SAVE_EVERY,
    SILENT_CALL_LIMIT,
    ZERO,
    Desk,
    Rules,
)
from deskbreak.domain.reminder.events import (
    Ask,
    Command,
    Effect,
    Event,
    Ignored,
    News,
    PlayerEnded,
    RulesChanged,
    Started,
    Withdraw,
    WriteDecision,
)
from deskbreak.domain.reminder.offering import fall_due, lull_of, offer
from deskbreak.domain.reminder.presence import (
    Active,
    Idle,
    Level,
    Locked,
    Look,
    Unlocked,
)

RING_STEPS = 8  # of the icon


@dataclass(frozen=True, slots=True)
class Decision:
    """The new state, what to do, when to look again, the silence to be told of, what to ask."""

    desk: Desk
    effects: tuple[Effect, ...]
    next_look: timedelta | None
    idle_after: timedelta
    ask: frozenset[Level]


def decide(desk: Desk, event: Event, rules: Rules) -> Decision:
    """Decide what `event` means for `desk` under `rules`."""
    look, news = event.look, event.news
    begun = sitting.started if isinstance(news, Started) else sitting.pass_time
    desk, passed = begun(desk, look, rules)
    desk, struck = _clock(desk, rules)
    desk, taken = _take_in(desk, news, rules)
    desk, silent = sitting.fall_silent(desk, look, rules)
    desk, due = fall_due(desk)
    desk, offered = offer(desk, look, rules)
    effects = (*passed, *struck, *taken, *silent, *due, *offered)
    wait = min((w for w in _waits(desk, look, rules) if w > ZERO), default=None)
    expected = None if wait is None else look.now.awake + wait
    waiting = desk.due is not None and desk.due.lull is not None and rules.lull > ZERO
    idle_after = lull_of(rules) if waiting else rules.grace
    ask = frozenset(level for one in effects if isinstance(one, Ask) for level in one.levels)
    effects = tuple(effect for effect in effects if not isinstance(effect, Ask))
    return Decision(replace(desk, expected=expected), effects, wait, idle_after, ask)


def _clock(desk: Desk, rules: Rules) -> Settled:
    """What the wall clock brings: a pause or a snooze ends, the working hours open or close."""
    now = desk.seen
    if desk.paused_until and now.at >= desk.paused_until:
        desk = replace(desk, paused_until=None)
    if desk.snoozed_until and now.at >= desk.snoozed_until:
        due = desk.due and replace(desk.due.waiting(), offers=0)
        desk = replace(desk, snoozed_until=None, due=due)
    inside = rules.hours.open_at(now.at, rules.zone)
    if inside == desk.open_hours:
        return desk, ()
    desk = replace(desk, open_hours=inside)
    if inside:
        back: tuple[Effect, ...] = ()
        if not rules.idle_source:
            desk, back = be_seen(desk, rules)
            desk = replace(anew(desk, rules), since=now.through)
        desk = replace(desk, calm_until=max(desk.calm_until, now.through + CALM))
        return desk, (*back, WriteDecision(DecisionKind.HOURS_BEGAN))
    shown = desk.due is not None and desk.due.shown
    desk = replace(desk, due=None, snoozed_until=None, concluded=None)
    return desk, ((Withdraw(),) if shown else ()) + (WriteDecision(DecisionKind.HOURS_ENDED),)


def _take_in(desk: Desk, news: News, rules: Rules) -> Settled:
    now = desk.seen.through
    match news:
        case Idle(ago):
            since = now - ago
            return replace(desk, silent=min(desk.silent or since, since)), ()
        case Active() if not desk.locked:
            desk = replace(desk, silent=None, occupied=None)
            return come_back(desk, rules) if desk.away else (desk, ())
        case Locked():
            away = desk.away and replace(desk.away, hard=True)
            return replace(desk, locked=True, away=away), ()
        case Unlocked() if desk.locked:
            desk = replace(desk, locked=False, silent=None, calm_until=now + CALM, blind_offers=0)
            return come_back(desk, rules) if desk.away else (desk, ())
        case RulesChanged(interval):
            return _changed(desk, interval, rules)
    if isinstance(news, PlayerEnded | Ignored | Command):
        return answer(desk, news, rules)
    return desk, ()


def _changed(desk: Desk, interval: timedelta, rules: Rules) -> Settled:
    """Another work interval moves the offer; it never comes within a minute."""
    if interval == rules.interval or desk.snoozed_until:
        return desk, ()
    if desk.due and desk.sat < rules.interval:
        shown = desk.due.shown
        desk = replace(desk, due=None, next_offer=rules.interval)
        return desk, (Withdraw(),) if shown else ()
    if desk.due:
        return desk, ()
    desk = replace(desk, concluded=None)  # its next offer was another interval's
    moved = desk.next_offer + rules.interval - interval
    return replace(desk, next_offer=max(moved, desk.sat + MINUTE)), ()


def _waits(desk: Desk, look: Look, rules: Rules) -> Iterator[timedelta]:
    """How long until each thing that can change without an event."""
    now, through = look.now, look.now.through
    if until := rules.hours.next_edge(now.at, rules.zone):
        yield until - now.at
    if desk.paused_until and desk.paused_until.year < 9999:
        yield desk.paused_until - now.at
    if desk.player:
        return
    if desk.snoozed_until:
        yield desk.snoozed_until - now.at
    if desk.away:
        if not desk.away.rested:
            yield desk.away.since + rules.natural_break - through
        return
    if desk.silent is not None:
        start = max(desk.silent, desk.since, desk.occupied or ZERO)
        yield start + rules.grace - through
        if look.signs():
            yield MINUTE
            yield desk.silent + SILENT_CALL_LIMIT - through
    yield from _sitting_waits(desk, rules)


def _sitting_waits(desk: Desk, rules: Rules) -> Iterator[timedelta]:
    through, due = desk.seen.through, desk.due
    yield SAVE_EVERY
    if due is None:
        step = rules.interval / RING_STEPS
        if step < SAVE_EVERY:  # else the looks that save are near enough for the icon
            yield max((desk.next_offer - desk.sat) % step or step, MINUTE)
        if desk.open_hours and not desk.paused_until:
            yield desk.next_offer - desk.sat
    elif due.held is not None:
        yield MINUTE
    elif desk.calm_until > through:
        yield desk.calm_until - through
    elif due.lull is not None:
        yield due.lull + rules.longest_wait - through
    elif due.offers:
        yield desk.next_offer - desk.sat
