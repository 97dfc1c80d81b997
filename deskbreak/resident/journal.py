"""
What the resident process writes into the history, and what it reads back from it.

A row that cannot be written now waits here and is tried again at each look; it is kept over a
restart. The person is told once, and everything else goes on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from deskbreak.desktop.processes.launch import UNKNOWN
from deskbreak.domain.reminder.absence import ongoing
from deskbreak.domain.reminder.desk import Desk, Rules
from deskbreak.domain.reminder.events import (
    Effect,
    PlayerEnded,
    Rewrite,
    WriteAnswer,
    WriteDecision,
    WriteSpan,
    WriteTold,
)
from deskbreak.domain.reminder.presence import Moment
from deskbreak.domain.session import Outcome, Session, Span, bounds, cut_by_day, day_of
from deskbreak.domain.statistics import Today, statistics_of
from deskbreak.storage.history import Busy, History, Unusable
from deskbreak.storage.plain import plain, typed

log = logging.getLogger(__name__)

Row = WriteSpan | Rewrite | WriteAnswer | WriteTold | WriteDecision
ROWS: Mapping[str, type[Row]] = {
    one.__name__: one for one in (WriteSpan, Rewrite, WriteAnswer, WriteTold, WriteDecision)
}
OF_STATUS: Mapping[int | None, Outcome] = {
    0: Outcome.COMPLETED,
    3: Outcome.STOPPED,
    UNKNOWN: Outcome.STOPPED,  # what it had done would stand in its row
}
MOST_WAITING = 500  # rows; more than a week of them
PATIENCE = timedelta(minutes=1)  # with another program that writes, until the person is told


class Journal:
    """The history as the loop sees it: it never raises. `trouble` is a sentence, or nothing."""

    def __init__(
        self, history: History, tell: Callable[[str], None], waiting: Sequence[Any] = ()
    ) -> None:
        """`tell` says one sentence to the person; `waiting` is what an earlier run left."""
        self._history = history
        self._tell = tell
        self._waiting = _rows(waiting)
        self._told = False
        self._read: tuple[object, list[Session], list[Span]] | None = None  # of today, and when
        self.trouble = ""

    @property
    def waiting(self) -> list[Any]:
        """The rows that wait, as JSON can hold them."""
        return [[at.isoformat(), type(row).__name__, plain(row)] for at, row in self._waiting]

    def write(self, effect: Effect, now: Moment, zone: tzinfo) -> None:
        """Write one row; what waited before it goes first."""
        if not isinstance(effect, Row):
            raise TypeError(effect)
        self._waiting = [*self._waiting, (now.at, effect)][-MOST_WAITING:]
        self.catch_up(now, zone)

    def catch_up(self, now: Moment, zone: tzinfo) -> None:
        """Write what waits, as far as that can be done at once."""
        while self._waiting:
            self._read = None
            first, row = self._waiting[0]
            try:
                self._put(first, row, zone)
            except Unusable as unusable:
                patient = isinstance(unusable, Busy) and now.at - first < PATIENCE
                return self._say(str(unusable), patient=patient)
            self._waiting.pop(0)
            self.trouble, self._told = "", False
        return None

    def forget(self, day: date | None, zone: tzinfo) -> str:
        """Delete a day, or everything, and what waits too: "", or why that cannot be."""
        self._read = None
        try:
            if day:
                self._history.forget(day, zone)
                self._waiting = [one for one in self._waiting if day_of(one[0], zone) != day]
            else:
                self._history.forget_all()
                self._waiting.clear()
        except Unusable as unusable:
            return str(unusable)
        return ""

    def session(self, session: str) -> Session | None:
        """What the player of that id wrote; None if nothing, or if it cannot be read."""
        try:
            return self._history.session(session)
        except Unusable as unusable:
            self._say(str(unusable))
            return None

    def ended(self, session: str, status: int | None) -> PlayerEnded:
        """What came of a player; its exit status tells only where it wrote nothing."""
        row = self.session(session)
        if row is None:
            return PlayerEnded(session, OF_STATUS.get(status, Outcome.FAILED), 0.0)
        return PlayerEnded(session, row.outcome, row.share, row.got_up, row.ended_at)

    def today(self, now: Moment, desk: Desk, rules: Rules) -> Today | None:
        """What was done since 04:00, the stretch that still goes on included."""
        zone, seated = rules.zone, rules.stays_seated
        day = day_of(now.at, zone)
        try:
            key = day, self._history.written()
            if self._read is None or self._read[0] != key:
                sessions = [s for s in self._history.sessions(day) if s.day == day]
                self._read = key, sessions, self._history.spans(day)
        except Unusable:
            return None
        _, sessions, spans = self._read
        for one in ongoing(desk, now):
            span = Span(one.kind, one.start, one.end, one.reason)
            spans = [*spans, *(part for of, part in cut_by_day(span, zone) if of == day)]
        return statistics_of(sessions, spans, bounds(day, zone)[0], seated=seated)

    def _put(self, at: datetime, row: Row, zone: tzinfo) -> None:
        history, day = self._history, day_of(at, zone)
        match row:
            case WriteSpan(kind, start, end, reason):
                history.write_span(kind, start, end, reason, zone)
            case Rewrite(mended, start, end):
                history.rewrite_spans(mended, start, end)
            case WriteAnswer(answer, sat):
                history.write_answer(at, day, answer, sat)
            case WriteTold(minutes):
                history.told(at, day, minutes)
            case WriteDecision(what, reason):
                history.write_decision(at, what, reason)

    def _say(self, sentence: str, *, patient: bool = False) -> None:
        if sentence != self.trouble:
            log.warning("%s", sentence)
        self.trouble = sentence
        if not (patient or self._told):
            self._told = True
            self._tell(sentence)


def _rows(waiting: Sequence[Any]) -> list[tuple[datetime, Row]]:
    """What `Journal.waiting` was; what this version does not know is left out."""
    rows: list[tuple[datetime, Row]] = []
    for one in waiting:
        try:
            at, name, values = one
            rows.append((datetime.fromisoformat(at), typed(ROWS[name], values)))
        except (ValueError, TypeError, KeyError) as error:
            log.warning("a row that waited for the history is left out: %r", error)
    return rows
