"""
How time becomes sitting time, and when it turns into an absence.

A span counts as sitting if the idle source was silent through it. Locked time, suspend, and time
in which the program did not run for long never do. Pure: all time comes with the look.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from deskbreak.domain.reminder.absence import JITTER, Settled, come_back, leave, rest_if_long
from deskbreak.domain.reminder.decisions import DecisionKind
from deskbreak.domain.reminder.desk import (
    CALM,
    SILENT_CALL_LIMIT,
    STOOD_STILL,
    ZERO,
    Away,
    Desk,
    Rules,
)
from deskbreak.domain.reminder.events import Ask, WriteDecision
from deskbreak.domain.reminder.presence import SIGNS, Holder, Look, Moment


def pass_time(desk: Desk, look: Look, rules: Rules) -> Settled:
    """Bring `desk` up to `look`: add sitting, take suspend and standstill off."""
    now, seen = look.now, desk.seen
    slept = max(now.slept - seen.slept, ZERO)
    jump = (now.at - seen.at) - (now.through - seen.through)  # of a wall clock that was set
    late = ZERO if desk.expected is None else now.awake - desk.expected
    stood_still = late + min(jump, ZERO)  # set back, it makes a look late that waits by it
    missed = stood_still if stood_still > STOOD_STILL else ZERO
    passed = max(now.awake - seen.awake - missed, ZERO)
    counts = desk.player is None and desk.away is None and (rules.idle_source or desk.open_hours)
    desk = replace(
        desk,
        seen=now,
        sat=desk.sat + passed if counts else desk.sat,
        snoozed_until=_moved(desk.snoozed_until, jump),
        holders=_held_since(desk, look),
    )
    absent = slept + missed
    if absent <= JITTER:
        return desk, ()
    desk = replace(desk, calm_until=now.through + CALM, blind_offers=0)
    if desk.player:
        return desk, ()
    if desk.away:
        return replace(desk, away=replace(desk.away, hard=True)), ()
    return _absent(desk, now.through - absent, rules)


def started(desk: Desk, look: Look, rules: Rules) -> Settled:
    """
    Take up a desk that was saved by an earlier run, maybe before the machine was restarted.

    A run that was killed may have gone on until the look it had ordered.
    """
    now = look.now
    down = max(now.at - desk.seen.at, ZERO)
    ran_on = ZERO if desk.expected is None else max(desk.expected - desk.seen.awake, ZERO)
    desk = _taken_up(desk, now, down)
    if desk.player:
        return desk, ()
    if desk.away:
        return _come_back_unseen(desk, rules)
    if (absent := down - ran_on) > STOOD_STILL:
        return _absent(desk, now.through - absent, rules)
    return replace(desk, sat=desk.sat + down), ()


def fall_silent(desk: Desk, look: Look, rules: Rules) -> Settled:
    """Turn a lock, or a silence without a call or a film that is long enough, into an absence."""
    now = look.now.through
    if desk.away or desk.player:
        return rest_if_long(desk, rules)
    if desk.locked:
        start = _last_input(desk, now)
        return rest_if_long(leave(desk, start, now - start, hard=True), rules)
    if desk.silent is None or now - desk.silent < rules.grace:
        return desk, ()
    signs, limit = look.signs(), desk.silent + SILENT_CALL_LIMIT
    if lacking := look.lacks(signs[:1] or SIGNS):  # one in use is enough, whatever the others are
        return desk, (Ask(lacking),)
    if signs and now < limit:
        why = () if desk.occupied else (WriteDecision(DecisionKind.STILL_SITTING, signs[0]),)
        return replace(desk, occupied=now), why
    if desk.returned and desk.silent <= desk.returned[0] + JITTER:
        return rest_if_long(_still_away(desk, *desk.returned), rules)
    start = max(desk.silent, desk.since, min(desk.occupied or desk.silent, limit))
    if now - start < rules.grace:
        return desk, ()
    return rest_if_long(leave(desk, start, now - start), rules)


def _taken_up(desk: Desk, now: Moment, down: timedelta) -> Desk:
    """The saved desk on the clocks of this boot, without what only the earlier run could see."""
    moved = now.through - desk.seen.through - down
    away, player, due = desk.away, desk.player, desk.due
    if away:
        away = replace(away, since=away.since + moved, told=away.told + moved, hard=True)
    if player:
        player = replace(player, since=player.since + moved)
    if due and due.shown:  # that one is gone from the screen, and was not answered
        due = replace(due, offers=due.offers - 1)
        desk = replace(desk, next_offer=min(desk.next_offer, desk.sat))
    return replace(
        desk,
        seen=now,
        expected=None,
        since=desk.since + moved,
        silent=None,
        occupied=None,
        locked=False,
        away=away,
        returned=None,
        due=due and due.waiting(),
        calm_until=now.through + CALM if down > STOOD_STILL else desk.calm_until + moved,
        player=player,
        holders=(),
        concluded=None,
    )


def _absent(desk: Desk, start: timedelta, rules: Rules) -> Settled:
    """Nobody can have sat here from `start` until now; whoever was silent before still is."""
    begin = _last_input(desk, start)
    desk = leave(desk, begin, start - begin, hard=True)
    return (desk, ()) if desk.silent is not None else _come_back_unseen(desk, rules)


def _last_input(desk: Desk, before: timedelta) -> timedelta:
    """When an absence began that shows at `before`: in a call or a film only then."""
    if desk.silent is None or desk.occupied is not None:
        return before
    return min(max(desk.silent, desk.since), before)


def _come_back_unseen(desk: Desk, rules: Rules) -> Settled:
    """End the absence for now: whether somebody is there shows at the next silence."""
    back, effects = come_back(desk, rules)
    return replace(back, returned=(desk.seen.through, desk.away) if desk.away else None), effects


def _still_away(desk: Desk, ended: timedelta, away: Away) -> Desk:
    """The absence that seemed over goes on: no input since before its end."""
    restored = replace(away, told=ended)
    return replace(
        desk,
        away=restored,
        sat=ZERO if away.rested else away.sat,
        next_offer=desk.next_offer if away.rested else away.next_offer,
        returned=None,
        concluded=None,
    )


def _moved(until: datetime | None, jump: timedelta) -> datetime | None:
    """Keep a snooze as long as it is when the wall clock is set."""
    return until + jump if until and abs(jump) > JITTER else until


def _held_since(desk: Desk, look: Look) -> tuple[tuple[Holder, timedelta], ...]:
    known = dict(desk.holders)
    return tuple((h, known.get(h, look.now.through)) for h in Holder if h in look.in_use)
