"""
The session's row while it is played.

It stands as failed from the start and is written anew after every step, so that a crash loses one
step at most. Once it has ended with nothing done, it is not kept.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from deskbreak.domain.session import ENOUGH, Done, Felt, Outcome, Session
from deskbreak.storage.history import History, Unusable


class Record:
    """
    Keeps the row of a session up to date; made, it has written it once.

    `trouble` says in a sentence why the last row could not be written, or is empty.
    """

    def __init__(self, session: Session, history: History) -> None:
        self.session = session
        self.trouble = ""
        self._history = history
        self._most = session.exercises
        self._write()

    def keep(self, done: tuple[Done, ...], active: timedelta, *, got_up: bool = False) -> None:
        """Write what was done so far; going back in the routine takes nothing away."""
        if _repetitions(done) >= _repetitions(self._most):
            self._most = done
        else:
            done = _with_what_hurts(self._most, done)
        got_up = got_up or self.session.got_up
        self._put(replace(self.session, exercises=done, active=active, got_up=got_up))

    def plan(self, planned: timedelta) -> None:
        """Another routine than was thought at first, before it begins."""
        self._put(replace(self.session, planned=planned))

    def finish(self, at: datetime) -> None:
        """The last chime: completed, unless more than half was left out."""
        whole = self.session.active >= self.session.planned * ENOUGH
        outcome = Outcome.COMPLETED if whole else Outcome.STOPPED
        self._put(replace(self.session, outcome=outcome, ended_at=at))

    def stop(self, at: datetime) -> None:
        """Ended before its end."""
        self._put(replace(self.session, outcome=Outcome.STOPPED, ended_at=at))

    def feel(self, felt: Felt) -> None:
        """What the person said of it."""
        self._put(replace(self.session, felt=felt))

    def _put(self, session: Session) -> None:
        if session != self.session:
            self.session = session
            self._write()

    def _write(self) -> None:
        try:
            if self.session.ended_at and not self.session.exercises:
                self._history.drop_session(self.session.id)
            else:
                self._history.write_session(self.session)
        except Unusable as unusable:
            self.trouble = str(unusable)
        else:
            self.trouble = ""


def _repetitions(done: tuple[Done, ...]) -> int:
    return sum(one.left + one.right for one in done)


def _with_what_hurts(most: tuple[Done, ...], done: tuple[Done, ...]) -> tuple[Done, ...]:
    """The most that was done, with what hurts of what is done anew."""
    hurt = {one.exercise: one for one in done if one.hurt}
    marked = tuple(replace(one, hurt=bool(hurt.pop(one.exercise, None))) for one in most)
    return (*marked, *hurt.values())
