"""The clocks of this machine."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache

import tzlocal

from deskbreak.desktop.here import machine
from deskbreak.domain.reminder.presence import Moment


def read() -> Moment:
    """Read the clocks; they are read one after the other, so `slept` trembles by microseconds."""
    at = datetime.now(UTC)  # noqa: TID251 - this is the clock
    awake, through = machine.clocks()
    slept = timedelta(seconds=through - awake)
    return Moment(at, timedelta(seconds=awake), slept, _boot())


@cache
def _boot() -> str:
    return machine.boot()


def zone() -> tzinfo:
    """
    The time zone of this machine, read anew: machines travel.

    TZ may name one that only the C library knows.
    """
    machine.reload_zone()
    try:
        return tzlocal.reload_localzone()
    except (ValueError, LookupError, OSError):
        return datetime.now(UTC).astimezone().tzinfo or UTC  # noqa: TID251 - its present offset
