"""
When the reminder comes: each sentence of the promise as a test, which makes it long.

What answers do is in `test_answers`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from deskbreak.domain.reminder.decisions import DecisionKind
from deskbreak.domain.reminder.desk import FOREVER, LIMITED, Phase, Rules
from deskbreak.domain.reminder.events import (
    Ignored,
    Pause,
    Remind,
    Resume,
    RulesChanged,
    Snooze,
    Start,
    Withdraw,
    WriteDecision,
)
from deskbreak.domain.reminder.hours import Hours
from deskbreak.domain.reminder.presence import Holder, Unlocked
from tests.domain.reminder.person import MINUTE, NINE, Person

OFFICE = Rules(hours=Hours((((time(9), time(12)), (time(13), time(17))),) * 5 + ((), ())))
BLIND = Rules(idle_source=False)


# -- due, and the lull -------------------------------------------------------------------------


def test_a_break_is_due_after_the_work_interval_and_comes_at_the_first_lull() -> None:
    person = Person()
    person.sits(44.5)
    assert person.reminders == []
    person.types(1)
    assert Phase.DUE is person.phase
    person.sits(1)
    assert person.reminders == [46.2]  # forty seconds of typing and five of none


def test_without_a_lull_it_comes_after_the_longest_wait() -> None:
    person = Person()
    person.types(50)
    assert person.reminders == [48.0]


def test_a_lull_of_zero_is_not_waited_for() -> None:
    person = Person(Rules(lull=timedelta(0)))
    person.types(50)
    assert person.reminders == [45.0]
    assert WriteDecision(DecisionKind.OFFERED, "at_once") in person.effects(WriteDecision)


def test_somebody_who_is_silent_already_is_in_a_lull() -> None:
    person = Person()
    person.types(44)
    person.leaves(1.5)
    assert person.reminders == [45.0]


def test_a_lull_that_is_longer_than_the_grace_is_cut() -> None:
    person = Person(Rules(natural_break=MINUTE, lull=MINUTE))
    person.types(45.5)
    person.leaves(0.3)
    assert person.reminders == [45.7]


def test_silence_is_asked_for_only_as_short_as_it_is_needed() -> None:
    person = Person()
    person.types(44)
    assert person.rules.grace == person.idle_after
    person.types(1)
    assert person.rules.lull == person.idle_after
    person.types(4)
    assert person.rules.grace == person.idle_after


# -- held back ---------------------------------------------------------------------------------


@pytest.mark.parametrize("holder", Holder)
def test_a_break_that_is_held_back_stays_due_and_comes_within_a_minute_of_the_end(
    holder: Holder,
) -> None:
    person = Person()
    person.sits(40)
    person.works_with(holder, 20)
    holding = [one.level for one in person.desk.holding(person.rules)]
    assert (Phase.HELD_BACK, [holder]) == (person.phase, holding)
    assert person.reminders == []
    person.sits(2)
    assert len(person.reminders) == 1
    assert 60 <= person.reminders[0] <= 62


def test_it_comes_within_a_minute_of_the_end_of_a_call_though_nobody_types() -> None:
    person = Person()
    person.sits(40)
    person.is_in_a_call(20)
    person.is_gone(1)
    assert len(person.reminders) == 1


def test_only_what_the_person_chose_holds_a_break_back() -> None:
    person = Person(Rules(hold_back=frozenset({Holder.CAMERA})))
    person.sits(40)
    person.works_with(Holder.FULL_SCREEN, 10)
    assert person.reminders == [48.0]


def test_after_the_limit_one_ordinary_notification_then_nothing_before_the_next_interval() -> None:
    person = Person()
    person.sits(40)
    person.works_with(Holder.FULL_SCREEN, 105)
    assert person.reminders == [108.0]  # 45, an hour, and the longest wait
    person.works_with(Holder.FULL_SCREEN, 15)
    assert person.reminders == [108.0]


def test_without_a_limit_it_is_held_back_as_long_as_that_lasts() -> None:
    person = Person(Rules(hold_back_limit=None))
    person.works_with(Holder.DO_NOT_DISTURB, 230)
    assert person.reminders == []


def test_a_holder_older_than_four_hours_no_longer_holds_and_is_named() -> None:
    person = Person(Rules(hold_back_limit=None))
    person.works_with(Holder.MICROPHONE, 45 + 239)  # it is seen first when a break is due
    assert (person.desk.stale(person.rules), person.reminders) == ((), [])
    person.works_with(Holder.MICROPHONE, 0.5)
    person.holders = frozenset({Holder.MICROPHONE})
    person.types(10)
    assert [one.level for one in person.desk.stale(person.rules)] == [Holder.MICROPHONE]
    assert len(person.reminders) == 1
    assert WriteDecision(DecisionKind.FREE_AGAIN, Holder.MICROPHONE) in person.effects(
        WriteDecision
    )


def test_nothing_comes_in_a_silent_call_even_after_the_limit() -> None:
    person = Person()
    person.sits(44)
    person.is_in_a_call(120)
    assert (person.phase, person.reminders) == (Phase.HELD_BACK, [])
    told = [one.what for one in person.effects(WriteDecision) if isinstance(one, WriteDecision)]
    assert told == ["due", "held_back", "still_sitting"]
    person.sits(3)
    assert len(person.reminders) == 1


@pytest.mark.parametrize("holder", [one for one in Holder if one not in LIMITED])
def test_a_call_is_waited_out_whatever_the_limit_is(holder: Holder) -> None:
    person = Person()
    person.holders = frozenset({holder})
    person.sits(200)
    assert (person.phase, person.reminders) == (Phase.HELD_BACK, [])


def test_the_limit_counts_what_is_limited_alone() -> None:
    """A call that begins in a full screen starts its hour anew, and keeps the reminder away."""
    person = Person()
    person.holders = frozenset({Holder.FULL_SCREEN})
    person.sits(104.5)
    person.holders |= {Holder.MICROPHONE}
    person.sits(10)
    assert (person.phase, person.reminders) == (Phase.HELD_BACK, [])
    person.holders = frozenset({Holder.FULL_SCREEN})
    person.sits(58)
    assert person.reminders == []
    person.sits(5)
    assert len(person.reminders) == 1


def test_a_film_beside_the_work_keeps_no_reminder_from_a_lull() -> None:
    person = Person()
    person.film = True
    person.sits(47)
    assert person.reminders == [45.0]


# -- calm after resume, unlock, the start of the hours -----------------------------------------


def test_no_reminder_in_the_first_two_minutes_after_resume() -> None:
    person = Person()
    person.sits(44.9)
    person.suspends(0.03)
    back = person.minute
    person.sits(10)
    assert person.reminders
    assert person.reminders[0] >= back + 2


def test_no_reminder_right_after_a_standstill_which_may_have_been_sleep() -> None:
    person = Person()
    person.types(46)
    person.stops_the_program(6)
    assert (person.phase, person.reminders) == (Phase.DUE, [])
    person.types(1.9)
    assert person.reminders == []


def test_no_reminder_in_the_first_two_minutes_after_unlock() -> None:
    person = Person(Rules(lull=timedelta(0)))
    person.sits(44.9)
    person.locks(1)
    person.types(5)
    assert person.reminders == [47.9]


def test_no_reminder_in_the_first_two_minutes_of_the_hours() -> None:
    person = Person(OFFICE, NINE - timedelta(hours=1))
    person.sits(60)
    assert (person.phase, person.sat, person.reminders) == (Phase.DUE, 60.0, [])
    person.sits(4)
    assert person.reminders == [62.0]


def test_no_reminder_on_resume_after_a_night_and_sitting_begins_at_zero() -> None:
    person = Person()
    person.sits(50)
    person.suspends(10)
    assert (person.sat, person.phase, person.reminded) == (0.0, Phase.SITTING, False)


# -- hours and pauses --------------------------------------------------------------------------


def test_at_the_end_of_the_hours_a_due_break_is_withdrawn() -> None:
    person = Person(OFFICE, NINE + timedelta(hours=2.1))
    person.sits(55)
    assert (person.reminded, person.phase, person.desk.due) == (False, Phase.OFF_HOURS, None)
    assert [Withdraw()] == person.effects(Withdraw)
    person.sits(59)
    assert len(person.reminders) == 1


def test_at_their_start_sitting_begins_at_zero_after_an_absence_else_it_goes_on() -> None:
    person = Person(OFFICE, NINE + timedelta(hours=2.5))
    person.sits(40)
    person.leaves(30)
    person.sits(30)
    assert (person.sat, person.phase) == (30.0, Phase.SITTING)
    person = Person(OFFICE, NINE + timedelta(hours=2.5))
    person.sits(100)
    assert (person.sat, len(person.reminders)) == (100.0, 1)


def test_who_travels_has_the_hours_of_the_place_and_has_sat_as_long() -> None:
    person = Person(OFFICE, NINE + timedelta(hours=1))
    person.sits(30)
    for zone, phase in (("Asia/Tokyo", Phase.OFF_HOURS), ("Europe/London", Phase.SITTING)):
        person.rules = replace(OFFICE, zone=ZoneInfo(zone))
        person.hears(RulesChanged())
        assert (person.phase, person.sat, person.reminders) == (phase, 30.0, [])


def test_a_pause_takes_the_reminder_away_and_keeps_the_break() -> None:
    person = Person()
    person.sits(46)
    person.answers(Pause(person.now.at + timedelta(hours=1)))
    assert (person.reminded, person.phase) == (False, Phase.PAUSED)
    person.sits(59)
    assert person.reminders == [45.0]
    person.sits(2)
    assert len(person.reminders) == 2


def test_a_pause_ends_when_it_ends_and_not_at_the_next_look() -> None:
    person = Person()
    person.types(46)
    person.answers(Pause(person.now.at + 7 * MINUTE))
    person.types(7)
    assert person.phase is Phase.DUE


def test_a_pause_without_an_end_lasts_until_resume_and_survives_a_restart() -> None:
    person = Person()
    person.answers(Pause(FOREVER))
    person.sits(100)
    person.restarts(1)
    assert (person.phase, person.reminders) == (Phase.PAUSED, [])
    person.answers(Resume())
    person.sits(4)
    assert len(person.reminders) == 1


# -- the interval is changed -------------------------------------------------------------------


def test_an_interval_longer_than_what_was_sat_withdraws_a_shown_reminder() -> None:
    person = Person()
    person.sits(46)
    person.changes_interval(60)
    assert (person.reminded, person.phase) == (False, Phase.SITTING)
    person.sits(15)
    assert person.reminders == [45.0, 60.0]


def test_a_shorter_interval_is_due_at_the_next_lull_not_within_a_minute() -> None:
    person = Person()
    person.sits(30)
    person.changes_interval(20)
    person.sits(0.9)
    assert person.reminders == []
    person.sits(2)
    assert len(person.reminders) == 1


def test_a_due_break_stays_due_where_the_interval_is_still_shorter_than_what_was_sat() -> None:
    person = Person()
    person.sits(46)
    person.changes_interval(46)
    assert (person.reminded, person.phase) == (True, Phase.DUE)


def test_snooze_and_pause_stand_when_the_interval_changes() -> None:
    person = Person()
    person.sits(46)
    person.answers(Snooze(30))
    person.answers(Pause(FOREVER))
    person.changes_interval(60)
    assert person.desk.snoozed_until
    assert person.desk.paused_until == FOREVER


def test_a_change_of_another_setting_moves_nothing() -> None:
    person = Person()
    person.sits(30)
    before = person.desk
    person.hears(RulesChanged())
    assert before.next_offer == person.desk.next_offer


# -- quit and restart --------------------------------------------------------------------------


def test_a_due_break_survives_a_restart_shorter_than_a_natural_break() -> None:
    person = Person()
    person.sits(46)
    person.restarts(1)
    assert (person.phase, person.sat) == (Phase.DUE, 47.0)
    person.sits(1)
    assert len(person.reminders) == 2


def test_a_restart_longer_than_a_natural_break_is_one() -> None:
    person = Person()
    person.sits(46)
    person.restarts(6)
    assert (person.sat, person.phase) == (0.0, Phase.SITTING)


def test_a_restart_does_not_offer_an_ignored_reminder_before_its_time() -> None:
    person = Person()
    person.sits(46)
    person.closes_the_reminder()
    person.restarts(0)
    person.sits(9)
    assert person.reminders == [45.0]


def test_a_restart_while_nobody_is_there_is_part_of_the_same_absence() -> None:
    person = Person()
    person.sits(40)
    person.is_gone(4)
    person.restarts(4, somebody=False)
    assert (person.sat, person.phase) == (0.0, Phase.SITTING)
    person.is_gone(3)
    assert (person.phase, person.desk.away and person.desk.away.rested) == (Phase.AWAY, True)


def test_a_player_that_is_open_outlives_a_restart() -> None:
    person = Person()
    person.sits(46)
    person.answers(Start(3))
    person.restarts(1)
    assert person.phase is Phase.ON_BREAK
    person.finishes_routine()
    assert (person.sat, person.phase) == (0.0, Phase.SITTING)


def test_a_desk_from_before_a_reboot_is_taken_up_by_wall_time() -> None:
    person = Person()
    person.sits(40)
    person.quits()
    person.now = replace(
        person.now,
        at=person.now.at + 3.5 * MINUTE,
        awake=MINUTE,
        slept=0 * MINUTE,
        boot="second boot",
    )
    person.starts_again()
    assert person.sat == 40 - 22.5
    person.sits(10)
    assert person.sat == 27.5


# -- without an idle source --------------------------------------------------------------------


def test_without_an_idle_source_two_offers_at_most_then_it_waits_for_a_click() -> None:
    person = Person(BLIND)
    person.sits(300)
    assert person.reminders == [45.0, 55.0]
    assert person.reminded
    person.closes_the_reminder()
    person.sits(11)
    assert len(person.reminders) == 3


def test_without_an_idle_source_unlock_begins_anew() -> None:
    person = Person(BLIND)
    person.sits(100)
    person.locks(30)
    person.sits(50)
    assert len(person.reminders) == 3


def test_without_an_idle_source_sitting_counts_inside_the_hours_only() -> None:
    person = Person(replace(OFFICE, idle_source=False), NINE + timedelta(hours=2))
    person.sits(59)
    assert person.sat == 59.0
    person.sits(61)
    assert person.sat == 0.0
    person.sits(30)
    assert person.sat == 30.0


# -- looks -------------------------------------------------------------------------------------


def test_at_rest_nothing_ticks() -> None:
    person = Person()
    person.sits(10)
    person.is_gone(6)
    looks = person.looks
    person.is_gone(10_000)
    assert (None, looks) == (person.look_due, person.looks)


def test_a_pause_for_ever_orders_no_look() -> None:
    person = Person()
    person.answers(Pause(FOREVER))
    person.is_gone(10)
    assert person.look_due is None


def test_a_short_interval_has_a_look_for_each_step_of_the_ring() -> None:
    waits = []
    person = Person(
        Rules(interval=20 * MINUTE),
        watch=lambda _desk, _news, decision, _rules: waits.append(decision.next_look),
    )
    person.types(15)
    assert waits[:6] == [2.5 * MINUTE] * 6


def test_while_somebody_sits_there_is_a_look_every_five_minutes_and_not_many_more() -> None:
    seen: list[timedelta] = []
    person = Person(
        watch=lambda _desk, _news, decision, _rules: seen.append(decision.desk.seen.through)
    )
    person.types(120)
    assert max(b - a for a, b in pairwise(seen)) <= timedelta(minutes=5)
    assert person.looks < 45


def test_a_second_reminder_stands_in_place_of_the_first() -> None:
    person = Person()
    person.sits(56)
    assert [Remind(), Remind()] == person.effects(Remind, Withdraw, Ignored)


def test_an_unlock_without_a_lock_is_nothing() -> None:
    person = Person()
    person.sits(10)
    person.hears(Unlocked())
    assert (person.sat, person.phase) == (10.0, Phase.SITTING)


def test_a_fresh_desk_outside_the_hours_is_off() -> None:
    assert Phase.OFF_HOURS is Person(OFFICE, NINE - timedelta(hours=1)).phase
