"""Clocks that are set or leap, and boots whose clocks begin anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from deskbreak.domain.reminder.desk import Phase, Rules
from deskbreak.domain.reminder.events import (
    SpanKind,
    Undo,
    WasAway,
)
from deskbreak.domain.reminder.presence import Holder, Locked
from tests.domain.reminder.history import figures, written
from tests.domain.reminder.person import MINUTE, NINE, Person

# -- another boot, whose clocks begin anew -----------------------------------------------------


def test_what_is_in_use_is_counted_anew_by_another_boot() -> None:
    person = Person()
    person.holders = frozenset({Holder.MICROPHONE})
    person.sits(230)
    person.reboots(1)
    person.types(150)
    assert (person.phase, person.reminders) == (Phase.HELD_BACK, [])
    person.types(100)
    assert person.reminders


def test_what_could_be_taken_back_is_over_after_a_reboot() -> None:
    person = Person()
    person.sits(40)
    person.leaves(4)
    person.reboots(1)
    assert person.desk.to_undo(person.now) is None


def test_a_calm_is_no_longer_after_a_reboot() -> None:
    person = Person()
    person.sits(46)
    person.suspends(1 / 60)
    person.reboots(1)
    person.sits(5)
    assert len(person.reminders) == 2


def test_an_absence_goes_on_over_a_reboot_and_is_written_once() -> None:
    person = Person()
    person.sits(40)
    person.suspends(3 / 60, comes_back=False)
    person.is_gone(1)
    person.reboots(1)
    person.sits(1)
    assert figures(person).away == 5 * MINUTE
    person = Person()
    person.sits(40)
    person.suspends(3 / 60, comes_back=False)
    person.reboots(1)
    person.sits(1)
    person.leaves(3)
    assert [round((one.end - one.start) / MINUTE) for one in written(person)] == [40, 3, 2, 3]


def test_a_lock_a_silence_and_a_film_end_with_the_boot() -> None:
    person = Person()
    person.sits(20)
    person.hears(Locked())
    person.reboots(1)
    person.sits(5)
    assert person.phase is Phase.SITTING
    person = Person()
    person.sits(20)
    person.film = True
    person.is_gone(15)
    person.restarts(1)
    person.sits(12)
    assert len(person.reminders) == 1


# -- clocks ------------------------------------------------------------------------------------


@pytest.mark.parametrize("hours", [-1, 1, 30])
def test_on_the_same_boot_a_clock_that_is_set_while_nothing_runs_changes_nothing(
    hours: int,
) -> None:
    person = Person()
    person.sits(40)
    person.quits()
    person.now = replace(person.now, at=person.now.at + timedelta(hours=hours))
    person.restarts(1)
    assert (person.sat, person.phase) == (41.0, Phase.SITTING)


def test_a_sleep_while_nothing_runs_is_away() -> None:
    person = Person()
    person.sits(40)
    person.quits()
    slept = timedelta(hours=8)
    person.now = replace(person.now, at=person.now.at + slept, slept=person.now.slept + slept)
    person.starts_again()
    assert (person.sat, figures(person).away) == (0.0, slept)


def test_a_leap_of_the_clock_is_only_asked_about_and_can_be_told_an_absence() -> None:
    person = Person()
    person.sits(44)
    person.sets_clock(14)
    person.types(1.9)
    assert (person.sat, person.reminders, person.desk.leapt is None) == (45.9, [], False)
    person.answers(WasAway(None))
    assert (person.since_break, person.sat, person.desk.leapt) == (1.9, 1.9, None)
    assert [(one.kind, one.end - one.start) for one in written(person)] == [
        (SpanKind.SITTING, 44 * MINUTE),
        (SpanKind.NATURAL_BREAK, 14 * 60 * MINUTE),
        (SpanKind.SITTING, 1.9 * MINUTE),
    ]
    assert written(person)[0].start == NINE
    person.answers(Undo())
    assert (person.since_break, person.sat) == (45.9, 45.9)


def test_a_leap_that_nobody_answers_changes_nothing() -> None:
    person = Person()
    person.sits(44)
    person.sets_clock(14)
    person.sits(12)
    person.answers(WasAway(None))
    assert person.sat == 56.0


def test_where_the_clock_is_not_sure_a_leap_is_an_absence_with_undo() -> None:
    person = Person(Rules(unsure_clock=True))
    person.sits(46)
    person.sets_clock(9)
    assert (person.sat, person.reminded, person.phase) == (0.0, False, Phase.SITTING)
    person.answers(Undo())
    assert (person.sat, person.phase) == (46.0, Phase.DUE)
    person.sits(3)
    assert len(person.reminders) == 2


@pytest.mark.parametrize("hours", [-9, -0.1, 0.05])
def test_a_clock_set_back_or_a_little_ahead_is_not_even_asked_about(hours: float) -> None:
    person = Person(Rules(unsure_clock=True))
    person.sits(40)
    person.sets_clock(hours)
    assert (person.sat, person.desk.leapt) == (40.0, None)


def test_a_leap_while_somebody_is_away_is_part_of_the_absence() -> None:
    person = Person(Rules(unsure_clock=True))
    person.sits(40)
    person.is_gone(3)
    person.sets_clock(9)
    person.leaves(1)
    assert person.sat == 0.0
    assert sum((one.end - one.start for one in written(person)), timedelta()) == (
        44 * MINUTE + timedelta(hours=9)
    )
