"""A poll loop for tests: waits for a named condition, and fails with what it saw."""

from __future__ import annotations

import select
from collections.abc import Callable
from contextlib import suppress
from time import monotonic  # noqa: TID251 - a real deadline for real processes
from typing import Any, TypeVar

from deskbreak.desktop.unavailable import Unavailable

T = TypeVar("T")

PATIENCE = 90  # seconds; a loaded machine keeps them


def now_or_not_yet(condition: Callable[[], T]) -> T | None:
    """What the condition says; a program that is too busy to answer has not answered yet."""
    with suppress(Unavailable):
        return condition()
    return None


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
        seconds: float = PATIENCE,
    ) -> T:
        """The first true value of `condition`; fails after `seconds`, naming `what` and `seen`."""
        deadline = monotonic() + seconds
        while not (found := now_or_not_yet(condition)):
            left = deadline - monotonic()
            assert left > 0, f"waited {seconds} s for {what}; saw {seen()!r}"
            self._once(min(left, 0.05))
        return found

    def _once(self, seconds: float) -> None:
        readable, _, _ = select.select(list(self._ready), [], [], seconds)
        for fd in readable:
            if fd in self._ready:
                self._ready[fd]()
