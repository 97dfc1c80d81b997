"""What is known about somebody at the desk: clock readings and the edges of presence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


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


class Holder(StrEnum):
    """What is in use on the machine and can hold a break back."""

    MICROPHONE = "microphone"
    CAMERA = "camera"
    FULL_SCREEN = "full_screen"
    DO_NOT_DISTURB = "do_not_disturb"
    SCREEN_SHARE = "screen_share"
    MEETING = "meeting"


CALLS = frozenset({Holder.MICROPHONE, Holder.CAMERA})


@dataclass(frozen=True, slots=True)
class Look:
    """
    One sample of presence: the clocks, and what is in use.

    `holders` leaves out what could not be learnt: unknown counts as free. `film` says that a
    program keeps the screen awake.
    """

    now: Moment
    holders: frozenset[Holder] = frozenset()
    film: bool = False

    @property
    def occupied(self) -> bool:
        """Somebody may well sit here without a keystroke."""
        return self.film or bool(self.holders & CALLS)
