"""What `status --json` says, in each state."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from deskbreak.domain.reminder.desk import FOREVER, Rules
from deskbreak.domain.reminder.events import Pause, Snooze
from deskbreak.domain.reminder.presence import Holder
from deskbreak.domain.reminder.status import next_break_at, status
from tests.domain.reminder.person import MINUTE, Person


def told(person: Person) -> dict[str, Any]:
    return status(person.desk, person.rules, person.now, None, {})


def test_a_break_that_waits_for_a_lull_says_so_and_one_on_the_screen_does_not() -> None:
    person = Person()
    person.types(46)
    assert (told(person)["phase"], told(person)["reason"]) == ("due", "lull")
    person.sits(1)
    assert (told(person)["phase"], told(person)["reason"]) == ("due", None)


def test_what_holds_a_break_back_is_the_reason_with_its_program() -> None:
    person = Person()
    person.programs = {Holder.CAMERA: ("Cheese",)}
    person.holders = frozenset({Holder.CAMERA})
    person.sits(46)
    values = told(person)
    assert (values["phase"], values["reason"]) == ("held_back", "camera")
    assert (values["holder_program"], values["next_break_at"]) == ("Cheese", None)


def test_the_next_break_is_never_in_the_past() -> None:
    person = Person()
    person.sits(44)
    late = replace(person.now, at=person.now.at + 5 * MINUTE, awake=person.now.awake + 5 * MINUTE)
    assert next_break_at(person.desk, person.rules, late) == late.at


def test_a_snooze_and_a_pause_are_told_with_their_end_and_one_for_ever_without() -> None:
    person = Person()
    person.sits(46)
    person.answers(Snooze(10))
    values = told(person)
    assert (values["phase"], values["reason"]) == ("snoozed", "snoozed")
    assert values["snoozed_until"] == values["next_break_at"] == "2026-03-02T09:56:00+00:00"
    person.answers(Pause(person.now.at + timedelta(hours=1)))
    assert told(person)["paused_until"] == "2026-03-02T10:46:00+00:00"
    person.answers(Pause(FOREVER))
    assert (told(person)["phase"], told(person)["paused_until"]) == ("paused", None)


def test_without_an_idle_source_that_is_the_reason() -> None:
    assert told(Person(Rules(idle_source=False)))["reason"] == "no_input_source"
