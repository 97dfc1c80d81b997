"""What the history window reads, and whom it asks."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from deskbreak.domain.session import Span
from deskbreak.domain.statistics import Balance, Today
from deskbreak.windows.history import tables
from tests.windows.history_home import (
    BERLIN,
    MINUTE,
    MONDAY,
    MONDAY_BEFORE,
    NAMES,
    NOON,
    TUESDAY,
    Home,
)

NINE = NOON - 180 * MINUTE


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.fill()
    return home


def test_a_week_has_the_figures_of_its_seven_days(home: Home) -> None:
    week = home.records.week(TUESDAY, 0)
    monday = Today(breaks=2, active=4.5 * MINUTE)
    tuesday = Today(1, 3 * MINUTE, 114 * MINUTE, 60 * MINUTE, 1, away=33 * MINUTE)
    others = [MONDAY + timedelta(days=n) for n in range(2, 7)]
    assert week.days == {MONDAY: monday, TUESDAY: tuesday, **dict.fromkeys(others, Today())}
    half = 1.5 * MINUTE  # each movement's of a whole routine; the stopped one lasted as long
    assert week.balance == Balance(
        {"rotation": 2 * half + half * (44 / 92), "extension": 2 * half + half * (48 / 92)},
        left=18,
        right=17,
    )


def test_a_week_begins_where_the_person_s_weeks_do(home: Home) -> None:
    sunday = MONDAY - timedelta(days=1)
    assert next(iter(home.records.week(TUESDAY, 6).days)) == sunday
    assert next(iter(home.records.week(sunday, 6).days)) == sunday
    assert next(iter(home.records.week(sunday, 0).days)) == MONDAY_BEFORE


def test_a_day_has_its_spans_and_when_a_break_was_held_back(home: Home) -> None:
    bars = tables.bars_of(home.records.week(TUESDAY, 0), NAMES, BERLIN)
    assert [(bar.lane, bar.light, bar.text) for bar in bars] == [
        ("sitting", False, "Sitting 09:00 to 10:00, 1 h"),
        ("held_back", False, "Break held back 09:46 to 09:58: microphone in use"),
        (
            "break",
            False,
            "Break 10:00 to 10:03, 3 min, completed: Hug and turn, Chair-back arch",
        ),
        ("sitting", False, "Sitting 10:03 to 10:30, 27 min"),
        ("away", True, "Away 10:30 to 10:33, 3 min"),
        ("sitting", False, "Sitting 10:33 to 11:00, 27 min"),
        ("away", False, "Natural break 11:00 to 11:30, 30 min"),
    ]


def test_the_words_of_another_version_are_shown_bare_and_the_rest_stays(home: Home) -> None:
    for minute, what, reason in ((70, "held_back", "virtual_machine"), (72, "dreamt", "of sheep")):
        home.history.write_decision(NINE + minute * MINUTE, what, reason)
    bars = tables.bars_of(home.records.week(TUESDAY, 0), NAMES, BERLIN)
    assert [bar.text for bar in bars if bar.lane == "held_back"] == [
        "Break held back 09:46 to 09:58: microphone in use",
        "Break held back 10:10 to 12:00: virtual_machine",
    ]
    rows = tables.of_decisions(home.records.decisions(TUESDAY), BERLIN).rows
    assert [text for _time, text in rows][:3] == [
        "dreamt of sheep",
        "Break held back: virtual_machine",
        "Break offered, at a pause in typing and pointing",
    ]


def test_the_stretch_that_goes_on_is_asked_of_the_running_program(home: Home) -> None:
    home.running.sits(144 * 60)
    week = home.records.week(TUESDAY, 0)
    assert week.days[TUESDAY].sitting == 144 * MINUTE
    assert Span("sitting", NOON - 30 * MINUTE, NOON) in week.spans


def test_standing_has_a_lane_and_a_figure_and_goes_on_as_well(home: Home) -> None:
    begun = NOON - 30 * MINUTE
    home.history.write_span("standing", begun, begun + 10 * MINUTE, "rested", BERLIN)
    home.running.sits(30 * 60, "standing")
    week = home.records.week(TUESDAY, 0)
    assert week.days[TUESDAY].standing == 30 * MINUTE
    assert tables.of_days(week.days, TUESDAY).rows[1][5] == "30 min"
    bars = tables.bars_of(week, NAMES, BERLIN)
    assert [(bar.light, bar.text) for bar in bars if bar.lane == "standing"] == [
        (False, "Standing 11:30 to 12:00, 30 min")
    ]


@pytest.mark.parametrize(("seconds", "phase"), [(144 * 60, "away"), (60, "sitting")])
def test_what_is_over_or_was_deleted_does_not_go_on(seconds: int, phase: str, home: Home) -> None:
    home.running.sits(seconds, phase)
    assert home.records.week(TUESDAY, 0).days[TUESDAY].sitting == 114 * MINUTE


def test_of_another_day_nobody_is_asked(home: Home) -> None:
    home.records.week(MONDAY, 0)
    assert home.running.asked == []


def test_a_year_has_the_days_with_movement(home: Home) -> None:
    year = home.records.year(date(2025, 3, 3), TUESDAY)
    assert {day: figures.active for day, figures in year.items()} == {
        MONDAY_BEFORE: 3 * MINUTE,
        MONDAY: 4.5 * MINUTE,
        TUESDAY: 3 * MINUTE,
    }


def test_the_running_program_deletes_and_nobody_else(home: Home) -> None:
    home.running.answer = {"ok": True, "text": "It is deleted."}
    assert [home.records.forget(MONDAY), home.records.forget(None)] == ["", ""]
    assert home.running.asked == [
        {"word": "forget", "day": "2026-03-02"},
        {"word": "forget", "day": "all"},
    ]
    assert len(home.history.sessions()) == 4


def test_why_it_was_not_deleted_is_passed_on(home: Home) -> None:
    home.running.answer = {"ok": False, "text": "why"}
    assert home.records.forget(MONDAY) == "why"


def test_where_nothing_runs_it_is_deleted_here(home: Home) -> None:
    home.records.forget(MONDAY)
    assert [one.day for one in home.history.sessions()] == [TUESDAY, MONDAY_BEFORE]
    home.records.forget(None)
    assert home.history.sessions() == []
