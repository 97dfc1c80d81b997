"""
One process of a kind, and the socket on which it takes requests.

A lock on a file says which one it is: the kernel gives it back however the process ends. On the
socket beside it each client says one line of JSON and is answered with another. What could slow
the loop down is dropped: a client of somebody else, one that stays silent, a line without an end.
"""

from __future__ import annotations

import json
import logging
import os
import socket
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from deskbreak import paths
from deskbreak.desktop.here import machine
from deskbreak.desktop.loop.port import Sockets
from deskbreak.desktop.messages import Post, Request
from deskbreak.desktop.processes.control import parsed
from deskbreak.desktop.unavailable import Unavailable

log = logging.getLogger(__name__)

LONGEST_LINE = 64 * 1024  # bytes
MOST_SILENT = 16  # clients that have not said their line yet; the oldest makes room


class Server:
    """The lock and the socket of the process that holds the name."""

    def __init__(self, lock: int, path: Path) -> None:
        """Listen at `path`; who comes before `watch_with` waits."""
        path.unlink(missing_ok=True)  # whoever left it there does not hold the lock any more
        self._lock, self._path = lock, path
        self._listener = machine.local_socket()
        self._listener.bind(str(path))
        path.chmod(0o600)
        self._listener.listen()
        self._listener.setblocking(False)
        self._silent: dict[int, tuple[socket.socket, bytes]] = {}

    def watch_with(self, loop: Sockets, post: Post) -> None:
        """Post each line that comes as a `Request`, in the thread of `loop`."""
        self._loop, self._post = loop, post
        loop.watch(self._listener.fileno(), self._accept)

    def close(self) -> None:
        """Give the name back, once the loop has ended."""
        self._path.unlink(missing_ok=True)
        for client, _ in self._silent.values():
            client.close()
        self._listener.close()
        os.close(self._lock)

    def _accept(self) -> None:
        try:
            client, _ = self._listener.accept()
        except OSError:  # it has gone again
            return
        if machine.peer(client) != os.fstat(self._lock).st_uid:
            log.warning("a client of another user was turned away")
            client.close()
            return
        if len(self._silent) == MOST_SILENT:
            self._take(next(iter(self._silent))).close()
        client.setblocking(False)
        fd = client.fileno()
        self._silent[fd] = client, b""
        self._loop.watch(fd, partial(self._read, fd))

    def _read(self, fd: int) -> None:
        client, begun = self._silent[fd]
        try:
            more = client.recv(LONGEST_LINE)
        except BlockingIOError:
            return
        except OSError:
            more = b""
        line, end, _ = (begun + more).partition(b"\n")
        if more and not end and len(line) < LONGEST_LINE:
            self._silent[fd] = client, line
            return
        words = parsed(line) if end else None
        self._take(fd)
        if words is None:
            log.warning("a line that is no request was dropped")
            client.close()
        else:
            self._post(Request(words, partial(_reply, client)))

    def _take(self, fd: int) -> socket.socket:
        """Wait for this client no longer."""
        self._loop.forget(fd)
        return self._silent.pop(fd)[0]


def claim(name: str, runtime: Path | None = None) -> Server | None:
    """
    Become the one process of that `name`; None if another one is already.

    The lock and the socket lie in `runtime`, a folder of ours alone. Raises Unavailable where
    they cannot.
    """
    try:
        machine.local_socket().close()  # first: without them there are no such locks either
        folder = runtime or paths.runtime()
        lock = _locked(folder / f"{name}.lock")
        return None if lock is None else Server(lock, folder / f"{name}.sock")
    except OSError as error:
        why = error.strerror or error
        raise Unavailable(f"The control socket cannot be opened: {why}.") from error


def _reply(client: socket.socket, answer: Mapping[str, Any]) -> None:
    with client, suppress(OSError):  # the client may have gone; a full buffer is its own doing
        client.sendall(json.dumps(answer).encode() + b"\n")


def _locked(path: Path) -> int | None:
    """The open file, locked; None if another process holds it."""
    import fcntl

    lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # type: ignore[attr-defined,unused-ignore]
    except BlockingIOError:
        os.close(lock)
        return None
    return lock
