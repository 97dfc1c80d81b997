"""What the charts show, as bars and rows of text: both tell the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo

from deskbreak.domain import formats
from deskbreak.domain.reminder.decisions import why
from deskbreak.domain.reminder.events import Decided, SpanKind
from deskbreak.domain.session import Span
from deskbreak.domain.statistics import Today, stretches
from deskbreak.windows.history import phrases
from deskbreak.windows.history.figures import texts
from deskbreak.windows.history.panel import Content
from deskbreak.windows.history.records import Week, ended, told
from deskbreak.windows.history.timeline import Bar

LANE_OF = {
    SpanKind.SITTING: "sitting",
    SpanKind.STANDING: "standing",
    SpanKind.AWAY: "away",
    SpanKind.NATURAL_BREAK: "away",
}
HELD_BACK = "held_back"


def bars_of(week: Week, names: Mapping[str, str], zone: tzinfo) -> list[Bar]:
    """The bars of the chosen day."""
    bars = [
        Bar(lane, span.start, span.end, _told(span, zone), light=kind is SpanKind.AWAY)
        for kind, lane in LANE_OF.items()
        for span in stretches(week.spans, kind)
    ]
    bars += [
        Bar(HELD_BACK, span.start, span.end, _told(span, zone))
        for span in week.spans
        if span.kind == HELD_BACK
    ]
    bars += [
        Bar("break", one.started_at, ended(one), told(one, names, zone))
        for one in week.sessions
        if one.active
    ]
    return sorted(bars, key=lambda bar: bar.start)


def of_bars(bars: Sequence[Bar], zone: tzinfo) -> Content:
    """A day as a table."""
    rows = [
        (formats.clock(bar.start, zone), formats.clock(bar.end, zone), bar.text) for bar in bars
    ]
    return Content(phrases.HEAD_OF_DAY, rows)


def of_days(days: Mapping[date, Today], today: date) -> Content:
    """The figures of days, but of those to come, as a table."""
    rows = [
        (formats.day_name(day), *texts(figures)) for day, figures in days.items() if day <= today
    ]
    return Content((phrases.DAY, *phrases.FIGURES.values()), rows)


def of_shares(rows: Iterable[tuple[str, str, float]]) -> Content:
    """A balance as a table."""
    return Content(phrases.HEAD_OF_BALANCE, [(name, number) for name, number, _share in rows])


def of_year(figures: Mapping[date, Today]) -> Content:
    """The days with something in them, the newest first."""
    names = tuple(phrases.FIGURES.values())[:2]
    rows = [
        (formats.day_name(day), *texts(figures[day])[:2]) for day in sorted(figures, reverse=True)
    ]
    return Content((phrases.DAY, *names), rows)


def of_decisions(decisions: Iterable[Decided], zone: tzinfo) -> Content:
    """Why things happened."""
    rows = [(formats.clock(one.at, zone), why(one.what, one.reason, zone)) for one in decisions]
    return Content(phrases.HEAD_OF_WHY, rows)


def _told(span: Span, zone: tzinfo) -> str:
    return phrases.span_told(span.kind, span.start, span.end, span.reason, zone)
