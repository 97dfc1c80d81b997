"""
No break is lost, late or doubled: limits, sleep, restarts, pauses, and what undo gives back.

Each sentence is a test, which makes it long.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from deskbreak.domain.reminder.desk import FOREVER, Phase, Rules
from deskbreak.domain.reminder.events import (
    Pause,
    Resume,
    Skip,
    Snooze,
    Start,
    Undo,
    Withdraw,
)
from deskbreak.domain.reminder.hours import Hours
from deskbreak.domain.reminder.presence import Holder, Locked, Unlocked
from deskbreak.domain.session import Outcome
from tests.domain.reminder.history import figures, spans, told, written
from tests.domain.reminder.person import MINUTE, NINE, Person

QUIET = frozenset({Holder.DO_NOT_DISTURB})


# -- the hour of a hold-back -------------------------------------------------------------------


def test_the_hour_of_a_hold_back_runs_on_through_locks() -> None:
    person = Person()
    person.holders = QUIET
    for _ in range(12):
        person.sits(30)
        person.locks(1)
    assert person.reminders[0] == pytest.approx(106, abs=3)


@pytest.mark.parametrize(
    "between",
    [
        lambda person: person.leaves(3),
        lambda person: person.suspends(3 / 60),
        lambda person: person.restarts(3),
        lambda person: person.is_killed(3),
        lambda person: person.reboots(3),
    ],
)
def test_the_hour_of_a_hold_back_runs_on_through_what_is_no_break(between: object) -> None:
    person = Person()
    person.holders = QUIET
    person.sits(80)
    between(person)  # type: ignore[operator]
    person.sits(30)
    assert len(person.reminders) == 1
    assert person.reminders[0] <= 108


def test_the_hour_of_a_hold_back_begins_anew_after_a_pause() -> None:
    person = Person()
    person.holders = QUIET
    person.sits(104)
    person.answers(Pause(person.now.at + 5 * MINUTE))
    person.holders = frozenset({Holder.MICROPHONE})
    person.sits(20)
    assert (person.phase, person.reminders) == (Phase.HELD_BACK, [])


# -- sleep, lock and shutdown with the routine open --------------------------------------------


def test_a_machine_that_sleeps_in_a_routine_is_away_from_then_on() -> None:
    person = Person()
    person.sits(46)
    person.answers(Start(3))
    person.is_gone(0.5)
    person.suspends(14)
    assert (person.phase, person.since_break, person.sat) == (Phase.SITTING, 0.0, 0.0)
    if person.desk.player:
        person.finishes_routine(0.2)
    assert spans(person)[1:] == [("break", 46.0, 46.5), ("natural_break", 46.5, 886.5)]
    person.sits(44)
    assert len(person.reminders) == 1
    person.sits(3)
    assert len(person.reminders) == 2


def test_a_short_sleep_in_a_routine_belongs_to_it() -> None:
    person = Person()
    person.sits(40)
    person.answers(Start(3))
    person.suspends(1 / 60)
    assert person.phase is Phase.ON_BREAK
    person.finishes_routine()
    assert spans(person)[-1] == ("break", 40.0, 41.0)


def test_a_sleep_of_some_minutes_in_a_routine_ends_it_and_its_share_counts() -> None:
    person = Person()
    person.sits(46)
    person.answers(Start(3))
    person.is_gone(1)
    person.suspends(3 / 60)
    assert person.phase is not Phase.ON_BREAK
    person.finishes_routine(0.6)
    assert (person.since_break, person.sat) == (0.0, 0.0)
    assert spans(person)[1:] == [("break", 46.0, 47.0), ("away", 47.0, 50.0)]


@pytest.mark.parametrize("locked", [1, 3, 10])
def test_a_lock_in_a_routine_ends_it_after_two_minutes_where_it_began(locked: float) -> None:
    person = Person()
    person.sits(40)
    person.answers(Start(3))
    person.is_gone(1)
    person.hears(Locked())
    person.is_gone(locked)
    person.unlocks()
    if locked < 2:
        assert (person.phase, spans(person)[-1][0]) == (Phase.ON_BREAK, "sitting")
        return
    kind = "natural_break" if locked >= 5 else "away"
    assert spans(person)[1:] == [("break", 40.0, 41.0), (kind, 41.0, 41.0 + locked)]
    assert person.phase is not Phase.ON_BREAK


def test_a_routine_that_ended_while_nothing_ran_ends_as_its_row_says() -> None:
    person = Person()
    person.sits(46)
    person.answers(Start(3))
    person.restarts(10)
    assert person.phase is Phase.ON_BREAK
    person.finishes_routine(ago=7)
    assert spans(person)[1:] == [("break", 46.0, 49.0), ("natural_break", 49.0, 56.0)]
    assert (person.since_break, person.sat, figures(person).away) == (0.0, 0.0, 7 * MINUTE)


def test_a_routine_whose_player_died_with_the_machine_ends_where_the_machine_did() -> None:
    person = Person()
    person.sits(46)
    person.answers(Start(3))
    person.is_gone(1)
    person.reboots(30)
    person.finishes_routine(0.3, Outcome.FAILED)
    assert spans(person)[1:] == [("break", 46.0, 47.0), ("natural_break", 47.0, 77.0)]


def test_whoever_works_on_beside_a_window_that_stays_open_has_sat_since_its_end() -> None:
    person = Person()
    person.sits(46)
    person.answers(Start(3))
    person.is_gone(3)
    person.types(5)
    person.finishes_routine(ago=5)
    assert (person.since_break, spans(person)[-1]) == (5.0, ("break", 46.0, 49.0))
    person.answers(Start(3))
    person.restarts(10)
    person.finishes_routine(ago=1)
    assert (person.since_break, person.phase) == (1.0, Phase.SITTING)


def test_a_lock_at_the_end_of_a_routine_is_away_from_then_on() -> None:
    person = Person()
    person.sits(20)
    person.answers(Start(5))
    person.is_gone(5)
    person.finishes_routine()
    person.locks(3)
    assert spans(person)[-2:] == [("break", 20.0, 25.0), ("away", 25.0, 28.0)]


def test_the_end_page_of_a_routine_is_no_break_any_more() -> None:
    person = Person()
    person.sits(46)
    person.answers(Start(3))
    person.is_gone(4)
    person.finishes_routine(ago=1)
    assert spans(person)[-1] == ("break", 46.0, 49.0)
    assert (person.since_break, person.sat) == (1.0, 1.0)


# -- undo, pause, restart ----------------------------------------------------------------------


@pytest.mark.parametrize("minutes", [46, 66])
def test_undo_of_a_skip_makes_the_break_due_whichever_offer_it_was(minutes: int) -> None:
    person = Person()
    person.sits(minutes)
    person.answers(Skip())
    before = len(person.reminders)
    person.answers(Undo())
    assert person.phase is Phase.DUE
    person.sits(1)
    assert len(person.reminders) == before + 1


def test_undo_of_a_skip_after_the_limit_makes_the_break_due() -> None:
    person = Person()
    person.holders = QUIET
    person.sits(109)
    assert person.reminded
    person.answers(Skip())
    person.answers(Undo())
    assert person.phase is Phase.DUE
    person.holders = frozenset()
    person.sits(2)
    assert len(person.reminders) == 2


def test_a_skip_can_be_undone_after_a_lock_of_half_a_minute() -> None:
    person = Person()
    person.sits(46)
    person.answers(Skip())
    person.locks(0.4)
    person.answers(Undo())
    assert (person.phase, person.sat) == (Phase.DUE, 46.0)


@pytest.mark.parametrize("minutes", [46, 56, 66])
def test_what_a_pause_took_away_comes_back_with_resume(minutes: int) -> None:
    person = Person()
    person.sits(minutes)
    before = len(person.reminders)
    person.answers(Pause(FOREVER))
    assert not person.reminded
    person.answers(Resume())
    person.sits(1)
    assert (len(person.reminders), person.reminded) == (before + 1, True)


def test_a_reminder_that_a_kill_left_on_the_screen_is_withdrawn_and_comes_again() -> None:
    person = Person()
    person.sits(46)
    person.is_killed(1)
    assert person.done[-1][1] == Withdraw()
    person.sits(1)
    assert len(person.reminders) == 2


def test_an_interval_that_changes_while_nothing_runs_counts() -> None:
    person = Person()
    person.sits(10)
    person.changes_interval_while_it_does_not_run(20)
    person.sits(13)
    assert person.reminders == [pytest.approx(20, abs=1)]
    person = Person()
    person.sits(46)
    person.changes_interval_while_it_does_not_run(60)
    assert (person.phase, timedelta(hours=1)) == (Phase.SITTING, person.desk.next_offer)


def test_a_skip_that_is_undone_under_a_longer_interval_is_not_due() -> None:
    person = Person()
    person.sits(46)
    person.answers(Skip())
    person.changes_interval(60)
    person.answers(Undo())
    assert person.phase is Phase.SITTING
    person.sits(30)
    assert len(person.reminders) == 2
    assert person.reminders[1] >= 60


def test_an_answer_without_a_key_says_that_somebody_is_there_after_a_resume() -> None:
    person = Person()
    person.sits(46)
    person.suspends(3 / 60, comes_back=False)
    person.hears(Skip())
    person.is_gone(1)
    assert person.phase is Phase.SITTING
    person.sits(40)
    assert len(person.reminders) == 1


def test_without_an_idle_source_a_short_sleep_is_a_sign_of_somebody() -> None:
    person = Person(Rules(idle_source=False))
    person.sits(100)
    person.suspends(3 / 60)
    person.sits(15)
    assert len(person.reminders) == 3


def test_an_absence_that_seemed_over_is_known_after_a_restart_of_the_program_too() -> None:
    person = Person()
    person.sits(40)
    person.suspends(3 / 60, comes_back=False)
    person.restarts(0.5, somebody=False)
    person.leaves(1)
    assert figures(person).away == 4.5 * MINUTE


# -- hours -------------------------------------------------------------------------------------


def test_with_the_hours_a_snooze_ends_and_what_could_be_taken_back() -> None:
    rules = Rules(hours=Hours((((time(9), time(10)), (time(10, 30), time(17))),) * 7))
    for answer in (Snooze(60), Skip()):
        person = Person(rules, NINE + 10 * MINUTE)
        person.sits(46)
        person.answers(answer)
        person.types(6)
        assert (person.phase, person.desk.snoozed_until) == (Phase.OFF_HOURS, None)
        assert (person.desk.due, person.desk.to_undo(person.now)) == (None, None)


OFFICE = Hours((((time(9), time(17)),),) * 5 + ((), ()))


def test_without_an_idle_source_the_days_sitting_is_written_and_stands_still_at_night() -> None:
    person = Person(Rules(hours=OFFICE, idle_source=False), NINE + timedelta(hours=6))
    person.sits(119)
    person.hears(Unlocked())
    person.sits(301)
    assert told(written(person))[0] == ("sitting", 360.0, 480.0)
    assert figures(person).sitting == 120 * MINUTE
    later = replace(person.now, awake=person.now.awake + 4 * MINUTE)
    assert (person.sat, person.desk.at(later).sat) == (0.0, timedelta(0))
