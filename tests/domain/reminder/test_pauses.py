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


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("30m", NOON + timedelta(minutes=30)),
        ("2h", NOON + timedelta(hours=2)),
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


def test_tomorrow_at_six_holds_across_the_change_to_summer_time() -> None:
    saturday = datetime(2026, 3, 28, 20, 0, tzinfo=UTC)

    tomorrow = pause_until("tomorrow", saturday, ALWAYS, BERLIN)

    assert datetime(2026, 3, 29, 4, 0, tzinfo=UTC) == tomorrow


@pytest.mark.parametrize("words", ["0m", "soon", "25:00", "14:60", "9999h", "-5m", "1.5h", "２h"])
def test_what_cannot_be_read_is_nothing(words: str) -> None:
    assert pause_until(words, NOON, ALWAYS, BERLIN) is None
