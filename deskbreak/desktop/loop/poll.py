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
import sys
import time
from collections.abc import Callable
from functools import partial

from deskbreak.desktop.loop.next_look import BaseScheduler, LookWake
from deskbreak.desktop.loop.wall_alarm import WallAlarm
from deskbreak.domain.reminder.presence import LookDue

assert sys.platform == "linux"  # noqa: S101 - for the type checker

log = logging.getLogger(__name__)


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
        """What is posted before `run` waits for it."""
        super().__init__(_Scheduler)
        self._readers: dict[int, Callable[[], object]] = {}
        self._poll = select.poll()
        self._bell = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        self._alarm = WallAlarm()
        self.watch(self._bell, self._heard)
        self.watch(self._alarm.fileno(), self._rang)

    def post(self, message: object) -> None:
        """Put `message` into the inbox; from a signal handler too."""
        super().post(message)
        os.eventfd_write(self._bell, 1)

    def run(self, handle: Callable[[object], None]) -> None:
        """
        As the port says.

        A signal that comes just before poll(2), while another thread runs, would be slept over:
        Python's handlers wait for this thread to wake. So each signal writes into a pipe as well.
        """
        here, there = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self.watch(here, partial(os.read, here, select.PIPE_BUF))
        before = signal.set_wakeup_fd(there, warn_on_full_buffer=False)
        try:
            super().run(handle)
        finally:
            signal.set_wakeup_fd(before)
            self.forget(here)
            os.close(here)
            os.close(there)

    def watch(self, fd: int, ready: Callable[[], object]) -> None:
        """Call `ready` whenever `fd` can be read, or has come to its end."""
        self._readers[fd] = ready
        self._poll.register(fd, select.POLLIN)

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
        if self._alarm.set(None if wait is None else time.time() + wait):
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
        os.eventfd_read(self._bell)

    def _rang(self) -> None:
        if self._alarm.read():
            self.post(LookDue())
