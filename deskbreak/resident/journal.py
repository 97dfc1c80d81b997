"""
What the resident process writes into the history, and what it reads back from it.

A row that cannot be written now waits here and is tried again with the next one; the person is
told once, and everything else goes on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import date, tzinfo

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
from deskbreak.storage.history import History, Unusable

log = logging.getLogger(__name__)

Write = Callable[[], None]
OF_STATUS: Mapping[int | None, Outcome] = {0: Outcome.COMPLETED, 3: Outcome.STOPPED}
MOST_WAITING = 500  # rows; more than a week of them


class Journal:
    """The history as the loop sees it: it never raises. `trouble` is a sentence, or nothing."""

    def __init__(self, history: History, tell: Callable[[str], None]) -> None:
        """`tell` says one sentence to the person."""
        self._history = history
        self._tell = tell
        self._waiting: list[Write] = []
        self._read: tuple[object, list[Session], list[Span]] | None = None  # of today, and when
        self.trouble = ""

    def write(self, effect: Effect, now: Moment, zone: tzinfo) -> None:
        """Write one row; what waited before it goes first."""
        self._read = None
        self._waiting = [*self._waiting, self._row(effect, now, zone)][-MOST_WAITING:]
        while self._waiting:
            try:
                self._waiting[0]()
            except Unusable as unusable:
                return self._say(str(unusable))
            self._waiting.pop(0)
        self.trouble = ""
        return None

    def forget(self, day: date | None, zone: tzinfo) -> str:
        """Delete a day, or everything, and what waits too: "", or why that cannot be."""
        self._read = None
        try:
            if day:
                self._history.forget(day, zone)
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

    def _row(self, effect: Effect, now: Moment, zone: tzinfo) -> Write:
        history, day = self._history, day_of(now.at, zone)
        match effect:
            case WriteSpan(kind, start, end, reason):
                return lambda: history.write_span(kind, start, end, reason, zone)
            case Rewrite(mended, start, end):
                return lambda: history.rewrite_spans(mended, start, end)
            case WriteAnswer(answer, sat):
                return lambda: history.write_answer(now.at, day, answer, sat)
            case WriteTold(minutes):
                return lambda: history.told(now.at, day, minutes)
            case WriteDecision(what, reason):
                return lambda: history.write_decision(now.at, what, reason)
            case _:
                raise TypeError(effect)

    def _say(self, sentence: str) -> None:
        log.warning("%s", sentence)
        told, self.trouble = bool(self.trouble), sentence
        if not told:
            self._tell(sentence)
