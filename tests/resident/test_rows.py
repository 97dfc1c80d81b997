"""The menu over the control socket, as the status window shows and clicks it."""

from __future__ import annotations

from typing import Any

from deskbreak.desktop.messages import OpenWindow
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.reminder.desk import Phase
from deskbreak.resident import phrases
from tests.resident.desk import Resident

QUIT_ROW = {"text": phrases.QUIT, "clicks": True, "checked": None, "radio": True, "rows": []}


def texts(rows: list[dict[str, Any]]) -> list[str]:
    return [row["text"] for row in rows if row["text"]]


def test_the_rows_are_those_of_the_menu(resident: Resident) -> None:
    answer = resident.asks(word="rows")

    assert (answer["ok"], answer["icon"]) == (True, "sitting-0")
    assert texts(answer["rows"]) == [row.text for row in resident.loop.rows() if row.text]
    assert answer["rows"][-1] == QUIT_ROW
    assert texts(answer["rows"][2]["rows"]) == [
        "1 min", "2 min", "3 min", "5 min", "10 min", "15 min",
    ]  # fmt: skip


def test_a_click_is_answered_with_the_rows_of_then(resident: Resident) -> None:
    answer = resident.asks(word="row", path=[reminder_phrases.PAUSE, "1 h"])

    assert (answer["ok"], answer["icon"]) == (True, "paused")
    assert answer["rows"][0]["text"] == "Paused until 10:00"
    assert reminder_phrases.RESUME in texts(answer["rows"])


def test_a_row_that_has_rows_can_do_something_itself(resident: Resident) -> None:
    assert resident.asks(word="row", path=[phrases.START_BREAK])["ok"]
    assert [minutes for minutes, *_ in resident.players.played] == [3]


def test_a_click_on_a_row_that_has_gone_does_nothing(resident: Resident) -> None:
    resident.is_reminded()
    gone = [phrases.SNOOZE, "5 min"]
    assert phrases.SNOOZE in texts(resident.asks(word="rows")["rows"])
    resident.asks(word="skip")
    paths: list[object] = [
        gone,
        [gone[1]],
        [],
        [""],
        ["", ""],
        "Quit",
        [reminder_phrases.PAUSE],
        [5, {}],
    ]

    assert [path for path in paths if resident.asks(word="row", path=path)["ok"]] == []
    assert resident.loop.desk.phase == Phase.SITTING
    assert not resident.wake.stopped


def test_the_first_row_is_no_button(resident: Resident) -> None:
    rows = resident.asks(word="rows")["rows"]
    assert not resident.asks(word="row", path=[rows[0]["text"]])["ok"]


def test_quit_is_answered_before_the_program_ends(resident: Resident) -> None:
    assert resident.asks(word="row", path=[phrases.QUIT])["ok"]
    assert resident.wake.stopped


def test_rows_open_windows(resident: Resident) -> None:
    resident.asks(word="row", path=[phrases.SETTINGS])
    resident.loop.handle(OpenWindow("status"))

    assert [window for window, _token in resident.players.opened] == ["settings", "status"]
