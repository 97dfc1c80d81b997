"""What answers, routines and undo do: each sentence as a test, which makes it long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

import pytest

from deskbreak.domain.reminder.decisions import AnswerKind, DecisionKind
from deskbreak.domain.reminder.desk import FOREVER, Phase, Rules
from deskbreak.domain.reminder.events import (
    Done,
    News,
    Pause,
    Play,
    PlayerEnded,
    RaisePlayer,
    RemindNow,
    SayPlayerFailed,
    Skip,
    Snooze,
    Start,
    Undo,
    Withdraw,
    WriteAnswer,
    WriteDecision,
    WriteTold,
)
from deskbreak.domain.reminder.hours import Hours
from deskbreak.domain.reminder.presence import Holder
from deskbreak.domain.session import Outcome
from tests.domain.reminder.person import Person

OFFICE = Rules(hours=Hours((((time(9), time(12)), (time(13), time(17))),) * 5 + ((), ())))
BLIND = Rules(idle_source=False)


# -- ignored and unanswered --------------------------------------------------------------------


def test_an_ignored_reminder_is_offered_three_times_then_not_before_the_next_interval() -> None:
    person = Person()
    for _ in range(75):
        person.sits(1)
        if person.reminded:
            person.closes_the_reminder()
    assert person.reminders == [45.0, 55.0, 65.0]
    person.sits(40)
    assert len(person.reminders) == 4
    assert 110 <= person.reminders[3] <= 111
    assert [WriteAnswer(AnswerKind.IGNORED, timedelta(minutes=45))] == person.effects(WriteAnswer)[
        :1
    ]


def test_an_unanswered_reminder_is_renewed_twice_and_then_taken_away() -> None:
    person = Person()
    person.sits(90)
    assert person.reminders == [45.0, 55.0, 65.0]
    assert [Withdraw()] == person.effects(Withdraw)
    assert Phase.SITTING is person.phase
    assert timedelta(minutes=120) == person.desk.next_offer


def test_closing_a_reminder_that_no_longer_stands_changes_nothing() -> None:
    person = Person()
    person.sits(46)
    person.answers(Skip())
    before = person.desk
    person.closes_the_reminder()
    assert before == replace(person.desk, expected=before.expected)


# -- skip, done, routines ----------------------------------------------------------------------


def test_skip_leaves_the_sitting_time_and_moves_the_next_offer_by_one_interval() -> None:
    person = Person()
    person.sits(46)
    person.answers(Skip())
    assert (person.sat, person.phase, person.reminded) == (46.0, Phase.SITTING, False)
    person.sits(50)
    assert person.reminders == [45.0, 91.0]


def test_skip_with_nothing_due_does_nothing() -> None:
    person = Person()
    person.sits(10)
    person.answers(Skip())
    assert (timedelta(minutes=45), []) == (person.desk.next_offer, person.effects(WriteAnswer))


@pytest.mark.parametrize("share", [0.5, 0.8, 1.0])
def test_a_routine_done_by_half_starts_both_values_anew(share: float) -> None:
    person = Person()
    person.sits(46)
    person.does_a_routine(3, share)
    assert (0.0, timedelta(minutes=45)) == (person.sat, person.desk.next_offer)
    person.sits(50)
    assert len(person.reminders) == 2


@pytest.mark.parametrize(("share", "offer"), [(0.1, 56), (0.2, 56), (0.4, 64)])
def test_less_than_half_of_a_routine_moves_the_next_offer_by_its_share(
    share: float, offer: int
) -> None:
    person = Person()
    person.sits(46)
    person.does_a_routine(10, share, seated=True)
    assert (person.sat, person.since_break) == (46.0, 46.0)
    assert timedelta(minutes=offer) == person.desk.next_offer
    person.sits(30)
    assert person.reminders[1] == pytest.approx(offer + 10 * share, abs=2)


def test_less_than_half_of_a_routine_before_a_break_is_due_moves_it_too() -> None:
    person = Person()
    person.sits(30)
    person.does_a_routine(10, 0.2)
    assert (30.0, timedelta(minutes=54)) == (person.since_break, person.desk.next_offer)


def test_a_seated_routine_answers_the_offer_and_does_not_end_the_sit() -> None:
    person = Person()
    person.sits(46)
    person.does_a_routine(seated=True)
    assert (person.since_break, person.sat, person.phase) == (0.0, 46.0, Phase.SITTING)
    person.sits(10)
    person.does_a_routine()
    assert (person.since_break, person.sat) == (0.0, 0.0)


def test_whoever_got_up_in_a_routine_has_ended_the_sit_however_little_was_played() -> None:
    person = Person()
    person.sits(46)
    person.does_a_routine(10, 0.1)
    assert (person.since_break, person.sat) == (46.0, 0.0)


def test_for_who_stays_seated_every_routine_ends_the_sit() -> None:
    person = Person(Rules(stays_seated=True))
    person.sits(46)
    person.does_a_routine(seated=True)
    assert (person.since_break, person.sat) == (0.0, 0.0)


def test_a_routine_stopped_at_once_does_not_bring_a_skipped_break_back() -> None:
    person = Person()
    person.sits(46)
    person.answers(Skip())
    person.answers(Start(3))
    person.finishes_routine(0.0)
    assert timedelta(minutes=91) == person.desk.next_offer


def test_a_player_that_fails_is_told_of_and_the_break_is_offered_again() -> None:
    person = Person()
    person.sits(46)
    person.answers(Start(3))
    person.finishes_routine(0.0, Outcome.FAILED)
    assert [SayPlayerFailed()] == person.effects(SayPlayerFailed)
    person.sits(12)
    assert len(person.reminders) == 2


def test_the_end_of_another_player_changes_nothing() -> None:
    person = Person()
    person.answers(Start(3))
    person.hears(PlayerEnded("another", Outcome.COMPLETED, 1.0))
    assert Phase.ON_BREAK is person.phase


def test_done_counts_as_completed_and_is_marked_as_told() -> None:
    person = Person()
    person.sits(46)
    person.answers(Done(3))
    assert ([WriteTold(3)], 0.0, False) == (
        person.effects(WriteTold),
        person.sat,
        person.reminded,
    )


def test_done_said_by_a_script_while_nobody_is_there_brings_no_sitting_back() -> None:
    person = Person()
    person.sits(40)
    person.is_gone(3)
    person.hears(Done(3))
    person.leaves(1)
    assert person.sat == 1.0


def test_started_by_hand_it_always_opens() -> None:
    for phase in (Phase.SITTING, Phase.PAUSED, Phase.AWAY, Phase.OFF_HOURS):
        person = Person(OFFICE)
        person.sits(10)
        if phase is Phase.PAUSED:
            person.answers(Pause(FOREVER))
        if phase is Phase.AWAY:
            person.is_gone(4)
        if phase is Phase.OFF_HOURS:
            person.sits(171)
        assert person.phase == phase
        person.hears(Start(2))
        assert [e.minutes for e in person.effects(Play) if isinstance(e, Play)] == [2]
        assert person.desk.player


def test_with_the_player_open_that_one_is_raised() -> None:
    person = Person()
    person.answers(Start(2))
    person.answers(Start(5))
    assert (1, [RaisePlayer()]) == (len(person.effects(Play)), person.effects(RaisePlayer))


def test_a_routine_on_the_floor_is_not_time_away_and_no_sitting_time() -> None:
    person = Person()
    person.sits(30)
    person.does_a_routine(15, 0.2)
    assert (person.since_break, person.sat, person.desk.away) == (30.0, 0.0, None)


def test_nobody_coming_back_from_a_routine_is_away_from_its_end() -> None:
    person = Person()
    person.sits(30)
    person.answers(Start(3))
    person.is_gone(3)
    person.finishes_routine()
    person.is_gone(4)
    assert (person.phase, person.sat) == (Phase.AWAY, 0.0)


# -- snooze ------------------------------------------------------------------------------------


def test_snooze_counts_wall_minutes_and_then_waits_for_a_lull() -> None:
    person = Person()
    person.sits(46)
    person.answers(Snooze(10))
    assert (person.phase, person.reminded) == (Phase.SNOOZED, False)
    person.types(11)
    assert person.reminders == [45.0]
    person.types(3)
    assert person.reminders == [45.0, 59.0]


def test_at_the_end_of_a_snooze_hold_backs_apply() -> None:
    person = Person()
    person.sits(46)
    person.answers(Snooze(10))
    person.works_with(Holder.FULL_SCREEN, 15)
    assert (person.phase, person.reminders) == (Phase.HELD_BACK, [45.0])


def test_a_natural_break_cancels_a_snooze() -> None:
    person = Person()
    person.sits(46)
    person.answers(Snooze(30))
    person.leaves(6)
    assert (person.desk.snoozed_until, person.phase, person.sat) == (None, Phase.SITTING, 0.0)


def test_a_new_snooze_replaces_the_one_that_runs() -> None:
    person = Person()
    person.sits(46)
    person.answers(Snooze(30))
    person.answers(Snooze(5))
    person.sits(6)
    assert person.reminders == [45.0, 51.0]


def test_remind_me_now_ends_the_snooze_at_once_and_is_an_ordinary_offer() -> None:
    person = Person()
    person.sits(46)
    person.answers(Snooze(30))
    person.answers(RemindNow())
    assert person.reminders == [45.0, 46.0]
    person.closes_the_reminder()
    person.sits(12)
    assert len(person.reminders) == 3
    assert WriteDecision(DecisionKind.OFFERED, "asked") in person.effects(WriteDecision)


def test_remind_me_now_without_a_snooze_or_in_a_pause_does_nothing() -> None:
    person = Person()
    person.answers(RemindNow())
    assert (person.phase, person.reminders) == (Phase.SITTING, [])
    person.sits(46)
    person.answers(Snooze(30))
    person.answers(Pause(FOREVER))
    person.answers(RemindNow())
    assert (person.phase, person.reminders) == (Phase.PAUSED, [45.0])


def test_remind_me_now_comes_in_the_calm_and_in_a_call_too() -> None:
    person = Person()
    person.sits(46)
    person.answers(Snooze(30))
    person.suspends(0.01)
    person.holders = frozenset({Holder.MICROPHONE})
    person.answers(RemindNow())
    assert person.reminded


@pytest.mark.parametrize("answer", [Skip(), Done(3), Start(3)])
def test_another_answer_ends_a_snooze(answer: News) -> None:
    person = Person()
    person.sits(46)
    person.answers(Snooze(10))
    person.answers(answer)
    assert person.desk.snoozed_until is None
    if person.desk.player:
        person.finishes_routine()
    assert person.phase is Phase.SITTING
    person.sits(40)
    assert person.reminders == [45.0]


def test_snooze_with_nothing_due_moves_the_next_break() -> None:
    person = Person()
    person.sits(10)
    person.answers(Snooze(15))
    assert (timedelta(minutes=60), Phase.SITTING) == (person.desk.next_offer, person.phase)


def test_a_snoozed_break_is_offered_three_times_again() -> None:
    person = Person()
    person.sits(56)
    person.answers(Snooze(5))
    person.sits(40)
    assert pytest.approx(person.reminders, abs=1) == [45.0, 55.0, 61.8, 72.0, 82.0]


def test_a_clock_that_is_set_does_not_change_how_long_a_snooze_lasts() -> None:
    for hours in (-1, 1):
        person = Person()
        person.sits(46)
        person.answers(Snooze(10))
        person.sets_clock(hours)
        person.sits(9)
        assert Phase.SNOOZED is person.phase
        person.sits(2)
        assert len(person.reminders) == 2


# -- undo --------------------------------------------------------------------------------------


def test_a_skip_can_be_undone_for_ten_minutes() -> None:
    person = Person()
    person.sits(46)
    person.answers(Skip())
    person.sits(5)
    person.answers(Undo())
    assert Phase.DUE is person.phase
    person.sits(1)
    assert len(person.reminders) == 2


def test_after_ten_minutes_there_is_nothing_to_undo() -> None:
    person = Person()
    person.sits(46)
    person.answers(Skip())
    person.sits(11)
    person.answers(Undo())
    assert (person.phase, person.reminders) == (Phase.SITTING, [45.0])


def test_i_was_at_the_desk_gives_back_what_was_taken_off_and_the_absence_itself() -> None:
    person = Person()
    person.sits(40)
    person.leaves(4)
    assert person.sat == 10.0
    person.answers(Undo())
    assert (44.0, timedelta(minutes=45)) == (person.sat, person.desk.next_offer)


@pytest.mark.parametrize("absence", [Person.locks, lambda person, m: person.suspends(m / 60)])
def test_a_lock_and_a_sleep_can_be_undone_too(absence: Callable[[Person, float], None]) -> None:
    person = Person()
    person.sits(40)
    absence(person, 4)
    assert person.sat == 10.0
    person.answers(Undo())
    assert person.sat == 44.0


@pytest.mark.parametrize("minutes", [0.5, 181])
def test_nobody_is_asked_about_a_short_lock_or_a_night(minutes: float) -> None:
    person = Person()
    person.sits(40)
    person.locks(minutes)
    assert person.desk.concluded is None


def test_a_natural_break_that_was_none_is_undone_and_the_break_is_due_again() -> None:
    person = Person()
    person.sits(46)
    person.leaves(6)
    assert person.sat == 0.0
    person.answers(Undo())
    assert (person.sat, person.phase) == (52.0, Phase.DUE)


def test_undo_beside_a_reminder_that_stands_loses_and_doubles_nothing() -> None:
    person = Person(Rules(interval=timedelta(minutes=5)))
    person.sits(4)
    person.leaves(3)
    person.sits(6)
    before = person.reminders
    person.answers(Undo())
    person.sits(2)
    assert (True, before) == (person.reminded, person.reminders)
