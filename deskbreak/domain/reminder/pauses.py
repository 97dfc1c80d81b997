"""How long a pause lasts, from the words a person uses: 30m, 2h, 14:30, tomorrow."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, tzinfo

from deskbreak.domain.language import _
from deskbreak.domain.reminder.desk import FOREVER
from deskbreak.domain.reminder.hours import Hours

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
    if found := re.fullmatch(r"([0-9]{1,4})(m|h)", words):
        length = timedelta(minutes=int(found[1]) * (60 if found[2] == "h" else 1))
        return now + length if timedelta(0) < length <= LONGEST else None
    if found := re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", words):
        at = datetime.combine(local.date(), time(int(found[1]), int(found[2])), zone)
        if at <= local:
            at = datetime.combine(local.date() + timedelta(days=1), at.time(), zone)
        return at.astimezone(UTC)
    return None


def paused_words(found: str) -> str:
    """A pause that could not be read."""
    return _(
        "pause: found {found!r}, allowed is 30m, 2h, a time like 14:30, or tomorrow; "
        "without one it lasts until `deskbreak resume`."
    ).format(found=found)


def _tomorrow(local: datetime, hours: Hours, zone: tzinfo) -> datetime:
    """The first hours of tomorrow, else its morning."""
    day = local.date() + timedelta(days=1)
    starts = [start for start, _end in hours.days[day.weekday()]]
    return datetime.combine(day, min(starts, default=MORNING), zone).astimezone(UTC)
