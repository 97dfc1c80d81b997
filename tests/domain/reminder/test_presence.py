"""Who is there: unlocks, resumes, knocks at the desk, what is in use, the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from deskbreak.domain.reminder.decisions import why
from deskbreak.domain.reminder.desk import Phase, Rules
from deskbreak.domain.reminder.events import Here, NotHere, Skip, Undo, WriteDecision
from deskbreak.domain.reminder.presence import Active, Film, Holder, Idle, Locked, ScreenOn
from tests.domain.reminder.history import figures, spans, written
from tests.domain.reminder.person import MINUTE, Person

HOUR = timedelta(hours=1)


# -- only input ends a silence -----------------------------------------------------------------


@pytest.mark.parametrize("locked", [0.5, 1, 3, 10])
def test_an_unlock_without_a_key_counts_no_empty_chair(locked: float) -> None:
    person = Person()
    person.sits(20)
    person.hears(Locked())
    person.is_gone(locked)
    person.unlocks_from_afar()
    person.is_gone(300)
    assert (person.phase, person.sat, person.reminders) == (Phase.AWAY, 0.0, [])
    person.leaves(1)
    assert spans(person)[-1][::2] == ("natural_break", 321 + locked)
    assert figures(person).away == MINUTE * (301 + locked)


def test_two_absences_with_no_input_between_them_are_one() -> None:
    person = Person()
    person.sits(40)
    person.suspends(3 / 60, comes_back=False)
    person.leaves(1)
    assert (person.since_break, person.sat) == (10.0, 10.0)
    assert [one.kind for one in written(person)][:2] == ["sitting", "away"]
    assert figures(person).away == 4 * MINUTE


def test_a_lock_that_is_unlocked_from_afar_and_a_silence_are_one_absence() -> None:
    person = Person()
    person.sits(40)
    person.hears(Locked())
    person.is_gone(1.5)
    person.unlocks_from_afar()
    person.leaves(1.5)
    assert person.sat == 25.0
    assert figures(person).away == 3 * MINUTE


def test_an_absence_that_seemed_over_and_was_undone_does_not_come_back() -> None:
    person = Person()
    person.sits(40)
    person.suspends(3 / 60, comes_back=False)
    person.hears(Undo())
    person.is_gone(1)
    assert (person.phase, person.sat) == (Phase.SITTING, 44.0)


def test_who_types_after_a_lock_has_two_absences() -> None:
    person = Person()
    person.sits(40)
    person.locks(3)
    person.sits(1)
    person.leaves(3)
    assert person.sat == 40 - 15 + 1 - 15


def test_a_restart_while_nobody_is_there_is_the_same_absence() -> None:
    person = Person()
    person.sits(40)
    person.is_gone(3)
    person.restarts(1, somebody=False)
    person.leaves(2)
    assert (person.sat, figures(person).natural_breaks) == (0.0, 1)


# -- a knock at the desk -----------------------------------------------------------------------


def test_a_knock_at_the_desk_is_nobody() -> None:
    person = Person()
    person.sits(20)
    person.is_gone(4)
    person.knocks()
    person.is_gone(4)
    assert (person.phase, person.sat) == (Phase.AWAY, 0.0)
    person.leaves(10)
    assert spans(person) == [("sitting", 0.0, 20.0), ("natural_break", 20.0, 38.0)]


def test_a_knock_in_the_call_of_an_empty_room_does_not_start_its_three_hours_anew() -> None:
    person = Person()
    person.sits(10)
    person.holders = frozenset({Holder.CAMERA})
    for _ in range(4):
        person.is_gone(50)
        person.knocks()
    assert (person.phase, person.sat) == (Phase.AWAY, 0.0)


def test_a_second_key_within_a_minute_is_somebody_and_the_calm_begins_with_it() -> None:
    person = Person()
    person.sits(46)
    person.hears(Locked())
    person.is_gone(3)
    person.unlocks_from_afar()
    person.knocks()
    person.is_gone(0.5)
    assert person.phase is Phase.AWAY
    person.knocks()
    assert (person.phase, person.minute) == (Phase.DUE, 49.5)
    assert person.desk.calm_until - person.now.through == 2 * MINUTE
    person.sits(1)
    assert person.sat == 46 - 22.5 + 1


def test_two_knocks_a_minute_apart_are_nobody() -> None:
    person = Person()
    person.sits(20)
    person.is_gone(3)
    person.knocks()
    person.is_gone(1.1)
    person.knocks()
    person.is_gone(1)
    assert person.phase is Phase.AWAY


def test_a_key_and_an_answer_are_somebody() -> None:
    person = Person()
    person.sits(46)
    person.is_gone(3)
    person.answers(Skip())
    assert (person.phase, person.sat) == (Phase.SITTING, 31.0)


def test_input_at_the_same_moment_as_its_silence_is_told_once() -> None:
    person = Person()
    person.sits(20)
    person.is_gone(3)
    for news in (Active(), Idle(timedelta(0)), Active(), Active(), Idle(timedelta(0))):
        person.hears(news)
    assert person.phase is Phase.SITTING


# -- what is in use ----------------------------------------------------------------------------


def test_what_is_always_in_use_is_no_sign_of_anybody() -> None:
    """Noise suppression holds the microphone: after four hours it tells nothing any more."""
    person = Person()
    person.holders = frozenset({Holder.MICROPHONE})
    for _ in range(8):
        person.sits(50)
        person.leaves(10)
    assert person.since_break <= 60
    assert figures(person).natural_breaks >= 3
    assert person.reminders


def test_many_films_are_no_film_that_never_ends() -> None:
    person = Person(Rules(hold_back=frozenset()))
    for _ in range(6):
        person.watches_a_film(40)
        person.types(20)
    person.watches_a_film(10)
    assert (person.phase is Phase.AWAY, person.since_break) == (False, 370.0)
    asked = person.asked
    person.types(40)
    assert person.asked <= asked + 1


def test_count_as_sitting_is_apart_from_hold_back() -> None:
    person = Person(Rules(count_as_sitting=frozenset({Film.FILM})))
    person.sits(40)
    person.is_in_a_call(20)
    assert (person.phase, person.sat) == (Phase.AWAY, 0.0)
    person = Person(Rules(hold_back=frozenset()))
    person.sits(30)
    person.is_in_a_call(20)
    assert person.sat == 50.0
    assert len(person.reminders) == 1


def test_nothing_that_does_not_count_is_asked_about() -> None:
    person = Person(Rules(count_as_sitting=frozenset()))
    person.sits(10)
    person.is_gone(10)
    assert (person.phase, person.asked) == (Phase.AWAY, 0)


def test_nothing_is_asked_in_a_silence_that_is_still_sitting() -> None:
    person = Person(Rules(hold_back=frozenset()))
    person.sits(47)
    assert (person.reminders, person.asked) == ([45.0], 0)


def test_a_program_whose_microphone_is_no_call_neither_holds_nor_tells() -> None:
    person = Person(Rules(not_a_call=frozenset({"noisetorch"})))
    person.holders = frozenset({Holder.MICROPHONE})
    person.programs = {Holder.MICROPHONE: ("noisetorch",)}
    person.sits(46)
    assert person.reminders == [45.0]
    person.is_gone(6)
    assert person.phase is Phase.AWAY


def test_the_program_that_holds_a_break_back_is_known() -> None:
    person = Person(Rules(not_a_call=frozenset({"noisetorch"})))
    person.holders = frozenset({Holder.MICROPHONE})
    person.programs = {Holder.MICROPHONE: ("noisetorch", "OBS")}
    person.sits(46)
    assert person.phase is Phase.HELD_BACK
    assert person.desk.held_by
    assert (person.desk.held_by.level, person.desk.held_by.program) == (Holder.MICROPHONE, "OBS")


def test_a_program_that_is_called_no_call_lets_the_break_through_at_once() -> None:
    person = Person()
    person.holders = frozenset({Holder.MICROPHONE})
    person.programs = {Holder.MICROPHONE: ("OBS",)}
    person.sits(46)
    assert person.phase is Phase.HELD_BACK
    person.sets(not_a_call=frozenset({"OBS"}))
    assert (person.phase, person.desk.holders) == (Phase.DUE, ())


def test_why_names_the_program() -> None:
    person = Person()
    person.programs = {Holder.MICROPHONE: ("Web Calls",)}
    person.sits(40)
    person.is_in_a_call(10)
    decisions = (one for one in person.effects(WriteDecision) if isinstance(one, WriteDecision))
    told = {why(one.what, one.reason, UTC) for one in decisions}
    assert {
        "No input, yet it counts as sitting: microphone in use by Web Calls",
        "Break held back: microphone in use by Web Calls",
    } <= told


def test_a_call_beside_a_microphone_that_is_always_open_holds_all_the_same() -> None:
    person = Person()
    person.holders = frozenset({Holder.MICROPHONE})
    person.programs = {Holder.MICROPHONE: ("OBS",)}
    person.sits(290)
    person.programs = {Holder.MICROPHONE: ("OBS", "Zoom")}
    reminders = len(person.reminders)
    assert reminders
    person.sits(60)
    assert (person.phase, len(person.reminders)) == (Phase.HELD_BACK, reminders)


# -- the screen --------------------------------------------------------------------------------


def test_a_screen_that_goes_off_ends_a_film_at_once() -> None:
    person = Person()
    person.sits(10)
    person.film = True
    person.is_gone(20)
    person.turns_the_screen_off()
    assert (person.phase, person.sat) == (Phase.AWAY, 30.0)
    person.leaves(10)
    assert spans(person)[-1] == ("natural_break", 30.0, 40.0)


def test_behind_a_dark_screen_no_call_and_no_film_tells_of_anybody() -> None:
    person = Person()
    person.sits(10)
    person.turns_the_screen_off()
    person.holders = frozenset({Holder.MICROPHONE})
    person.is_gone(3)
    assert (person.phase, person.sat) == (Phase.AWAY, 10.0)
    person.hears(ScreenOn())
    person.sits(1)
    person.is_gone(10)
    assert person.phase is not Phase.AWAY


def test_input_lights_the_screen_and_a_film_tells_of_somebody_again() -> None:
    person = Person()
    person.sits(10)
    person.is_gone(1)
    person.turns_the_screen_off()
    person.is_gone(3)
    assert person.phase is Phase.AWAY
    person.film = True
    person.sits(1)
    person.is_gone(30)
    assert person.phase is not Phase.AWAY


# -- here without the keyboard -----------------------------------------------------------------


def test_here_without_the_keyboard_counts_and_is_reminded_as_usual() -> None:
    person = Person()
    person.answers(Here(person.now.at + HOUR))
    person.is_gone(59)
    assert (person.sat, person.reminders) == (59.0, [45.0, 55.0])
    person.is_gone(3)
    assert (person.phase, person.sat) == (Phase.AWAY, 60.0)


def test_here_is_over_when_one_says_so_or_locks() -> None:
    person = Person()
    person.answers(Here(person.now.at + HOUR))
    person.is_gone(10)
    person.hears(NotHere())
    person.is_gone(3)
    assert (person.phase, person.sat) == (Phase.AWAY, 10.0)
    person = Person()
    person.answers(Here(person.now.at + HOUR))
    person.is_gone(10)
    person.locks(6)
    assert (person.desk.here_until, person.sat) == (None, 0.0)


def test_here_can_be_taken_back_and_the_silence_was_one() -> None:
    person = Person()
    person.sits(20)
    person.answers(Here(person.now.at + HOUR))
    person.is_gone(8)
    person.hears(Undo())
    assert (person.phase, person.sat) == (Phase.AWAY, 0.0)
    assert person.desk.away
    assert person.desk.away.since == person.last_input


def test_here_until_one_says_has_no_end_of_its_own() -> None:
    person = Person()
    person.answers(Here(replace(person.now, at=person.now.at).at + 1000 * HOUR))
    person.is_gone(300)
    assert person.sat == 300.0
