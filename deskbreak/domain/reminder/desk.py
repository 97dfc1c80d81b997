"""The one state of the program: who sits here since when, and how the reminder stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

from deskbreak.domain.reminder.hours import ALWAYS, Hours
from deskbreak.domain.reminder.presence import Film, Holder, Level, Moment
from deskbreak.domain.reminder.states import (
    Away,
    Concluded,
    Due,
    Figures,
    InUse,
    Leapt,
    Playing,
    Returned,
    Standing,
    Touch,
)

ZERO = timedelta(0)
MINUTE = timedelta(minutes=1)
AGAIN_AFTER = timedelta(minutes=10)  # of sitting, until an unanswered reminder is offered again
OFFERS = 3  # in a row; then not before the next whole interval
OFFERS_WITHOUT_SOURCE = 2  # where no idle source can tell that somebody sits here
CALM = timedelta(minutes=2)  # nothing is offered right after resume, unlock or the first hour
STOOD_STILL = timedelta(minutes=2)  # a program that did not run for longer saw no sitting
SILENT_CALL_LIMIT = timedelta(hours=3)  # without input, in a call or a film
HOLDER_LIMIT = timedelta(hours=4)  # what is in use for longer holds nothing and tells of nobody
SAVE_EVERY = timedelta(minutes=5)
UNDO_FOR = timedelta(minutes=10)
MOST_UNDONE = SILENT_CALL_LIMIT  # nobody was at the desk all night
STANDING_LIMIT = timedelta(hours=1)  # unless a desk tells its height
FOREVER = datetime(9999, 1, 1, tzinfo=UTC)
LIMITED = frozenset({Holder.FULL_SCREEN, Holder.DO_NOT_DISTURB})
"""What holds a break back for `hold_back_limit` at most; the others are waited out."""


class Phase(StrEnum):
    """What the desk is in, as the menu, the icon and `status --json` tell it."""

    SITTING = "sitting"
    STANDING = "standing"
    DUE = "due"
    HELD_BACK = "held_back"
    SNOOZED = "snoozed"
    ON_BREAK = "on_break"
    AWAY = "away"
    PAUSED = "paused"
    OFF_HOURS = "off_hours"


@dataclass(frozen=True, slots=True)
class Rules:
    """
    What a person's settings and this machine say about reminders.

    `unsure_clock` says that the machine is virtual or has no clock of its own, so that a leap of
    the wall clock is time in which it did not run.
    """

    zone: tzinfo = UTC
    interval: timedelta = timedelta(minutes=45)
    natural_break: timedelta = timedelta(minutes=5)
    lull: timedelta = timedelta(seconds=5)
    longest_wait: timedelta = timedelta(minutes=3)
    hold_back: frozenset[Holder] = frozenset(Holder)
    hold_back_limit: timedelta | None = timedelta(minutes=60)
    count_as_sitting: frozenset[Level] = frozenset({Holder.MICROPHONE, Holder.CAMERA, Film.FILM})
    not_a_call: frozenset[str] = frozenset()
    hours: Hours = ALWAYS
    stays_seated: bool = False
    idle_source: bool = True
    unsure_clock: bool = False

    @property
    def grace(self) -> timedelta:
        """An absence shorter than this is still sitting."""
        return self.natural_break * 2 / 5


@dataclass(frozen=True, slots=True)
class Desk:
    """
    All that is remembered between two looks.

    `since_break` is the true sitting time since the last break, `sat` since one last got up,
    both up to `seen`; `next_offer` is the value of `since_break` at which a break is offered,
    and `interval` the work interval it was reckoned with. Every other instant is
    `Moment.through`, but for `snoozed_until`, `paused_until` and `here_until`: wall time.
    """

    seen: Moment
    next_offer: timedelta
    since_break: timedelta = ZERO
    sat: timedelta = ZERO
    interval: timedelta | None = None
    since: timedelta = ZERO  # when this stretch, of sitting or standing, began
    expected: timedelta | None = None  # `Moment.awake` of the look that was ordered
    silent: timedelta | None = None  # the last input, while there is none
    touched: Touch | None = None
    occupied: timedelta | None = None  # the last look that found a call or a film in the silence
    unsure: timedelta | None = None  # when somebody came back from it: is that over too?
    assumed: timedelta | None = None  # the beginning of such a silence, in this stretch
    locked: timedelta | None = None  # since when
    screen_off: bool = False
    away: Away | None = None
    returned: Returned | None = None
    standing: Standing | None = None
    here_until: datetime | None = None  # somebody is here without the keyboard
    due: Due | None = None
    snoozed_until: datetime | None = None
    paused_until: datetime | None = None
    calm_until: timedelta = ZERO
    open_hours: bool = True
    player: Playing | None = None
    holders: tuple[InUse, ...] = ()
    blind_offers: int = 0  # offers since the last sign of a person, without an idle source
    leapt: Leapt | None = None
    concluded: Concluded | None = None
    notice: str = ""  # what the notifier knows the reminder on the screen by

    @classmethod
    def sat_down(cls, now: Moment, rules: Rules) -> Desk:
        """A desk at which somebody begins to sit."""
        return cls(seen=now, next_offer=rules.interval, interval=rules.interval, since=now.through)

    @property
    def playing(self) -> bool:
        """Whether this is a break, with the player open."""
        return self.player is not None and self.player.until is None

    @property
    def sits(self) -> bool:
        """Whether time counts as sitting."""
        return not (self.playing or self.away or self.standing)

    def later(self, passed: timedelta) -> Desk:
        """The desk after some more of what goes on."""
        if not self.sits:
            return self
        return replace(self, since_break=self.since_break + passed, sat=self.sat + passed)

    def at(self, now: Moment) -> Desk:
        """The desk some moments after the last look, for its sitting times."""
        return self.later(max(now.awake - self.seen.awake, ZERO))

    @property
    def figures(self) -> Figures:
        """What undo may have to give back."""
        return Figures(
            self.since_break,
            self.sat,
            self.next_offer,
            self.due,
            self.snoozed_until,
            self.here_until,
        )

    def slept(self, length: timedelta) -> Desk:
        """The same absence, after a sleep of the machine in it."""
        away = self.away
        return replace(self, away=away and replace(away, slept=away.slept + length))

    def to_undo(self, now: Moment) -> Concluded | None:
        """What can be taken back at `now`."""
        told = self.concluded
        return told if told and now.through <= told.until else None

    def untouched(self) -> Desk:
        """The same, with input that may have been nobody's forgotten: the next silence tells."""
        known = self.touched is None or self.touched.over
        return replace(self, touched=None, silent=self.silent if known else None)

    def unanswered(self) -> Desk:
        """The same with the reminder off the screen: it comes again, as if it had not been."""
        due, again = self.due, self.next_offer
        if due and due.shown:
            due = replace(due, offers=due.offers - 1)
            again = min(again, self.since_break)
        return replace(self, due=due and due.waiting(), next_offer=again)

    def holding(self, rules: Rules) -> tuple[InUse, ...]:
        """What holds a break back now."""
        return tuple(one for one in self._held(rules) if self._fresh(one))

    def stale(self, rules: Rules) -> tuple[InUse, ...]:
        """What is in use for so long that it no longer holds a break back."""
        return tuple(one for one in self._held(rules) if not self._fresh(one))

    @property
    def held_by(self) -> InUse | None:
        """What holds the break back that is due, and who uses it."""
        by = self.due and self.due.by
        return next((one for one in self.holders if one.level == by and self._fresh(one)), None)

    def signs(self, rules: Rules) -> tuple[InUse, ...]:
        """What is in use and tells of somebody without a keystroke."""
        if self.screen_off:
            return ()
        return tuple(
            one for one in self.holders if one.level in rules.count_as_sitting and self._fresh(one)
        )

    def _held(self, rules: Rules) -> tuple[InUse, ...]:
        return tuple(one for one in self.holders if one.level in rules.hold_back)

    def _fresh(self, one: InUse) -> bool:
        return self.seen.through - one.since < HOLDER_LIMIT

    @property
    def phase(self) -> Phase:
        """The phase as of the last look; the order is what matters most to a person."""
        for phase, holds in (
            (Phase.ON_BREAK, self.playing),
            (Phase.PAUSED, self.paused_until),
            (Phase.OFF_HOURS, not self.open_hours),
            (Phase.AWAY, self.away),
            (Phase.STANDING, self.standing),
            (Phase.SNOOZED, self.snoozed_until),
            (Phase.HELD_BACK, self.due and self.due.by),
            (Phase.DUE, self.due),
        ):
            if holds:
                return phase
        return Phase.SITTING
