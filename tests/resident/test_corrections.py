"""What a person says that the machine cannot see: rows and words, and the way back of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from deskbreak.desktop.messages import OpenWindow, PlayerClosed
from deskbreak.desktop.processes.launch import UNKNOWN
from deskbreak.desktop.tray.port import Row
from deskbreak.domain.reminder.desk import Phase
from deskbreak.domain.reminder.events import Stand, Start
from deskbreak.domain.reminder.presence import LookDue
from deskbreak.domain.session import Outcome, Session
from deskbreak.resident import phrases
from tests.resident.desk import Resident
from tests.resident.fakes import NINE

MINUTE = timedelta(minutes=1)


def paths(rows: Sequence[Row], *above: str) -> Iterator[tuple[str, ...]]:
    """Every text of the menu below those of its menus."""
    for row in rows:
        yield (*above, row.text)
        yield from paths(row.rows, *above, row.text)


def first(resident: Resident) -> str:
    return resident.loop.rows()[0].text


def clicks(resident: Resident, *path: str) -> None:
    assert resident.asks(word="row", path=list(path))["ok"], list(paths(resident.loop.rows()))


def test_who_stands_is_told_so_and_sits_again_by_the_first_row(resident: Resident) -> None:
    resident.sits(30)
    clicks(resident, phrases.I_AM_STANDING)
    assert first(resident) == "Standing until 10:30"
    assert resident.tray.faces[-1].icon == "standing"
    assert phrases.I_AM_STANDING not in {path[0] for path in paths(resident.loop.rows())}

    resident.sits(20)
    status = resident.asks(word="status")["status"]
    assert (status["phase"], status["standing_seconds"]) == ("standing", 20 * 60)
    assert (status["since_break_seconds"], status["sitting_seconds"]) == (30 * 60, 0)
    assert (status["today"]["standing_seconds"], status["today"]["sitting_seconds"]) == (
        20 * 60,
        30 * 60,
    )
    clicks(resident, first(resident), phrases.LONGER)
    assert first(resident) == "Standing until 10:50"
    clicks(resident, first(resident), phrases.I_SIT)
    assert first(resident) == "Next break at 10:05 · sat 30 min, 0 min since you got up"
    clicks(resident, phrases.I_WAS_SITTING)
    assert first(resident) == "Break due · sat 50 min"


def test_a_pause_leaves_a_row_on_which_to_sit(resident: Resident) -> None:
    resident.loop.handle(Stand())
    resident.asks(word="pause")
    assert first(resident) == "Paused"
    clicks(resident, phrases.I_SIT)
    assert resident.loop.desk.standing is None


def test_a_desk_that_tells_its_height_needs_no_longer(resident: Resident) -> None:
    resident.loop.handle(Stand(limited=False))
    assert [row.text for row in resident.loop.rows()[0].rows] == [phrases.I_SIT]


def test_who_is_here_without_the_keyboard_has_a_row_that_ends_it(resident: Resident) -> None:
    clicks(resident, phrases.MORE, phrases.I_AM_HERE, "1 h")
    resident.sits(10)
    assert resident.loop.rows()[1].text == "Here until 10:00"
    assert "Here until 10:00." in resident.asks(word="status")["lines"]
    clicks(resident, "Here until 10:00", phrases.END)
    assert resident.loop.desk.here_until is None

    clicks(resident, phrases.MORE, phrases.I_AM_HERE, phrases.UNTIL_I_SAY)
    assert resident.loop.rows()[1].text == "Here until you say"
    assert resident.asks(word="undo")["ok"]
    assert resident.loop.desk.here_until is None


def test_an_absence_that_was_counted_is_taken_off_and_given_back(resident: Resident) -> None:
    resident.sits(25)
    before = set(paths(resident.loop.rows()))
    away = {path[2] for path in before if path[:2] == (phrases.MORE, phrases.I_WAS_AWAY) != path}
    assert away == {"10 min", "20 min", "Since 09:00"}

    clicks(resident, phrases.MORE, phrases.I_WAS_AWAY, "20 min")
    assert first(resident) == "Next break at 10:10 · sat 0 min"
    clicks(resident, "Away 20 min: 5 min of sitting taken off", phrases.I_WAS_HERE)
    assert first(resident) == "Next break at 09:45 · sat 25 min"
    assert [(one.kind, one.end - one.start) for one in resident.history.spans(NINE.date())] == [
        ("sitting", 5 * MINUTE),
        ("sitting", 20 * MINUTE),
    ]


def test_a_clock_that_jumped_is_offered_as_an_absence(resident: Resident) -> None:
    resident.sits(25)
    resident.clock.at += timedelta(hours=14)
    resident.hears(LookDue())
    clicks(resident, "Clock jumped 14 h", phrases.I_WAS_AWAY)
    assert first(resident).endswith("sat 0 min")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ({"word": "standing", "state": "on"}, "Standing until 10:30."),
        ({"word": "standing", "state": "off"}, "Next break at 09:45 · sat 30 min."),
        ({"word": "here", "until": "1h30m"}, "Here until 11:00."),
        ({"word": "here", "until": "2:35pm"}, "Here until 14:35."),
        ({"word": "here", "until": ""}, "Here until you say."),
        ({"word": "here", "until": "off"}, "Next break at 09:45 · sat 30 min."),
        ({"word": "away", "minutes": 20}, "Away 20 min: 10 min of sitting taken off."),
    ],
)
def test_a_word_is_answered_as_it_was_understood(
    resident: Resident, words: dict[str, object], text: str
) -> None:
    resident.sits(30)
    assert resident.asks(**words) == {"ok": True, "text": text}


@pytest.mark.parametrize(
    "words",
    [
        {"word": "standing"},
        {"word": "here", "until": "soon"},
        {"word": "away"},
        {"word": "away", "minutes": 241},
        {"word": "away", "minutes": 20},
    ],
)
def test_what_says_nothing_is_refused(resident: Resident, words: dict[str, object]) -> None:
    before = resident.loop.desk.figures
    answer = resident.asks(**words)
    assert (answer["ok"], answer["text"].count("\n")) == (False, 0)
    assert resident.loop.desk.figures == before


def test_a_click_on_the_icon_starts_while_a_break_is_due_or_waits_and_else_tells(
    resident: Resident,
) -> None:
    def click() -> list[object]:
        return [row.default for row in resident.loop.rows() if row.default is not None]

    assert click() == [OpenWindow("status")]
    resident.is_reminded()
    assert click() == [Start(3)]
    resident.asks(word="snooze")
    assert click() == [Start(3)]
    resident.asks(word="skip")
    assert click() == [OpenWindow("status")]


def test_a_routine_that_was_opened_and_left_is_no_fault_though_nobody_saw_its_end(
    resident: Resident,
) -> None:
    resident.asks(word="start")
    ((_, session, _),) = resident.players.played
    resident.loop.handle(PlayerClosed(session, UNKNOWN))
    assert resident.remarks.shown == []
    assert resident.loop.desk.phase is Phase.SITTING


def test_a_seated_routine_answers_the_offer_and_does_not_end_the_sit(resident: Resident) -> None:
    resident.sits(40)
    resident.asks(word="start")
    ((_, session, _),) = resident.players.played
    row = Session(session, NINE.date(), resident.clock.at, 3, planned=3 * MINUTE)
    resident.history.write_session(replace(row, outcome=Outcome.COMPLETED, active=3 * MINUTE))
    resident.clock.passes(minutes=3)
    resident.hears(resident.loop.parts.journal.ended(session, 0))
    resident.sits(5)

    assert first(resident) == "Next break at 10:28 · sat 5 min, 45 min since you got up"
    status = resident.asks(word="status")["status"]
    assert (status["since_break_seconds"], status["sitting_seconds"]) == (5 * 60, 45 * 60)
    assert resident.tray.faces[-1].tooltip == first(resident)
    assert resident.loop.desk.phase is Phase.SITTING
