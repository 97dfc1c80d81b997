"""
When a break is due, and whether its reminder may come now.

What is in use is asked about here, each time that it decides something, and at no other.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from deskbreak.domain.reminder.absence import SECOND, Settled
from deskbreak.domain.reminder.decisions import AnswerKind, DecisionKind, Occasion
from deskbreak.domain.reminder.desk import (
    AGAIN_AFTER,
    LIMITED,
    OFFERS,
    OFFERS_WITHOUT_SOURCE,
    ZERO,
    Desk,
    Phase,
    Rules,
)
from deskbreak.domain.reminder.events import (
    Ask,
    Effect,
    Remind,
    Withdraw,
    WriteAnswer,
    WriteDecision,
)
from deskbreak.domain.reminder.presence import Film, Level, Look
from deskbreak.domain.reminder.states import Due, InUse


def fall_due(desk: Desk) -> Settled:
    """Say that a break is due, once that much was sat."""
    if desk.due or desk.since_break < desk.next_offer or desk.phase is not Phase.SITTING:
        return desk, ()
    return replace(desk, due=Due()), (
        WriteDecision(DecisionKind.DUE, str(desk.since_break // SECOND)),
    )


def offer(desk: Desk, look: Look, rules: Rules) -> Settled:
    """Conclude whether the reminder of a break that is due may come now."""
    due = desk.due
    if due is None:
        return desk, ()
    if desk.phase not in (Phase.DUE, Phase.HELD_BACK):
        return _not_here(desk, due)
    if due.offers and not due.asked and desk.since_break < desk.next_offer:
        return desk, ()
    if due.offers >= OFFERS:
        return _give_up(desk, due, rules)
    if not rules.idle_source and desk.blind_offers >= OFFERS_WITHOUT_SOURCE:
        return desk, ()
    if due.lull is not None and not _is_lull(desk, due, rules):
        return desk, ()
    return _ask_or_show(desk, due, look, rules)


def _ask_or_show(desk: Desk, due: Due, look: Look, rules: Rules) -> Settled:
    """Nothing but what is in use, the calm and the typing can keep the reminder away now."""
    now, holding = desk.seen.through, () if due.asked else _holding(desk, rules)
    outlasted = _outlasted(due, holding, now, rules)
    if lacking := look.lacks(_matters(desk, due, holding, rules, outlasted=outlasted)):
        return desk, (Ask(lacking),)
    if holding and not outlasted:
        return _hold_back(desk, due, holding)
    over = _free_again(desk, due, holding, rules)
    due = replace(due, by=None, held=due.held if holding else None)
    if now < desk.calm_until:
        return replace(desk, due=replace(due, lull=None)), over
    due = replace(due, lull=now if due.lull is None else due.lull)
    desk = replace(desk, due=due)
    if not _is_lull(desk, due, rules):
        return desk, over
    desk, shown = _show(desk, due, look, rules)
    return desk, (*over, *shown)


def _outlasted(due: Due, holding: tuple[InUse, ...], now: timedelta, rules: Rules) -> bool:
    """Whether what holds the break back has done so for longer than it may."""
    limit = rules.hold_back_limit
    if limit is None or due.held is None or now - due.held < limit:
        return False
    return {one.level for one in holding} <= LIMITED


def _free_again(
    desk: Desk, due: Due, holding: tuple[InUse, ...], rules: Rules
) -> tuple[Effect, ...]:
    """What held the break back does so no longer: it has ended, or lasts too long to count."""
    if due.by is None or due.asked:
        return ()
    if holding and due.held is not None:
        held = (desk.seen.through - due.held) // SECOND
        return (WriteDecision(DecisionKind.HELD_LONG, f"{held} {due.by}"),)
    stale = (str(one) for one in desk.stale(rules) if one.level == due.by)
    return (WriteDecision(DecisionKind.FREE_AGAIN, next(stale, "")),)


def _matters(
    desk: Desk, due: Due, holding: tuple[InUse, ...], rules: Rules, *, outlasted: bool
) -> tuple[Level, ...]:
    """What decides whether the reminder may come: of what holds it back, one is enough."""
    one = () if outlasted else tuple(holder.level for holder in holding[:1])
    holds = () if due.asked else one or tuple(rules.hold_back)
    return holds if desk.occupied is None else (*holds, *rules.count_as_sitting)


def _holding(desk: Desk, rules: Rules) -> tuple[InUse, ...]:
    """What holds a break back, and a film that somebody watches without a key."""
    films = desk.signs(rules) if desk.occupied is not None else ()
    return (*desk.holding(rules), *(one for one in films if one.level is Film.FILM))


def _not_here(desk: Desk, due: Due) -> Settled:
    """While somebody is away a reminder stays on the screen; in a pause, or standing, not."""
    if desk.phase is Phase.AWAY:
        return desk, ()
    desk = desk.unanswered()
    desk = replace(desk, due=desk.due and replace(desk.due, held=None, asked=False))
    return desk, (Withdraw(),) if due.shown else ()


def lull_of(rules: Rules) -> timedelta:
    """The pause in typing to wait for; one that is already an absence would never be a lull."""
    return min(rules.lull, rules.grace / 2)


def _waits_for_lull(rules: Rules) -> bool:
    return rules.lull > ZERO and rules.idle_source


def _is_lull(desk: Desk, due: Due, rules: Rules) -> bool:
    now = desk.seen.through
    if not _waits_for_lull(rules):
        return True
    if due.lull is not None and now - due.lull >= rules.longest_wait:
        return True
    return desk.silent is not None and now - desk.silent >= lull_of(rules)


def _hold_back(desk: Desk, due: Due, holding: tuple[InUse, ...]) -> Settled:
    """Only what is limited counts towards the limit: a call starts it anew."""
    holder = holding[0].level
    since = desk.seen.through if due.held is None else due.held
    held = since if {one.level for one in holding} <= LIMITED else None
    told = due.by is holder
    why = () if told else (WriteDecision(DecisionKind.HELD_BACK, str(holding[0])),)
    return replace(desk, due=replace(due, held=held, by=holder, lull=None)), why


def _show(desk: Desk, due: Due, look: Look, rules: Rules) -> Settled:
    lull = Occasion.WAITED if desk.silent is None else Occasion.LULL
    when = lull if _waits_for_lull(rules) else Occasion.AT_ONCE
    when = Occasion.ASKED if due.asked else when
    unknown = sorted(level for level in look.unknown if level in rules.hold_back)
    last = due.held is not None  # past the limit: one, and no other after it
    desk = replace(
        desk,
        due=Due(OFFERS if last else due.offers + 1, shown=True, held=due.held),
        next_offer=desk.since_break + AGAIN_AFTER,
        blind_offers=desk.blind_offers + 1,
    )
    return desk, (Remind(), WriteDecision(DecisionKind.OFFERED, " ".join([when, *unknown])))


def _give_up(desk: Desk, due: Due, rules: Rules) -> Settled:
    """Three offers in a row without an answer: not before the next whole interval."""
    desk = replace(desk, due=None, next_offer=desk.since_break + rules.interval)
    told = WriteAnswer(AnswerKind.UNANSWERED, desk.since_break)
    return desk, (Withdraw(), told) if due.shown else (told,)
