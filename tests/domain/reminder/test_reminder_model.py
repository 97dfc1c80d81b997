"""All that can happen, in any order: the promises of the reminder hold."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from deskbreak.domain.reminder.desk import FOREVER, Desk, Rules
from deskbreak.domain.reminder.events import (
    Done,
    News,
    Pause,
    PlayerEnded,
    RemindNow,
    Resume,
    RulesChanged,
    Skip,
    Snooze,
    Start,
    Undo,
)
from deskbreak.domain.reminder.hours import ALWAYS, Hours
from deskbreak.domain.reminder.presence import Active, Holder, Idle, Locked, LookDue, Unlocked
from deskbreak.domain.session import Outcome
from deskbreak.storage.plain import plain, typed
from tests.domain.reminder.invariants import Watch
from tests.domain.reminder.person import MINUTE, NINE, Person

OFFICE = Hours((((time(9), time(12)), (time(13), time(17))),) * 5 + ((), ()))
RULES = st.builds(
    Rules,
    zone=st.just(ZoneInfo("Europe/Berlin")),
    interval=st.sampled_from([5, 20, 45]).map(lambda n: n * MINUTE),
    natural_break=st.sampled_from([1, 5, 30]).map(lambda n: n * MINUTE),
    lull=st.sampled_from([0, 5, 60]).map(lambda n: timedelta(seconds=n)),
    hold_back_limit=st.sampled_from([None, 10 * MINUTE, 60 * MINUTE]),
    hours=st.sampled_from([ALWAYS, OFFICE]),
    idle_source=st.booleans(),
)
MINUTES = st.floats(0.1, 70)
ANSWERS = st.sampled_from(
    [Start(3), Snooze(5), Snooze(60), RemindNow(), Skip(), Done(3), Resume(), Undo()]
)
STRAY = st.sampled_from(
    [LookDue(), Idle(MINUTE), Active(), Locked(), Unlocked(), PlayerEnded("x", Outcome.FAILED, 0)]
)


class AnyDay(RuleBasedStateMachine):
    @initialize(rules=RULES, hour=st.integers(-2, 9))
    def begins(self, rules: Rules, hour: int) -> None:
        at = NINE + timedelta(hours=hour)
        self.person = Person(rules, at, watch=Watch())

    @rule(minutes=MINUTES)
    def sits(self, minutes: float) -> None:
        self.person.sits(minutes)

    @rule(minutes=MINUTES)
    def types(self, minutes: float) -> None:
        self.person.types(minutes)

    @rule(minutes=st.floats(0.1, 10))
    def leaves(self, minutes: float) -> None:
        self.person.leaves(minutes)

    @rule(minutes=st.floats(0.1, 400))
    def is_gone(self, minutes: float) -> None:
        self.person.is_gone(minutes)

    @rule(minutes=st.floats(0.1, 10))
    def locks(self, minutes: float) -> None:
        self.person.locks(minutes)

    @rule(minutes=st.floats(1, 300))
    def is_in_a_call(self, minutes: float) -> None:
        self.person.is_in_a_call(minutes)

    @rule(holder=st.sampled_from(Holder), minutes=MINUTES)
    def works_with(self, holder: Holder, minutes: float) -> None:
        self.person.works_with(holder, minutes)

    @rule(minutes=MINUTES)
    def watches_a_film(self, minutes: float) -> None:
        self.person.watches_a_film(minutes)

    @rule(hours=st.sampled_from([0.01, 0.05, 1, 14]), comes_back=st.booleans())
    def suspends(self, hours: float, comes_back: bool) -> None:
        self.person.suspends(hours, comes_back=comes_back)

    @rule(hours=st.sampled_from([-25, -1, 0.01, 1, 25]))
    def sets_clock(self, hours: float) -> None:
        self.person.sets_clock(hours)

    @rule(seconds=st.sampled_from([0, 2, 60]))
    def probes_take(self, seconds: float) -> None:
        self.person.probes_take = timedelta(seconds=seconds)

    @rule(news=ANSWERS)
    def answers(self, news: News) -> None:
        self.person.answers(news)

    @rule(news=ANSWERS | STRAY)
    def hears(self, news: News) -> None:
        """From a script, or out of order."""
        self.person.hears(news)

    @rule(minutes=MINUTES)
    def pauses(self, minutes: float) -> None:
        until = FOREVER if minutes > 60 else self.person.now.at + MINUTE * minutes
        self.person.answers(Pause(until))

    @rule()
    def closes_the_reminder(self) -> None:
        self.person.closes_the_reminder()

    @precondition(lambda self: self.person.desk.player)
    @rule(share=st.floats(0, 1))
    def finishes_routine(self, share: float) -> None:
        self.person.finishes_routine(share)

    @rule(minutes=st.floats(0, 10), killed=st.booleans())
    def restarts(self, minutes: float, killed: bool) -> None:
        (self.person.is_killed if killed else self.person.restarts)(minutes)

    @rule(minutes=st.floats(1, 20))
    def stops_the_program(self, minutes: float) -> None:
        self.person.stops_the_program(minutes)

    @rule(minutes=st.sampled_from([1, 20, 45, 90]))
    def changes_interval(self, minutes: float) -> None:
        self.person.changes_interval(minutes)

    @rule(hours=st.sampled_from([ALWAYS, OFFICE]))
    def changes_hours(self, hours: Hours) -> None:
        self.person.rules = replace(self.person.rules, hours=hours)
        self.person.hears(RulesChanged())

    @invariant()
    def the_desk_survives_a_round_trip(self) -> None:
        if hasattr(self, "person"):
            desk = self.person.desk
            assert typed(Desk, json.loads(json.dumps(plain(desk)))) == desk


TestAnyDay = AnyDay.TestCase
TestAnyDay.settings = settings(max_examples=60, stateful_step_count=30)
