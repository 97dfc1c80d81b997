"""
When a calendar has its person busy.

Left out are events that last all day, are cancelled, declined, or marked as free, out of office
or working elsewhere, and those to which nobody else is invited: lunch, time to work in. A calendar
that says of no event who is invited does not tell, so all of its events count. Who the person is
no calendar says for sure: a mail address in its name, or in that of its source, counts as theirs.
Where there is none, an event is declined once everybody invited has declined, and meant for one
person if it names one. An event that cannot be read leaves the others standing.
"""

from __future__ import annotations

import logging
import re
import zoneinfo
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import chain
from typing import Any, TypeVar
from urllib.parse import unquote

import icalendar
import recurring_ical_events

from deskbreak.calendars.ics import Near
from deskbreak.domain.calendar import AHEAD, Span, merged

ALL_DAY = timedelta(hours=23)  # the shortest day, when the clocks go forward
FREE = {
    ("STATUS", "CANCELLED"),
    ("TRANSP", "TRANSPARENT"),
    *(("X-MICROSOFT-CDO-BUSYSTATUS", status) for status in ("FREE", "OOF", "WORKINGELSEWHERE")),
}
NO_PERSON = {"ROOM", "RESOURCE"}

_ZONE = re.compile(r"^X-WR-TIMEZONE.*:(.+)", re.MULTILINE | re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

T = TypeVar("T")

log = logging.getLogger(__name__)


def busy(near: Near, now: datetime, zone: tzinfo, name: str) -> tuple[Span, ...]:
    """
    The spans of the coming 24 hours, in UTC, for a person whose clocks show `zone`.

    name: of the source. Raises ValueError if there are events, and none of them can be read.
    """
    icalendar.use_zoneinfo()  # type: ignore[no-untyped-call]  # forgets another calendar's zones
    _each(near.zones, icalendar.Timezone.from_ical)  # remembers these, and their names
    calendar = icalendar.Calendar()
    if (found := _ZONE.search(near.head)) and _exists(found[1]):
        calendar.add("X-WR-TIMEZONE", found[1])
    names = f"{near.head} {unquote(name).removesuffix('.ics')}"
    persons = {mail.lower() for mail in _MAIL.findall(names)}

    def spans(series: str) -> list[Span]:
        calendar.subcomponents = icalendar.Event.from_ical(series, multiple=True)
        return _spans(calendar, now.astimezone(zone), persons, invites=near.invites)

    read = _each(near.series, spans)
    if near.series and not read:
        raise ValueError("no event can be read")
    return merged(chain.from_iterable(read))


def _each(texts: Sequence[str], read: Callable[[str], T]) -> list[T]:
    """What is read from each text; a broken one leaves the others standing."""
    found, faults = [], set()
    for text in texts:
        try:
            found.append(read(text))
        except Exception as error:  # noqa: BLE001 - whatever a parser meets in what is broken
            faults.add(type(error).__name__)
    if faults:
        broken = len(texts) - len(found)
        log.warning(
            "%d parts of a calendar cannot be read (%s)", broken, ", ".join(sorted(faults))
        )
    return found


def _exists(zone: str) -> bool:
    try:
        return bool(zoneinfo.ZoneInfo(zone))
    except (ValueError, LookupError, OSError):
        return False


def _spans(calendar: Any, now: datetime, persons: Collection[str], *, invites: bool) -> list[Span]:
    """When the events of `calendar` have the person busy, those that go on now included."""
    found = []
    for event in recurring_ical_events.of(calendar).between(now, now + AHEAD):
        start, end = event.start, event.end
        if not isinstance(start, datetime) or _is_free(event) or _is_declined(event, persons):
            continue
        if invites and _is_alone(event, persons):
            continue
        span = _utc(start, now.tzinfo), _utc(end, now.tzinfo)
        if now < span[1] and timedelta(0) < span[1] - span[0] < ALL_DAY:
            found.append(span)
    return found


def _utc(at: datetime, zone: tzinfo | None) -> datetime:
    return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)


def _is_free(event: Any) -> bool:
    return any(str(event.get(name, "")).upper() == value for name, value in FREE)


def _is_declined(event: Any, persons: Collection[str]) -> bool:
    answers = {
        _address(one): str(one.params.get("PARTSTAT", "")).upper()
        for one in _named(event, "ATTENDEE")
    }
    own = [answers[person] for person in persons if person in answers] or list(answers.values())
    return bool(own) and all(answer == "DECLINED" for answer in own)


def _is_alone(event: Any, persons: Collection[str]) -> bool:
    """Whether nobody is to be there but the person."""
    people = {
        _address(one)
        for one in (*_named(event, "ORGANIZER"), *_named(event, "ATTENDEE"))
        if str(one.params.get("CUTYPE", "")).upper() not in NO_PERSON
    }
    return not people.difference(persons) if persons else len(people) < 2


def _named(event: Any, name: str) -> list[Any]:
    """Whoever a property names, however often it stands there."""
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]


def _address(one: Any) -> str:
    return str(one).lower().removeprefix("mailto:")
