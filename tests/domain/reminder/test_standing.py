"""Standing, what a person corrects, and the figures of a day that rest on both."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from deskbreak.domain.reminder.desk import Phase, Rules
from deskbreak.domain.reminder.events import (
    Done,
    Rewrite,
    Sit,
    Snooze,
    Stand,
    Undo,
    WasAway,
    WriteAnswer,
)
from deskbreak.domain.reminder.hours import Hours
from deskbreak.domain.reminder.phrases import status as first_row
from deskbreak.domain.reminder.presence import Locked
from deskbreak.domain.reminder.status import status
from deskbreak.domain.session import cut_by_day, day_of
from deskbreak.domain.statistics import Today
from tests.domain.reminder.history import figures, going_on, spans, told, written
from tests.domain.reminder.person import MINUTE, NINE, Person

OFFICE = Hours((((time(9), time(17)),),) * 5 + ((), ()))


# -- standing ----------------------------------------------------------------------------------


def test_standing_is_no_sitting_and_nothing_is_offered() -> None:
    person = Person()
    person.sits(30)
    person.stands(30)
    assert (person.phase, person.since_break, person.sat) == (Phase.STANDING, 30.0, 0.0)
    person.answers(Sit())
    person.sits(14)
    assert (person.reminders, person.since_break, person.sat) == ([], 44.0, 14.0)
    person.sits(2)
    assert person.reminders == [75.0]


def test_a_due_break_is_withdrawn_and_comes_back_after_a_short_stand() -> None:
    person = Person()
    person.sits(46)
    person.stands(4)
    assert (person.reminded, person.phase) == (False, Phase.STANDING)
    person.answers(Sit())
    person.sits(1)
    assert (person.reminders, person.sat) == ([45.0, 50.8], 47.0)


def test_who_stands_for_a_natural_break_has_answered_a_due_break_by_it() -> None:
    person = Person()
    person.sits(46)
    person.stands(6)
    person.answers(Sit())
    person.sits(40)
    assert (person.reminders, person.since_break, person.sat) == ([45.0], 86.0, 40.0)
    assert [one.answer for one in person.effects(WriteAnswer)] == ["stood_up"]  # type: ignore[union-attr]
    person.sits(6)
    assert len(person.reminders) == 2


def test_one_has_got_up_as_soon_as_standing_has_lasted_as_long_as_a_natural_break() -> None:
    person = Person(Rules(natural_break=3 * MINUTE))
    person.types(20)
    person.answers(Stand())
    person.types(2.9)
    assert person.sat == 20.0
    person.types(0.2)
    assert person.sat == 0.0


def test_standing_ends_after_an_hour_unless_the_desk_tells_its_height() -> None:
    person = Person()
    person.stands(59)
    assert person.phase is Phase.STANDING
    person.answers(Stand())
    person.sits(59)
    assert (person.phase, person.sat) == (Phase.STANDING, 0.0)
    person.sits(2)
    assert (person.phase, person.sat) == (Phase.SITTING, 1.0)
    person = Person()
    person.answers(Stand(limited=False))
    person.sits(300)
    assert (person.phase, first_row(person.desk, person.rules, person.now)) == (
        Phase.STANDING,
        "Standing",
    )


@pytest.mark.parametrize(
    ("ends", "kind"),
    [
        (lambda person: person.locks(3), "away"),
        (lambda person: person.suspends(1), "natural_break"),
        (lambda person: person.leaves(5.1), "natural_break"),
    ],
)
def test_a_lock_sleep_or_natural_break_ends_standing(ends: object, kind: str) -> None:
    person = Person()
    person.stands(20)
    ends(person)  # type: ignore[operator]
    assert (person.phase, person.desk.standing) == (Phase.SITTING, None)
    assert [one[:2] for one in spans(person)] == [("standing", 0.0), (kind, 20.0)]


def test_who_stands_moves_about_a_little() -> None:
    person = Person()
    person.stands(20)
    person.leaves(4.5)
    assert person.phase is Phase.STANDING
    assert going_on(person) == [("standing", 0.0, 24.5)]


def test_standing_that_was_none_is_undone_in_state_and_history() -> None:
    person = Person()
    person.sits(46)
    person.stands(10)
    person.answers(Sit())
    person.sits(2)
    person.answers(Undo())
    assert (person.since_break, person.sat, person.phase) == (58.0, 58.0, Phase.DUE)
    assert figures(person) == Today(sitting=58 * MINUTE, longest_sit=58 * MINUTE)
    person.sits(1)
    assert person.reminded


def test_a_routine_while_standing_is_a_break_and_standing_goes_on() -> None:
    person = Person()
    person.sits(10)
    person.stands(10)
    person.does_a_routine(3)
    person.sits(10)
    assert (person.phase, person.since_break) == (Phase.STANDING, 0.0)
    person.answers(Sit())
    assert spans(person) == [
        ("sitting", 0.0, 10.0),
        ("standing", 10.0, 20.0),
        ("break", 20.0, 23.0),
        ("standing", 23.0, 33.0),
    ]


def test_a_snooze_runs_on_while_one_stands_and_ends_with_it() -> None:
    person = Person()
    person.sits(46)
    person.answers(Snooze(10))
    person.stands(3)
    person.answers(Sit())
    assert person.phase is Phase.SNOOZED
    person.stands(6)
    person.answers(Sit())
    assert (person.phase, person.desk.snoozed_until) == (Phase.SITTING, None)


def test_a_restart_and_a_lock_screen_of_another_boot_end_standing_as_they_should() -> None:
    person = Person()
    person.stands(20)
    person.restarts(1)
    assert person.phase is Phase.STANDING
    person.reboots(10)
    assert (person.phase, person.sat) == (Phase.SITTING, 0.0)
    assert [one[0] for one in spans(person)] == ["standing", "natural_break"]


def test_standing_is_told_in_the_status() -> None:
    person = Person()
    person.sits(5)
    person.stands(10)
    values = status(person.desk, person.rules, person.now, figures(person), {})
    assert (values["phase"], values["standing_seconds"]) == ("standing", 600)
    assert (values["sitting_seconds"], values["since_break_seconds"]) == (0, 300)
    assert values["today"]["standing_seconds"] == 600
    assert first_row(person.desk, person.rules, person.now) == "Standing until 10:05"


# -- "I was away" ------------------------------------------------------------------------------


def test_i_was_away_takes_off_what_was_counted_wrongly() -> None:
    person = Person()
    person.sits(40)
    person.answers(WasAway(20 * MINUTE))
    assert (person.since_break, person.sat, person.phase) == (0.0, 0.0, Phase.SITTING)
    assert told(written(person)) == [("sitting", 0.0, 20.0), ("natural_break", 20.0, 40.0)]
    person.answers(Undo())
    assert (person.since_break, person.sat) == (40.0, 40.0)
    assert figures(person) == Today(sitting=40 * MINUTE, longest_sit=40 * MINUTE)


def test_i_was_away_for_a_short_while_gives_the_credit_of_such_an_absence() -> None:
    person = Person()
    person.sits(40)
    person.answers(WasAway(4 * MINUTE))
    assert (person.since_break, person.sat) == (6.0, 6.0)


def test_i_was_away_reaches_no_further_back_than_this_stretch() -> None:
    person = Person()
    person.sits(20)
    person.leaves(3)
    person.sits(10)
    person.answers(WasAway(30 * MINUTE))
    assert (person.since_break, figures(person).away) == (0.0, 13 * MINUTE)


def test_i_was_away_withdraws_the_break_that_is_due() -> None:
    person = Person()
    person.sits(46)
    person.answers(WasAway(20 * MINUTE))
    assert (person.reminded, person.phase) == (False, Phase.SITTING)
    person.answers(Undo())
    assert person.phase is Phase.DUE


def test_since_when_a_call_alone_told_of_somebody_is_known() -> None:
    person = Person()
    person.sits(10)
    person.is_in_a_call(25)
    person.sits(1)
    assert person.desk.assumed is not None
    person.answers(WasAway(person.now.through - person.desk.assumed))
    assert told(written(person))[:2] == [("sitting", 0.0, 10.0), ("natural_break", 10.0, 36.0)]
    assert person.desk.assumed is None


# -- the figures of the day --------------------------------------------------------------------


def test_an_undone_absence_is_no_natural_break_of_the_day() -> None:
    person = Person()
    person.sits(30)
    person.leaves(8)
    assert figures(person).natural_breaks == 1
    person.answers(Undo())
    assert person.effects(Rewrite)
    assert figures(person) == Today(sitting=38 * MINUTE, longest_sit=38 * MINUTE)


def test_a_break_that_was_told_of_ends_the_sit() -> None:
    person = Person()
    person.sits(44)
    person.answers(Done(3))
    person.sits(40)
    assert figures(person).longest_sit == 44 * MINUTE


def test_the_sit_that_goes_on_is_cut_where_the_day_begins() -> None:
    person = Person(at=datetime(2026, 3, 2, 3, tzinfo=UTC))
    person.sits(90)
    assert figures(person) == Today(sitting=30 * MINUTE, longest_sit=30 * MINUTE)


def test_a_night_is_a_natural_break_of_one_day_only() -> None:
    person = Person()
    person.sits(30)
    person.suspends(23)
    assert figures(person).natural_breaks == 0
    days = {day_of(NINE, UTC), day_of(person.now.at, UTC)}
    parts = [part for span in written(person) for part in cut_by_day(span, UTC)]
    assert {day for day, _ in parts} == days


@pytest.mark.parametrize("before_five", [20, 50])
def test_no_break_is_foretold_for_after_the_hours(before_five: int) -> None:
    person = Person(Rules(hours=OFFICE), NINE + timedelta(hours=8) - before_five * MINUTE)
    row = first_row(person.desk, person.rules, person.now)
    values = status(person.desk, person.rules, person.now, None, {})
    if before_five > 45:
        assert (row[:19], values["next_break_at"] is None) == ("Next break at 16:55", False)
    else:
        assert (row, values["next_break_at"]) == ("Your hours end at 17:00 · sat 0 min", None)


def test_a_snooze_beyond_the_hours_says_when_they_end() -> None:
    person = Person(Rules(hours=OFFICE), NINE + timedelta(hours=7))
    person.sits(50)
    person.answers(Snooze(15))
    assert person.phase is Phase.SNOOZED
    row = first_row(person.desk, person.rules, person.now)
    assert row == "Your hours end at 17:00 · sat 50 min"


def test_what_goes_on_in_a_lock_is_away_in_the_figures() -> None:
    person = Person()
    person.sits(10)
    person.hears(Locked())
    person.is_gone(7)
    assert figures(person) == Today(
        sitting=10 * MINUTE, longest_sit=10 * MINUTE, natural_breaks=1, away=7 * MINUTE
    )
