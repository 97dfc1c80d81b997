"""Asks one calendar after the other, so that never two of them are in memory."""

from __future__ import annotations

import hashlib
import logging
import threading
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from functools import partial
from pathlib import Path
from typing import TypeVar

from deskbreak.calendars import phrases
from deskbreak.calendars.events import busy
from deskbreak.calendars.fetch import Failed, fetch
from deskbreak.calendars.ics import near
from deskbreak.domain.calendar import AHEAD, Agenda, Source
from deskbreak.domain.problems import calendar_problem

T = TypeVar("T")
LIMIT = timedelta(seconds=20)  # for all of one source
RENEW_AFTER = AHEAD / 2  # spans that begin longer ago are found anew, changed or not
ZERO = timedelta(0)

log = logging.getLogger(__name__)


def ask(
    addresses: Sequence[str],
    before: Agenda,
    now: datetime,
    zone: tzinfo,
    folder: Path,
    limit: timedelta = LIMIT,
) -> Agenda:
    """
    What the calendars say now; one that fails keeps what it said before.

    zone: where the person is. folder: where paths that are not absolute start. limit: for each.
    """
    known = {source.key: source for source in before.sources}
    asked = []
    for number, address in enumerate(addresses, 1):
        key = hashlib.sha256(address.encode()).hexdigest()
        source = known.get(key, Source(key))
        learn = partial(_learn, address, source, now, zone, folder)
        asked.append(_asked(number, source, partial(_within, limit, learn)))
    return Agenda(tuple(asked))


def _asked(number: int, source: Source, learn: Callable[[], Source]) -> Source:
    """`source` as it was learnt, or as it was, with what went wrong."""
    try:
        return learn()
    except Failed as failed:
        why = str(failed)
    except TimeoutError:
        why = phrases.NO_CALENDAR_IN_TIME
    except Exception as error:  # noqa: BLE001 - a fault of ours; its words may quote the address
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{frame.filename}:{frame.lineno}"
        log.error("%s at %s", type(error).__name__, place)  # noqa: TRY400
        why = phrases.CALENDAR_UNREADABLE
    log.warning("%s", calendar_problem(number, why))
    return replace(source, problem=why)


def _learn(address: str, source: Source, now: datetime, zone: tzinfo, folder: Path) -> Source:
    covered = source.spans_from is not None and ZERO <= now - source.spans_from < RENEW_AFTER
    marks = (source.tag, source.modified) if covered else ("", "")
    fetched = fetch(address, folder, *marks)
    if fetched.data is None:
        return replace(source, fetched_at=now, problem="")
    try:
        found = near(fetched.data, now)
        spans = busy(found, now, zone, address)
    except ValueError:
        raise Failed(phrases.NO_CALENDAR) from None
    marks = fetched.tag, fetched.modified
    return Source(source.key, now, now, spans, *marks, left_out=found.too_often)


def _within(limit: timedelta, work: Callable[[], T]) -> T:
    """What `work` returns or raises; if it takes longer, TimeoutError, and it is left behind."""
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - the one who waits gets it
            future.set_exception(error)

    # Not of a pool, whose threads the interpreter waits for at its end
    threading.Thread(target=run, daemon=True).start()
    return future.result(limit.total_seconds())
