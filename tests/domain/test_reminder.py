"""The sentences of "The reminder" that the domain keeps, each as a test."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from itertools import pairwise

import pytest

from deskbreak.domain.desk import FOREVER, Phase, Rules
from deskbreak.domain.events import (
    Done,
    Ignored,
    Pause,
    Play,
    PlayerEnded,
    RaisePlayer,
    Remind,
    RemindNow,
    Resume,
    RulesChanged,
    SayPlayerFailed,
    Skip,
    Snooze,
    Start,
    Undo,
    Withdraw,
    WriteAnswer,
    WriteTold,
)
from deskbreak.domain.hours import Hours
from deskbreak.domain.presence import Holder, Unlocked
from deskbreak.domain.session import Outcome
from tests.domain.person import MINUTE, NINE, Person

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
    assert [WriteAnswer("ignored", timedelta(minutes=45))] == person.effects(WriteAnswer)[:1]


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


def test_less_than_half_of_a_routine_gives_proportional_credit() -> None:
    person = Person()
    person.sits(46)
    person.does_a_routine(10, 0.2)
    assert (37.0, timedelta(minutes=47)) == (person.sat, person.desk.next_offer)


def test_a_routine_stopped_at_once_does_not_bring_a_skipped_break_back() -> None:
    person = Person()
    person.sits(46)
    person.answers(Skip())
    person.answers(Start(3))
    person.finishes_routine(0.0)
    assert timedelta(minutes=91) == person.desk.next_offer


def test_credit_is_never_more_than_was_sat() -> None:
    person = Person()
    person.sits(5)
    person.does_a_routine(10, 0.4)
    assert person.sat == 0.0


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
    assert (person.sat, person.desk.away) == (21.0, None)


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


# -- held back ---------------------------------------------------------------------------------


@pytest.mark.parametrize("holder", Holder)
def test_a_break_that_is_held_back_stays_due_and_comes_within_a_minute_of_the_end(
    holder: Holder,
) -> None:
    person = Person()
    person.sits(40)
    person.works_with(holder, 20)
    assert (Phase.HELD_BACK, (holder,)) == (person.phase, person.desk.holding(person.rules))
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
    assert person.reminders == [109.0]  # 45, an hour, the next look, and the longest wait
    person.works_with(Holder.FULL_SCREEN, 15)
    assert person.reminders == [109.0]


def test_without_a_limit_it_is_held_back_as_long_as_that_lasts() -> None:
    person = Person(Rules(hold_back_limit=None))
    person.works_with(Holder.DO_NOT_DISTURB, 230)
    assert person.reminders == []


def test_a_holder_older_than_four_hours_no_longer_holds_and_is_named() -> None:
    person = Person(Rules(hold_back_limit=None))
    person.works_with(Holder.MICROPHONE, 239)
    assert (person.desk.stale(person.rules), person.reminders) == ((), [])
    person.works_with(Holder.MICROPHONE, 0.5)
    person.holders = frozenset({Holder.MICROPHONE})
    person.types(10)
    assert person.desk.stale(person.rules) == (Holder.MICROPHONE,)
    assert len(person.reminders) == 1


def test_nothing_comes_in_a_silent_call_even_after_the_limit() -> None:
    person = Person()
    person.sits(44)
    person.is_in_a_call(120)
    assert person.reminders == []
    person.sits(3)
    assert len(person.reminders) == 1


# -- calm after resume, unlock, the start of the hours -----------------------------------------


def test_no_reminder_in_the_first_two_minutes_after_resume() -> None:
    person = Person()
    person.sits(44.9)
    person.suspends(0.03)
    back = person.minute
    person.sits(10)
    assert person.reminders
    assert person.reminders[0] >= back + 2


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


def test_a_pause_takes_the_reminder_away_and_keeps_the_break() -> None:
    person = Person()
    person.sits(46)
    person.answers(Pause(person.now.at + timedelta(hours=1)))
    assert (person.reminded, person.phase) == (False, Phase.PAUSED)
    person.sits(59)
    assert person.reminders == [45.0]
    person.sits(2)
    assert len(person.reminders) == 2


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
    person.hears(RulesChanged(person.rules.interval))
    assert before.next_offer == person.desk.next_offer


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


def test_a_desk_from_before_a_reboot_is_taken_up_by_wall_time() -> None:
    person = Person()
    person.sits(40)
    person.quits()
    person.now = replace(
        person.now, at=person.now.at + 3.5 * MINUTE, awake=MINUTE, slept=0 * MINUTE
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
