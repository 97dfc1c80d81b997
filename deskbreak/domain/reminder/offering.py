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
    OFFERS,
    OFFERS_WITHOUT_SOURCE,
    ZERO,
    Desk,
    Due,
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
from deskbreak.domain.reminder.presence import SIGNS, Film, Holder, Level, Look


def fall_due(desk: Desk) -> Settled:
    """Say that a break is due, once that much was sat."""
    if desk.due or desk.sat < desk.next_offer or desk.phase is not Phase.SITTING:
        return desk, ()
    return replace(desk, due=Due()), (WriteDecision(DecisionKind.DUE, str(desk.sat // SECOND)),)


def offer(desk: Desk, look: Look, rules: Rules) -> Settled:
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
        return replace(desk, due=replace(due, lull=None, held=None, by=None)), ()
    if due.lull is not None and not _is_lull(desk, due, rules):
        return desk, ()
    return _ask_or_show(desk, due, look, rules)


def _ask_or_show(desk: Desk, due: Due, look: Look, rules: Rules) -> Settled:
    """Nothing but what is in use, and the typing, can keep the reminder away now."""
    holding = () if due.forced else desk.holding(rules)[:1]
    if lacking := look.lacks(_matters(desk, due, holding, rules)):
        return desk, (Ask(lacking),)
    if holding:
        return _hold_back(desk, due, look, rules)
    over = _free_again(desk, due, rules)
    lull = desk.seen.through if due.lull is None else due.lull
    due = replace(due, held=None, by=None, lull=lull)
    desk = replace(desk, due=due)
    if _in_call(desk, look, rules) or not _is_lull(desk, due, rules):
        return desk, over
    desk, shown = _show(desk, due, look, rules)
    return desk, (*over, *shown)


def _free_again(desk: Desk, due: Due, rules: Rules) -> tuple[Effect, ...]:
    """What held the break back does so no longer: it has ended, or lasts too long to count."""
    if due.held is None or due.forced:
        return ()
    outlasted = due.by if due.by in desk.stale(rules) else None
    return (WriteDecision(DecisionKind.FREE_AGAIN, outlasted or ""),)


def _matters(desk: Desk, due: Due, holding: tuple[Holder, ...], rules: Rules) -> tuple[Level, ...]:
    """What decides whether the reminder may come: of what holds it back, one is enough."""
    holds = () if due.forced else holding or tuple(rules.hold_back)
    return holds if desk.occupied is None else (*holds, *SIGNS)


def _in_call(desk: Desk, look: Look, rules: Rules) -> bool:
    """Nobody has typed for long, and what holds a break back, or a film, tells of somebody."""
    holding = desk.holding(rules)
    return desk.occupied is not None and any(
        sign is Film.FILM or sign in holding for sign in look.signs()
    )


def _not_here(desk: Desk, due: Due) -> Settled:
    """While somebody is away a reminder stays on the screen, in a pause it does not."""
    if due.shown and desk.phase is Phase.AWAY:
        return desk, ()
    return replace(desk, due=due.waiting()), (Withdraw(),) if due.shown else ()


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


def _hold_back(desk: Desk, due: Due, look: Look, rules: Rules) -> Settled:
    now, holder = desk.seen.through, desk.holding(rules)[0]
    held = due.held if due.held is not None else now
    why = (WriteDecision(DecisionKind.HELD_BACK, holder),) if due.by is not holder else ()
    limit = rules.hold_back_limit
    if limit is not None and now - held >= limit and not _in_call(desk, look, rules):
        due = replace(due, forced=True, offers=OFFERS - 1)  # one, and no other after it
        why = (WriteDecision(DecisionKind.HELD_LONG, f"{(now - held) // SECOND} {holder}"),)
    return replace(desk, due=replace(due, held=held, by=holder, lull=None)), why


def _show(desk: Desk, due: Due, look: Look, rules: Rules) -> Settled:
    asked = due.forced and not due.offers  # by `RemindNow`: the limit leaves only the last offer
    lull = Occasion.WAITED if desk.silent is None else Occasion.LULL
    at_once = Occasion.AT_ONCE if not _waits_for_lull(rules) else lull
    when = Occasion.ASKED if asked else at_once
    unknown = sorted(level for level in look.unknown if level in rules.hold_back)
    desk = replace(
        desk,
        due=Due(offers=due.offers + 1, shown=True),
        next_offer=desk.sat + AGAIN_AFTER,
        blind_offers=desk.blind_offers + 1,
    )
    return desk, (Remind(), WriteDecision(DecisionKind.OFFERED, " ".join([when, *unknown])))


def _give_up(desk: Desk, due: Due, rules: Rules) -> Settled:
    """Three offers in a row without an answer: not before the next whole interval."""
    desk = replace(desk, due=None, next_offer=desk.sat + rules.interval)
    return desk, (Withdraw(), WriteAnswer(AnswerKind.UNANSWERED, desk.sat)) if due.shown else ()
