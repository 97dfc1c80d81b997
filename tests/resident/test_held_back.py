"""What holds a break back, and what tells of somebody without a keystroke, through the loop."""

from __future__ import annotations

from datetime import timedelta

import pytest

from deskbreak.cli.set import value_of
from deskbreak.desktop.messages import ChildDone, SettingsTouched
from deskbreak.domain.reminder.desk import Phase
from deskbreak.domain.reminder.events import Snooze, Undo
from deskbreak.domain.reminder.presence import (
    Active,
    Film,
    Holder,
    Idle,
    Locked,
    LookDue,
    Unlocked,
)
from deskbreak.resident.messages import SetValue
from tests.resident.desk import Resident

ROWS = {
    Holder.MICROPHONE: "Break waiting: microphone in use",
    Holder.CAMERA: "Break waiting: camera in use",
    Holder.FULL_SCREEN: "Break waiting: full screen",
    Holder.DO_NOT_DISTURB: "Break waiting: Do Not Disturb",
    Holder.SCREEN_SHARE: "Break waiting: screen is shared",
}


def uses(resident: Resident, *levels: Holder | Film) -> None:
    resident.probes.in_use = frozenset(levels)


def sets(resident: Resident, line: str) -> None:
    resident.config.write_text(f"[reminder]\n{line}\n")
    resident.loop.handle(SettingsTouched())


def pauses_typing(resident: Resident) -> None:
    """A pause of five seconds, after which typing goes on."""
    resident.clock.passes(seconds=5)
    resident.hears(Idle(timedelta(seconds=5)))
    resident.hears(ChildDone("words", None))
    resident.hears(Active())


def falls_silent(resident: Resident, minutes: float) -> None:
    """No more input, for so long."""
    resident.clock.passes(minutes=2)
    resident.hears(Idle(timedelta(minutes=2)))
    resident.sits(minutes - 2)


def first_row(resident: Resident) -> str:
    return resident.loop.rows()[0].text


@pytest.mark.parametrize("holder", ROWS)
def test_the_first_row_says_why_and_the_reminder_comes_within_a_minute_of_the_end(
    resident: Resident, holder: Holder
) -> None:
    uses(resident, holder)
    resident.sits(46)
    pauses_typing(resident)
    assert first_row(resident) == ROWS[holder]
    assert resident.tray.faces[-1].icon == "waiting"
    status = resident.asks(word="status")["status"]
    assert (status["phase"], status["reason"]) == ("held_back", str(holder))

    uses(resident)
    resident.sits(1)
    pauses_typing(resident)
    assert len(resident.notifier.shown) == 1


def test_a_program_that_holds_a_break_back_is_no_call_after_one_click(resident: Resident) -> None:
    sets(resident, 'not_a_call = ["noisetorch"]')
    uses(resident, Holder.MICROPHONE)
    resident.probes.programs = {Holder.MICROPHONE: ("noisetorch", "Jürgens 📞")}
    resident.sits(46)
    row = resident.loop.rows()[0]
    assert row.text == "Break waiting: microphone in use by Jürgens 📞"
    (click,) = row.rows
    assert click.text == "Not a call"

    resident.loop.handle(click.message)
    (((name, (word, key, value)),)) = resident.players.children[-1:]
    assert (name, word, key) == ("set", "set", "reminder.not_a_call")
    assert value_of(value) == ["noisetorch", "Jürgens 📞"]

    sets(resident, f"not_a_call = {value}")
    resident.hears(LookDue())
    assert first_row(resident).startswith("Break due")
    assert resident.loop.rows()[0].rows == ()


def test_what_is_no_longer_waited_for_is_named_and_no_call_after_one_click(
    resident: Resident,
) -> None:
    uses(resident, Holder.MICROPHONE)
    resident.probes.programs = {Holder.MICROPHONE: ("OBS",)}
    resident.sits(45 + 241)
    row = resident.loop.rows()[1]
    assert row.text == "No longer waiting for: microphone in use by OBS"
    assert [(one.text, one.message) for one in row.rows] == [
        ("Not a call", SetValue("reminder.not_a_call", ("OBS",)))
    ]


def test_one_thing_after_the_other_is_named_as_it_holds(resident: Resident) -> None:
    uses(resident, Holder.MICROPHONE, Holder.FULL_SCREEN)
    resident.sits(46)
    assert first_row(resident) == ROWS[Holder.MICROPHONE]
    uses(resident, Holder.FULL_SCREEN)
    resident.sits(1)
    assert first_row(resident) == ROWS[Holder.FULL_SCREEN]
    told = [(one.what, one.reason) for one in resident.history.decisions(2)]
    assert told == [("held_back", "full_screen"), ("held_back", "microphone")]


