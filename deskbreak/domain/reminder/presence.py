"""What is known about somebody at the desk: clock readings and the edges of presence."""

from __future__ import annotations

from collections.abc import Iterable
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


class Film(StrEnum):
    """What holds nothing back, but tells of somebody without a keystroke."""

    FILM = "film"  # or any other program that keeps the screen awake


Level = Holder | Film
"""What is asked about when it matters, and not followed all day."""

SIGNS: tuple[Level, ...] = (Holder.MICROPHONE, Holder.CAMERA, Film.FILM)
"""With one of these in use, somebody may well sit here without a keystroke."""


@dataclass(frozen=True, slots=True)
class Look:
    """
    One sample of presence: the clocks, and what is in use.

    `in_use` is as it was when each level was asked about last, `known` is what was asked about a
    moment ago. `unknown` names of that what could not be learnt: it counts as free.
    """

    now: Moment
    in_use: frozenset[Level] = frozenset()
    known: frozenset[Level] = frozenset()
    unknown: frozenset[Level] = frozenset()

    def signs(self) -> tuple[Level, ...]:
        """Those of `SIGNS` that are in use."""
        return tuple(sign for sign in SIGNS if sign in self.in_use)

    def lacks(self, levels: Iterable[Level]) -> frozenset[Level]:
        """Those of `levels` that have to be asked about before anything is concluded from them."""
        return frozenset(levels) - self.known
