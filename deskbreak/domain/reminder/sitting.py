"""
How time becomes sitting time while the program runs, and over a time in which it did not.

A span counts as sitting if the idle source was silent through it. Locked time, suspend, and time
in which the program did not run for long never do. Pure: all time comes with the look.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from deskbreak.domain.reminder.absence import (
    JITTER,
    Settled,
    leave,
    rest_if_long,
    seem_back,
    span_of,
)
from deskbreak.domain.reminder.corrections import leap
from deskbreak.domain.reminder.desk import CALM, STOOD_STILL, ZERO, Desk, Rules
from deskbreak.domain.reminder.events import Effect, SpanKind, Withdraw
from deskbreak.domain.reminder.presence import Film, Holder, Level, Look, Moment
from deskbreak.domain.reminder.standing import end_standing
from deskbreak.domain.reminder.states import InUse

ORDER: tuple[Level, ...] = (*Holder, *Film)  # in which what holds a break back is named
FORGOTTEN = timedelta(hours=2)  # unasked: whether it was in use all the time, nobody knows


def pass_time(desk: Desk, look: Look, rules: Rules) -> Settled:
    """Bring `desk` up to `look`: add sitting, take suspend and standstill off."""
    now, seen = look.now, desk.seen
    slept = max(now.slept - seen.slept, ZERO)
    jump = (now.at - seen.at) - (now.through - seen.through)  # of a wall clock that was set
    late = ZERO if desk.expected is None else now.awake - desk.expected
    stood_still = late + min(jump, ZERO)  # set back, it makes a look late that waits by it
    missed = stood_still if stood_still > STOOD_STILL else ZERO
    passed = max(now.awake - seen.awake - missed, ZERO)
    desk = replace(
        desk.later(passed),
        seen=now,
        snoozed_until=_moved(desk.snoozed_until, jump),
        here_until=_moved(desk.here_until, jump),
        holders=_in_use(desk, look, rules),
    )
    desk, gone = _gone(desk, slept, missed, rules)
    desk, leapt = leap(desk, jump, rules) if jump >= rules.natural_break else (desk, ())
    return desk, (*gone, *leapt)


def started(desk: Desk, look: Look, rules: Rules) -> Settled:
    """
    Take up a desk that was saved by an earlier run, maybe before the machine was restarted.

    On the same boot its clocks say how long that is ago, whatever the wall clock was set to. A
    run that was killed may have gone on until the look it had ordered.
    """
    now, seen = look.now, desk.seen
    same = bool(now.boot) and now.boot == seen.boot
    down = max(now.through - seen.through if same else now.at - seen.at, ZERO)
    slept = max(now.slept - seen.slept, ZERO) if same else ZERO
    ran_on = ZERO if desk.expected is None else max(desk.expected - seen.awake, ZERO)
    absent = max(down - ran_on, slept)
    withdrawn = (Withdraw(),) if desk.due and desk.due.shown else ()  # a kill left it there
    desk = _taken_up(desk, now, down, same=same)
    if desk.player and absent > STOOD_STILL:
        desk = replace(desk, player=replace(desk.player, unwatched=now.through - absent))
    if desk.playing:
        return desk, withdrawn
    slept = slept if same else absent  # a counter of idle time began anew
    if desk.away:
        desk, back = seem_back(desk.slept(slept), rules)
    elif absent > STOOD_STILL:
        desk, back = nobody_since(desk, now.through - absent, rules, slept)
    else:
        desk, back = desk.later(down), ()
    return desk, (*withdrawn, *back)


def nobody_since(desk: Desk, start: timedelta, rules: Rules, slept: timedelta) -> Settled:
    """Nobody can have sat here from `start` until now; whoever was silent before still is."""
    begin = last_input(desk, start)
    counted = start - begin if desk.sits else ZERO
    desk, stood = end_standing(desk, begin)
    desk = leave(replace(desk, here_until=None), begin, counted, hard=True).slept(slept)
    silent = desk.silent is not None
    desk, back = rest_if_long(desk, rules) if silent else seem_back(desk, rules)
    return desk, (*stood, *back)


def last_input(desk: Desk, before: timedelta) -> timedelta:
    """When an absence began that shows at `before`: in a call or a film only then."""
    if desk.silent is None or desk.occupied is not None or desk.here_until is not None:
        return before
    return min(max(desk.silent, desk.since), before)


def break_off(desk: Desk, end: timedelta) -> Settled:
    """The break of an open player was over at `end`; what is left of its window is no break."""
    assert desk.player  # noqa: S101 - asked for while one plays
    effects = span_of(desk, SpanKind.BREAK, desk.player.since, end)
    return replace(desk, player=replace(desk.player, until=end), since=end), effects


def _gone(desk: Desk, slept: timedelta, missed: timedelta, rules: Rules) -> Settled:
    """Take off what was sleep, or in which the program stood still."""
    now, absent = desk.seen.through, slept + missed
    if absent <= JITTER:
        return desk, ()
    desk = replace(desk, calm_until=now + CALM, blind_offers=0).untouched()
    effects: tuple[Effect, ...] = ()
    if desk.playing:
        if slept < STOOD_STILL:
            return desk, ()
        desk, effects = break_off(desk, now - absent)
    if desk.away:
        away = replace(desk.away, hard=True)
        return rest_if_long(replace(desk, away=away).slept(slept), rules)
    desk, gone = nobody_since(desk, now - absent, rules, slept)
    return desk, (*effects, *gone)


def _taken_up(desk: Desk, now: Moment, down: timedelta, *, same: bool) -> Desk:
    """The saved desk on the clocks of this boot, without what only the earlier run could see."""
    moved = now.through - desk.seen.through - down
    away, player, due, standing = desk.away, desk.player, desk.due, desk.standing
    if away:
        told = None if away.told is None else away.told + moved
        away = replace(away, since=away.since + moved, told=told, hard=True)
    if player:
        until = None if player.until is None else player.until + moved
        player = replace(player, since=player.since + moved, until=until)
    if due and due.held is not None:
        due = replace(due, held=due.held + moved)
    if standing:
        until = None if standing.until is None else standing.until + moved
        standing = replace(standing, since=standing.since + moved, until=until)
    jump = (now.at - desk.seen.at) - down
    desk = replace(
        desk,
        seen=now,
        expected=None,
        since=desk.since + moved,
        silent=None,
        touched=None,
        occupied=None,
        assumed=None,
        unsure=None,
        locked=None,
        screen_off=False,
        away=away,
        returned=desk.returned if same else None,
        standing=standing,
        here_until=_moved(desk.here_until, jump),
        due=due,
        snoozed_until=_moved(desk.snoozed_until, jump),
        calm_until=now.through + CALM if down > STOOD_STILL else desk.calm_until + moved,
        player=player,
        holders=desk.holders if same else (),
        leapt=None,
        concluded=desk.concluded if same else None,
    )
    return desk.unanswered()


def _moved(until: datetime | None, jump: timedelta) -> datetime | None:
    """Keep a snooze as long as it is when the wall clock is set."""
    return until + jump if until and until.year < 9999 and abs(jump) > JITTER else until


def _in_use(desk: Desk, look: Look, rules: Rules) -> tuple[InUse, ...]:
    """What is in use, and by whom, each since when: as it was when it was asked about last."""
    now, since = look.now.through, {(one.level, one.program): one.since for one in desk.holders}
    found = [
        one for one in desk.holders if one.level not in look.known and now - one.seen < FORGOTTEN
    ]
    for level in sorted(look.in_use & look.known, key=ORDER.index):
        users = look.programs.get(level) or ("",)
        found += [InUse(level, since.get((level, user), now), now, user) for user in users]
    calls = (one for one in found if one.program not in rules.not_a_call)
    return tuple(sorted(calls, key=lambda one: ORDER.index(one.level)))
