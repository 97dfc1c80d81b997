from __future__ import annotations

from deskbreak.domain.reminder.desk import Desk, Rules
from deskbreak.domain.reminder.events import Done, News, Skip, Snooze
from deskbreak.domain.reminder.occasions import occasions
from deskbreak.domain.reminder.policy import Decision
from tests.domain.reminder.person import Person


class Outsider(Person):
    """Somebody whose own programs run; `ran` is which, in their order."""

    def __init__(self) -> None:
        self.ran: list[str] = []
        super().__init__(watch=self.note)

    def note(self, before: Desk, news: News, decision: Decision, rules: Rules) -> None:
        self.ran += occasions(before, news, decision.desk, decision.effects)


def test_a_reminder_that_is_snoozed_then_taken_gives_four_occasions() -> None:
    person = Outsider()
    person.sits(46)
    person.answers(Snooze(10))
    person.sits(11)
    person.does_a_routine()
    assert person.ran == ["due", "snooze", "start", "done"]


def test_somebody_who_skips_is_away_and_comes_back() -> None:
    person = Outsider()
    person.sits(46)
    person.answers(Skip())
    person.leaves(8)
    person.sits(1)
    person.locks(10)
    assert person.ran == ["due", "skip", "away", "back", "away", "back"]


def test_a_break_told_of_is_done_and_one_that_was_stopped_is_not() -> None:
    person = Outsider()
    person.sits(5)
    person.answers(Done(3))
    person.does_a_routine(share=0.1)
    assert person.ran == ["done", "start"]


def test_a_snooze_with_nothing_due_is_one_too() -> None:
    person = Outsider()
    person.sits(5)
    person.answers(Snooze(10))
    assert person.ran == ["snooze"]