def test_after_the_limit_one_ordinary_notification_then_nothing_before_the_next_interval(
    resident: Resident,
) -> None:
    uses(resident, Holder.FULL_SCREEN)
    resident.sits(106)
    pauses_typing(resident)
    assert len(resident.notifier.shown) == 1
    resident.sits(40)
    pauses_typing(resident)
    assert len(resident.notifier.shown) == 1


def test_a_limit_of_zero_is_none(resident: Resident) -> None:
    sets(resident, "hold_back_limit_minutes = 0")
    uses(resident, Holder.FULL_SCREEN)
    resident.sits(200)
    pauses_typing(resident)
    assert (first_row(resident), resident.notifier.shown) == (ROWS[Holder.FULL_SCREEN], [])


def test_what_is_in_use_for_four_hours_no_longer_holds_and_is_named_in_the_menu(
    resident: Resident,
) -> None:
    sets(resident, "hold_back_limit_minutes = 0")
    uses(resident, Holder.MICROPHONE)
    resident.sits(45 + 241)
    pauses_typing(resident)
    assert len(resident.notifier.shown) == 1
    assert resident.loop.rows()[1].text == "No longer waiting for: microphone in use"


def test_only_what_the_person_chose_holds_and_nothing_else_is_asked_for_it(
    resident: Resident,
) -> None:
    sets(resident, 'hold_back = ["camera"]')
    uses(resident, Holder.MICROPHONE)
    resident.sits(45)
    assert resident.probes.asked == [frozenset({Holder.CAMERA})]
    pauses_typing(resident)
    assert len(resident.notifier.shown) == 1


def test_where_nothing_holds_a_break_back_nothing_is_asked(resident: Resident) -> None:
    sets(resident, "hold_back = []")
    resident.sits(48.1)
    resident.hears(ChildDone("words", None))
    assert (len(resident.notifier.shown), resident.probes.asked) == (1, [])


def test_what_cannot_be_learnt_is_named_with_the_offer_and_never_in_the_row(
    resident: Resident,
) -> None:
    resident.probes.unknown = frozenset({Holder.FULL_SCREEN})
    resident.sits(48.1)
    assert first_row(resident).startswith("Break due")
    told = resident.history.decisions(1)[0]
    assert (told.what, told.reason) == ("offered", "waited full_screen")


def test_hold_backs_apply_at_the_end_of_a_snooze(resident: Resident) -> None:
    resident.is_reminded()
    resident.hears(Active())
    resident.hears(Snooze(10))
    uses(resident, Holder.CAMERA)
    resident.sits(11)
    assert first_row(resident) == ROWS[Holder.CAMERA]


@pytest.mark.parametrize("sign", [Holder.MICROPHONE, Holder.CAMERA, Film.FILM])
def test_without_input_a_call_or_a_film_is_still_sitting_and_not_interrupted(
    resident: Resident, sign: Holder | Film
) -> None:
    resident.sits(40)
    uses(resident, sign)
    falls_silent(resident, 60)
    assert resident.asks(word="status")["status"]["sitting_seconds"] == 100 * 60
    assert resident.notifier.shown == []
    assert resident.loop.desk.phase is not Phase.AWAY


def test_without_input_at_most_three_hours_of_it_count(resident: Resident) -> None:
    uses(resident, Film.FILM)
    falls_silent(resident, 179)
    assert resident.asks(word="status")["status"]["sitting_seconds"] == 179 * 60
    resident.sits(10)
    assert resident.loop.desk.phase is Phase.AWAY


def test_a_lock_ends_a_call_at_once(resident: Resident) -> None:
    uses(resident, Holder.MICROPHONE)
    resident.sits(20)
    falls_silent(resident, 10)
    resident.hears(Locked())
    assert resident.loop.desk.phase is Phase.AWAY
    resident.sits(3)
    resident.hears(Active())
    resident.hears(Unlocked())
    assert resident.loop.rows()[1].text == "Away 3 min: 15 min of sitting taken off"

    resident.hears(Undo())
    assert resident.asks(word="status")["status"]["sitting_seconds"] == 33 * 60


def test_a_silence_without_any_sign_is_away_as_soon_as_that_is_known(resident: Resident) -> None:
    resident.sits(10)
    resident.clock.passes(minutes=2)
    resident.loop.handle(Idle(timedelta(minutes=2)))
    asked = frozenset({Holder.MICROPHONE, Holder.CAMERA, Film.FILM})
    assert (resident.probes.asked, resident.loop.desk.phase) == ([asked], Phase.SITTING)

    (answer,) = resident.probes.answers()
    resident.loop.handle(answer)
    assert resident.loop.desk.phase is Phase.AWAY
