from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from deskbreak.domain.reminder.desk import FOREVER, Desk, Rules
from deskbreak.domain.reminder.events import Done, News, Pause, Resume, Sit, Skip, Snooze
from deskbreak.domain.reminder.hours import Hours
from deskbreak.domain.reminder.occasions import occasions
from deskbreak.domain.reminder.policy import Decision
from deskbreak.domain.reminder.presence import Holder
from tests.domain.reminder.person import NINE, Person


class Outsider(Person):
    """Somebody whose own programs run; `ran` is which, in their order."""

    def __init__(self, rules: Rules | None = None, at: datetime = NINE) -> None:
        self.ran: list[str] = []
        super().__init__(rules, at, watch=self.note)

    def note(self, before: Desk, news: News, decision: Decision, rules: Rules) -> None:
        self.ran += occasions(before, news, decision.desk, decision.effects)


def test_a_reminder_that_is_snoozed_then_taken_gives_six_occasions() -> None:
    person = Outsider()
    person.sits(46)
    person.answers(Snooze(10))
    person.sits(11)
    person.does_a_routine()
    assert person.ran == ["due", "offered", "snooze", "offered", "start", "done"]


def test_somebody_who_skips_is_away_and_comes_back() -> None:
    person = Outsider()
    person.sits(46)
    person.answers(Skip())
    person.leaves(8)
    person.sits(1)
    person.locks(10)
    assert person.ran == ["due", "offered", "skip", "away", "back", "away", "back"]


def test_a_break_told_of_is_done_and_one_that_was_stopped_is_not() -> None:
    person = Outsider()
    person.sits(5)
    person.answers(Done(3))
    person.does_a_routine(share=0.1)
    assert person.ran == ["done", "start"]


@pytest.mark.parametrize(("share", "ran"), [(0.6, ["start", "done"]), (0.4, ["start"])])
def test_half_a_routine_is_done(share: float, ran: list[str]) -> None:
    person = Outsider()
    person.does_a_routine(share=share)
    assert person.ran == ran


def test_a_break_that_a_call_holds_back_is_due_first_and_offered_when_it_comes() -> None:
    person = Outsider()
    person.sits(44)
    person.works_with(Holder.MICROPHONE, 20)
    assert person.ran == ["due"]
    person.sits(2)
    assert person.ran == ["due", "offered"]


def test_away_and_back_are_when_somebody_moves_and_not_when_hours_or_a_pause_begin() -> None:
    hours = Hours((((time(9), time(10)),),) * 7)
    person = Outsider(Rules(hours=hours), NINE + timedelta(minutes=30))
    person.is_gone(60)
    assert person.ran == ["away"]
    person.leaves(1)
    assert person.ran == ["away", "back"]
    person.ran.clear()
    person.is_gone(10)
    person.hears(Pause(FOREVER))
    person.hears(Resume())
    assert person.ran == ["away"]


def test_who_stands_and_sits_again_is_told_of() -> None:
    person = Outsider()
    person.stands(3)
    person.answers(Sit())
    assert person.ran == ["standing", "sitting"]


def test_a_snooze_with_nothing_due_is_one_too() -> None:
    person = Outsider()
    person.sits(5)
    person.answers(Snooze(10))
    assert person.ran == ["snooze"]
