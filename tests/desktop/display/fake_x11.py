"""An X server of one page: it lets one client in, counts idle time as told, and keeps alarms."""

from __future__ import annotations

import itertools
import os
import socket
import struct
import threading
from contextlib import suppress

MAJOR, FIRST_EVENT, IDLETIME = 134, 83, 77
DPMS = 145  # its major opcode
RISES = 2  # PositiveComparison; the other test is NegativeComparison
NUMBERS = itertools.count(60_000 + 100 * (os.getpid() % 50))  # displays of nobody else


class FakeX11:
    """Serves `display` in a thread of its own until the client or `close` ends it."""

    def __init__(
        self,
        idle: int = 0,
        *,
        sync: bool = True,
        counts: bool = True,
        power: int | None = None,
    ) -> None:
        self.idle = idle  # milliseconds
        self._power = power  # the level of DPMS, if there is that
        self.sync, self.counts = sync, counts
        self.alarms: dict[int, tuple[int, int]] = {}  # test, milliseconds
        self._rung: set[int] = set()  # an alarm without a step rings once
        self._counting = threading.Lock()
        self.cookie = b""
        number = next(NUMBERS)
        self.display = f":{number}"
        self._listener = socket.socket(socket.AF_UNIX)  # type: ignore[attr-defined,unused-ignore]
        self._listener.bind(f"\0/tmp/.X11-unix/X{number}")
        self._listener.listen()
        self._client: socket.socket | None = None
        threading.Thread(target=self._serve, daemon=True).start()

    def ring(self, alarm: int, state: int = 1) -> None:
        """Tell that the counter has passed the value of `alarm`."""
        values = (0, self.idle, 0, self.alarms.get(alarm, (0, 0))[1], 0, state)
        self._send(struct.pack("<BxHIiIiIIB3x", FIRST_EVENT + 1, 0, alarm, *values))

    def count(self, idle: int) -> None:
        """Have the counter stand there, and the alarms ring that this concerns."""
        with self._counting:
            self.idle = idle
            for alarm in list(self.alarms):
                self._ring_if_true(alarm)

    def press_key_in_another_window(self) -> None:
        """Send an event that has nothing to do with us."""
        self._send(struct.pack("<BxH28x", 28, 0))

    def close(self) -> None:
        """Die."""
        self._listener.close()
        if self._client:
            with suppress(OSError):  # it may have left before
                self._client.shutdown(socket.SHUT_RDWR)

    def _serve(self) -> None:
        self._client, _ = self._listener.accept()
        with self._client, suppress(OSError, EOFError):
            self._let_in()
            while True:
                major, minor, words = struct.unpack("<BBH", self._read(4))
                self._do(major, minor, self._read(4 * (words - 1)))

    def _let_in(self) -> None:
        name, cookie = struct.unpack("<6xHHxx", self._read(12))
        self._read(name + -name % 4)
        self.cookie = self._read(cookie + -cookie % 4)[:cookie]
        self._send(struct.pack("<BxHHHIII20xI", 1, 11, 0, 9, 0, 0x400000, 0x1FFFFF, 1))

    def _do(self, major: int, minor: int, body: bytes) -> None:
        if major == 98 and body[4:8] == b"DPMS":
            self._reply(struct.pack("<BBB21x", self._power is not None, DPMS, 0))
        elif major == 98:
            self._reply(struct.pack("<BBB21x", self.sync, MAJOR, FIRST_EVENT))
        elif major == DPMS:
            assert minor == 7
            self._reply(struct.pack("<HB21x", self._power, 1))
        elif minor == 0:
            self._reply(struct.pack("<BB22x", 3, 1))
        elif minor == 1:
            name = b"IDLETIME" if self.counts else b"SERVTIME"
            servertime = struct.pack("<IIIH10s", 5, 0, 4, 10, b"SERVERTIME")
            idletime = struct.pack("<IIIH8sxx", IDLETIME, 0, 4, 8, name)
            self._reply(struct.pack("<I20x", 2) + servertime + idletime)
        elif minor == 5:
            self._reply(struct.pack("<iI16x", 0, self.idle))
        elif minor == 8:
            alarm, _, counter, _, _, value, test = struct.unpack_from("<IIIIiII", body)
            assert counter == IDLETIME
            with self._counting:
                self.alarms[alarm] = test, value
                self._ring_if_true(alarm)
        elif minor == 11:
            (alarm,) = struct.unpack("<I", body)
            self.ring(alarm, 2)
            del self.alarms[alarm]

    def _ring_if_true(self, alarm: int) -> None:
        test, value = self.alarms[alarm]
        if alarm not in self._rung and (
            self.idle >= value if test == RISES else self.idle <= value
        ):
            self._rung.add(alarm)
            self.ring(alarm)

    def _reply(self, words: bytes) -> None:
        self._send(struct.pack("<BxHI", 1, 0, (len(words) - 24) // 4) + words)

    def _send(self, packet: bytes) -> None:
        assert self._client
        self._client.sendall(packet)

    def _read(self, size: int) -> bytes:
        assert self._client
        found = b""
        while len(found) < size:
            more = self._client.recv(size - len(found))
            if not more:
                raise EOFError
            found += more
        return found
