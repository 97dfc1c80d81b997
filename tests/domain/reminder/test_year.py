"""A year of everything, and planted bugs that it finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from deskbreak.domain.reminder.desk import ZERO, Desk, Phase, Rules
from deskbreak.domain.reminder.events import Event, Withdraw, WriteSpan
from deskbreak.domain.reminder.policy import Decision, decide
from deskbreak.domain.reminder.presence import Active, Holder, Idle, LookDue
from tests.domain.reminder.invariants import Broken
from tests.domain.reminder.year import Year


@pytest.mark.long
def test_in_a_year_of_everything_every_promise_holds() -> None:
    counted = Year().plays()
    assert {kind: times for kind, times in counted.items() if times < 500} == {}
    assert len(counted) == 38


@pytest.mark.parametrize(
    ("rules", "always"),
    [
        (Rules(idle_source=False), frozenset()),
        (Rules(), frozenset({Holder.MICROPHONE})),
        (Rules(), frozenset({Holder.DO_NOT_DISTURB})),
    ],
    ids=["no idle source", "an open microphone", "do not disturb for good"],
)
def test_on_an_odd_machine_every_promise_holds_too(
    rules: Rules, always: frozenset[Holder]
) -> None:
    counted = Year(odd=rules, always=always).plays(15)
    assert counted["reminder"] > 5


SECOND = timedelta(seconds=1)


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


def keeps_a_break_away_after_a_pause(desk: Desk, event: Event, rules: Rules) -> Decision:
    decision = decide(desk, event, rules)
    resumed = desk.paused_until and not decision.desk.paused_until
    due = None if resumed else decision.desk.due
    return replace(decision, desk=replace(decision.desk, due=due))


def comes_back_at_a_knock(desk: Desk, event: Event, rules: Rules) -> Decision:
    touched = desk.touched and replace(desk.touched, at=desk.touched.at - 4 * SECOND, over=False)
    return decide(replace(desk, touched=touched), event, rules)


def sits_while_standing(desk: Desk, event: Event, rules: Rules) -> Decision:
    decision = decide(desk, event, rules)
    stood = max(event.look.now.awake - desk.seen.awake, ZERO) if desk.standing else ZERO
    since_break = decision.desk.since_break + stood
    return replace(decision, desk=replace(decision.desk, since_break=since_break))


def goes_on_with_a_break_while_asleep(desk: Desk, event: Event, rules: Rules) -> Decision:
    decision = decide(desk, event, rules)
    return (
        decision
        if not desk.playing
        else replace(decision, desk=replace(decision.desk, away=None, player=desk.player))
    )


def forgets_to_write_a_span(desk: Desk, event: Event, rules: Rules) -> Decision:
    decision = decide(desk, event, rules)
    kept = [e for e in decision.effects if not isinstance(e, WriteSpan) or e.kind != "standing"]
    return replace(decision, effects=tuple(kept))


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
        keeps_a_break_away_after_a_pause,
        comes_back_at_a_knock,
        sits_while_standing,
        goes_on_with_a_break_while_asleep,
        forgets_to_write_a_span,
    ],
)
def test_the_year_finds_a_planted_bug(bug: Callable[[Desk, Event, Rules], Decision]) -> None:
    with pytest.raises(Broken) as found:
        Year(bug).plays()
    assert str(found.value)
