"""What a person's answers and commands, and the end of a routine, do to the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from deskbreak.domain.reminder.absence import (
    SECOND,
    Settled,
    anew,
    be_seen,
    be_there,
    concluded,
    so_far,
)
from deskbreak.domain.reminder.corrections import correct, undo
from deskbreak.domain.reminder.decisions import AnswerKind, DecisionKind, Undone
from deskbreak.domain.reminder.desk import AGAIN_AFTER, FOREVER, OFFERS, ZERO, Desk, Phase, Rules
from deskbreak.domain.reminder.events import (
    Command,
    Correction,
    Done,
    Effect,
    Ignored,
    NotHere,
    Pause,
    Play,
    PlayerEnded,
    RaisePlayer,
    RemindNow,
    Resume,
    Skip,
    Snooze,
    Start,
    Undo,
    Withdraw,
    WriteAnswer,
    WriteDecision,
    WriteTold,
)
from deskbreak.domain.reminder.routines import ended
from deskbreak.domain.reminder.states import Playing


def answer(desk: Desk, news: Command | Ignored | PlayerEnded, rules: Rules) -> Settled:
    """Take in what a person answered, asked for, or did in the player."""
    if isinstance(news, PlayerEnded):
        return ended(desk, news, rules)
    seen: tuple[Effect, ...] = ()
    if not isinstance(news, Undo | Ignored):
        desk = replace(desk, blind_offers=0, returned=None)
    if isinstance(news, Ignored):
        desk = replace(desk, blind_offers=0)
    if desk.touched and desk.locked is None:  # a key and then this: somebody is there
        desk, seen = be_there(desk, rules)
    elif isinstance(news, Start | Done | Undo | Correction) and not isinstance(news, NotHere):
        desk, seen = be_seen(desk, rules)
    desk, answered = _answer(desk, news, rules)
    if desk.away and not desk.away.rested:  # undo of it gives back what is left by this answer
        desk = replace(desk, away=replace(desk.away, before=desk.figures))
    return desk, (*seen, *answered)


def _answer(desk: Desk, news: Command | Ignored, rules: Rules) -> Settled:
    match news:
        case Start(minutes):
            return _start(desk, minutes)
        case Snooze(minutes):
            return _snooze(desk, timedelta(minutes=minutes))
        case RemindNow():
            return _remind_now(desk, rules), ()
        case Skip():
            return _skip(desk, rules)
        case Ignored():
            return _ignored(desk, rules)
        case Done(minutes):
            return _done(desk, minutes, rules)
        case Pause(until):
            why = "" if until == FOREVER else until.isoformat(timespec="seconds")
            return replace(desk, paused_until=until), (WriteDecision(DecisionKind.PAUSED, why),)
        case Resume():
            over = (WriteDecision(DecisionKind.RESUMED),) if desk.paused_until else ()
            return replace(desk, paused_until=None), over
        case Undo():
            return undo(desk)
        case _:
            return correct(desk, news, rules)


def _start(desk: Desk, minutes: int) -> Settled:
    if desk.player:
        return desk, (RaisePlayer(),)
    now = desk.seen
    session = f"{now.at:%Y%m%dT%H%M%S%f}"
    effects: tuple[Effect, ...] = (
        *_withdrawn(desk, AnswerKind.START),
        *so_far(desk, now.through),
        Play(minutes, session),
    )
    due = desk.due and replace(desk.due.waiting(), held=None)
    desk = replace(
        desk,
        player=Playing(session, minutes, now.through),
        due=due,
        snoozed_until=None,
        concluded=None,
        assumed=None,
    )
    return desk, effects


def _snooze(desk: Desk, length: timedelta) -> Settled:
    """With nothing due, the next break moves by as much."""
    if desk.due is None:
        moved = WriteDecision(DecisionKind.MOVED, str(length // SECOND))
        return replace(desk, next_offer=desk.next_offer + length), (moved,)
    effects = _withdrawn(desk, AnswerKind.SNOOZE)
    until = desk.seen.at + length
    due = replace(desk.due.waiting(), held=None)
    return replace(desk, due=due, snoozed_until=until), effects


def _remind_now(desk: Desk, rules: Rules) -> Desk:
    """The reminder comes with this very look: its wait for a lull counts as over."""
    if desk.due is None or desk.phase is not Phase.SNOOZED:
        return desk
    lull = desk.seen.through - rules.longest_wait
    due = replace(desk.due, offers=0, lull=lull, held=None, by=None, asked=True)
    return replace(desk, snoozed_until=None, calm_until=ZERO, due=due)


def _skip(desk: Desk, rules: Rules) -> Settled:
    if desk.due is None:
        return desk, ()
    before, effects = desk.figures, _withdrawn(desk, AnswerKind.SKIP)
    desk = replace(
        desk, due=None, snoozed_until=None, next_offer=desk.since_break + rules.interval
    )
    told = concluded(desk, Undone.SKIP, before, desk.seen.through, ZERO)
    return replace(desk, concluded=told), effects


def _ignored(desk: Desk, rules: Rules) -> Settled:
    """Closed without an answer: offered again after more sitting, but not for ever."""
    if desk.due is None or not desk.due.shown:
        return desk, ()
    if desk.due.offers < OFFERS:
        desk = replace(desk, due=desk.due.waiting(), next_offer=desk.since_break + AGAIN_AFTER)
    else:
        desk = replace(desk, due=None, next_offer=desk.since_break + rules.interval)
    return desk, (WriteAnswer(AnswerKind.IGNORED, desk.since_break),)


def _done(desk: Desk, minutes: int, rules: Rules) -> Settled:
    effects = (
        *_withdrawn(desk, AnswerKind.DONE),
        *so_far(desk, desk.seen.through),
        WriteTold(minutes),
    )
    desk = anew(desk, rules)
    return (desk if desk.playing else replace(desk, since=desk.seen.through)), effects


def _withdrawn(desk: Desk, what: AnswerKind) -> tuple[Effect, ...]:
    """The reminder is answered: take it away and write the answer down."""
    if desk.due is None:
        return ()
    written = WriteAnswer(what, desk.since_break)
    return (Withdraw(), written) if desk.due.shown else (written,)
