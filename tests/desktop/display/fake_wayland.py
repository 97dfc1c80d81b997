"""A Wayland compositor of one page: one client after the other; it tells silence when told to."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

REGISTRY, SEAT, EXT, KDE = "wl_registry", "wl_seat", "ext_idle_notifier_v1", "org_kde_kwin_idle"
IDLED, RESUMED = 0, 1
Waiting = tuple[int, int]
"""The request by which somebody waits for silence, and the milliseconds of it."""


class FakeWayland:
    """Serves the socket `path` in a thread of its own until `close`."""

    def __init__(self, path: Path, offers: Mapping[str, int]) -> None:
        self.offers = offers
        self.waiting: dict[int, Waiting] = {}
        self._names = dict(enumerate(offers, 1))
        self._objects: dict[int, str] = {}
        self._listener = socket.socket(socket.AF_UNIX)  # type: ignore[attr-defined,unused-ignore]
        self._listener.bind(str(path))
        self._listener.listen()
        self._client: socket.socket | None = None
        threading.Thread(target=self._serve, daemon=True).start()

    def tell(self, event: int, thing: int) -> None:
        """Tell of silence, or of its end."""
        self._send(thing, event)

    def refuse(self) -> None:
        """Find fault with a request, which ends the connection."""
        self._send(1, 0, struct.pack("=III", 1, 0, 8) + b"no seat\0")
        self.hang_up()

    def hang_up(self) -> None:
        """Fall; whoever calls again is served anew."""
        if self._client:
            with suppress(OSError):  # it may have left before
                self._client.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Die."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # ends the wait in its thread too
        self._listener.close()
        self.hang_up()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                self._client, _ = self._listener.accept()
                self.waiting, self._objects = {}, {1: "wl_display"}
                with self._client, suppress(OSError, EOFError):
                    while True:
                        thing, word = struct.unpack("=II", self._read(8))
                        self._do(thing, word & 0xFFFF, self._read((word >> 16) - 8))

    def _do(self, thing: int, request: int, words: bytes) -> None:
        kind = self._objects[thing]
        numbers = struct.unpack(f"={len(words) // 4}I", words)
        if (kind, request) == ("wl_display", 1):
            self._objects[numbers[0]] = REGISTRY
            for name, interface in self._names.items():
                self._offer(numbers[0], name, interface)
        elif (kind, request) == ("wl_display", 0):
            self._send(numbers[0], 0, struct.pack("=I", 0))
            self._send(1, 1, struct.pack("=I", numbers[0]))  # its name may be used again
        elif kind == REGISTRY:
            assert words[8:].startswith(self._names[numbers[0]].encode() + b"\0")
            assert numbers[-2] <= self.offers[self._names[numbers[0]]]
            self._objects[numbers[-1]] = self._names[numbers[0]]
        elif kind == EXT:
            told, silence, seat = numbers
            self._wait(told, seat, request, silence)
        elif kind == KDE:
            told, seat, silence = numbers
            self._wait(told, seat, request, silence)
        elif kind == "silence":
            assert request == 0
            del self.waiting[thing]

    def _wait(self, told: int, seat: int, request: int, silence: int) -> None:
        assert self._objects[seat] == SEAT
        self._objects[told] = "silence"
        self.waiting[told] = request, silence

    def _offer(self, registry: int, name: int, interface: str) -> None:
        text = interface.encode() + b"\0"
        words = struct.pack("=II", name, len(text)) + text + bytes(-len(text) % 4)
        self._send(registry, 0, words + struct.pack("=I", self.offers[interface]))

    def _send(self, thing: int, event: int, words: bytes = b"") -> None:
        assert self._client
        message = struct.pack("=II", thing, (8 + len(words)) << 16 | event) + words
        for at in range(0, len(message), 5):  # in pieces, as a slow one may
            self._client.sendall(message[at : at + 5])

    def _read(self, size: int) -> bytes:
        assert self._client
        found = b""
        while len(found) < size:
            more = self._client.recv(size - len(found))
            if not more:
                raise EOFError
            found += more
        return found
