"""Chimes and words: what asks for them, and what makes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

Ended = Callable[[bool], None]
"""Told once a sound has ended, and whether it went well; from any thread."""


class Source(Protocol):
    """Where a queue has its sounds made; raises Unavailable where the machine cannot."""

    def begin(self, what: str, ended: Ended) -> None:
        """Begin to sound it and return: words, or the file of a chime."""

    def hush(self) -> None:
        """Be quiet at once; whether `ended` is told then does not matter."""

    def close(self) -> None:
        """Be quiet, and give everything back."""


class Sounder(Protocol):
    """Chimes, or the voice: one sound at a time, in time or not at all; nothing waits."""

    @property
    def silent(self) -> bool:
        """Whether nothing on this machine can make these sounds."""

    def ready(self) -> None:
        """Get ready, so that the first sound is no later than the others."""

    def give(self, what: str, by: timedelta) -> None:
        """Sound it, unless it cannot begin by then on the clock `awake`."""

    def hush(self) -> None:
        """Be quiet at once."""

    def close(self) -> None:
        """Be quiet, and give everything back."""
