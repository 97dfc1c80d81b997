from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from deskbreak.domain.session import Outcome, Session, Span, cut_by_day, day_of

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [
    ZoneInfo(name)
    for name in (
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Antarctica/Troll",
        "Asia/Kathmandu",
    )
]
INSTANTS = st.datetimes(datetime(2010, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001
    lambda at: at.replace(tzinfo=UTC)
)


def test_a_day_begins_at_four() -> None:
    before = datetime(2026, 3, 3, 3, 59, tzinfo=BERLIN)
    assert [day_of(before, BERLIN), day_of(before + timedelta(minutes=1), BERLIN)] == [
        date(2026, 3, 2),
        date(2026, 3, 3),
    ]


def test_a_span_over_the_night_the_clocks_change_is_cut_at_four_local_time() -> None:
    span = Span(
        "sitting",
        datetime(2026, 3, 28, 22, tzinfo=UTC),
        datetime(2026, 3, 29, 6, tzinfo=UTC),
        "late",
    )
    four = datetime(2026, 3, 29, 2, tzinfo=UTC)
    assert list(cut_by_day(span, BERLIN)) == [
        (date(2026, 3, 28), Span("sitting", span.start, four, "late")),
        (date(2026, 3, 29), Span("sitting", four, span.end, "late")),
    ]


@example(datetime(2011, 12, 29, tzinfo=UTC), timedelta(days=2), ZoneInfo("Pacific/Apia"))
@given(INSTANTS, st.timedeltas(timedelta(0), timedelta(days=5)), st.sampled_from(ZONES))
def test_the_parts_of_a_span_follow_each_other_each_in_its_day(
    start: datetime, length: timedelta, zone: ZoneInfo
) -> None:
    parts = list(cut_by_day(Span("away", start, start + length), zone))
    assert sum((part.end - part.start for _, part in parts), timedelta(0)) == length
    assert [part.start for _, part in parts[1:]] == [part.end for _, part in parts[:-1]]
    for day, part in parts:
        last = part.end - timedelta(microseconds=1)
        assert [day_of(part.start, zone), day_of(last, zone)] == [day, day]


def test_the_share_is_what_was_done_of_the_plan() -> None:
    session = Session(
        id="a",
        day=date(2026, 3, 2),
        started_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
        minutes=3,
        planned=timedelta(minutes=2),
        active=timedelta(minutes=1),
    )
    told = Session("b", session.day, session.started_at, 3, Outcome.TOLD)
    empty = Session("c", session.day, session.started_at, 3)
    assert [session.share, told.share, empty.share] == [0.5, 1.0, 0.0]
