"""
The resident's loop on Linux: one thread, one poll(2), no wake-up while nothing happens.

It is APScheduler's run loop as well: `_process_jobs` runs what is due and tells how long it is
until the next. The waiting is done by an alarm on the wall clock, so that a resume or a clock
that was set is seen at once.
"""

from __future__ import annotations

import logging
import os
import select
import signal
import time
from collections.abc import Callable
from contextlib import suppress

from deskbreak.desktop.loop.next_look import BaseScheduler, LookWake
from deskbreak.desktop.loop.wall_alarm import WallAlarm
from deskbreak.domain.reminder.presence import LookDue

log = logging.getLogger(__name__)

MOST = 4096  # bytes that are read at once: one for each message or signal, of no meaning


class _Scheduler(BaseScheduler):  # type: ignore[misc]  # APScheduler has no types
    """APScheduler without a wait of its own: the loop asks it in every turn."""

    def wakeup(self) -> None:
        """Nothing to wake: the thread that places the job is the one that waits."""

    def shutdown(self, wait: bool = True) -> None:
        """Nothing to end but what every scheduler has."""
        super().shutdown(wait)


class PollWake(LookWake):
    """`Wake` and `Sockets` all in the thread that calls `run`."""

    def __init__(self) -> None:
        """What is posted before `run` waits for it; raises Unavailable where no alarm can be."""
        super().__init__(_Scheduler)
        self._readers: dict[int, Callable[[], object]] = {}
        self._poll = select.poll()  # type: ignore[attr-defined,unused-ignore]
        self._bell, self._rope = os.pipe()
        for end in (self._bell, self._rope):
            os.set_blocking(end, False)  # type: ignore[attr-defined,unused-ignore]
        self._alarm = WallAlarm()
        self.watch(self._bell, self._heard)
        self.watch(self._alarm.fileno(), self._rang)

    def post(self, message: object) -> None:
        """Put `message` into the inbox; from a signal handler too."""
        super().post(message)
        with suppress(BlockingIOError):  # it is full, and rings already
            os.write(self._rope, b"\0")

    def run(self, handle: Callable[[object], None]) -> None:
        """
        As the port says.

        A signal that comes just before poll(2), while another thread runs, would be slept over:
        Python's handlers wait for this thread to wake. So each signal rings the bell as well.
        """
        before = signal.set_wakeup_fd(self._rope, warn_on_full_buffer=False)
        try:
            super().run(handle)
        finally:
            signal.set_wakeup_fd(before)

    def watch(self, fd: int, ready: Callable[[], object]) -> None:
        """Call `ready` whenever `fd` can be read, or has come to its end."""
        self._readers[fd] = ready
        self._poll.register(fd, select.POLLIN)  # type: ignore[attr-defined,unused-ignore]

    def forget(self, fd: int) -> None:
        """Wait for `fd` no longer; to be called before it is closed."""
        if self._readers.pop(fd, None):
            self._poll.unregister(fd)

    def _next(self) -> object:
        while self._inbox.empty():
            self._turn()
        return self._inbox.get()

    def _turn(self) -> None:
        """Run the job if it is due, sleep until something happens, and have it read."""
        wait = self._scheduler._process_jobs()  # noqa: SLF001 - for loops that wait themselves
        at = None if wait is None else time.time() + wait  # noqa: TID251 - the alarm's own clock
        if self._alarm.set(at):
            self.post(LookDue())
        for fd, _ in self._poll.poll():
            ready = self._readers.get(fd)
            if ready is None:  # forgotten in this very turn
                continue
            try:
                ready()
            except Exception:
                # It would stay readable, and this loop would never sleep again.
                log.exception("what came from %d could not be read; it is left alone", fd)
                self.forget(fd)

    def _heard(self) -> None:
        os.read(self._bell, MOST)

    def _rang(self) -> None:
        if self._alarm.read():
            self.post(LookDue())
