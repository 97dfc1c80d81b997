"""
Idle and active on X11: alarms of the SYNC extension on the counter IDLETIME, no polling.

One alarm rings when the counter reaches the silence that is asked for, another when it falls
again. X Synchronization Extension Protocol, version 3.1; the counter is in milliseconds.
"""

from __future__ import annotations

import logging
import os
import struct
from contextlib import ExitStack, closing
from datetime import timedelta

from deskbreak.desktop.display.x11 import REPLY, X11
from deskbreak.desktop.loop.port import Sockets
from deskbreak.desktop.messages import Post, SessionOver
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.presence import Active, Idle

log = logging.getLogger(__name__)

INITIALIZE, LIST_COUNTERS, QUERY_COUNTER, CREATE_ALARM, DESTROY_ALARM = 0, 1, 5, 8, 11
RISES, FALLS = 2, 3  # PositiveComparison, NegativeComparison
EVERY_VALUE = 0x3F  # of an alarm is given
ALARM_NOTIFY = 1  # after the first event of the extension
DESTROYED = 2
MILLISECOND = timedelta(milliseconds=1)


class X11Presence:
    """`Presence` on the X server of DISPLAY."""

    name = "x11"

    def __init__(self, loop: Sockets, post: Post) -> None:
        """Raises Unavailable where there is no such server, or it does not see all input."""
        if os.environ.get("WAYLAND_DISPLAY") or os.environ.get("XDG_SESSION_TYPE") == "wayland":
            raise Unavailable("On Wayland the X server sees the input of X programs only.")
        self._loop, self._post = loop, post
        self._silence = 1  # milliseconds
        self._rise = self._fall = 0  # the alarms; 0: none
        try:
            with ExitStack() as undo:
                self._x = undo.enter_context(closing(X11(os.environ.get("DISPLAY", ""))))
                self._major, first_event = self._x.extension("SYNC")
                self._x.ask(self._major, INITIALIZE, struct.pack("<BBxx", 3, 1))
                self._counter = _idle_counter(self._x.ask(self._major, LIST_COUNTERS))
                undo.pop_all()
        except OSError as error:
            raise Unavailable(f"The X server does not answer: {error}.") from error
        self._alarm_event = first_event + ALARM_NOTIFY
        self._open = True
        loop.watch(self._x.fileno(), self._read)

    def watch(self, idle_after: timedelta) -> None:
        """Ask for this silence; one that lasts longer already is told at once."""
        self._silence = max(idle_after // MILLISECOND, 1)
        self._wait_for_silence()

    def close(self) -> None:
        """Leave the server."""
        if self._open:
            self._open = False
            self._loop.forget(self._x.fileno())
            self._x.close()

    def _read(self) -> None:
        try:
            for packet in self._x.messages():
                if packet[0] == REPLY:  # the only one that is asked for is the counter's
                    self._counted(*struct.unpack_from("<iI", packet, 8))
                elif packet[0] == self._alarm_event:
                    alarm, state = struct.unpack_from("<4xI20xB", packet)
                    self._rang(alarm, state)
        except OSError as error:
            self._lost(error)

    def _rang(self, alarm: int, state: int) -> None:
        if state == DESTROYED:
            return
        if alarm == self._rise:
            self._send(QUERY_COUNTER, struct.pack("<I", self._counter))
        elif alarm == self._fall:
            self._forget_alarm(self._fall)
            self._fall = 0
            self._post(Active())
            self._wait_for_silence()

    def _counted(self, high: int, low: int) -> None:
        """The silence as it is by now: the alarm may have been read late."""
        silence = (high << 32) | low
        if silence < self._silence:
            self._wait_for_silence()
            return
        self._post(Idle(silence * MILLISECOND))
        if not self._fall:  # else it waits since a shorter silence, and falls at the same input
            self._fall = self._alarm(FALLS, self._silence - 1)

    def _wait_for_silence(self) -> None:
        if self._rise:
            self._forget_alarm(self._rise)
        self._rise = self._alarm(RISES, self._silence)

    def _alarm(self, test: int, milliseconds: int) -> int:
        alarm = self._x.new_id()
        value = (milliseconds >> 32, milliseconds & 0xFFFFFFFF)
        absolute, no_delta, tell = 0, (0, 0), 1
        words = (alarm, EVERY_VALUE, self._counter, absolute, *value, test, *no_delta, tell)
        self._send(CREATE_ALARM, struct.pack("<IIIIiIIiII", *words))
        return alarm

    def _forget_alarm(self, alarm: int) -> None:
        self._send(DESTROY_ALARM, struct.pack("<I", alarm))

    def _send(self, minor: int, body: bytes) -> None:
        if not self._open:
            return
        try:
            self._x.send(self._major, minor, body)
        except OSError as error:
            self._lost(error)

    def _lost(self, error: OSError) -> None:
        log.warning("The X server has gone: %s.", error)
        self.close()
        self._post(SessionOver())


def _idle_counter(reply: bytes) -> int:
    (count,) = struct.unpack_from("<I", reply, 8)
    at = 32
    for _ in range(count):
        counter, size = struct.unpack_from("<I8xH", reply, at)
        if reply[at + 14 : at + 14 + size] == b"IDLETIME":
            return int(counter)
        at += (14 + size + 3) & ~3
    raise Unavailable("The X server does not count idle time.")
