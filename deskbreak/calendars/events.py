"""
When a calendar has its person busy.

Left out are events that last all day, are cancelled, declined or marked as free. Who the person
is no calendar says for sure: a mail address in its name, or in that of its source, counts as
theirs. Where there is none, an event is declined once everybody invited has declined. An event
that cannot be read leaves the others standing.
"""

from __future__ import annotations

import logging
import re
import zoneinfo
from collections.abc import Collection
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any
from urllib.parse import unquote

import icalendar
import recurring_ical_events

from deskbreak.calendars.ics import Near
from deskbreak.domain.calendar import AHEAD, Span, merged

ALL_DAY = timedelta(hours=23)  # the shortest day, when the clocks go forward
FREE = {("STATUS", "CANCELLED"), ("TRANSP", "TRANSPARENT"), ("X-MICROSOFT-CDO-BUSYSTATUS", "FREE")}

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

log = logging.getLogger(__name__)


def busy(near: Near, now: datetime, zone: tzinfo, name: str) -> tuple[Span, ...]:
    """
    The spans of the coming 24 hours, in UTC, for a person whose clocks show `zone`.

    name: of the source. Raises ValueError if not one event of several can be read.
    """
    icalendar.use_zoneinfo()  # type: ignore[no-untyped-call]  # forgets the zones that another calendar defined under like names
    calendar = icalendar.Calendar.from_ical(f"BEGIN:VCALENDAR\n{near.head}\nEND:VCALENDAR")
    names = f"{calendar.get('X-WR-CALNAME')} {unquote(name).removesuffix('.ics')}"
    persons = {mail.lower() for mail in _MAIL.findall(names)}
    if not _exists(str(calendar.get("X-WR-TIMEZONE", "UTC"))):
        del calendar["X-WR-TIMEZONE"]
    spans: list[Span] = []
    unread = 0
    for series in near.series:
        try:
            calendar.subcomponents = icalendar.Event.from_ical(series, multiple=True)
            spans += _spans(calendar, now.astimezone(zone), persons)
        except Exception as error:  # noqa: BLE001 - whatever a parser meets in a broken event
            unread += 1
            log.warning("an event cannot be read (%s)", type(error).__name__)
    if unread and unread == len(near.series):
        raise ValueError("no event can be read")
    return merged(spans)


def _exists(zone: str) -> bool:
    try:
        return bool(zoneinfo.ZoneInfo(zone))
    except (ValueError, LookupError, OSError):
        return False


def _spans(calendar: Any, now: datetime, persons: Collection[str]) -> list[Span]:
    """When the events of `calendar` have the person busy, those that go on now included."""
    found = []
    for event in recurring_ical_events.of(calendar).between(now, now + AHEAD):
        start, end = event.start, event.end
        if not isinstance(start, datetime) or _is_free(event) or _is_declined(event, persons):
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
    invited = event.get("ATTENDEE", [])
    answers = {
        str(one).lower().removeprefix("mailto:"): str(one.params.get("PARTSTAT", "")).upper()
        for one in (invited if isinstance(invited, list) else [invited])
    }
    own = [answers[person] for person in persons if person in answers] or list(answers.values())
    return bool(own) and all(answer == "DECLINED" for answer in own)
