"""What can happen to the desk, and what is to be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from deskbreak.domain.bare import Bare
from deskbreak.domain.reminder.decisions import AnswerKind, DecisionKind
from deskbreak.domain.reminder.presence import (
    Active,
    Idle,
    Level,
    Locked,
    Look,
    LookDue,
    ScreenOff,
    ScreenOn,
    Unlocked,
)
from deskbreak.domain.session import Outcome

# -- what happened: the edges of presence, and these -------------------------------------------


class Started(Bare):
    """The program runs again, with a desk that was saved some time ago."""


class RulesChanged(Bare):
    """The settings are new."""


@dataclass(frozen=True, slots=True)
class Start:
    """A routine now."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Snooze:
    """Later, by so many minutes of wall time."""

    minutes: int


class RemindNow(Bare):
    """End the snooze, and remind at once."""


class Skip(Bare):
    """Not this one."""


class Ignored(Bare):
    """The reminder was closed without an answer."""


@dataclass(frozen=True, slots=True)
class Done:
    """A break was taken without the program, of so many minutes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Pause:
    """No reminders until then (`desk.FOREVER`: until told otherwise)."""

    until: datetime


class Resume(Bare):
    """Reminders again."""


class Undo(Bare):
    """Take the last conclusion back."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Somebody stands at the desk now; a desk that tells its height needs no limit to it."""

    limited: bool = True


class Sit(Bare):
    """Somebody sits at the desk now."""


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody is here without the keyboard until then (`desk.FOREVER`: until told otherwise)."""

    until: datetime


class NotHere(Bare):
    """Only the keyboard tells of somebody again."""


@dataclass(frozen=True, slots=True)
class WasAway:
    """What counted as sitting was none, for so long up to now; None: while the clock leapt."""

    length: timedelta | None


@dataclass(frozen=True, slots=True)
class PlayerEnded:
    """
    The player is closed, or was `at` some time; `share` of its routine was done (0..1).

    `got_up` says that the person left the chair in it.
    """

    session: str
    outcome: Outcome
    share: float
    got_up: bool = False
    at: datetime | None = None


Edge = Idle | Active | Locked | Unlocked | ScreenOff | ScreenOn
Answer = Start | Snooze | RemindNow | Skip | Done | Pause | Resume | Undo
Correction = Stand | Sit | Here | NotHere | WasAway
Command = Answer | Correction
News = LookDue | Edge | Started | RulesChanged | Ignored | PlayerEnded | Command


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, and the look at the desk that was taken with it."""

    look: Look
    news: News


# -- what to do about it -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask about these levels, and look again with the answer."""

    levels: frozenset[Level]


class Remind(Bare):
    """Show the reminder, in place of one that stands."""


class Withdraw(Bare):
    """Take the reminder away."""


@dataclass(frozen=True, slots=True)
class Play:
    """Open the player."""

    minutes: int
    session: str


class RaisePlayer(Bare):
    """Bring the open player to the front."""


class SayPlayerFailed(Bare):
    """Tell that the routine ended by a fault, once."""


class SpanKind(StrEnum):
    """What a stretch of time was, in the history."""

    SITTING = "sitting"
    STANDING = "standing"
    AWAY = "away"
    NATURAL_BREAK = "natural_break"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class WriteSpan:
    """A stretch of time for the history."""

    kind: SpanKind
    start: datetime
    end: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What the history says of that stretch was a mistake: all of it was `kind`, or nothing."""

    kind: SpanKind | None
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class WriteAnswer:
    """What became of a reminder, for the history."""

    answer: AnswerKind
    sat: timedelta


@dataclass(frozen=True, slots=True)
class WriteTold:
    """A break the person told of."""

    minutes: int


@dataclass(frozen=True, slots=True)
class WriteDecision:
    """Why something happened, for the history; `reason` is words and seconds (`why`)."""

    what: DecisionKind
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision or an answer as it stands in the history, maybe in words of another version."""

    at: datetime
    what: str
    reason: str


Effect = (
    Ask
    | Remind
    | Withdraw
    | Play
    | RaisePlayer
    | SayPlayerFailed
    | WriteSpan
    | Rewrite
    | WriteAnswer
    | WriteTold
    | WriteDecision
)
