"""The clocks of this machine."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, tzinfo

import tzlocal

from deskbreak.domain.reminder.presence import Moment

# What runs on through suspend, and what stands still in it: BOOTTIME and MONOTONIC on Linux,
# MONOTONIC and UPTIME_RAW on macOS. Windows has only one, which runs on.
_THROUGH = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
_AWAKE = getattr(time, "CLOCK_UPTIME_RAW", getattr(time, "CLOCK_MONOTONIC", None))
_tzset = getattr(time, "tzset", lambda: None)  # Windows has none, and needs none
_gettime = getattr(time, "clock_gettime", lambda _clock: time.monotonic())  # noqa: TID251


def read() -> Moment:
    """Read the clocks; they are read one after the other, so `slept` trembles by microseconds."""
    at = datetime.now(UTC)  # noqa: TID251 - this is the clock
    awake = _gettime(_AWAKE)
    slept = _gettime(_THROUGH) - awake if _THROUGH != _AWAKE else 0
    return Moment(at, timedelta(seconds=awake), timedelta(seconds=slept))


def zone() -> tzinfo:
    """
    The time zone of this machine, read anew: machines travel.

    TZ may name one that only the C library knows.
    """
    _tzset()
    try:
        return tzlocal.reload_localzone()
    except (ValueError, LookupError, OSError):
        return datetime.now(UTC).astimezone().tzinfo or UTC  # noqa: TID251 - its present offset
