"""
What of a calendar's text can matter within a day, found without parsing it (RFC 5545).

A calendar grows for years; of ten megabytes a few events are near. The rest is left out here by
its dates, and of each event all but its times and what makes it count: no title, place or note
goes any further.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

MARGIN = timedelta(days=2)  # around now: a day to look ahead, and one for the zones

_LINES = re.MULTILINE | re.IGNORECASE
_UID = re.compile(rb"^UID[;:](.*)", _LINES)
_DATES = re.compile(rb"^(?:DTSTART|RECURRENCE-ID)[;:](?:.*:)?(\d{8})", _LINES)
_REPEATS = re.compile(rb"^(?:RRULE|RDATE)[;:]|^RECURRENCE-ID;.*RANGE=", _LINES)
_KEPT = re.compile(
    rb"^(?:UID|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|SEQUENCE|STATUS|TRANSP"
    rb"|ATTENDEE|X-MICROSOFT-CDO-BUSYSTATUS)[;:].*",
    _LINES,
)
_KEPT_OF_ALL = re.compile(rb"^X-WR-(?:CALNAME|TIMEZONE)[;:].{1,200}", _LINES)


@dataclass(frozen=True, slots=True)
class Near:
    """What is left: lines about all of it, its own time zones, and the events of each series."""

    head: str
    zones: tuple[str, ...]
    series: tuple[str, ...]


def near(data: bytes, now: datetime) -> Near:
    """What of the calendar `data` can matter within a day of `now`; ValueError if it is none."""
    text = (
        data.strip().replace(b"\r\n", b"\n").replace(b"\n ", b"").replace(b"\n\t", b"")
    )  # unfolded
    if b"BEGIN:VCALENDAR" not in text[:1000] or b"END:VCALENDAR" not in text[-1000:]:
        raise ValueError("no calendar, or the end of it is missing")
    first, last = (f"{day:%Y%m%d}".encode() for day in (now - MARGIN, now + MARGIN))
    series = defaultdict(list)
    for event in _components(b"VEVENT", text):
        if _matters(event, first, last):
            uid = _UID.search(event)
            series[uid[1] if uid else event].append(_event(event))
    zones = (
        (b"BEGIN:VTIMEZONE", one, b"END:VTIMEZONE") for one in _components(b"VTIMEZONE", text)
    )
    return Near(
        _text(_KEPT_OF_ALL.findall(_properties(text))),
        tuple(map(_text, zones)),
        tuple(map(_text, series.values())),
    )


def _components(name: bytes, text: bytes) -> Iterator[bytes]:
    """What is between BEGIN and END of each component; one that has no end is left out."""
    begin, end = (re.compile(rb"^%b:%b$" % (word, name), _LINES) for word in (b"BEGIN", b"END"))
    for part in begin.split(text)[1:]:
        if found := end.search(part):
            yield part[: found.start()].strip()


def _matters(event: bytes, first: bytes, last: bytes) -> bool:
    """Whether an event may be in between by its dates, as far as they can be told."""
    dates = _DATES.findall(event)
    inside = any(first <= date <= last for date in dates)
    return inside or not dates or _REPEATS.search(event) is not None


def _event(lines: bytes) -> bytes:
    """An event with the lines that count."""
    return b"\n".join((b"BEGIN:VEVENT", *_KEPT.findall(_properties(lines)), b"END:VEVENT"))


def _properties(component: bytes) -> bytes:
    """The lines of a component's own; they come before those of others in it, such as alarms."""
    return component.partition(b"\nBEGIN:")[0]


def _text(lines: Iterable[bytes]) -> str:
    return b"\n".join(lines).decode(errors="replace")
