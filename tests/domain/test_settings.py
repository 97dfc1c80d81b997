from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import Field, fields, is_dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.domain.settings import Hooks, Settings, is_secret
from deskbreak.domain.tables import read_text
from deskbreak.storage import config_edit

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


def read(text: str) -> tuple[Settings, list[str]]:
    found, problems = read_text(Settings, text, "config.toml")
    assert found is not None
    return found, [one.sentence for one in problems]


def every_key(kind: Any = Settings) -> Iterator[Field[Any]]:
    for one in fields(kind):
        if is_dataclass(one.default):
            yield from every_key(one.default)
        else:
            yield one


def test_the_example_shows_every_key_with_its_default() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert read(text) == (Settings(), [])
    shown = [(table, list(keys)) for table, keys in tomllib.loads(text).items()]
    assert shown == [
        (table.name, [one.name for one in fields(table.default)])  # type: ignore[arg-type]
        for table in fields(Settings)
    ]


@pytest.mark.parametrize(
    ("written", "voice"), [("true", "yes"), ("false", "no"), ('"auto"', "auto"), ('"no"', "no")]
)
def test_the_voice_of_an_older_file_still_counts(written: str, voice: str) -> None:
    settings, problems = read(f"[player]\nvoice = {written}")
    assert (settings.player.voice, problems) == (voice, [])
    assert read("[player]\nvoice = 1")[1] == [
        "config.toml line 2, player.voice: found 1, allowed is auto, yes, no"
    ]


def test_every_key_says_what_it_is_for() -> None:
    assert [one.name for one in every_key() if not one.metadata.get("text")] == []


def test_every_number_has_a_range() -> None:
    numbers = [one for one in every_key() if type(one.default) in {int, float}]
    assert [
        one.name for one in numbers if None in {one.metadata["least"], one.metadata["most"]}
    ] == []


def test_hours_are_read_as_local_times() -> None:
    settings, problems = read(
        '[hours]\nmonday = ["09:00-12:30", "13:15-18:00"]\nsunday = ["22:00-02:00", "0:00-24:00"]'
    )
    assert problems == []
    week = settings.hours.week.days
    assert week[0] == ((time(9), time(12, 30)), (time(13, 15), time(18)))
    assert week[6] == ((time(22), time(2)), (time(0), time(0)))
    assert week[1:6] == ((),) * 5


def test_a_bad_range_is_told_and_the_others_count() -> None:
    settings, problems = read('[hours]\nmonday = ["9-12", "13:15-18:00", "25:00-26:00", 8]')
    allowed = (
        'allowed is ranges like ["09:00-12:30", "13:15-18:00"], or ["00:00-24:00"] for all day'
    )
    assert problems == [
        f"config.toml line 2, hours.monday: found {found}, {allowed}"
        for found in ('"9-12"', '"25:00-26:00"', "8")
    ]
    assert settings.hours.monday == ((time(13, 15), time(18)),)


@pytest.mark.parametrize("raw", ['["0900-1700"]', '["09:00-17:0"]', '"09:00-17:00"', "9", "[9]"])
def test_a_slip_of_the_pen_turns_no_day_off(raw: str) -> None:
    settings, problems = read(f'[hours]\nmonday = ["09:00-17:00"]\ntuesday = {raw}')
    assert settings.hours.tuesday == read('hours.tuesday = ["00:00-24:00"]')[0].hours.tuesday
    assert settings.hours.wednesday == ()
    assert len(problems) == 1


def test_a_range_that_ends_as_it_begins_is_told() -> None:
    for found in ("09:00-09:00", "9:00-09:00", "00:00-00:00"):
        settings, problems = read(f'hours.monday = ["{found}", "10:00-11:00"]')
        assert settings.hours.monday == ((time(10), time(11)),)
        assert problems[0].startswith(f'config.toml line 1, hours.monday: found "{found}"')
        assert problems[0].endswith('or ["00:00-24:00"] for all day')


@pytest.mark.parametrize("occasion", [one.name for one in fields(Hooks)])
def test_a_command_with_a_bad_argument_is_not_run_at_all(occasion: str) -> None:
    for command in ('["notify", 3]', '[3, "notify"]', '["notify", ["x"]]', '"notify"'):
        settings, problems = read(f"hooks.{occasion} = {command}")
        assert getattr(settings.hooks, occasion) == ()
        assert len(problems) == 1


@pytest.mark.parametrize(
    "name", [name for name in config_edit.KEYS if name.partition(".")[0] != "hours"]
)
def test_a_list_of_which_all_is_bad_has_its_default(name: str) -> None:
    settings, problems = read(f"{name} = [[], {{}}]")
    assert settings == Settings()
    assert problems


def test_a_date_may_stand_with_or_without_quotes() -> None:
    days = [
        read(f"person.cleared_on = {raw}")[0].person.cleared_on
        for raw in ('"2026-03-01"', "2026-03-01", '""')
    ]
    assert days == [date(2026, 3, 1), date(2026, 3, 1), None]
    assert read('person.cleared_on = "soon"')[1] == [
        'config.toml line 1, person.cleared_on: found "soon", allowed is a date like "2026-03-01"'
    ]


def test_what_is_known_of_a_list_counts_beside_what_is_not() -> None:
    settings, problems = read('person.avoid = ["osteoporosis", "knee"]')
    assert [*settings.person.avoid] == ["osteoporosis"]
    assert problems == [
        (
            'config.toml line 1, person.avoid: found "knee", allowed is osteoporosis, pressure, '
            "pregnancy, dizziness, shoulder, knees, wrists, head_low; did you mean knees?"
        )
    ]


def test_an_unencrypted_address_and_a_wrong_language_are_told() -> None:
    assert read('program.language = "Deutsch"\ncalendar.sources = ["a.ics", "http://x/"]')[1] == [
        (
            'config.toml line 1, program.language: found "Deutsch", '
            'allowed is "auto" or a code like "de"'
        ),
        (
            "config.toml line 2, calendar.sources[2]: found a value that is not shown, "
            "allowed is a list of .ics files, or addresses that begin with https://"
        ),
    ]


@given(st.integers())
def test_the_work_interval_is_used_where_it_is_allowed_and_told_where_not(minutes: int) -> None:
    settings, problems = read(f"reminder.work_interval_minutes = {minutes}")
    inside = 1 <= minutes <= 240
    assert settings.reminder.work_interval_minutes == (minutes if inside else 45)
    assert len(problems) == (not inside)


@pytest.mark.parametrize(
    "source",
    ["work.ics", "~/work.ics", "/srv/a b.ics", "C:\\me\\a.ics", "C:/me/a.ics", "https://x/y.ics"],
)
def test_a_calendar_is_a_file_or_an_https_address(source: str) -> None:
    settings, problems = read(f"calendar.sources = ['{source}']")
    assert (settings.calendar.sources, problems) == ((source,), [])


@pytest.mark.parametrize(
    "source", ["http://x/s3cret", "webcal://x/s3cret", "file:///s3cret", "https:/s3cret", ""]
)
@pytest.mark.parametrize("form", ["['{}']", "'{}'"])
def test_no_other_address_is_taken_and_none_is_shown(source: str, form: str) -> None:
    settings, problems = read(f"calendar.sources = {form.format(source)}")
    assert settings.calendar.sources == ()
    assert len(problems) == 1
    assert "s3cret" not in problems[0]


def test_only_the_addresses_of_calendars_are_secret() -> None:
    assert [name for name in config_edit.KEYS if is_secret(name)] == ["calendar.sources"]
