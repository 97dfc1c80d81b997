"""What a person's answers and commands, and the end of a routine, do to the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from deskbreak.domain.reminder.absence import SECOND, Settled, anew, be_seen, span_of
from deskbreak.domain.reminder.decisions import AnswerKind, DecisionKind, Undone
from deskbreak.domain.reminder.desk import (
    AGAIN_AFTER,
    FOREVER,
    OFFERS,
    UNDO_FOR,
    ZERO,
    Concluded,
    Desk,
    Phase,
    Playing,
    Rules,
)
from deskbreak.domain.reminder.events import (
    Command,
    Done,
    Effect,
    Ignored,
    Pause,
    Play,
    PlayerEnded,
    RaisePlayer,
    RemindNow,
    Resume,
    SayPlayerFailed,
    Skip,
    Snooze,
    SpanKind,
    Start,
    Undo,
    Withdraw,
    WriteAnswer,
    WriteDecision,
    WriteTold,
)
from deskbreak.domain.session import Outcome

ENOUGH = 0.5  # of a routine: it counts as a break


def answer(desk: Desk, news: Command | Ignored | PlayerEnded, rules: Rules) -> Settled:
    """Take in what a person answered, asked for, or did in the player."""
    if not isinstance(news, PlayerEnded | Undo):
        desk = replace(desk, blind_offers=0)
    desk, seen = be_seen(desk, rules) if isinstance(news, Start | Done | Undo) else (desk, ())
    desk, answered = _answer(desk, news, rules)
    return desk, (*seen, *answered)


def _answer(desk: Desk, news: Command | Ignored | PlayerEnded, rules: Rules) -> Settled:
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
            return _undo(desk)
        case PlayerEnded():
            return _ended(desk, news, rules)


def _start(desk: Desk, minutes: int) -> Settled:
    if desk.player:
        return desk, (RaisePlayer(),)
    now = desk.seen
    session = f"{now.at:%Y%m%dT%H%M%S%f}"
    effects: tuple[Effect, ...] = (
        *_withdrawn(desk, AnswerKind.START),
        *_sitting(desk),
        Play(minutes, session),
    )
    desk = replace(
        desk,
        player=Playing(session, minutes, now.through),
        due=desk.due and desk.due.waiting(),
        returned=None,
        snoozed_until=None,
    )
    return desk, effects


def _snooze(desk: Desk, length: timedelta) -> Settled:
    """With nothing due, the next break moves by as much."""
    if desk.due is None:
        moved = WriteDecision(DecisionKind.MOVED, str(length // SECOND))
        return replace(desk, next_offer=desk.next_offer + length), (moved,)
    effects = _withdrawn(desk, AnswerKind.SNOOZE)
    until = desk.seen.at + length
    return replace(desk, due=desk.due.waiting(), snoozed_until=until), effects


def _remind_now(desk: Desk, rules: Rules) -> Desk:
    """The reminder comes with this very look: its wait for a lull counts as over."""
    if desk.due is None or desk.phase is not Phase.SNOOZED:
        return desk
    lull = desk.seen.through - rules.longest_wait
    due = replace(desk.due, offers=0, lull=lull, held=None, by=None, forced=True)
    return replace(desk, snoozed_until=None, calm_until=ZERO, due=due)


def _skip(desk: Desk, rules: Rules) -> Settled:
    if desk.due is None:
        return desk, ()
    back = Concluded(desk.seen.through + UNDO_FOR, None, ZERO, desk.sat, desk.due.waiting())
    effects = _withdrawn(desk, AnswerKind.SKIP)
    desk = replace(
        desk,
        due=None,
        snoozed_until=None,
        next_offer=desk.sat + rules.interval,
        concluded=back,
    )
    return desk, effects


def _ignored(desk: Desk, rules: Rules) -> Settled:
    """Closed without an answer: offered again after more sitting, but not for ever."""
    if desk.due is None or not desk.due.shown:
        return desk, ()
    if desk.due.offers < OFFERS:
        desk = replace(desk, due=desk.due.waiting(), next_offer=desk.sat + AGAIN_AFTER)
    else:
        desk = replace(desk, due=None, next_offer=desk.sat + rules.interval)
    return desk, (WriteAnswer(AnswerKind.IGNORED, desk.sat),)


def _done(desk: Desk, minutes: int, rules: Rules) -> Settled:
    effects = (*_withdrawn(desk, AnswerKind.DONE), *_sitting(desk), WriteTold(minutes))
    return replace(anew(desk, rules), since=desk.seen.through), effects


def _undo(desk: Desk) -> Settled:
    """An absence that was none counts as sitting after all; a skipped break is due again."""
    back = desk.concluded
    if back is None or desk.seen.through > back.until:
        return replace(desk, concluded=None), ()
    given_back = back.taken_off + (back.lasted or ZERO)
    next_offer = desk.next_offer + given_back if desk.due else back.next_offer
    desk = replace(
        desk,
        sat=desk.sat + given_back,
        next_offer=next_offer,
        due=desk.due or back.due,
        concluded=None,
    )
    undone = Undone.SKIP if back.lasted is None else Undone.AWAY
    return desk, (WriteDecision(DecisionKind.UNDONE, undone),)


def _ended(desk: Desk, ended: PlayerEnded, rules: Rules) -> Settled:
    if desk.player is None or desk.player.session != ended.session:
        return desk, ()
    now, player = desk.seen.through, desk.player
    effects: tuple[Effect, ...] = span_of(desk, SpanKind.BREAK, player.since, now)
    if ended.outcome is Outcome.FAILED:
        effects += (SayPlayerFailed(),)
    desk = replace(desk, player=None, since=now, returned=None)
    if ended.outcome is Outcome.COMPLETED or ended.share >= ENOUGH:
        desk = anew(desk, rules)
    else:
        sat = max(desk.sat - rules.interval * ended.share, ZERO)
        again = rules.interval if desk.due else desk.next_offer
        desk = replace(desk, sat=sat, due=None, next_offer=max(again, sat + AGAIN_AFTER))
    return desk, effects


def _sitting(desk: Desk) -> tuple[Effect, ...]:
    """The stretch of sitting that ends here, for the history."""
    return () if desk.player else span_of(desk, SpanKind.SITTING, desk.since, desk.seen.through)


def _withdrawn(desk: Desk, what: AnswerKind) -> tuple[Effect, ...]:
    """The reminder is answered: take it away and write the answer down."""
    if desk.due is None:
        return ()
    written = WriteAnswer(what, desk.sat)
    return (Withdraw(), written) if desk.due.shown else (written,)
