"""What a person corrects: "I was away", "I am here without the keyboard", and undo of it all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from deskbreak.domain.reminder.absence import (
    SECOND,
    Settled,
    anew,
    come_back,
    concluded,
    leave,
    wall,
)
from deskbreak.domain.reminder.decisions import DecisionKind, Undone
from deskbreak.domain.reminder.desk import CALM, UNDO_FOR, ZERO, Desk, Rules
from deskbreak.domain.reminder.events import (
    Effect,
    Here,
    NotHere,
    Rewrite,
    Sit,
    SpanKind,
    Stand,
    WasAway,
    Withdraw,
    WriteDecision,
    WriteSpan,
)
from deskbreak.domain.reminder.standing import end_standing, stand
from deskbreak.domain.reminder.states import Leapt


def correct(desk: Desk, news: Stand | Sit | Here | NotHere | WasAway, rules: Rules) -> Settled:
    """Take in what the machine cannot see."""
    match news:
        case Stand():
            return stand(desk, news)
        case Sit():
            return end_standing(desk, desk.seen.through)
        case Here(until):
            before = desk.figures
            desk = replace(desk, here_until=until)
            told = concluded(desk, Undone.HERE, before, desk.seen.through, ZERO)
            return replace(desk, concluded=told), ()
        case NotHere():
            return not_here(desk, desk.seen.through), ()
        case WasAway(length):
            if length is None:
                return _away_in_leap(desk, rules)
            return _was_away(desk, length, rules)


def not_here(desk: Desk, since: timedelta) -> Desk:
    """Silence counts as silence again, from then on."""
    if desk.here_until is None:
        return desk
    silent = desk.silent if desk.silent is None else max(desk.silent, since)
    return replace(desk, here_until=None, silent=silent)


def leap(desk: Desk, length: timedelta, rules: Rules) -> Settled:
    """The wall clock went ahead of the others: was the machine off, or only its clock wrong?"""
    now = desk.seen.through
    desk = replace(desk, leapt=Leapt(now, length, desk.figures), calm_until=now + CALM)
    return _away_in_leap(desk, rules) if rules.unsure_clock else (desk, ())


def undo(desk: Desk) -> Settled:
    """Give back what was before the last conclusion; what was sat since then stays."""
    back = desk.to_undo(desk.seen)
    desk = replace(desk, concluded=None)
    if back is None:
        return desk, ()
    before, after = back.before, back.after
    desk = replace(
        desk,
        since_break=before.since_break + back.lasted + desk.since_break - after.since_break,
        sat=before.sat + back.lasted + desk.sat - after.sat,
        next_offer=before.next_offer + desk.next_offer - after.next_offer,
    )
    if back.what is Undone.HERE:
        desk = replace(desk, here_until=before.here_until)
    if before.due and not desk.due:
        snoozed = before.snoozed_until
        running = snoozed is not None and snoozed > desk.seen.at
        desk = replace(desk, due=before.due, snoozed_until=snoozed if running else None)
        desk = desk.unanswered()
    mended: Mapping[Undone, SpanKind | None] = {
        Undone.AWAY: SpanKind.SITTING,
        Undone.STANDING: SpanKind.SITTING,
        Undone.LEAP: None,
    }
    effects: tuple[Effect, ...] = (WriteDecision(DecisionKind.UNDONE, back.what),)
    if back.what in mended:
        effects += (Rewrite(mended[back.what], back.start, back.end),)
    return desk, effects


def _was_away(desk: Desk, length: timedelta, rules: Rules) -> Settled:
    """An absence up to now, out of the stretch that is not in the history yet."""
    now = desk.seen.through
    start = max(now - length, desk.since)
    if desk.playing or now - start < SECOND:
        return desk, ()
    silent, counted = desk.silent, now - start if desk.sits else ZERO
    desk, stood = end_standing(desk, start)
    desk, effects = come_back(leave(desk, start, counted), rules)
    return replace(desk, silent=silent, returned=None), (*stood, *effects)


def _away_in_leap(desk: Desk, rules: Rules) -> Settled:
    """The time by which the clock leapt was a natural break; only the wall clock saw it."""
    leapt, away = desk.leapt, desk.away
    desk = replace(desk, leapt=None)
    if leapt is None or desk.seen.through > leapt.at + UNDO_FOR or desk.playing:
        return desk, ()
    at, before = wall(desk, leapt.at), desk.figures
    begun, kind = desk.since, SpanKind.STANDING if desk.standing else SpanKind.SITTING
    if away:
        begun, kind = away.untold, SpanKind.AWAY
        desk = replace(desk, away=replace(away, told=leapt.at, rested=True))
    elif begun < leapt.at:
        desk = replace(desk, since=leapt.at)
    effects: tuple[Effect, ...] = (Withdraw(),) if desk.due and desk.due.shown else ()
    if begun < leapt.at:  # the clock of then told another time of it
        effects += (WriteSpan(kind, wall(desk, begun) - leapt.length, at - leapt.length),)
    desk = replace(
        anew(desk, rules),
        since_break=max(desk.since_break - leapt.before.since_break, ZERO),
        sat=max(desk.sat - leapt.before.sat, ZERO),
    )
    told = concluded(desk, Undone.LEAP, before, leapt.at, ZERO)
    told = replace(told, start=at - leapt.length, end=at)
    taken = (leapt.length // SECOND, told.taken_off // SECOND)
    return replace(desk, concluded=told), (
        *effects,
        WriteSpan(SpanKind.NATURAL_BREAK, at - leapt.length, at),
        WriteDecision(DecisionKind.NATURAL_BREAK, "{} {}".format(*taken)),
    )
