"""What stands in the history window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo

from deskbreak.domain.formats import about, clock, day_name, length, minutes
from deskbreak.domain.language import _, ngettext
from deskbreak.domain.reminder.presence import in_use
from deskbreak.domain.session import OUTCOMES, Outcome
from deskbreak.domain.statistics import Today, day_of_history

HISTORY_TITLE = _("History")
WHAT_WAS = _("What was")
WHY = _("Why it was so")
EARLIER, LATER = _("The day before"), _("The day after")
TODAY = _("Today")
THE_DAY = _("The day")
THE_WEEK = _("Movement in the week")
THE_BALANCE = _("Movements and sides in the week")
THE_YEAR = _("Movement in the year")
NOTHING_WRITTEN = _("Nothing is written down here.")
NO_MOVEMENT = _("none")
LANES = {
    "sitting": _("Sitting"),
    "standing": _("Standing"),
    "away": _("Away"),
    "break": _("Breaks"),
    "held_back": _("Held back"),
}
FIGURES = {
    "breaks": _("Breaks"),
    "active": _("Movement"),
    "sitting": _("Sitting"),
    "longest_sit": _("Longest sit"),
    "standing": _("Standing"),
    "natural_breaks": _("Natural breaks"),
}
MONTHS = (
    _("Jan"),
    _("Feb"),
    _("Mar"),
    _("Apr"),
    _("May"),
    _("Jun"),
    _("Jul"),
    _("Aug"),
    _("Sep"),
    _("Oct"),
    _("Nov"),
    _("Dec"),
)
DAY, WEEK = _("Day"), _("Week")
HEAD_OF_DAY = (_("From"), _("To"), _("What"))
HEAD_OF_BALANCE = (_("Movement or side"), _("In the week"))
HEAD_OF_WHY = (_("Time"), _("What happened, and why"))
AS_TABLES = _("As tables")
SAVE_AS = _("Save as")
SAVE_FORMS = {"csv": _("A table for a spreadsheet (CSV)"), "json": _("All of it (JSON)")}
DELETE_WHAT = _("Delete")
THIS_DAY, EVERYTHING = _("This day…"), _("Everything…")
DELETE_EVERYTHING = _("Delete all that is written down, of every day?")
NO_WAY_BACK = _("It cannot be brought back.")
DELETE, KEEP = _("Delete it"), _("Keep it")
_SPANS = {
    "sitting": _("Sitting {start} to {end}, {length}"),
    "standing": _("Standing {start} to {end}, {length}"),
    "away": _("Away {start} to {end}, {length}"),
    "natural_break": _("Natural break {start} to {end}, {length}"),
    "held_back": _("Break held back {start} to {end}: {why}"),
}


def span_told(kind: str, start: datetime, end: datetime, reason: str, zone: tzinfo | None) -> str:
    """A stretch of a day; `reason` is what held a break back."""
    return _SPANS[kind].format(
        start=clock(start, zone),
        end=clock(end, zone),
        length=about(end - start),
        why=in_use(reason),
    )


def break_told(
    start: datetime,
    end: datetime,
    outcome: Outcome,
    active: timedelta,
    names: Sequence[str],
    zone: tzinfo | None,
) -> str:
    """A break, and what was done in it."""
    text = _("Break {start} to {end}, {active}, {outcome}").format(
        start=clock(start, zone),
        end=clock(end, zone),
        active=about(active),
        outcome=OUTCOMES[outcome],
    )
    return f"{text}: {', '.join(names)}" if names else text


def day_told(day: date, figures: Today) -> str:
    """All figures of a day."""
    natural = ngettext("{n} natural break", "{n} natural breaks", figures.natural_breaks)
    return _("{breaks} · sat {sat}, longest {longest} · {natural}").format(
        breaks=day_of_history(day, figures.breaks, figures.active),
        sat=length(figures.sitting),
        longest=length(figures.longest_sit),
        natural=natural.format(n=figures.natural_breaks),
    )


def figure(of: str, name: str, value: str) -> str:
    """A figure of the day or of the week, for screen readers: Week, Breaks: 13."""
    return _("{of}, {name}: {value}").format(of=of, name=name, value=value)


def from_minutes(count: int) -> str:
    """Where a step of the year's squares begins."""
    return _("from {minutes}").format(minutes=minutes(count))


def times(count: int) -> str:
    """How often a side worked."""
    return ngettext("{n} time", "{n} times", count).format(n=count)


def delete_day(day: date) -> str:
    """The question before a day goes."""
    return _("Delete all that is written down of {day}?").format(day=day_name(day))


def saved_to(file: str) -> str:
    """Where the history was saved."""
    return _("Saved to {file}.").format(file=file)
