from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from deskbreak.domain.reminder.events import Decided
from deskbreak.domain.session import Done, Outcome, Session, Span
from deskbreak.domain.statistics import (
    Balance,
    Today,
    balance_of,
    held_back,
    level,
    statistics_of,
    together,
)

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
    assert statistics_of((), spans) == Today(
        sitting=timedelta(minutes=60),
        longest_sit=timedelta(minutes=50),
        natural_breaks=1,
        away=timedelta(minutes=12),
    )


def test_a_seated_routine_does_not_end_a_sit_and_getting_up_does() -> None:
    spans = [span("sitting", 0, 44), span("break", 44, 47), span("sitting", 47, 87)]
    seated = replace(session(Outcome.COMPLETED, 3), started_at=NINE + timedelta(minutes=44))
    up = replace(seated, got_up=True)
    longest = [statistics_of([one], spans).longest_sit for one in (seated, up)]
    assert longest == [timedelta(minutes=84), timedelta(minutes=44)]
    assert statistics_of([seated], spans, seated=True).longest_sit == timedelta(minutes=44)


def test_a_break_that_was_told_of_ends_a_sit_where_it_was_told() -> None:
    told = replace(session(Outcome.TOLD, 3), ended_at=NINE + timedelta(minutes=44))
    spans = [span("sitting", 0, 44), span("sitting", 44, 84)]
    assert statistics_of([told], spans).longest_sit == timedelta(minutes=44)
    assert statistics_of([told], [span("sitting", 0, 84)]).longest_sit == timedelta(minutes=44)


def test_a_short_stand_does_not_end_a_sit() -> None:
    stood = span("standing", 20, 23)
    spans = [span("sitting", 0, 20), stood, span("sitting", 23, 43)]
    assert statistics_of((), spans).longest_sit == timedelta(minutes=40)
    spans[1] = replace(stood, reason="rested")
    assert statistics_of((), spans) == Today(
        sitting=timedelta(minutes=40),
        longest_sit=timedelta(minutes=20),
        standing=timedelta(minutes=3),
    )


def test_a_night_is_a_natural_break_of_the_day_in_which_it_began() -> None:
    begins = NINE + timedelta(minutes=120)
    evening, morning = span("natural_break", 60, 120), span("natural_break", 120, 180)
    assert statistics_of((), [evening]).natural_breaks == 1
    assert statistics_of((), [morning], begins).natural_breaks == 0
    assert statistics_of((), [morning], begins).away == timedelta(hours=1)


def test_days_together_have_the_longest_sit_of_one_of_them() -> None:
    minute = timedelta(minutes=1)
    days = [Today(1, minute, 2 * minute, 2 * minute, 1), Today(2, minute, minute, minute, 0)]
    assert together(days) == Today(3, 2 * minute, 3 * minute, 2 * minute, 1)
    assert together(()) == Today()


def test_movements_share_the_time_by_what_their_repetitions_take() -> None:
    done = (
        Done("turn", "rotation", "main", 6, 4),
        Done("arch", "extension", "main", 5, 5),
        Done("gone", "side_bend", "main", 1, 1),
    )
    played = replace(session(Outcome.COMPLETED, 4), exercises=done)
    paces = {"turn": timedelta(seconds=4), "arch": timedelta(seconds=14)}
    assert balance_of([played, session(Outcome.TOLD, 3)], paces) == Balance(
        {
            "rotation": timedelta(seconds=80),
            "extension": timedelta(seconds=140),
            "side_bend": timedelta(seconds=20),
        },
        left=7,
        right=5,
    )


def test_a_session_without_a_repetition_has_no_share_of_movement() -> None:
    begun = replace(
        session(Outcome.STOPPED, 1), exercises=(Done("turn", "rotation", "main", 0, 0),)
    )
    assert balance_of([begun], {}) == Balance({})


def test_a_day_of_the_year_is_fuller_with_more_movement() -> None:
    minutes = (0, 0.5, 1, 4.9, 5, 10, 15, 200)
    assert [level(timedelta(minutes=each)) for each in minutes] == [0, 0, 1, 1, 2, 3, 4, 4]


def decided(minute: int, what: str, reason: str = "") -> Decided:
    return Decided(NINE + timedelta(minutes=minute), what, reason)


def held(start: int, end: int, reason: str) -> Span:
    return replace(span("held_back", start, end), reason=reason)


def test_a_break_is_held_back_until_something_else_is_so() -> None:
    decisions = [
        decided(0, "due", "2700"),
        decided(1, "held_back", "microphone"),
        decided(5, "still_sitting", "microphone"),
        decided(9, "held_back", "full_screen"),
        decided(12, "free_again"),
        decided(13, "offered", "lull"),
        decided(30, "held_back", "meeting"),
    ]
    until = NINE + timedelta(minutes=40)
    assert held_back(decisions, until) == [
        held(1, 9, "microphone"),
        held(9, 12, "full_screen"),
        held(30, 40, "meeting"),
    ]
