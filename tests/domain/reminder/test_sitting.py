"""The sentences of "Time away", each as a test."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.domain.reminder.decisions import AnswerKind, DecisionKind
from deskbreak.domain.reminder.desk import Phase, Rules
from deskbreak.domain.reminder.events import (
    SpanKind,
    Start,
    Withdraw,
    WriteAnswer,
    WriteDecision,
)
from deskbreak.domain.reminder.phrases import status as first_row
from deskbreak.domain.reminder.presence import Holder, Locked
from tests.domain.reminder.history import going_on, spans
from tests.domain.reminder.person import MINUTE, Person

# -- what counts -------------------------------------------------------------------------------


def test_away_shorter_than_two_fifths_of_the_natural_break_is_still_sitting() -> None:
    person = Person()
    person.sits(10)
    person.leaves(1.9)
    assert (person.sat, spans(person)) == (11.9, [])


def test_at_least_the_natural_break_starts_anew_and_is_written_down_as_one() -> None:
    person = Person()
    person.sits(30)
    person.leaves(5)
    assert (person.sat, person.phase) == (0.0, Phase.SITTING)
    assert spans(person) == [("sitting", 0.0, 30.0), ("natural_break", 30.0, 35.0)]


@given(st.floats(2.1, 4.95), st.integers(1, 44))
def test_in_between_credit_grows_with_the_absence_and_is_never_more_than_was_sat(
    minutes: float, sat: int
) -> None:
    person = Person()
    person.sits(sat)
    person.leaves(minutes)
    assert person.desk.sat / MINUTE == pytest.approx(
        max(sat - 45 * (minutes - 2) / 3, 0), abs=0.01
    )


def test_it_tells_what_it_really_took_off() -> None:
    person = Person()
    person.sits(10)
    person.leaves(4)
    assert person.desk.concluded
    assert timedelta(minutes=4) == person.desk.concluded.lasted
    assert timedelta(minutes=10) == person.desk.concluded.taken_off
    assert [WriteDecision(DecisionKind.AWAY, "240 600")] == person.effects(WriteDecision)


def test_it_tells_what_an_absence_took_off_where_something_is_left() -> None:
    person = Person()
    person.sits(40)
    person.leaves(4)
    assert person.desk.concluded
    assert person.desk.concluded.taken_off == timedelta(minutes=30)


def test_idle_time_counts_back_to_the_last_input() -> None:
    person = Person()
    person.sits(10)
    person.is_gone(2)
    assert (person.phase, person.sat) == (Phase.AWAY, 10.0)


def test_a_due_break_stays_due_until_a_natural_break() -> None:
    person = Person()
    person.sits(46)
    person.is_gone(4.9)
    assert person.reminded
    person.is_gone(0.1)
    assert (person.reminded, person.desk.due) == (False, None)
    assert [Withdraw()] == person.effects(Withdraw)
    assert [WriteAnswer(AnswerKind.RESTED, 46 * MINUTE)] == person.effects(WriteAnswer)


def test_credit_does_not_put_a_repeated_offer_off() -> None:
    person = Person()
    person.sits(46)
    person.leaves(4)
    assert (person.sat, person.phase) == (16.0, Phase.DUE)
    person.sits(11)
    assert len(person.reminders) == 2


def test_locked_time_is_taken_off_however_short() -> None:
    person = Person()
    person.sits(10)
    person.locks(1)
    assert person.sat == 10.0


def test_a_lock_after_a_silence_is_away_since_the_last_input() -> None:
    person = Person(Rules(lull=timedelta(0)))
    person.sits(10)
    person.is_gone(1.5)
    person.silence_told = True
    person.desk = replace(person.desk, silent=person.last_input)
    person.locks(3.5)
    assert person.sat == 0.0
    assert spans(person)[-1] == ("natural_break", 10.0, 15.0)


def test_a_locked_screen_is_not_active_by_a_key() -> None:
    person = Person()
    person.sits(10)
    person.hears(Locked())
    person.is_gone(3)
    person.sits(1)
    assert (person.phase, person.sat) == (Phase.AWAY, 10.0)


def test_suspend_is_taken_off() -> None:
    person = Person()
    person.sits(40)
    person.suspends(1 / 60)
    assert person.sat == 40.0
    person.suspends(1)
    assert (person.sat, spans(person)[-1]) == (0.0, ("natural_break", 41.0, 101.0))


def test_an_absence_in_which_the_machine_sleeps_is_one() -> None:
    person = Person()
    person.sits(40)
    person.is_gone(3)
    person.suspends(1)
    assert spans(person)[-1] == ("natural_break", 40.0, 103.0)


def test_what_goes_on_is_told_though_it_is_not_in_the_history_yet() -> None:
    person = Person()
    person.sits(40)
    assert going_on(person) == [("sitting", 0.0, 40.0)]
    person.is_gone(3)
    assert going_on(person) == [("sitting", 0.0, 40.0), ("away", 40.0, 43.0)]
    person.is_gone(3)
    assert going_on(person)[1:] == [("natural_break", 40.0, 46.0)]
    person.hears(Start(3))
    person.is_gone(1)
    assert going_on(person) == [("break", 46.0, 47.0)]


def test_a_resume_with_nobody_there_is_the_same_absence() -> None:
    person = Person()
    person.sits(46)
    person.suspends(0.05, comes_back=False)
    person.is_gone(2)
    assert (person.phase, person.reminded) == (Phase.AWAY, False)
    person.leaves(10)
    assert spans(person)[-1] == ("natural_break", 49.0, 61.0)
    assert person.sat == 0.0


def test_a_natural_break_is_one_too_where_the_silence_is_heard_of_late() -> None:
    person = Person(Rules(natural_break=MINUTE * 30))
    person.sits(46)
    person.suspends(0.48, comes_back=False)
    looks = person.looks
    person.is_gone(12)
    assert (person.phase, person.desk.due, person.sat) == (Phase.AWAY, None, 0.0)
    person.is_gone(600)
    assert person.looks <= looks + 8


def test_time_in_which_the_program_did_not_run_is_taken_off_after_two_minutes() -> None:
    person = Person()
    person.types(40)
    person.stops_the_program(30)
    assert person.sat == 0.0
    person = Person()
    person.types(40)
    person.stops_the_program(1.5)
    assert person.sat == 41.5


def test_a_kill_costs_no_more_than_five_minutes() -> None:
    for minutes in range(30, 41):
        person = Person()
        person.types(minutes)
        person.is_killed(1)
        assert minutes - 5 <= person.sat <= minutes + 1
    person.is_killed(30)
    assert person.sat == 0.0


@pytest.mark.parametrize("hours", [-30, -1, 1, 30])
def test_a_clock_that_is_set_changes_nothing(hours: int) -> None:
    person = Person()
    person.sits(20)
    person.sets_clock(hours)
    person.sits(24)
    assert (person.sat, person.reminders) == (44.0, [])
    person.sits(2)
    assert len(person.reminders) == 1


def test_a_look_that_is_late_because_the_clock_was_set_back_is_no_absence() -> None:
    person = Person()
    person.types(10)
    person.now = replace(person.now, at=person.now.at - 30 * MINUTE)
    assert person.look_due is not None
    person.look_due += 30 * MINUTE
    person.types(32)
    assert (person.sat, person.desk.away) == (42.0, None)


# -- calls and films ---------------------------------------------------------------------------


def test_a_two_hour_call_without_a_keystroke_counts_as_sitting() -> None:
    person = Person()
    person.sits(10)
    person.is_in_a_call(120)
    assert (person.sat, person.reminders) == (130.0, [])


def test_a_film_counts_as_sitting_and_is_not_interrupted() -> None:
    person = Person()
    person.sits(40)
    person.film = True
    person.is_gone(90)
    assert (person.sat, person.reminders, person.phase) == (130.0, [], Phase.HELD_BACK)
    row = first_row(person.desk, person.rules, person.now)
    assert row == "Break waiting: a film keeps the screen awake"
    person.film = False
    person.is_gone(1.5)
    assert len(person.reminders) == 1


def test_without_input_at_most_three_hours_of_a_call_count() -> None:
    person = Person()
    person.sits(10)
    person.is_in_a_call(300)
    assert (person.phase, person.sat) == (Phase.AWAY, 0.0)
    person.leaves(1)
    kind, begin, end = spans(person)[-1]
    assert (kind, end) == ("natural_break", 311.0)
    assert 189 <= begin <= 190


def test_who_leaves_at_the_end_of_a_call_is_away_from_its_end() -> None:
    person = Person()
    person.sits(10)
    person.is_in_a_call(25)
    person.leaves(10)
    kind, begin, end = spans(person)[-1]
    assert (kind, end) == ("natural_break", 45.0)
    assert 34 <= begin <= 35


def test_a_lock_ends_a_film_at_once() -> None:
    person = Person()
    person.sits(10)
    person.watches_a_film(20)
    person.film = True
    person.locks(4)
    assert person.sat == 0.0
    assert spans(person)[-1] == ("away", 30.0, 34.0)


def test_full_screen_alone_is_no_sign_of_somebody() -> None:
    person = Person()
    person.sits(10)
    person.holders = frozenset({Holder.FULL_SCREEN})
    person.is_gone(5)
    assert (person.phase, person.sat) == (Phase.AWAY, 0.0)


# -- the history -------------------------------------------------------------------------------


def test_a_day_is_written_without_gaps_and_overlaps() -> None:
    person = Person()
    person.sits(20)
    person.leaves(3)
    person.sits(30)
    person.does_a_routine(3)
    person.sits(10)
    person.locks(7)
    person.sits(5)
    person.suspends(1)
    assert spans(person) == [
        (SpanKind.SITTING, 0.0, 20.0),
        (SpanKind.AWAY, 20.0, 23.0),
        (SpanKind.SITTING, 23.0, 53.0),
        (SpanKind.BREAK, 53.0, 56.0),
        (SpanKind.SITTING, 56.0, 66.0),
        (SpanKind.NATURAL_BREAK, 66.0, 73.0),
        (SpanKind.SITTING, 73.0, 78.0),
        (SpanKind.NATURAL_BREAK, 78.0, 138.0),
    ]


def test_a_routine_started_from_afar_ends_the_absence_in_the_history() -> None:
    person = Person()
    person.sits(20)
    person.is_gone(3)
    person.hears(Start(3))
    assert spans(person) == [("sitting", 0.0, 20.0), ("away", 20.0, 23.0)]
