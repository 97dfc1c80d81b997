"""The event loop of the resident process, and what else a loop can wait for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol


class Wake(Protocol):
    """The one loop of the resident process and the one timer in it (APScheduler)."""

    def post(self, message: object) -> None:
        """Put a message into the inbox; safe from any thread."""

    def look_at(self, when: datetime | None) -> None:
        """Place the one `next look` job anew (None: no job); it posts `LookDue`."""

    def run(self, handle: Callable[[object], None]) -> None:
        """Hand each message to `handle` until `stop`."""

    def stop(self) -> None:
        """End `run` after the message in hand; safe from any thread and from a signal handler."""


class Sockets(Protocol):
    """A loop that waits for sockets as well: the resident's on Linux, and Qt's."""

    def watch(self, fd: int, ready: Callable[[], None]) -> None:
        """Call `ready` in the loop's thread whenever `fd` can be read."""

    def forget(self, fd: int) -> None:
        """Wait for `fd` no longer."""
