"""
What of a calendar's text can matter within a day, found without parsing it (RFC 5545).

A calendar grows for years; of ten megabytes a few events are near. The rest is left out here by
its dates, and of each event all but its times and what makes it count: no title, place or note
goes any further.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

MARGIN = timedelta(days=2)  # around now: a day to look ahead, and one for the zones

MOST_TIMES = 50_000  # that a series repeats until now: each of them costs 20 microseconds
PER_DAY = {"SECONDLY": 86400, "MINUTELY": 1440, "HOURLY": 24, "DAILY": 1}
WEEKLY = 1 / 7  # and seldomer

_LINES = re.MULTILINE | re.IGNORECASE
_UID = re.compile(rb"^UID[;:](.*)", _LINES)
_DATES = re.compile(rb"^(?:DTSTART|RECURRENCE-ID)[;:](?:.*:)?(\d{8})", _LINES)
_STARTS = re.compile(rb"^DTSTART[;:](?:.*:)?(\d{8})", _LINES)
_REPEATS = re.compile(rb"^(?:RRULE|RDATE)[;:]|^RECURRENCE-ID;.*RANGE=", _LINES)
_RULE = re.compile(rb"^RRULE[;:](?:.*:)?(.*)", _LINES)
_INVITED = re.compile(rb"^ATTENDEE[;:]", _LINES)
_KEPT = re.compile(
    rb"^(?:UID|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|SEQUENCE|STATUS|TRANSP"
    rb"|ORGANIZER|ATTENDEE|X-MICROSOFT-CDO-BUSYSTATUS)[;:].*",
    _LINES,
)
_KEPT_OF_ALL = re.compile(rb"^X-WR-(?:CALNAME|TIMEZONE)[;:].{1,200}", _LINES)


@dataclass(frozen=True, slots=True)
class Near:
    """
    What is left: lines about all of it, its own time zones, and the events of each series.

    too_often: how many series are left out because they would take minutes to read. invites:
    whether any event at all, near or not, says who is invited.
    """

    head: str
    zones: tuple[str, ...]
    series: tuple[str, ...]
    too_often: int = 0
    invites: bool = False


def near(data: bytes, now: datetime) -> Near:
    """What of the calendar `data` can matter within a day of `now`; ValueError if it is none."""
    text = (
        data.strip().replace(b"\r\n", b"\n").replace(b"\n ", b"").replace(b"\n\t", b"")
    )  # unfolded
    if b"BEGIN:VCALENDAR" not in text[:1000] or b"END:VCALENDAR" not in text[-1000:]:
        raise ValueError("no calendar, or the end of it is missing")
    first, last = (f"{day:%Y%m%d}".encode() for day in (now - MARGIN, now + MARGIN))
    series = defaultdict(list)
    too_often, invites = set(), False
    for event in _components(b"VEVENT", text):
        invites = invites or _INVITED.search(_properties(event)) is not None
        if _matters(event, first, last):
            uid = _UID.search(event)
            key = uid[1] if uid else event
            series[key].append(_event(event))
            if _times(_properties(event), now) > MOST_TIMES:
                too_often.add(key)
    zones = (
        (b"BEGIN:VTIMEZONE", one, b"END:VTIMEZONE") for one in _components(b"VTIMEZONE", text)
    )
    return Near(
        _text(_KEPT_OF_ALL.findall(_properties(text))),
        tuple(map(_text, zones)),
        tuple(_text(events) for key, events in series.items() if key not in too_often),
        len(too_often),
        invites,
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


def _times(event: bytes, now: datetime) -> float:
    """How often an event repeats until `now`, at most; 0 where that cannot be told."""
    rule, start = _RULE.search(event), _STARTS.search(event)
    if rule is None or start is None:
        return 0
    parts: dict[str, str] = dict(
        re.findall(r"(\w+)=([^;\s]*)", rule[1].decode(errors="replace").upper())
    )
    try:
        until = min(parts.get("UNTIL", "9999")[:8], f"{now:%Y%m%d}")
        days = (date.fromisoformat(until) - date.fromisoformat(start[1].decode())).days + 1
        step = max(int(parts.get("INTERVAL", 1)), 1)
        most = float(parts.get("COUNT", math.inf))
    except ValueError:
        return 0
    by = (parts.get(f"BY{of}", "") for of in ("HOUR", "MINUTE", "SECOND"))
    at_once = math.prod(one.count(",") + 1 for one in by)
    return min(max(days, 0) * PER_DAY.get(parts.get("FREQ", ""), WEEKLY) * at_once / step, most)


def _event(lines: bytes) -> bytes:
    """An event with the lines that count."""
    return b"\n".join((b"BEGIN:VEVENT", *_KEPT.findall(_properties(lines)), b"END:VEVENT"))


def _properties(component: bytes) -> bytes:
    """The lines of a component's own; they come before those of others in it, such as alarms."""
    return component.partition(b"\nBEGIN:")[0]


def _text(lines: Iterable[bytes]) -> str:
    return b"\n".join(lines).decode(errors="replace")
