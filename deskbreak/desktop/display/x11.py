"""
A connection to the X server of this machine, as far as presence needs it.

By the X Window System Protocol, version 11, in little endian, over its socket: a library would be
many times as large. Only while it connects does it wait for answers; later it reads what came.
"""

from __future__ import annotations

import os
import re
import socket
import struct
from contextlib import ExitStack
from pathlib import Path

from deskbreak.desktop import phrases
from deskbreak.desktop.display.line import Line
from deskbreak.desktop.here import machine
from deskbreak.desktop.unavailable import Unavailable

ERROR, REPLY, GENERIC_EVENT = 0, 1, 35  # the first byte of what the server sends
INTERN_ATOM, GET_PROPERTY = 16, 20
QUERY_EXTENSION = 98
COOKIE = b"MIT-MAGIC-COOKIE-1"
PATIENCE = 5  # seconds, with a server that does not answer


class X11(Line[bytes]):
    """One client of the server."""

    def __init__(self, display: str) -> None:
        """`display` is as in DISPLAY; raises Unavailable, or OSError if the line breaks."""
        local = re.fullmatch(r"(?:unix|.*/unix)?:(\d+)(?:\.\d+)?", display)
        if not local:
            raise Unavailable(phrases.no_x_here(display))
        self._ids = 0
        with ExitStack() as undo:
            super().__init__(undo.enter_context(machine.local_socket()))
            self._socket.settimeout(PATIENCE)
            _connect(self._socket, local[1])
            self._introduce(_cookie(local[1]))
            undo.pop_all()

    def extension(self, name: str) -> tuple[int, int]:
        """The major opcode and the first event of an extension; raises Unavailable."""
        reply = self.ask(QUERY_EXTENSION, 0, struct.pack("<Hxx", len(name)) + name.encode())
        if not reply[8]:
            raise Unavailable(f"The X server lacks the {name} extension.")
        return reply[9], reply[10]

    def atom(self, name: str) -> int:
        """The number that the server has for `name`."""
        reply = self.ask(INTERN_ATOM, 0, struct.pack("<Hxx", len(name)) + name.encode())
        return int(struct.unpack_from("<I", reply, 8)[0])

    def numbers(self, window: int, name: str) -> tuple[int, ...]:
        """The property `name` of a window; raises Unavailable if that has gone."""
        any_type, most = 0, 1024  # words
        words = (window, self.atom(name), any_type, 0, most)
        reply = self.ask(GET_PROPERTY, 0, struct.pack("<IIIII", *words))
        size, count = reply[1], struct.unpack_from("<I", reply, 16)[0]
        return struct.unpack_from(f"<{count}I", reply, 32) if size == 32 else ()

    def new_id(self) -> int:
        """A name for something of ours on the server."""
        self._ids += 1
        return int(self._base | (self._ids & self._mask))

    def send(self, major: int, minor: int, body: bytes = b"") -> None:
        """Send a request."""
        body = _padded(body)
        self._socket.sendall(struct.pack("<BBH", major, minor, 1 + len(body) // 4) + body)

    def ask(self, major: int, minor: int, body: bytes = b"") -> bytes:
        """Send a request and wait for its reply, while no other is awaited; events are dropped."""
        self.send(major, minor, body)
        while True:
            packet = self._message()
            if packet is None:
                self._receive()
            elif packet[0] == ERROR:
                raise Unavailable(f"The X server refused the request {major}.{minor}.")
            elif packet[0] == REPLY:
                return packet

    def _introduce(self, cookie: bytes) -> None:
        name = COOKIE if cookie else b""
        sizes = struct.pack("<BxHHHHxx", ord("l"), 11, 0, len(name), len(cookie))
        self._socket.sendall(sizes + _padded(name) + _padded(cookie))
        accepted, words = struct.unpack("<B5xH", self._exactly(8))
        body = self._exactly(4 * words)
        if accepted != 1:
            raise Unavailable(phrases.NO_X_ACCESS)
        self._base, self._mask, vendor = struct.unpack("<4xII4xH", body[:18])
        formats = body[21]
        first_screen = 32 + vendor + -vendor % 4 + 8 * formats
        self.root: int = struct.unpack_from("<I", body, first_screen)[0]

    def _message(self) -> bytes | None:
        size = 32
        if len(self._came) >= size and self._came[0] in {REPLY, GENERIC_EVENT}:
            size += 4 * struct.unpack_from("<I", self._came, 4)[0]
        return self._cut(size) if len(self._came) >= size else None

    def _exactly(self, size: int) -> bytes:
        while len(self._came) < size:
            self._receive()
        return self._cut(size)


def cookie_for(number: str, host: bytes, authority: bytes) -> bytes:
    """
    The cookie of display `number` on `host` in the bytes of an Xauthority file; else b"".

    Each entry is a family and four counted strings: address, number, name, data. A host that got
    another name since is still this one.
    """
    found, at = b"", 0
    while at + 2 < len(authority):
        at += 2
        entry = []
        for _ in range(4):
            size = int.from_bytes(authority[at : at + 2], "big")
            entry.append(authority[at + 2 : at + 2 + size])
            at += 2 + size
        address, display, name, data = entry
        if name == COOKIE and display in {b"", number.encode()}:
            if address == host:
                return data
            found = found or data
    return found


def _cookie(number: str) -> bytes:
    path = os.environ.get("XAUTHORITY") or Path.home() / ".Xauthority"
    try:
        return cookie_for(number, socket.gethostname().encode(), Path(path).read_bytes())
    except OSError:  # many servers know their own user without
        return b""


def _connect(line: socket.socket, number: str) -> None:
    """By its abstract name, which nobody can take from a server, if it has one."""
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers have always been
    try:
        line.connect(f"\0{path}")
    except OSError:
        line.connect(path)


def _padded(words: bytes) -> bytes:
    return words + bytes(-len(words) % 4)
