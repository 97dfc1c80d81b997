"""
A connection to the Wayland compositor of this session, as far as presence needs it.

By the core protocol (wayland.xml), over its socket: a library would be many times as large. Only
while it connects does it wait for answers; later it reads what came. Nothing that is bound here
sends file descriptors.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from deskbreak.desktop import phrases
from deskbreak.desktop.display.line import Line
from deskbreak.desktop.here import machine
from deskbreak.desktop.unavailable import Unavailable

DISPLAY = 1  # the object that is there from the start
SYNC, GET_REGISTRY = 0, 1  # requests of the display
FAULT = 0  # an event of the display
BIND = 0  # a request of the registry
GLOBAL = 0  # an event of the registry
HEAD = 8  # bytes before the words of a message
PATIENCE = 5  # seconds, with a compositor that does not answer

Event = tuple[int, int, bytes]
"""The object that it is of, its opcode, its words."""


class Wayland(Line[Event]):
    """One client of the compositor; `offers` is the version of each interface that it has."""

    def __init__(self) -> None:
        """The one of WAYLAND_DISPLAY; raises Unavailable, or OSError if the line breaks."""
        self.offers: dict[str, int] = {}
        self._names: dict[str, int] = {}
        self._last = DISPLAY
        with ExitStack() as undo:
            super().__init__(undo.enter_context(machine.local_socket()))
            self._socket.settimeout(PATIENCE)
            self._socket.connect(_address())
            self._registry = self.new_id()
            self.send(DISPLAY, GET_REGISTRY, self._registry)
            self._learn_offers()
            undo.pop_all()

    def bind(self, interface: str, highest: int) -> tuple[int, int]:
        """Our name for `interface`, and its version; raises Unavailable without it."""
        if interface not in self.offers:
            raise Unavailable(f"The Wayland compositor has no {interface}.")
        bound, version = self.new_id(), min(highest, self.offers[interface])
        text = interface.encode() + b"\0"
        name = struct.pack("=II", self._names[interface], len(text)) + text + bytes(-len(text) % 4)
        self._send(self._registry, BIND, name + struct.pack("=II", version, bound))
        return bound, version

    def new_id(self) -> int:
        """A name for something of ours; a session is too short to run out of them."""
        self._last += 1
        return self._last

    def send(self, thing: int, request: int, *words: int) -> None:
        """Send a request that carries numbers."""
        self._send(thing, request, struct.pack(f"={len(words)}I", *words))

    def told(self) -> Iterator[Event]:
        """What comes before the answer to a question that is asked now; waits for that."""
        answer = self.new_id()
        self.send(DISPLAY, SYNC, answer)
        while True:
            event = self._message()
            if event is None:
                self._receive()
            elif event[0] == answer:
                return
            else:
                yield event

    def _send(self, thing: int, request: int, body: bytes) -> None:
        head = struct.pack("=II", thing, (HEAD + len(body)) << 16 | request)
        self._socket.sendall(head + body)

    def _learn_offers(self) -> None:
        for thing, event, words in self.told():
            if (thing, event) == (self._registry, GLOBAL):
                name, size = struct.unpack_from("=II", words)
                interface = words[8 : 8 + size - 1].decode()
                (version,) = struct.unpack_from("=I", words, 8 + size + -size % 4)
                self._names.setdefault(interface, name)  # of several seats the first
                self.offers.setdefault(interface, version)

    def _message(self) -> Event | None:
        while len(self._came) >= HEAD:
            thing, word = struct.unpack_from("=II", self._came)
            size, kind = word >> 16, word & 0xFFFF
            if len(self._came) < size:
                return None
            words = self._cut(size)[HEAD:]
            if thing != DISPLAY:
                return thing, kind, words
            if kind == FAULT:
                why = words[12:].rstrip(b"\0").decode()
                raise ConnectionResetError(f"it refuses a request: {why}")
        return None


def _address() -> str:
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        raise Unavailable(phrases.NO_WAYLAND)
    return str(Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere")) / name)
