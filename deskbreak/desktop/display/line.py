"""A line to a display server: what comes is kept until a message of it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from socket import socket
from typing import Generic, TypeVar

MOST = 4096  # bytes that are read at once

Message = TypeVar("Message")


class Line(Generic[Message]):
    """What clients of X and of Wayland have in common; each cuts its own messages."""

    def __init__(self, line: socket) -> None:
        """`line` is not connected yet."""
        self._socket = line
        self._came = bytearray()

    def fileno(self) -> int:
        """Can be read when `messages` has something to give."""
        return self._socket.fileno()

    def messages(self) -> Iterator[Message]:
        """What has come; nothing waits from now on. Raises OSError at the end of the line."""
        self._socket.setblocking(False)
        self._receive()
        while message := self._message():
            yield message

    def close(self) -> None:
        """Leave; the server forgets what was ours."""
        self._socket.close()

    def _message(self) -> Message | None:
        """Cut off the first message, if all of it has come."""
        raise NotImplementedError

    def _cut(self, size: int) -> bytes:
        first = bytes(self._came[:size])
        del self._came[:size]
        return first

    def _receive(self) -> None:
        try:
            more = self._socket.recv(MOST)
        except BlockingIOError:
            return
        if not more:
            raise ConnectionResetError("it closed the connection")
        self._came += more
