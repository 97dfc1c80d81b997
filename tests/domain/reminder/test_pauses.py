from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from deskbreak.domain.reminder.desk import FOREVER
from deskbreak.domain.reminder.hours import ALWAYS, Hours
from deskbreak.domain.reminder.pauses import pause_until

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)  # a Monday, 12:00 in Berlin
WEEK = Hours((((time(9), time(17)),),) * 5 + ((), ()))

NIGHTS = Hours((((time(22), time(6)),),) * 7)
EARLY = Hours((((time(2), time(4)),),) * 7)


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("30m", NOON + timedelta(minutes=30)),
        ("2h", NOON + timedelta(hours=2)),
        ("45", NOON + timedelta(minutes=45)),
        ("90min", NOON + timedelta(minutes=90)),
        ("1h30m", NOON + timedelta(minutes=90)),
        ("1h 5", NOON + timedelta(minutes=65)),
        ("1.5h", NOON + timedelta(minutes=90)),
        ("0,25h", NOON + timedelta(minutes=15)),
        ("168h", NOON + timedelta(days=7)),
        ("14.30", datetime(2026, 3, 2, 13, 30, tzinfo=UTC)),
        ("2:35pm", datetime(2026, 3, 2, 13, 35, tzinfo=UTC)),
        ("2 PM", datetime(2026, 3, 2, 13, 0, tzinfo=UTC)),
        ("12am", datetime(2026, 3, 2, 23, 0, tzinfo=UTC)),
        ("12:05 pm", datetime(2026, 3, 2, 11, 5, tzinfo=UTC)),
        ("14:30", datetime(2026, 3, 2, 13, 30, tzinfo=UTC)),
        ("9:05", datetime(2026, 3, 3, 8, 5, tzinfo=UTC)),
        ("12:00", datetime(2026, 3, 3, 11, 0, tzinfo=UTC)),
        ("", FOREVER),
    ],
)
def test_words_name_an_instant(words: str, until: datetime) -> None:
    assert until == pause_until(words, NOON, ALWAYS, BERLIN)


def test_tomorrow_is_the_first_hours_of_the_next_day() -> None:
    tomorrow = pause_until("tomorrow", NOON, WEEK, BERLIN)

    assert datetime(2026, 3, 3, 8, 0, tzinfo=UTC) == tomorrow


def test_tomorrow_without_hours_is_six_in_the_morning() -> None:
    tomorrow = pause_until("tomorrow", NOON, ALWAYS, BERLIN)

    assert datetime(2026, 3, 3, 5, 0, tzinfo=UTC) == tomorrow


@pytest.mark.parametrize(
    ("hours", "now", "until"),
    [
        (WEEK, (3, 0, 30), (3, 9)),  # the night before Tuesday's hours
        (WEEK, (3, 3, 59), (3, 9)),
        (WEEK, (3, 4, 0), (4, 9)),
        (NIGHTS, (3, 0, 30), (3, 22)),  # in the night shift: not before the next one
        (NIGHTS, (2, 23, 0), (3, 22)),
        (ALWAYS, (3, 0, 30), (3, 6)),
        (EARLY, (3, 0, 30), (3, 2)),
        (EARLY, (3, 3, 0), (3, 6)),
    ],
)
def test_at_night_tomorrow_begins_with_the_coming_morning(
    hours: Hours, now: tuple[int, ...], until: tuple[int, ...]
) -> None:
    at, end = (datetime(2026, 3, *when, tzinfo=BERLIN) for when in (now, until))  # type: ignore[misc, arg-type]
    assert pause_until("tomorrow", at.astimezone(UTC), hours, BERLIN) == end


def test_tomorrow_at_six_holds_across_the_change_to_summer_time() -> None:
    saturday = datetime(2026, 3, 28, 20, 0, tzinfo=UTC)

    tomorrow = pause_until("tomorrow", saturday, ALWAYS, BERLIN)

    assert datetime(2026, 3, 29, 4, 0, tzinfo=UTC) == tomorrow


@pytest.mark.parametrize(
    "words",
    ["0m", "0", "soon", "25:00", "14:60", "9999h", "169h", "-5m", "13pm", "0am", "h", "２h"],
)
def test_what_cannot_be_read_is_nothing(words: str) -> None:
    assert pause_until(words, NOON, ALWAYS, BERLIN) is None
