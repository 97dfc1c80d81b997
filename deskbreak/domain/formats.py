"""How the language writes numbers, lists, days and times, and what else is so of it alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo

from deskbreak.domain.language import _

MINUTE = timedelta(minutes=1)
RIGHT_TO_LEFT = _("left to right") == "right to left"  # how the language is written
NOUNS_STAND_OUT = _("nouns in lower case") == "nouns in upper case"  # as German has them
VOICE_LANGUAGE = _("en")  # of what is spoken, for the synthesizer: translated like that
TIME_OF_DAY = _("%H:%M")  # as strftime reads it: 14:35 or 02:35 PM
DATE = _("%Y-%m-%d")
WEEK_BEGINS = int(_("0"))  # the first column of a calendar: 0 Monday, 6 Sunday
WEEKDAYS = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
DECIMAL = _(".")  # between a number and its tenths


def number(value: float) -> str:
    """A number as the language writes it: 2.5."""
    return f"{value:g}".replace(".", DECIMAL)


def listed(names: Iterable[str]) -> str:
    """Several things in a row: chair, desk, wall."""
    return _(", ").join(names)


def clock(at: datetime, zone: tzinfo | None) -> str:
    """A time of day where the person is: 14:35."""
    return at.astimezone(zone).strftime(TIME_OF_DAY)


def day_name(day: date) -> str:
    """A day with its weekday: Mon 2026-03-02."""
    return f"{WEEKDAYS[day.weekday()]} {day.strftime(DATE)}"


def minutes(count: int) -> str:
    """A length as menus show it: 45 min, 1 h, 1 h 30 min."""
    hours, rest = divmod(count, 60)
    if not hours:
        return _("{count} min").format(count=count)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {rest} min").format(hours=hours, rest=rest)


def length(span: timedelta) -> str:
    """A span in whole minutes that have passed, as `minutes`."""
    return minutes(span // MINUTE)


def about(span: timedelta) -> str:
    """A span to the nearest minute, but not none: what was done is not counted away."""
    return minutes(max(round(span / MINUTE), 1 if span else 0))


def stopwatch(span: timedelta) -> str:
    """A span as a stopwatch shows it, begun seconds counted: 2:36."""
    seconds = -(-span // timedelta(seconds=1))
    return f"{seconds // 60}:{seconds % 60:02}"
