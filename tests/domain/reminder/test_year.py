"""A year of everything, and planted bugs that it finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from deskbreak.domain.reminder.desk import ZERO, Desk, Phase, Rules
from deskbreak.domain.reminder.events import Event, Withdraw
from deskbreak.domain.reminder.policy import Decision, decide
from deskbreak.domain.reminder.presence import Active, Idle, LookDue
from tests.domain.reminder.invariants import Broken
from tests.domain.reminder.year import Year


@pytest.mark.long
def test_in_a_year_of_everything_every_promise_holds() -> None:
    counted = Year().plays()
    assert {kind: times for kind, times in counted.items() if times < 500} == {}
    assert len(counted) == 23


def forgets_to_withdraw(desk: Desk, event: Event, rules: Rules) -> Decision:
    decision = decide(desk, event, rules)
    kept = tuple(e for e in decision.effects if not isinstance(e, Withdraw))
    return replace(decision, effects=kept)


def counts_suspend_as_sitting(desk: Desk, event: Event, rules: Rules) -> Decision:
    decision = decide(desk, event, rules)
    slept = max(event.look.now.slept - desk.seen.slept, ZERO)
    return replace(
        decision, desk=replace(decision.desk, since_break=decision.desk.since_break + slept)
    )


def offers_right_after_resume(desk: Desk, event: Event, rules: Rules) -> Decision:
    return decide(replace(desk, calm_until=ZERO), event, rules)


def loses_a_break_that_is_held_back(desk: Desk, event: Event, rules: Rules) -> Decision:
    decision = decide(desk, event, rules)
    due = decision.desk.due
    if decision.desk.phase is not Phase.HELD_BACK or not due or due.shown:
        return decision
    later = decision.desk.since_break + rules.interval
    return replace(decision, desk=replace(decision.desk, due=None, next_offer=later))


def counts_a_call_as_absence(desk: Desk, event: Event, rules: Rules) -> Decision:
    look = replace(event.look, in_use=event.look.in_use - rules.count_as_sitting)
    return decide(desk, replace(event, look=look), rules)


def never_hears_of_a_silence(desk: Desk, event: Event, rules: Rules) -> Decision:
    deaf = isinstance(event.news, Idle | Active)
    return decide(desk, Event(event.look, LookDue()) if deaf else event, rules)


def offers_again_and_again(desk: Desk, event: Event, rules: Rules) -> Decision:
    due = desk.due and replace(desk.due, shown=False, offers=0)
    return decide(replace(desk, due=due), event, rules)


@pytest.mark.parametrize(
    "bug",
    [
        forgets_to_withdraw,
        counts_suspend_as_sitting,
        offers_right_after_resume,
        loses_a_break_that_is_held_back,
        counts_a_call_as_absence,
        never_hears_of_a_silence,
        offers_again_and_again,
    ],
)
def test_the_year_finds_a_planted_bug(bug: Callable[[Desk, Event, Rules], Decision]) -> None:
    with pytest.raises(Broken) as found:
        Year(bug).plays()
    assert str(found.value)
