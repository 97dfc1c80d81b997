"""
Asks what is in use: a probe for each level, all at once, in threads that end with the answer.

Between two questions nothing of it is left: no thread, no subscription, no connection.
"""

from __future__ import annotations

import _thread
import logging
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from functools import cached_property
from queue import Empty, SimpleQueue
from time import monotonic  # noqa: TID251 - a deadline for what may hang

from deskbreak.desktop.busy.port import Probe, Use
from deskbreak.desktop.messages import Post
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.levels import Probed
from deskbreak.domain.reminder.presence import Holder, Level, ScreenOff, ScreenOn, Sign

log = logging.getLogger(__name__)

Answers = SimpleQueue[tuple[Level, Use | None]]
LIMIT = timedelta(seconds=2)
SURE = timedelta(seconds=2.5)  # more for the camera, which may be looked at twice


class BusyProbes:
    """Tells what is in use on the machine, when it is asked."""

    def __init__(
        self,
        post: Post,
        levels: Callable[[], Mapping[Level, Probe]],
        limit: timedelta = LIMIT,
        screen_is_dark: Callable[[], bool] | None = None,
    ) -> None:
        """
        `levels` gives the probes, and is called with the first question: they load much.

        A level without a probe is unknown, and so is one whose probe takes over `limit`. With
        what can tell of somebody the screen is asked about too: nobody sits before a dark one.
        """
        self._post, self._levels, self._limit = post, levels, limit
        self._screen_is_dark = screen_is_dark
        self._dark = False
        self._threads: dict[Level, threading.Thread] = {}
        self._said: dict[Level, str] = {}

    @cached_property
    def _probes(self) -> Mapping[Level, Probe]:
        return self._levels()

    def ask(self, levels: frozenset[Level]) -> None:
        """Have `Probed` posted within some seconds; what cannot be learnt is unknown in it."""
        # A Thread would have the loop wait until it runs: one more wake-up of an idle program.
        _thread.start_new_thread(self._answer, (levels,))

    def _answer(self, levels: frozenset[Level]) -> None:
        if self._screen_is_dark and not levels.isdisjoint(Sign):
            with suppress(Unavailable):  # it counts as lit
                self._tell_screen(dark=self._screen_is_dark())
        deadline = monotonic() + self._limit.total_seconds()
        answers: Answers = SimpleQueue()
        waiting = {level for level in levels & self._probes.keys() if not self._hangs(level)}
        for level in waiting:
            self._threads[level] = threading.Thread(
                target=self._probe, args=(level, answers), name=f"probe {level}", daemon=True
            )
            self._threads[level].start()
        found: dict[Level, Use | None] = {}
        with suppress(Empty):
            while waiting:
                more = SURE.total_seconds() if Holder.CAMERA in waiting else 0
                level, answer = answers.get(timeout=max(deadline + more - monotonic(), 0))
                found[level] = answer
                waiting.remove(level)
        in_use = frozenset(level for level in levels if found.get(level))
        unknown = frozenset(level for level in levels if found.get(level) is None)
        programs = {level: use for level, use in found.items() if isinstance(use, tuple)}
        self._post(Probed(levels, in_use, unknown, programs))

    def _tell_screen(self, *, dark: bool) -> None:
        """Tell of a dark screen each time, since input lights it without a word."""
        if dark:
            self._post(ScreenOff())
        elif self._dark:
            self._post(ScreenOn())
        self._dark = dark

    def _hangs(self, level: Level) -> bool:
        """Whether the probe still has not come back from an earlier question."""
        thread = self._threads.get(level)
        if thread is None or not thread.is_alive():
            return False
        self._say(level, "an earlier question has no answer yet")
        return True

    def _probe(self, level: Level, answers: Answers) -> None:
        found = None
        try:
            found = self._probes[level]()
        except Unavailable as unavailable:
            self._say(level, str(unavailable))
        except Exception:
            log.exception("the probe for %s failed", level)
        answers.put((level, found))

    def _say(self, level: Level, why: str) -> None:
        """One line in the log for each reason, not one a minute."""
        if self._said.get(level) != why:
            self._said[level] = why
            log.warning("%s: not known: %s", level, why)
