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
from deskbreak.domain.reminder.absence import SECOND, Settled, anew, be_seen, come_back
from deskbreak.domain.reminder.answers import answer
from deskbreak.domain.reminder.desk import (
    AGAIN_AFTER,
    CALM,
    MINUTE,
    OFFERS,
    OFFERS_WITHOUT_SOURCE,
    SAVE_EVERY,
    SILENT_CALL_LIMIT,
    ZERO,
    Desk,
    Due,
    Phase,
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
    Remind,
    RulesChanged,
    Started,
    Withdraw,
    WriteAnswer,
    WriteDecision,
)
from deskbreak.domain.reminder.presence import (
    SIGNS,
    Active,
    Film,
    Holder,
    Idle,
    Level,
    Locked,
    Look,
    Unlocked,
)

RING_STEPS = 8  # of the icon


@dataclass(frozen=True, slots=True)
class Decision:
    """The new state, what to do, when to look again, and the silence to be told of."""

    desk: Desk
    effects: tuple[Effect, ...]
    next_look: timedelta | None
    idle_after: timedelta


def decide(desk: Desk, event: Event, rules: Rules) -> Decision:
    """Decide what `event` means for `desk` under `rules`."""
    look, news = event.look, event.news
    begun = sitting.started if isinstance(news, Started) else sitting.pass_time
    desk, passed = begun(desk, look, rules)
    desk, struck = _clock(desk, rules)
    desk, taken = _take_in(desk, news, rules)
    desk, silent = sitting.fall_silent(desk, look, rules)
    desk, due = _fall_due(desk)
    desk, offered = _offer(desk, look, rules)
    effects = (*passed, *struck, *taken, *silent, *due, *offered)
    wait = min((w for w in _waits(desk, look, rules) if w > ZERO), default=None)
    expected = None if wait is None else look.now.awake + wait
    waiting = desk.due is not None and desk.due.lull is not None and rules.lull > ZERO
    idle_after = _lull(rules) if waiting else rules.grace
    return Decision(replace(desk, expected=expected), effects, wait, idle_after)


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
        return desk, (*back, WriteDecision("hours_began"))
    shown = desk.due is not None and desk.due.shown
    desk = replace(desk, due=None, snoozed_until=None, concluded=None)
    return desk, ((Withdraw(),) if shown else ()) + (WriteDecision("hours_ended"),)


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


def _fall_due(desk: Desk) -> Settled:
    if desk.due or desk.sat < desk.next_offer or desk.phase is not Phase.SITTING:
        return desk, ()
    return replace(desk, due=Due()), (WriteDecision("due", str(desk.sat // SECOND)),)


def _offer(desk: Desk, look: Look, rules: Rules) -> Settled:
    """Conclude whether the reminder of a break that is due may come now."""
    due = desk.due
    if due is None:
        return desk, ()
    if desk.phase not in (Phase.DUE, Phase.HELD_BACK):
        return _not_here(desk, due)
    if due.offers and not due.forced and desk.sat < desk.next_offer:
        return desk, ()
    if due.offers >= OFFERS:
        return _give_up(desk, due, rules)
    blind = not rules.idle_source and desk.blind_offers >= OFFERS_WITHOUT_SOURCE
    if blind or desk.seen.through < desk.calm_until:
        return replace(desk, due=replace(due, lull=None, held=None)), ()
    if due.lull is not None and not _is_lull(desk, due, rules):
        return desk, ()
    holding = () if due.forced else desk.holding(rules)[:1]
    if lacking := look.lacks(_matters(desk, due, holding, rules)):
        return desk, (Ask(lacking),)
    if holding:
        return _hold_back(desk, due, holding[0], rules)
    over = (WriteDecision("free_again"),) if due.held is not None and not due.forced else ()
    due = replace(due, held=None, lull=desk.seen.through if due.lull is None else due.lull)
    desk = replace(desk, due=due)
    if _in_call(desk, look, rules) or not _is_lull(desk, due, rules):
        return desk, over
    desk, shown = _show(desk, due, look, rules)
    return desk, (*over, *shown)


def _matters(desk: Desk, due: Due, holding: tuple[Holder, ...], rules: Rules) -> tuple[Level, ...]:
    """What decides whether the reminder may come: of what holds it back, one is enough."""
    holds = () if due.forced else holding or tuple(rules.hold_back)
    return holds if desk.silent is None else (*holds, *SIGNS)


def _in_call(desk: Desk, look: Look, rules: Rules) -> bool:
    """Nobody types, and what holds a break back, or a film, tells of somebody all the same."""
    holding = desk.holding(rules)
    return desk.silent is not None and any(
        sign is Film.FILM or sign in holding for sign in look.signs()
    )


def _not_here(desk: Desk, due: Due) -> Settled:
    """While somebody is away a reminder stays on the screen, in a pause it does not."""
    if due.shown and desk.phase is Phase.AWAY:
        return desk, ()
    return replace(desk, due=due.waiting()), (Withdraw(),) if due.shown else ()


def _lull(rules: Rules) -> timedelta:
    """The pause in typing to wait for; one that is already an absence would never be a lull."""
    return min(rules.lull, rules.grace / 2)


def _is_lull(desk: Desk, due: Due, rules: Rules) -> bool:
    now = desk.seen.through
    if rules.lull == ZERO or not rules.idle_source:
        return True
    if due.lull is not None and now - due.lull >= rules.longest_wait:
        return True
    return desk.silent is not None and now - desk.silent >= _lull(rules)


def _hold_back(desk: Desk, due: Due, holder: Holder, rules: Rules) -> Settled:
    now = desk.seen.through
    held = due.held if due.held is not None else now
    why = (WriteDecision("held_back", holder),) if due.held is None else ()
    if rules.hold_back_limit is not None and now - held >= rules.hold_back_limit:
        due = replace(due, forced=True, offers=OFFERS - 1)  # one, and no other after it
        why = (WriteDecision("held_long", f"{(now - held) // SECOND} {holder}"),)
    return replace(desk, due=replace(due, held=held, lull=None)), why


def _show(desk: Desk, due: Due, look: Look, rules: Rules) -> Settled:
    lull = desk.silent is not None or rules.lull == ZERO or not rules.idle_source
    unknown = sorted(level for level in look.unknown if level in rules.hold_back)
    why = " ".join(["lull" if lull else "waited", *unknown])
    desk = replace(
        desk,
        due=Due(offers=due.offers + 1, shown=True),
        next_offer=desk.sat + AGAIN_AFTER,
        blind_offers=desk.blind_offers + 1,
    )
    return desk, (Remind(), WriteDecision("offered", why))


def _give_up(desk: Desk, due: Due, rules: Rules) -> Settled:
    """Three offers in a row without an answer: not before the next whole interval."""
    desk = replace(desk, due=None, next_offer=desk.sat + rules.interval)
    return desk, (Withdraw(), WriteAnswer("unanswered", desk.sat)) if due.shown else ()


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
