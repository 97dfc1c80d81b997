"""
Gives out one sound at a time, in time or not at all: chimes by one queue, words by another.

A thread of its own talks to the machine, so that nobody waits for it; it takes from one inbox and
sleeps in between. The first candidate that this machine can serve is used, and one that fails is
followed by the next.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from deskbreak.desktop.loop import clock
from deskbreak.desktop.sound.port import Source
from deskbreak.desktop.unavailable import Unavailable

log = logging.getLogger(__name__)

ZERO = timedelta(0)
CLOSING = 1.0  # seconds that a source has to give everything back
LONGEST = timedelta(seconds=10)  # no sound of ours lasts so long: its source is stuck


@dataclass(frozen=True, slots=True)
class _Give:
    what: str
    by: timedelta


@dataclass(frozen=True, slots=True)
class _Ended:
    number: int
    trouble: str  # why it failed, or empty


class _Ready: ...


class _Hush: ...


class _Close: ...


class SoundQueue:
    """
    `Sounder`.

    `silent` is True once no candidate is left, and may be read from any thread.
    """

    def __init__(
        self,
        name: str,
        candidates: Sequence[Callable[[], Source]],
        awake: Callable[[], timedelta] = lambda: clock.read().awake,
    ) -> None:
        """Each candidate raises Unavailable, made or later on, where the machine lacks it."""
        self.silent = False
        self._name = name
        self._candidates = list(candidates)
        self._awake = awake
        self._inbox: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._source: Source | None = None
        self._number, self._began = 0, ZERO  # of the last sound, and when it began
        self._on: _Give | None = None  # that sound, until it ends
        self._next: _Give | None = None  # waits for its end
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    def ready(self) -> None:
        """Get ready to sound, so that the first time is no later than the others."""
        self._put(_Ready())

    def give(self, what: str, by: timedelta) -> None:
        """Sound it, unless it cannot begin by then on the clock `awake`."""
        self._put(_Give(what, by))

    def hush(self) -> None:
        """Be quiet at once."""
        if self._thread.ident:
            self._put(_Hush())

    def close(self) -> None:
        """Be quiet, and give everything back."""
        if self._thread.ident:
            self._put(_Close())
            self._thread.join(CLOSING)

    def _put(self, message: object) -> None:
        if not self._thread.ident:
            self._thread.start()
        self._inbox.put(message)

    # -- in the thread ------------------------------------------------------------------------

    def _work(self) -> None:
        while True:
            match self._message():
                case _Give() as given:
                    if self._on and self._awake() - self._began > LONGEST:
                        self._over(f"{self._source} does not end")
                    self._next = given
                case _Ended(number, trouble) if number == self._number and self._on:
                    self._over(trouble)
                case _Hush():
                    self._quiet()
                case _Close():
                    self._quiet()
                    self._leave()
                    return
            if not self._source and not self.silent:
                self._choose()
            self._begin()

    def _message(self) -> object:
        """The next message; none once what waits has waited too long."""
        limit = max(self._next.by - self._awake(), ZERO) if self._next else None
        try:
            return self._inbox.get(timeout=None if limit is None else limit.total_seconds())
        except queue.Empty:
            self._next = None
            return None

    def _begin(self) -> None:
        """Sound what waits, if nothing else is on and it is not too late."""
        given = self._next
        if not given or self._on or not self._source:
            return
        self._next = None
        if self._awake() > given.by:
            return
        self._on, self._began = given, self._awake()
        self._number += 1
        number, failed = self._number, f"{self._source} failed"

        def ended(well: bool) -> None:
            self._inbox.put(_Ended(number, "" if well else failed))

        try:
            self._source.begin(given.what, ended)
        except Unavailable as unavailable:
            self._inbox.put(_Ended(number, str(unavailable)))

    def _over(self, trouble: str) -> None:
        """The sound has ended; if its source failed, the next one may still be in time."""
        given, self._on = self._on, None
        if trouble:
            log.warning("%s: %s", self._name, trouble)
            self._next = self._next or given
            self._leave()
            self._choose()

    def _quiet(self) -> None:
        self._next = None
        if self._on and self._source:
            self._on = None
            try:
                self._source.hush()
            except Unavailable as unavailable:
                log.warning("%s: %s", self._name, unavailable)
                self._leave()

    def _choose(self) -> None:
        while self._candidates and not self._source:
            try:
                self._source = self._candidates.pop(0)()
            except Unavailable as unavailable:
                log.warning("%s: %s", self._name, unavailable)
        self.silent = not self._source

    def _leave(self) -> None:
        if self._source:
            self._source.close()
            self._source = None
