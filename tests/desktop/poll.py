"""A poll loop for tests: waits for a named condition, and fails with what it saw."""

from __future__ import annotations

import select
from collections.abc import Callable
from time import monotonic  # noqa: TID251 - a real deadline for real processes
from typing import Any, TypeVar

T = TypeVar("T")


class Poll:
    """The port `Sockets`, driven by `until`."""

    def __init__(self) -> None:
        self._ready: dict[int, Callable[[], None]] = {}

    def watch(self, fd: int, ready: Callable[[], None]) -> None:
        """Call `ready` whenever `fd` can be read."""
        self._ready[fd] = ready

    def forget(self, fd: int) -> None:
        """Wait for `fd` no longer."""
        self._ready.pop(fd, None)

    def until(
        self,
        condition: Callable[[], T],
        what: str,
        seen: Callable[[], Any] = lambda: None,
        seconds: float = 30,
    ) -> T:
        """The first true value of `condition`; fails after `seconds`, naming `what` and `seen`."""
        deadline = monotonic() + seconds
        while not (found := condition()):
            left = deadline - monotonic()
            assert left > 0, f"waited {seconds} s for {what}; saw {seen()!r}"
            self._once(min(left, 0.05))
        return found

    def _once(self, seconds: float) -> None:
        readable, _, _ = select.select(list(self._ready), [], [], seconds)
        for fd in readable:
            if fd in self._ready:
                self._ready[fd]()
