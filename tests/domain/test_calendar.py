from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.domain.calendar import Agenda, Source, Span, merged
from deskbreak.domain.reminder.presence import Holder

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
instants = st.integers(-400, 1500).map(lambda count: NINE + count * MINUTE)
spans_ = st.lists(st.tuples(instants, instants).filter(lambda span: span[0] < span[1]))


def span(start: float, end: float) -> Span:
    """Minutes after nine."""
    return NINE + start * MINUTE, NINE + end * MINUTE


def agenda(*spans: Span, fetched: float = 0, problem: str = "") -> Agenda:
    return Agenda((Source("key", NINE + fetched * MINUTE, NINE, spans, problem=problem),))


@pytest.mark.parametrize(
    ("spans", "fit"),
    [
        ([], 15),
        ([span(120, 150)], 15),
        ([span(16, 30)], 15),
        ([span(15.9, 30)], 14),
        ([span(8, 30)], 7),
        ([span(2, 30)], 1),
        ([span(0.5, 30)], 1),
        ([span(-10, 20)], 1),
        ([span(-30, -1), span(5, 6)], 4),
    ],
)
def test_a_routine_ends_a_minute_before_the_next_event(spans: list[Span], fit: int) -> None:
    assert agenda(*spans).fit(NINE, 3) == fit


@pytest.mark.parametrize(
    ("known", "fit", "ends"),
    [
        (Agenda(), 3, None),
        (Agenda((Source("never"),)), 3, None),
        (agenda(span(-5, 5), fetched=-360), 1, NINE + 5 * MINUTE),
        (agenda(span(-5, 5), fetched=-361), 3, None),
        (agenda(span(-5, 5), fetched=1), 3, None),
        (
            Agenda((*agenda(span(4, 9), fetched=-700).sources, *agenda(span(8, 9)).sources)),
            7,
            None,
        ),
    ],
    ids=["no calendar", "none read yet", "6 h old", "older", "from the future", "one of two"],
)
def test_what_was_learnt_long_ago_is_unknown(
    known: Agenda, fit: int, ends: datetime | None
) -> None:
    assert (known.fit(NINE, 3), known.meeting_ends(NINE)) == (fit, ends)


@pytest.mark.parametrize(
    ("minute", "ends"), [(-0.1, None), (0, 45), (44.9, 45), (45, None), (60, 70)]
)
def test_a_meeting_lasts_until_there_is_a_gap(minute: float, ends: float | None) -> None:
    known = agenda(span(0, 30), span(30, 45), span(60, 70), fetched=-1)
    found = known.meeting_ends(NINE + minute * MINUTE)
    assert found == (None if ends is None else NINE + ends * MINUTE)


@pytest.mark.parametrize(
    ("known", "in_use", "unknown"),
    [
        (Agenda(), False, False),
        (agenda(), False, False),
        (agenda(span(-5, 5)), True, False),
        (agenda(span(-5, 5), fetched=-361), False, True),
        (Agenda((Source("never"),)), False, True),
    ],
)
def test_a_meeting_is_unknown_only_where_a_calendar_could_tell(
    known: Agenda, in_use: bool, unknown: bool
) -> None:
    meeting = frozenset({Holder.MEETING})
    probed = known.probed(NINE)
    assert (probed.in_use, probed.unknown) == (
        meeting if in_use else frozenset(),
        meeting if unknown else frozenset(),
    )
    assert probed.asked == meeting


def test_sources_are_asked_again_after_half_an_hour_each() -> None:
    half, more = NINE + 30 * MINUTE, NINE + 31 * MINUTE
    old, new = agenda().sources[0], agenda(fetched=20).sources[0]
    found = [Agenda(sources).fresh(more) for sources in ((), (new,), (new, old), (Source("x"),))]
    assert found == [False, True, False, False]
    assert agenda().fresh(half)


def test_a_problem_is_told_by_the_number_of_its_source() -> None:
    both = Agenda((*agenda().sources, *agenda(problem="it is away").sources))
    assert both.problems == ("Calendar source 2: it is away",)


@given(spans_)
def test_merged_spans_are_the_same_time_once(spans: list[Span]) -> None:
    found = merged(spans)
    edges = [at for span in found for at in span]
    assert edges == sorted(set(edges))
    inside = {at for span in spans for at in span}
    for at in inside:
        assert any(a <= at < b for a, b in spans) == any(a <= at < b for a, b in found)


@given(spans_, st.integers(1, 15))
def test_a_routine_that_fits_never_runs_into_an_event(spans: list[Span], usual: int) -> None:
    known = agenda(*spans)
    minutes = known.fit(NINE, usual)
    assert 1 <= minutes <= 15
    later = [start for start, end in spans if end > NINE]
    assert minutes == 1 or all(start >= NINE + (minutes + 1) * MINUTE for start in later)
