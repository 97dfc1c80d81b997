"""What a desk can be in besides sitting, each with what it has to remember."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from deskbreak.domain.reminder.decisions import Undone
from deskbreak.domain.reminder.presence import Level

ZERO = timedelta(0)


@dataclass(frozen=True, slots=True)
class Due:
    """
    A break that is due and not answered yet; instants are `Moment.through`.

    `offers` counts how often it was shown, `shown` says that it stands on the screen now. `lull`
    is when the wait for a pause in typing began, `by` what holds the break back now, and `held`
    since when nothing but what is `LIMITED` does; `asked` lets it through in spite of that.
    """

    offers: int = 0
    shown: bool = False
    lull: timedelta | None = None
    held: timedelta | None = None
    by: Level | None = None
    asked: bool = False

    def waiting(self) -> Due:
        """The same break, not on the screen."""
        return replace(self, shown=False, lull=None, by=None)


@dataclass(frozen=True, slots=True)
class Figures:
    """What an answer or an absence changes, and undo gives back; see `Desk`."""

    since_break: timedelta
    sat: timedelta
    next_offer: timedelta
    due: Due | None = None
    snoozed_until: datetime | None = None
    here_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Concluded:
    """
    What can be taken back until then (`Moment.through`), what was before and after it.

    start, end: what the history says of it, in wall time. lasted: how much more would have been
    sat without it.
    """

    what: Undone
    until: timedelta
    before: Figures
    after: Figures
    start: datetime
    end: datetime
    lasted: timedelta = ZERO

    @property
    def taken_off(self) -> timedelta:
        """The sitting that it took off."""
        return self.before.since_break - self.after.since_break


@dataclass(frozen=True, slots=True)
class Away:
    """
    An absence that still goes on; instants are `Moment.through`.

    `before` is what was when it began, `concluded` what could be taken back then. `hard` is
    locked, asleep or not running, which is never sitting however short; `slept` of it, the
    machine did. `rested` says that it has already counted as a natural break, `told` up to when
    it is in the history.
    """

    since: timedelta
    before: Figures
    concluded: Concluded | None = None
    hard: bool = False
    slept: timedelta = ZERO
    rested: bool = False
    told: timedelta | None = None

    @property
    def untold(self) -> timedelta:
        """From when on it is not in the history."""
        return self.since if self.told is None else max(self.since, self.told)


@dataclass(frozen=True, slots=True)
class Returned:
    """An absence that seemed over `at`; only input later than `after` says that it was."""

    at: timedelta
    after: timedelta
    away: Away


@dataclass(frozen=True, slots=True)
class Touch:
    """Input after a long silence, that may be nobody's; `over` once there is no more of it."""

    at: timedelta
    over: bool = False


@dataclass(frozen=True, slots=True)
class Playing:
    """
    The player that is open, since when (`Moment.through`).

    `until` is when its break was over though it is still open, `unwatched` when this program
    ended before it did.
    """

    session: str
    minutes: int
    since: timedelta
    until: timedelta | None = None
    unwatched: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """
    Somebody stands since then, until then at most; instants are `Moment.through`.

    `before` is what was when it began; `rested` says that it has lasted for a natural break.
    """

    since: timedelta
    until: timedelta | None
    before: Figures
    rested: bool = False


@dataclass(frozen=True, slots=True)
class Leapt:
    """
    The wall clock went ahead of every other by `length`, at an instant of `Moment.through`.

    `before` is what was then.
    """

    at: timedelta
    length: timedelta
    before: Figures


@dataclass(frozen=True, slots=True)
class InUse:
    """
    What is in use, by which program if that is known; instants are `Moment.through`.

    `since` is when it was first seen, `seen` when it was last.
    """

    level: Level
    since: timedelta
    seen: timedelta
    program: str = ""

    def __str__(self) -> str:
        """In words for the history, which `presence.in_use` reads."""
        return f"{self.level} {self.program}".rstrip()
