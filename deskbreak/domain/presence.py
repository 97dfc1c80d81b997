"""What is known about somebody at the desk: clock readings and the edges of presence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Moment:
    """
    One reading of the machine's clocks.

    `at` (aware, UTC) serves hours, pauses, history and what is shown; `awake` is a monotonic
    clock that stands still in suspend and sums sitting; `slept` is all suspend since boot.
    """

    at: datetime
    awake: timedelta
    slept: timedelta

    @property
    def through(self) -> timedelta:
        """Time that runs on through suspend, and that nobody can set."""
        return self.awake + self.slept


@dataclass(frozen=True, slots=True)
class LookDue:
    """The next look has come, or the clocks moved: look, nothing else is known."""


@dataclass(frozen=True, slots=True)
class Idle:
    """No input; the last one was `ago` before this edge was seen."""

    ago: timedelta


@dataclass(frozen=True, slots=True)
class Active:
    """Input again."""


@dataclass(frozen=True, slots=True)
class Locked:
    """The session is locked, or belongs to somebody else now."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The session is this person's again."""
