"""
Idle and active where a system can only be asked how long ago the last input was.

While there is input it is asked once in the silence that is waited for, by a thread of its own.
"""

from __future__ import annotations

import logging
import threading
from datetime import timedelta
from typing import Protocol

from deskbreak.desktop.messages import Post
from deskbreak.domain.reminder.presence import Active, Idle

log = logging.getLogger(__name__)


class InputClock(Protocol):
    """The system; all but `wake` is called by one thread only."""

    name: str

    def silence(self) -> timedelta:
        """How long ago the last input was."""

    def wait(self, limit: timedelta | None, *, for_input: bool) -> None:
        """Return after `limit`, on `wake`, and if so asked soon after input; or for no reason."""

    def wake(self) -> None:
        """End a wait, or else the next one; safe from any thread."""


class PollingPresence:
    """`Presence` by a clock of the last input."""

    def __init__(self, post: Post, clock: InputClock) -> None:
        """Nothing is asked before `watch`."""
        self.name = clock.name
        self._post, self._clock = post, clock
        self._wanted: timedelta | None = None
        self._told: timedelta | None = None  # the silence told last; None: there was input since
        self._open = True
        threading.Thread(target=self._run, name="presence", daemon=True).start()

    def watch(self, idle_after: timedelta) -> None:
        """Ask for this silence; one that lasts longer already is told at once."""
        self._wanted = idle_after
        self._clock.wake()

    def close(self) -> None:
        """Tell nothing more."""
        self._open = False
        self._clock.wake()

    def _run(self) -> None:
        try:
            while self._open:
                limit = self._look(self._wanted, self._clock.silence()) if self._wanted else None
                self._clock.wait(limit, for_input=self._told is not None)
        except Exception:
            log.exception("input is heard of no longer")

    def _look(self, wanted: timedelta, silence: timedelta) -> timedelta | None:
        """Tell what there is to tell; how long until the silence that is wanted, if it is not."""
        if self._told is not None and silence < self._told:
            self._told = None
            self._post(Active())
        if silence < wanted:
            return wanted - silence
        if self._told is None or self._told < wanted:
            self._told = silence
            self._post(Idle(silence))
        return None
