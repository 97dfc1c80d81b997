"""A system that can only be asked how long ago the last input was, under a test's control."""

from __future__ import annotations

from datetime import timedelta
from queue import SimpleQueue

Wait = tuple[timedelta | None, bool]
"""For how long at most, and whether for input."""

LIMIT = 10  # seconds until a thread that hangs fails the test


class FakeInput:
    """A system whose clock is moved by hand; it waits until it is told to go on."""

    name = "fake"

    def __init__(self) -> None:
        self._silence = timedelta(0)
        self._waits: SimpleQueue[Wait] = SimpleQueue()
        self._goes_on: SimpleQueue[None] = SimpleQueue()

    def silence(self) -> timedelta:
        return self._silence

    def wait(self, limit: timedelta | None, *, for_input: bool) -> None:
        self._waits.put((limit, for_input))
        self._goes_on.get(timeout=LIMIT)

    def wake(self) -> None:
        self._goes_on.put(None)

    def waiting(self) -> Wait:
        """What is waited for now."""
        return self._waits.get(timeout=LIMIT)

    def is_silent_for(self, seconds: float) -> Wait:
        """What is waited for once the silence has become this long."""
        self._silence = timedelta(seconds=seconds)
        self.wake()
        return self.waiting()
