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
from deskbreak.domain.reminder.absence import Settled, be_seen
from deskbreak.domain.reminder.answers import answer
from deskbreak.domain.reminder.corrections import not_here
from deskbreak.domain.reminder.decisions import DecisionKind
from deskbreak.domain.reminder.desk import (
    CALM,
    MINUTE,
    SAVE_EVERY,
    STOOD_STILL,
    ZERO,
    Desk,
    Rules,
)
from deskbreak.domain.reminder.events import (
    Ask,
    Command,
    Edge,
    Effect,
    Event,
    Ignored,
    News,
    PlayerEnded,
    Started,
    Withdraw,
    WriteDecision,
)
from deskbreak.domain.reminder.offering import fall_due, lull_of, offer
from deskbreak.domain.reminder.presence import Level, Look
from deskbreak.domain.reminder.silence import KNOCK, fall_silent, hear, patience
from deskbreak.domain.reminder.standing import stand_on

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
    desk, stood = stand_on(desk, rules)
    desk, struck = _clock(desk, rules)
    desk, changed = _other_interval(desk, rules)
    desk, taken = _take_in(desk, news, rules)
    desk, silent = fall_silent(desk, look, rules)
    desk, due = fall_due(desk)
    desk, offered = offer(desk, look, rules)
    effects = (*passed, *stood, *struck, *changed, *taken, *silent, *due, *offered)
    wait = min((w for w in _waits(desk, look, rules) if w > ZERO), default=None)
    expected = None if wait is None else look.now.awake + wait
    ask = frozenset(level for one in effects if isinstance(one, Ask) for level in one.levels)
    effects = tuple(effect for effect in effects if not isinstance(effect, Ask))
    return Decision(replace(desk, expected=expected), effects, wait, _idle_after(desk, rules), ask)


def _clock(desk: Desk, rules: Rules) -> Settled:
    """What the wall clock brings: a pause or a snooze ends, the working hours open or close."""
    now = desk.seen
    if desk.paused_until and now.at >= desk.paused_until:
        desk = replace(desk, paused_until=None)
    if desk.snoozed_until and now.at >= desk.snoozed_until:
        due = desk.due and replace(desk.due, offers=0)
        desk = replace(desk, snoozed_until=None, due=due)
    if desk.here_until and now.at >= desk.here_until:
        desk = not_here(desk, now.through - (now.at - desk.here_until))
    inside = rules.hours.open_at(now.at, rules.zone)
    if inside == desk.open_hours:
        return desk, ()
    desk = replace(desk, open_hours=inside)
    if inside:
        desk, back = (desk, ()) if rules.idle_source else be_seen(desk, rules)
        desk = replace(desk, calm_until=now.through + CALM)
        return desk, (*back, WriteDecision(DecisionKind.HOURS_BEGAN))
    shown = desk.due is not None and desk.due.shown
    desk = replace(desk, due=None, snoozed_until=None, concluded=None)
    return desk, ((Withdraw(),) if shown else ()) + (WriteDecision(DecisionKind.HOURS_ENDED),)


def _other_interval(desk: Desk, rules: Rules) -> Settled:
    """Another work interval moves the offer; it never comes within a minute."""
    before, desk = desk.interval, replace(desk, interval=rules.interval)
    if before is None or before == rules.interval or desk.snoozed_until:
        return desk, ()
    back, long = desk.concluded, desk.since_break >= rules.interval
    if back and back.before.due and not long:  # not due any more, whatever is taken back
        before_it = replace(back.before, due=None, snoozed_until=None)
        desk = replace(desk, concluded=replace(back, before=before_it))
    if desk.due and long:
        return desk, ()
    if desk.due:
        shown = desk.due.shown
        desk = replace(desk, due=None, next_offer=rules.interval)
        return desk, (Withdraw(),) if shown else ()
    moved = desk.next_offer + rules.interval - before
    return replace(desk, next_offer=max(moved, desk.since_break + MINUTE)), ()


def _take_in(desk: Desk, news: News, rules: Rules) -> Settled:
    if isinstance(news, Edge):
        return hear(desk, news, rules)
    if isinstance(news, PlayerEnded | Ignored | Command):
        return answer(desk, news, rules)
    return desk, ()


def _idle_after(desk: Desk, rules: Rules) -> timedelta:
    """The silence to be told of: a short one while something is to be learnt from it."""
    if desk.touched or desk.returned:
        return KNOCK
    waiting = desk.due is not None and desk.due.lull is not None and rules.lull > ZERO
    return lull_of(rules) if waiting else rules.grace


def _waits(desk: Desk, look: Look, rules: Rules) -> Iterator[timedelta]:
    """How long until each thing that can change without an event."""
    now, through = look.now, look.now.through
    if until := rules.hours.next_edge(now.at, rules.zone):
        yield until - now.at
    if desk.paused_until and desk.paused_until.year < 9999:
        yield desk.paused_until - now.at
    if desk.here_until and desk.here_until.year < 9999:
        yield desk.here_until - now.at
    if desk.playing:
        if desk.locked is not None:
            yield desk.locked + STOOD_STILL - through
        return
    if desk.snoozed_until:
        yield desk.snoozed_until - now.at
    if desk.touched and not desk.touched.over:
        yield desk.touched.at + 2 * KNOCK - through
    if desk.away:
        if not desk.away.rested:
            yield desk.away.since + rules.natural_break - through
        return
    yield SAVE_EVERY
    yield from _silence_waits(desk, rules)
    yield from _standing_waits(desk, rules) if desk.standing else _sitting_waits(desk, rules)


def _silence_waits(desk: Desk, rules: Rules) -> Iterator[timedelta]:
    through = desk.seen.through
    if desk.silent is None or desk.here_until is not None:
        return
    start = max(desk.silent, desk.since)
    start = start if desk.occupied is None else max(start, desk.occupied)
    yield start + patience(desk, rules) - through
    if desk.signs(rules):
        yield MINUTE


def _standing_waits(desk: Desk, rules: Rules) -> Iterator[timedelta]:
    through, standing = desk.seen.through, desk.standing
    if standing:
        yield standing.since + rules.natural_break - through
        if standing.until is not None:
            yield standing.until - through


def _sitting_waits(desk: Desk, rules: Rules) -> Iterator[timedelta]:
    through, due = desk.seen.through, desk.due
    if due is None:
        step = rules.interval / RING_STEPS
        left = desk.next_offer - desk.since_break
        if step < SAVE_EVERY:  # else the looks that save are near enough for the icon
            yield max(left % step or step, MINUTE)
        if desk.open_hours and not desk.paused_until:
            yield left
    elif due.by is not None:
        yield MINUTE
    elif desk.calm_until > through:
        yield desk.calm_until - through
    elif due.lull is not None:
        yield due.lull + rules.longest_wait - through
    elif due.offers:
        yield desk.next_offer - desk.since_break
