"""The edges of presence: input and silence, lock and screen; and when a silence is an absence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from deskbreak.domain.reminder.absence import (
    JITTER,
    Settled,
    be_there,
    leave,
    rest_if_long,
    seem_back,
    still_away,
)
from deskbreak.domain.reminder.decisions import DecisionKind
from deskbreak.domain.reminder.desk import (
    CALM,
    MINUTE,
    SILENT_CALL_LIMIT,
    STOOD_STILL,
    ZERO,
    Desk,
    Rules,
)
from deskbreak.domain.reminder.events import Ask, Edge, WriteDecision
from deskbreak.domain.reminder.presence import (
    Active,
    Idle,
    Locked,
    Look,
    ScreenOff,
    ScreenOn,
    Unlocked,
)
from deskbreak.domain.reminder.sitting import break_off, last_input
from deskbreak.domain.reminder.standing import end_standing
from deskbreak.domain.reminder.states import Touch

KNOCK = timedelta(seconds=2)  # input that lasts for less, and has no other near, is nobody's


def hear(desk: Desk, edge: Edge, rules: Rules) -> Settled:
    """Take an edge in."""
    now = desk.seen.through
    match edge:
        case Idle(ago):
            return _idle(desk, now - ago, rules)
        case Active():
            return _active(replace(desk, screen_off=False), rules)  # input lights it
        case Locked():
            away = desk.away and replace(desk.away, hard=True)
            locked = now if desk.locked is None else desk.locked
            return replace(desk.untouched(), locked=locked, away=away, here_until=None), ()
        case Unlocked() if desk.locked is not None:
            return _unlock(desk, rules)
        case ScreenOff():
            occupied = now if desk.occupied is not None else None  # until now
            return replace(desk, screen_off=True, occupied=occupied), ()
        case ScreenOn():
            return replace(desk, screen_off=False), ()
    return desk, ()


def fall_silent(desk: Desk, look: Look, rules: Rules) -> Settled:
    """Turn a lock, or a silence without a call or a film that is long enough, into an absence."""
    desk, back = _settle(desk, rules)
    desk, effects = _break_locked(desk) if desk.playing else _leave_silent(desk, look, rules)
    desk, rested = rest_if_long(desk, rules)
    return desk, (*back, *effects, *rested)


def patience(desk: Desk, rules: Rules) -> timedelta:
    """How long a silence is until it is an absence: who stands moves about."""
    if desk.screen_off and desk.occupied is not None:
        return ZERO  # the screen was what told of somebody
    return rules.natural_break if desk.standing else rules.grace


def _leave_silent(desk: Desk, look: Look, rules: Rules) -> Settled:
    now = look.now.through
    if desk.away:
        return desk, ()
    if not (rules.idle_source or desk.open_hours):  # nothing tells of anybody then
        return _left(desk, now)
    if desk.locked is not None:
        return _left(desk, last_input(desk, now), hard=True)
    silent = desk.silent
    if silent is None:
        return _look_again(desk, look)
    if desk.here_until is not None:
        return desk, ()
    if desk.returned:
        if silent <= desk.returned.after + JITTER:
            return still_away(desk, desk.returned, rules)
        desk = replace(desk, returned=None)
    start, wait = max(silent, desk.since), patience(desk, rules)
    if now - start < wait:
        return desk, ()
    signs, limit = desk.signs(rules), silent + SILENT_CALL_LIMIT
    one = tuple(sign.level for sign in signs[:1])  # is enough
    asked = () if desk.screen_off else one or rules.count_as_sitting
    if lacking := look.lacks(asked):
        return desk, (Ask(lacking),)
    if signs and now < limit:
        why = (
            ()
            if desk.occupied is not None
            else (WriteDecision(DecisionKind.STILL_SITTING, str(signs[0])),)
        )
        assumed = start if desk.assumed is None else desk.assumed
        return replace(desk, occupied=now, assumed=assumed), why
    if desk.occupied is not None:
        start = max(start, min(desk.occupied, limit))
    return _left(desk, start) if now - start >= wait else (desk, ())


def _look_again(desk: Desk, look: Look) -> Settled:
    """Ask once, after a call or a film, whether it has ended: the next may be another one."""
    if desk.unsure is None or look.now.through - desk.unsure < MINUTE:
        return desk, ()
    if lacking := look.lacks(one.level for one in desk.holders):
        return desk, (Ask(lacking),)
    return replace(desk, unsure=None), ()


def _left(desk: Desk, start: timedelta, *, hard: bool = False) -> Settled:
    """Nobody is there since `start`."""
    counted = desk.seen.through - start if desk.sits else ZERO
    desk, stood = end_standing(desk, start)
    return leave(desk, start, counted, hard=hard), stood


def _break_locked(desk: Desk) -> Settled:
    """A lock that lasts ends the break where it began, as the player does by itself."""
    if desk.locked is None or desk.seen.through - desk.locked < STOOD_STILL:
        return desk, ()
    desk, ended = break_off(desk, desk.locked)
    return leave(desk, desk.locked or ZERO, ZERO, hard=True), ended


def _settle(desk: Desk, rules: Rules) -> Settled:
    """Input after a long silence that has gone on is somebody's."""
    touch = desk.touched
    if touch is None or touch.over or desk.locked is not None:
        return desk, ()
    lasts = desk.seen.through - touch.at >= 2 * KNOCK  # its end would have been told of
    return be_there(desk, rules) if lasts else (desk, ())


def _idle(desk: Desk, last: timedelta, rules: Rules) -> Settled:
    """Silence since `last`; after input that was none, it is still the one from before."""
    touch = desk.touched
    if touch and (last - touch.at < KNOCK or desk.locked is not None):
        return replace(desk, touched=replace(touch, over=True)), ()
    desk, back = be_there(desk, rules) if touch else (desk, ())
    return replace(desk, silent=last if desk.silent is None else min(desk.silent, last)), back


def _active(desk: Desk, rules: Rules) -> Settled:
    """Input: after a long silence only the second tells of somebody."""
    now, touch = desk.seen.through, desk.touched
    if desk.locked is not None:
        return replace(desk, touched=Touch(now)), ()
    silent = desk.silent is not None and now - desk.silent >= rules.grace
    if not (desk.away or silent):
        return be_there(desk, rules)
    if touch and not touch.over:
        return desk, ()
    if touch and now - touch.at <= MINUTE:
        return be_there(desk, rules)
    return replace(desk, touched=Touch(now)), ()


def _unlock(desk: Desk, rules: Rules) -> Settled:
    """Without a key since, an absence that only seems over."""
    now, touch = desk.seen.through, desk.touched
    desk = replace(desk, locked=None, touched=None, calm_until=now + CALM, blind_offers=0)
    if desk.playing:
        return desk, ()
    if touch and (not touch.over or now - touch.at <= MINUTE):
        return be_there(desk, rules)
    return (desk, ()) if desk.silent is not None else seem_back(desk, rules)
