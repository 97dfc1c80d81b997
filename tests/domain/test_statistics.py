from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from deskbreak.domain.session import Outcome, Session, Span
from deskbreak.domain.statistics import Today, statistics_of

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def span(kind: str, start: int, end: int) -> Span:
    return Span(kind, NINE + timedelta(minutes=start), NINE + timedelta(minutes=end))


def session(outcome: Outcome, active: int) -> Session:
    return Session(
        id=f"{outcome} {active}",
        day=date(2026, 3, 2),
        started_at=NINE,
        minutes=4,
        outcome=outcome,
        planned=timedelta(minutes=4),
        active=timedelta(minutes=active),
    )


def test_a_day_without_anything_has_no_figures() -> None:
    assert statistics_of((), ()) == Today()


def test_half_a_routine_is_a_break_and_less_is_movement_all_the_same() -> None:
    sessions = [
        session(Outcome.COMPLETED, 4),
        session(Outcome.STOPPED, 2),
        session(Outcome.FAILED, 1),
        session(Outcome.TOLD, 4),
    ]
    assert statistics_of(sessions, ()) == Today(breaks=3, active=timedelta(minutes=11))


def test_spans_that_touch_are_one_stretch() -> None:
    spans = [
        span("natural_break", 65, 70),
        span("sitting", 70, 80),
        span("sitting", 0, 20),
        span("sitting", 20, 50),
        span("away", 50, 52),
        span("natural_break", 60, 65),
        span("break", 80, 83),
    ]
    assert statistics_of((), spans, ongoing=timedelta(minutes=5)) == Today(
        sitting=timedelta(minutes=65), longest_sit=timedelta(minutes=50), natural_breaks=1
    )


def test_the_stretch_that_goes_on_can_be_the_longest() -> None:
    today = statistics_of((), [span("sitting", 0, 20)], ongoing=timedelta(minutes=30))
    assert today.longest_sit == timedelta(minutes=30)
