"""How long a pause lasts, from the words a person uses: 30m, 1h30m, 14:30, 2:35pm, tomorrow."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, tzinfo

from deskbreak.domain.language import _
from deskbreak.domain.reminder.desk import FOREVER
from deskbreak.domain.reminder.hours import Hours
from deskbreak.domain.session import day_of

MORNING = time(6)  # where no hours say when tomorrow begins
LONGEST = timedelta(days=7)


def pause_until(words: str, now: datetime, hours: Hours, zone: tzinfo) -> datetime | None:
    """
    The instant (UTC) that `words` name, seen from `now`; None if they cannot be read.

    Nothing at all means until told otherwise. A time that has passed today is tomorrow's.
    """
    local = now.astimezone(zone)
    if not words:
        return FOREVER
    if words == "tomorrow":
        return _tomorrow(local, hours, zone)
    words = words.strip().lower()
    if at := _time(words):
        until = datetime.combine(local.date(), at, zone)
        if until <= local:
            until = datetime.combine(local.date() + timedelta(days=1), at, zone)
        return until.astimezone(UTC)
    length = length_of(words)
    return now + length if length else None


def length_of(words: str) -> timedelta | None:
    """A length: 30, 30m, 2h, 1h30m, 1.5h; a bare number is minutes. None if it cannot be read."""
    found = re.fullmatch(
        r"(?:([0-9]{1,4}(?:[.,][0-9]{1,2})?) ?h)? ?(?:([0-9]{1,5}) ?(?:m|min)?)?",
        words.strip().lower(),
    )
    if not found:
        return None
    length = timedelta(
        hours=float((found[1] or "0").replace(",", ".")), minutes=int(found[2] or 0)
    )
    return length if timedelta(0) < length <= LONGEST else None


def paused_words(found: str) -> str:
    """A pause that could not be read."""
    return _(
        "pause: found {found!r}, allowed is 30m, 2h, a time like 14:30, or tomorrow; "
        "without one it lasts until `deskbreak resume`."
    ).format(found=found)


def here_words(found: str) -> str:
    """How long somebody is here, that could not be read."""
    return _(
        "here: found {found!r}, allowed is 30m, 2h, a time like 14:30, or off; "
        "without one it lasts until `deskbreak here off`."
    ).format(found=found)


def _tomorrow(local: datetime, hours: Hours, zone: tzinfo) -> datetime:
    """The first hours of tomorrow, else its morning; at 01:00 that is after the coming night."""
    day = day_of(local, zone) + timedelta(days=1)
    starts = [datetime.combine(day, start, zone) for start, _end in hours.days[day.weekday()]]
    to_come = [start for start in starts if start > local]
    return min(to_come, default=datetime.combine(day, MORNING, zone)).astimezone(UTC)


def _time(words: str) -> time | None:
    """A time of day: 14:30, 14.30, 2:35pm, 2 pm."""
    found = re.fullmatch(r"([0-9]{1,2})(?:[:.]([0-5][0-9]))? ?([ap]m)?", words)
    if not found or not (found[2] or found[3]):
        return None
    hour = int(found[1])
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "pm" else 0) if 1 <= hour <= 12 else 24
    return time(hour, int(found[2] or 0)) if hour < 24 else None
