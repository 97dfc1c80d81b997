"""The one state of the program: who sits here since when, and how the reminder stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

from deskbreak.domain.reminder.hours import ALWAYS, Hours
from deskbreak.domain.reminder.presence import Holder, Moment

ZERO = timedelta(0)
MINUTE = timedelta(minutes=1)
AGAIN_AFTER = timedelta(minutes=10)  # of sitting, until an unanswered reminder is offered again
OFFERS = 3  # in a row; then not before the next whole interval
OFFERS_WITHOUT_SOURCE = 2  # where no idle source can tell that somebody sits here
CALM = timedelta(minutes=2)  # nothing is offered right after resume, unlock or the first hour
STOOD_STILL = timedelta(minutes=2)  # a program that did not run for longer saw no sitting
SILENT_CALL_LIMIT = timedelta(hours=3)  # without input, in a call or a film
HOLDER_LIMIT = timedelta(hours=4)  # what is in use for longer no longer holds a break back
SAVE_EVERY = timedelta(minutes=5)
UNDO_FOR = timedelta(minutes=10)
MOST_UNDONE = SILENT_CALL_LIMIT  # nobody was at the desk all night
FOREVER = datetime(9999, 1, 1, tzinfo=UTC)


class Phase(StrEnum):
    """What the desk is in, as the menu, the icon and `status --json` tell it."""

    SITTING = "sitting"
    DUE = "due"
    HELD_BACK = "held_back"
    SNOOZED = "snoozed"
    ON_BREAK = "on_break"
    AWAY = "away"
    PAUSED = "paused"
    OFF_HOURS = "off_hours"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a person's settings and this machine say about reminders."""

    zone: tzinfo = UTC
    interval: timedelta = timedelta(minutes=45)
    natural_break: timedelta = timedelta(minutes=5)
    lull: timedelta = timedelta(seconds=5)
    longest_wait: timedelta = timedelta(minutes=3)
    hold_back: frozenset[Holder] = frozenset(Holder)
    hold_back_limit: timedelta | None = timedelta(minutes=60)
    hours: Hours = ALWAYS
    idle_source: bool = True

    @property
    def grace(self) -> timedelta:
        """An absence shorter than this is still sitting."""
        return self.natural_break * 2 / 5


@dataclass(frozen=True, slots=True)
class Due:
    """
    A break that is due and not answered yet; instants are `Moment.through`.

    `offers` counts how often it was shown, `shown` says that it stands on the screen now. `lull`
    is when the wait for a pause in typing began, `held` when something began to hold it back, and
    `by` what does so now; `forced` lets it through in spite of that, once.
    """

    offers: int = 0
    shown: bool = False
    lull: timedelta | None = None
    held: timedelta | None = None
    by: Holder | None = None
    forced: bool = False

    def waiting(self) -> Due:
        """The same break, not on the screen."""
        return replace(self, shown=False, lull=None, held=None, by=None)


@dataclass(frozen=True, slots=True)
class Away:
    """
    An absence that still goes on; instants are `Moment.through`.

    `sat`, `next_offer` and `due` are what they were when it began. `hard` is locked, asleep or
    not running, which is never sitting however short. `rested` says that it has already counted
    as a natural break, `told` up to when it is in the history.
    """

    since: timedelta
    sat: timedelta
    next_offer: timedelta
    due: Due | None
    hard: bool = False
    rested: bool = False
    told: timedelta = ZERO


@dataclass(frozen=True, slots=True)
class Concluded:
    """
    What can be taken back for a while, and what was before it; `until` is `Moment.through`.

    An absence that `lasted`, with what was `taken_off` for it; a skip has neither.
    """

    until: timedelta
    lasted: timedelta | None
    taken_off: timedelta
    next_offer: timedelta
    due: Due | None


@dataclass(frozen=True, slots=True)
class Playing:
    """The player that is open, since when (`Moment.through`)."""

    session: str
    minutes: int
    since: timedelta


@dataclass(frozen=True, slots=True)
class Desk:
    """
    All that is remembered between two looks.

    `sat` is the true sitting time since the last break, up to `seen`; `next_offer` is the value
    of `sat` at which a break is offered. Every other instant is `Moment.through`, but for
    `snoozed_until` and `paused_until`, which are wall time.
    """

    seen: Moment
    next_offer: timedelta
    sat: timedelta = ZERO
    since: timedelta = ZERO  # when this stretch of sitting began
    expected: timedelta | None = None  # `Moment.awake` of the look that was ordered
    silent: timedelta | None = None  # the last input, while there is none
    occupied: timedelta | None = None  # the last look that found a call or a film in the silence
    locked: bool = False
    away: Away | None = None
    returned: tuple[timedelta, Away] | None = None  # an absence that ended then without input
    due: Due | None = None
    snoozed_until: datetime | None = None
    paused_until: datetime | None = None
    calm_until: timedelta = ZERO
    open_hours: bool = True
    player: Playing | None = None
    holders: tuple[tuple[Holder, timedelta], ...] = ()  # what is in use, since when
    blind_offers: int = 0  # offers since the last sign of a person, without an idle source
    concluded: Concluded | None = None

    @classmethod
    def sat_down(cls, now: Moment, rules: Rules) -> Desk:
        """A desk at which somebody begins to sit."""
        return cls(seen=now, next_offer=rules.interval, since=now.through)

    def sat_at(self, now: Moment) -> timedelta:
        """The sitting time at `now`, some moments after the last look."""
        counts = self.player is None and self.away is None
        return self.sat + max(now.awake - self.seen.awake, ZERO) if counts else self.sat

    def stretch(self, now: Moment) -> timedelta:
        """How long this stretch of sitting, not in the history yet, has lasted at `now`."""
        if self.player:
            return ZERO
        end = self.away.since if self.away else now.through
        return max(end - self.since, ZERO)

    def holding(self, rules: Rules) -> tuple[Holder, ...]:
        """What holds a break back now."""
        return tuple(
            holder
            for holder, since in self.holders
            if holder in rules.hold_back and self.seen.through - since < HOLDER_LIMIT
        )

    def stale(self, rules: Rules) -> tuple[Holder, ...]:
        """What is in use for so long that it no longer holds a break back."""
        holding = self.holding(rules)
        return tuple(h for h, _ in self.holders if h in rules.hold_back and h not in holding)

    @property
    def phase(self) -> Phase:
        """The phase as of the last look; the order is what matters most to a person."""
        if self.player:
            return Phase.ON_BREAK
        if self.paused_until:
            return Phase.PAUSED
        if not self.open_hours:
            return Phase.OFF_HOURS
        if self.away:
            return Phase.AWAY
        if self.snoozed_until:
            return Phase.SNOOZED
        if self.due:
            return Phase.HELD_BACK if self.due.held is not None else Phase.DUE
        return Phase.SITTING
