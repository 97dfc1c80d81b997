"""What holds after every decision, whatever happened; watched by the model and by the year."""

from __future__ import annotations

from datetime import timedelta

from deskbreak.domain.reminder.desk import CALM, LIMITED, MINUTE, OFFERS, ZERO, Desk, Phase, Rules
from deskbreak.domain.reminder.events import (
    Done,
    Effect,
    Ignored,
    News,
    PlayerEnded,
    Remind,
    RemindNow,
    Skip,
    Started,
    Undo,
    Withdraw,
    WriteAnswer,
    WriteDecision,
)
from deskbreak.domain.reminder.policy import Decision
from deskbreak.domain.reminder.presence import Unlocked

SHARP = timedelta(seconds=1)
ENDS_A_BREAK = (Skip, Done, PlayerEnded)  # that is due


class Broken(AssertionError):  # noqa: N818 - a promise is
    """A promise of the reminder does not hold."""


class Watch:
    """Sees each decision; raises `Broken` with the first promise that does not hold."""

    def __init__(self) -> None:
        self.standing = False
        self.sitting_began: timedelta | None = None  # `Moment.awake` of the last break
        self.calm_until = ZERO  # kept here too, from what happened
        self.slept: timedelta | None = None
        self.open = True

    def __call__(self, before: Desk, news: News, decision: Decision, rules: Rules) -> None:
        after, effects = decision.desk, decision.effects
        self.rules = rules
        self._clocks(before, after, news)
        self._screen(after, news, effects)
        self._offer(before, after, news, effects)
        self._sitting(before, after, news)
        self._nothing_lost(before, after, news, effects)
        self._looks(after, decision)

    def _holds(self, promise: object, what: str) -> None:
        if not promise:
            raise Broken(what)

    def _clocks(self, before: Desk, after: Desk, news: News) -> None:
        now = after.seen
        inside = self.rules.hours.open_at(now.at, self.rules.zone)
        woke = self.slept is not None and now.slept > self.slept + SHARP
        unlocked = before.locked is not None and isinstance(news, Unlocked)
        if woke or unlocked or (inside and not self.open):
            self.calm_until = now.through + CALM
        if isinstance(news, Started | RemindNow):
            self.calm_until = ZERO  # the clocks may be those of another boot, or somebody waits
        self.slept, self.open = now.slept, inside

    def _screen(self, after: Desk, news: News, effects: tuple[Effect, ...]) -> None:
        self.standing &= not isinstance(news, Ignored | Started)
        shown = [e for e in effects if isinstance(e, Remind | Withdraw)]
        self._holds(shown.count(Remind()) <= 1, "two reminders at once")
        if shown:
            self.standing = isinstance(shown[-1], Remind)
        known = after.due is not None and after.due.shown
        self._holds(self.standing == known, f"on the screen: {self.standing}, known: {known}")

    def _offer(self, before: Desk, after: Desk, news: News, effects: tuple[Effect, ...]) -> None:
        if Remind() not in effects:
            return
        limit, held = self.rules.hold_back_limit, before.due.held if before.due else None
        long = bool(limit and held is not None and after.seen.through - held >= limit)
        asked = isinstance(news, RemindNow)
        self._holds(after.phase is Phase.DUE, f"a reminder while {after.phase}")
        self._holds(not (after.away or after.locked is not None), "a reminder to nobody")
        self._holds(asked or after.seen.through >= self.calm_until, "a reminder in the calm")
        holding = {one.level for one in after.holding(self.rules)}
        outlasted = long and holding <= LIMITED
        self._holds(asked or not holding or outlasted, "a reminder in a call")

    def _sitting(self, before: Desk, after: Desk, news: News) -> None:
        now = after.seen.awake
        if self.sitting_began is None or isinstance(news, Started):
            self.sitting_began = now - after.since_break
        again = (
            after.away is not None and after.since_break > before.since_break
        )  # it was not over
        if again or isinstance(news, Undo):
            self.sitting_began = min(self.sitting_began, now - after.since_break)
        self._holds(after.since_break >= ZERO, f"sat {after.since_break}")
        real = now - self.sitting_began
        self._holds(after.since_break <= real + SHARP, f"sat {after.since_break} of {real}")
        if after.since_break == ZERO:
            self.sitting_began = now

    def _nothing_lost(
        self, before: Desk, after: Desk, news: News, effects: tuple[Effect, ...]
    ) -> None:
        if before.due is None or after.due is not None or isinstance(news, ENDS_A_BREAK):
            return
        if before.interval != after.interval:
            return
        if isinstance(news, Ignored) and before.due.shown and before.due.offers >= OFFERS:
            return
        whys: list[str] = [e.answer for e in effects if isinstance(e, WriteAnswer)]
        whys += [e.what for e in effects if isinstance(e, WriteDecision)]
        known = {"rested", "stood_up", "unanswered", "hours_ended", "natural_break"}
        self._holds(known & set(whys), f"a break is lost at {news}")

    def _looks(self, after: Desk, decision: Decision) -> None:
        wait = decision.next_look
        self._holds(wait is None or wait > ZERO, f"a look in the past: {wait}")
        self._holds(decision.idle_after > ZERO, "a silence of nothing")
        sits = not (after.away or after.player or after.locked is not None)
        self._holds(not sits or (wait and wait <= 5 * MINUTE), f"sitting, and no look for {wait}")
