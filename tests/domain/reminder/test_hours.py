from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.domain.reminder.hours import ALWAYS, Hours

BERLIN = ZoneInfo("Europe/Berlin")
DAY = ((time(9), time(12, 30)), (time(13, 15), time(18)))
WEEK = Hours((DAY, DAY, (), DAY, DAY, (), ()))
NIGHTS = Hours((((time(22), time(6)),),) * 7)
SMALL = Hours((((time(1), time(4)),),) * 7)


def berlin(*when: int) -> datetime:
    return datetime(*when, tzinfo=BERLIN).astimezone(UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("when", "inside"),
    [
        ((2026, 3, 2, 8, 59), False),
        ((2026, 3, 2, 9, 0), True),
        ((2026, 3, 2, 12, 30), False),
        ((2026, 3, 2, 13, 15), True),
        ((2026, 3, 2, 18, 0), False),
        ((2026, 3, 4, 10, 0), False),
        ((2026, 3, 7, 10, 0), False),
    ],
    ids=["before", "begins", "lunch", "afternoon", "ends", "a weekday left out", "saturday"],
)
def test_hours_are_local_wall_time_and_a_weekday_left_out_is_off(
    when: tuple[int, ...], inside: bool
) -> None:
    assert inside is WEEK.open_at(berlin(*when), BERLIN)


def test_without_hours_it_is_always_open_and_has_no_edge() -> None:
    at = berlin(2026, 3, 2, 3)
    assert (ALWAYS.open_at(at, BERLIN), ALWAYS.next_edge(at, BERLIN)) == (True, None)


def test_a_range_may_pass_midnight() -> None:
    inside = [NIGHTS.open_at(berlin(2026, 3, 2, hour), BERLIN) for hour in (0, 5, 6, 21, 22, 23)]
    assert inside == [True, True, False, False, True, True]


def test_a_range_that_ends_as_it_begins_is_a_whole_day() -> None:
    monday = Hours((((time(9), time(9)),),) + ((),) * 6)
    inside = [monday.open_at(berlin(2026, 3, day, 8, 59), BERLIN) for day in (2, 3, 4)]
    assert inside == [False, True, False]


def test_a_range_past_midnight_belongs_to_the_day_on_which_it_begins() -> None:
    friday = Hours(((),) * 4 + (((time(22), time(2)),), (), ()))
    assert friday.open_at(berlin(2026, 3, 7, 1), BERLIN)
    assert not friday.open_at(berlin(2026, 3, 6, 1), BERLIN)


@pytest.mark.parametrize(
    ("at", "edge"),
    [
        ((2026, 3, 2, 8, 0), (2026, 3, 2, 9, 0)),
        ((2026, 3, 2, 9, 0), (2026, 3, 2, 12, 30)),
        ((2026, 3, 3, 18, 0), (2026, 3, 5, 9, 0)),
        ((2026, 3, 6, 18, 0), (2026, 3, 9, 9, 0)),
    ],
    ids=["opens", "closes", "over a day off", "over a weekend"],
)
def test_the_next_edge_is_when_they_open_or_close(
    at: tuple[int, ...], edge: tuple[int, ...]
) -> None:
    assert berlin(*edge) == WEEK.next_edge(berlin(*at), BERLIN)


def test_one_day_a_week_has_an_edge_a_week_ahead() -> None:
    mondays = Hours((((time(9), time(10)),),) + ((),) * 6)
    assert berlin(2026, 3, 9, 9) == mondays.next_edge(berlin(2026, 3, 2, 10), BERLIN)


def test_ranges_that_meet_have_no_edge_between_them() -> None:
    day = ((time(9), time(12)), (time(12), time(17)))
    hours = Hours((day,) * 7)
    assert berlin(2026, 3, 2, 17) == hours.next_edge(berlin(2026, 3, 2, 10), BERLIN)


def test_when_the_clocks_go_forward_the_range_is_an_hour_shorter() -> None:
    opens = berlin(2026, 3, 29, 1)
    assert datetime(2026, 3, 29, 0, tzinfo=UTC) == opens
    assert opens + timedelta(hours=2) == SMALL.next_edge(opens, BERLIN)


def test_when_the_clocks_go_back_the_range_is_an_hour_longer() -> None:
    opens = berlin(2026, 10, 25, 1)
    assert datetime(2026, 10, 24, 23, tzinfo=UTC) == opens
    assert opens + timedelta(hours=4) == SMALL.next_edge(opens, BERLIN)


def test_a_night_over_either_switch_is_an_hour_shorter_or_longer() -> None:
    spring, autumn = berlin(2026, 3, 28, 22), berlin(2026, 10, 24, 22)
    assert spring + timedelta(hours=7) == NIGHTS.next_edge(spring, BERLIN)
    assert autumn + timedelta(hours=9) == NIGHTS.next_edge(autumn, BERLIN)


TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
HOURS = st.lists(
    st.lists(st.tuples(TIMES, TIMES), max_size=3).map(tuple), min_size=7, max_size=7
).map(lambda days: Hours(tuple(days)))


@given(
    HOURS,
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_they_change_at_the_next_edge_and_at_no_time_before(hours: Hours, at: datetime) -> None:
    edge = hours.next_edge(at, BERLIN)
    inside = hours.open_at(at, BERLIN)
    if edge is None:
        assert all(hours.open_at(at + timedelta(hours=h), BERLIN) == inside for h in range(168))
        return
    assert edge > at
    assert inside != hours.open_at(edge, BERLIN)
    steps = [at + (edge - at) * share / 20 for share in range(20)]
    assert [inside] * 20 == [hours.open_at(step, BERLIN) for step in steps]
