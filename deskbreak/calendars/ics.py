"""
What of a calendar's text can matter within a day, found without parsing it (RFC 5545).

A calendar grows for years; of ten megabytes a few events are near. The rest is left out here by
its dates, and of each event all but its times and what makes it count: no title, place or note
goes any further.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

MARGIN = timedelta(days=2)  # around now: a day to look ahead, and one for the zones

_LINES = re.MULTILINE | re.IGNORECASE
_EVENT = re.compile(rb"^BEGIN:VEVENT$", _LINES)
_END = re.compile(rb"^END:VEVENT$", _LINES)
_ZONE = re.compile(rb"^BEGIN:VTIMEZONE$.*?^END:VTIMEZONE$", _LINES | re.DOTALL)
_HEAD = re.compile(rb"^X-WR-(?:CALNAME|TIMEZONE)[;:].*", _LINES)
_ALARM = re.compile(rb"^BEGIN:VALARM$.*?^END:VALARM$", _LINES | re.DOTALL)
_UID = re.compile(rb"^UID[;:](.*)", _LINES)
_DATES = re.compile(rb"^(?:DTSTART|RECURRENCE-ID)[;:](?:.*:)?(\d{8})", _LINES)
_REPEATS = re.compile(rb"^(?:RRULE|RDATE)[;:]|^RECURRENCE-ID;.*RANGE=", _LINES)
_KEPT = re.compile(
    rb"^(?:UID|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|SEQUENCE|STATUS|TRANSP"
    rb"|ATTENDEE|X-MICROSOFT-CDO-BUSYSTATUS)[;:].*",
    _LINES,
)


@dataclass(frozen=True, slots=True)
class Near:
    """What is left: the lines before the events, and the events of each series together."""

    head: str
    series: tuple[str, ...]


def near(data: bytes, now: datetime) -> Near:
    """What of the calendar `data` can matter within a day of `now`; ValueError if it is none."""
    text = data.replace(b"\r\n", b"\n").replace(b"\n ", b"").replace(b"\n\t", b"")  # unfolded
    before, *events = _EVENT.split(text)
    if b"BEGIN:VCALENDAR" not in before or b"END:VCALENDAR" not in text[-1000:]:
        raise ValueError("no calendar, or the end of it is missing")
    first, last = (f"{day:%Y%m%d}".encode() for day in (now - MARGIN, now + MARGIN))
    series = defaultdict(list)
    for event in events:
        if _matters(event, first, last) and (end := _END.search(event)):
            lines = event[: end.start()]
            uid = _UID.search(lines)
            series[uid[1] if uid else lines].append(_event(lines))
    head = [*_HEAD.findall(before), *_ZONE.findall(text)]
    return Near(_text(head), tuple(map(_text, series.values())))


def _matters(event: bytes, first: bytes, last: bytes) -> bool:
    """Whether an event may be in between by its dates, as far as they can be told."""
    dates = _DATES.findall(event)
    inside = any(first <= date <= last for date in dates)
    return inside or not dates or _REPEATS.search(event) is not None


def _event(lines: bytes) -> bytes:
    """An event with the lines that count; those of its alarms are not its own."""
    kept = _KEPT.findall(_ALARM.sub(b"", lines))
    return b"\n".join((b"BEGIN:VEVENT", *kept, b"END:VEVENT"))


def _text(lines: list[bytes]) -> str:
    return b"\n".join(lines).decode(errors="replace")
