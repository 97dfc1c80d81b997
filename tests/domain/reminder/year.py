"""
A year of days at a desk: everything that can happen, each many hundred times.

The truth is kept beside the program, from what the person does, and compared after each thing.
Long, for each thing that happens is a few lines.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, time, timedelta, tzinfo
from random import Random

from deskbreak.domain.reminder import policy
from deskbreak.domain.reminder.decisions import Undone
from deskbreak.domain.reminder.desk import FOREVER, Desk, Rules
from deskbreak.domain.reminder.events import (
    Done,
    Here,
    Ignored,
    News,
    NotHere,
    Pause,
    PlayerEnded,
    Remind,
    RemindNow,
    Resume,
    RulesChanged,
    Sit,
    Skip,
    Snooze,
    Stand,
    Start,
    Undo,
    WasAway,
    WriteSpan,
)
from deskbreak.domain.reminder.hours import ALWAYS, Hours
from deskbreak.domain.reminder.policy import Decision
from deskbreak.domain.reminder.presence import Holder, Locked, ScreenOn
from deskbreak.domain.session import Outcome
from deskbreak.storage.plain import plain, typed
from tests.domain.reminder.invariants import Broken, Watch
from tests.domain.reminder.person import MINUTE, NINE, Decide, Person

GRACE, NATURAL = 2.0, 5.0
SHARP = 0.05  # of a minute: what the truth and the program may differ by
PATIENCE = 15.0  # minutes beyond the interval: three offers, a lull, the calm
WORKING_DAYS = 260
HOUR = timedelta(hours=1)


class Switching(tzinfo):
    """Clocks that go back and forward every day: at 02:00 and 11:00 UTC."""

    def utcoffset(self, at: datetime | None) -> timedelta:
        winter = at is not None and (4 <= at.hour <= 12 or (at.hour == 3 and bool(at.fold)))
        return timedelta(hours=1 if winter else 2)

    def tzname(self, at: datetime | None) -> str:
        return "switching"

    def dst(self, at: datetime | None) -> timedelta:
        return self.utcoffset(at) - timedelta(hours=1)

    def fromutc(self, at: datetime) -> datetime:
        winter = 2 <= at.hour < 11
        return (at + timedelta(hours=1 if winter else 2)).replace(fold=int(at.hour == 2))


HOURS = Hours((((time(8), time(12, 30)), (time(13, 15), time(21)), (time(2), time(3, 30))),) * 7)


class Year:
    """Plays it with `decide`; raises `Broken` at the first promise that does not hold."""

    def __init__(
        self,
        decide: Decide = policy.decide,
        seed: int = 7,
        odd: Rules | None = None,
        always: frozenset[Holder] = frozenset(),
    ) -> None:
        """`odd`: of a machine on which nobody can tell the truth; promises hold all the same."""
        self.chance = Random(seed)  # noqa: S311 - the same year every time
        self.watch, self.odd = Watch(), odd
        rules = replace(odd or Rules(), zone=Switching(), hours=HOURS)
        self.person = Person(rules, NINE, decide, self._sees)
        self.always = always  # what is in use all year
        self.sat = self.since_break = 0.0  # the truth
        self.waited = 0.0  # sitting time in which an offer could have come, since the last one
        self.counted: Counter[str] = Counter()
        self.session = ""
        self.written: timedelta | None = None  # the end of the last span, `Moment.through`

    def plays(self, days: int = WORKING_DAYS) -> Counter[str]:
        """Return how often each thing happened."""
        kinds = [name for name in dir(self) if name.startswith("_does_")]
        for day in range(days):
            for kind in self.chance.sample(kinds * 2, 2 * len(kinds)):
                self._happens(kind.removeprefix("_does_"))
            self._is_off(14 if day % 5 < 4 else 62)
        return self.counted

    def _happens(self, kind: str) -> None:
        self.person.holders |= self.always
        soon = self.chance.random() < 0.2  # right after what was before
        self._works(0.1 if soon else self.chance.uniform(1, 14))
        self.counted[kind] += 1
        getattr(self, f"_does_{kind}")()
        self._agrees(kind)

    def _agrees(self, kind: str) -> None:
        if self.odd:
            return
        desk = self.person.desk.at(self.person.now)
        for name in ("sat", "since_break"):
            truth, shown = getattr(self, name), getattr(desk, name) / MINUTE
            if abs(shown - truth) > SHARP:
                raise Broken(f"{name} {truth:.2f} in truth, {shown:.2f} shown, after {kind}")
        if self.waited > self.person.rules.interval / MINUTE + PATIENCE:
            raise Broken(f"nothing offered in {self.waited:.0f} min, after {kind}")

    def _sees(self, before: Desk, news: News, decision: Decision, rules: Rules) -> None:
        self.watch(before, news, decision, rules)
        self._history(decision)
        if Remind() in decision.effects:
            self.waited = 0.0
            self.counted["reminder"] += 1
            gone = self.person.silence >= self.person.rules.natural_break
            if gone and not (self.odd or self.person.desk.here_until):
                raise Broken("a reminder within a natural break")

    def _history(self, decision: Decision) -> None:
        """The spans of the history follow each other, whatever the clock was set to."""
        now = decision.desk.seen
        for span in decision.effects:
            if not isinstance(span, WriteSpan):
                continue
            begins, ends = now.through - (now.at - span.start), now.through - (now.at - span.end)
            if self.written is not None and begins != self.written:
                raise Broken(f"{begins - self.written} between two spans, before {span}")
            self.written = ends

    # -- the truth -----------------------------------------------------------------------------

    def _works(self, minutes: float, *, free: bool = True) -> None:
        self.counted["input"] += 1
        desk = self.person.desk
        free = free and desk.open_hours and not (desk.paused_until or desk.snoozed_until)
        before = self.waited
        self._sat(minutes)
        (self.person.sits if self.chance.random() < 0.2 else self.person.types)(minutes)
        if free and self.waited == before:
            self.waited += minutes

    def _was_away(self, minutes: float, *, hard: bool = False) -> None:
        if minutes < GRACE:
            self._sat(0 if hard else minutes)
        elif minutes < NATURAL:
            interval = self.person.rules.interval / MINUTE
            credit = interval * (minutes - GRACE) / (NATURAL - GRACE)
            self._takes_off(credit)
        else:
            self._rested()

    def _takes_off(self, credit: float) -> None:
        self.sat = max(self.sat - credit, 0.0)
        self.since_break = max(self.since_break - credit, 0.0)
        self.waited = max(self.waited - credit, 0.0)

    def _rested(self) -> None:
        self.sat = self.since_break = self.waited = 0.0

    def _sat(self, minutes: float) -> None:
        self.sat += minutes
        self.since_break += minutes

    def _is_off(self, hours: float) -> None:
        """A night, or a weekend."""
        self.person.suspends(hours)
        self._rested()
        self._agrees("night")

    def _while(self, most: float) -> float:
        """Mostly short, for each minute of it has looks of its own."""
        return self.chance.uniform(1, most if self.chance.random() < 0.1 else most / 6)

    def _absence(self) -> float:
        low, high = self.chance.choice([(0.2, 1.9), (2.1, 4.9), (5.1, 40)])
        return self.chance.uniform(low, high)

    def _answers(self, news: News) -> None:
        self.person.answers(news)
        self.waited = 0.0

    # -- what happens --------------------------------------------------------------------------

    def _does_leave(self) -> None:
        minutes = self._absence()
        self.person.leaves(minutes)
        self._was_away(minutes)

    def _does_leave_and_undo(self) -> None:
        minutes = self.chance.uniform(2.1, 9)
        before = self.sat, self.since_break
        self.person.leaves(minutes)
        self._was_away(minutes)
        self._answers(Undo())
        self.sat, self.since_break = before
        self._sat(minutes)

    def _does_lock(self) -> None:
        minutes = self._absence()
        self.person.locks(minutes)
        self._was_away(minutes, hard=True)

    def _does_suspend(self) -> None:
        minutes = self._absence()
        self.person.suspends(minutes / 60)
        self._was_away(minutes, hard=True)

    def _does_suspend_with_nobody_back(self) -> None:
        minutes, more = self._absence(), self.chance.uniform(2.1, 9)
        self.person.suspends(minutes / 60, comes_back=False)
        self.person.leaves(more)
        self._was_away(minutes + more, hard=True)

    def _does_call(self) -> None:
        minutes = self._while(60)
        self.person.is_in_a_call(minutes)
        self._sat(minutes)
        self._works(1)

    def _does_film(self) -> None:
        minutes = self._while(60)
        self.person.watches_a_film(minutes)
        self._sat(minutes)
        self._works(1)

    def _does_hold_back(self) -> None:
        minutes = self._while(30)
        self.person.works_with(self.chance.choice(list(Holder)), minutes)
        self._sat(minutes)
        self._works(1)

    def _does_clock_set(self) -> None:
        self.person.sets_clock(self.chance.choice([-1, -0.1, 0.1, 1]))

    def _does_clocks_switch(self) -> None:
        """To just before or after one of the two hours at which the local clocks jump."""
        now = self.person.now.at
        jump = now.replace(hour=self.chance.choice([2, 11]), minute=0, second=0)
        off = timedelta(minutes=self.chance.uniform(-3, 3))
        self.person.sets_clock((jump + off - now) / timedelta(hours=1))
        self._works(4, free=False)
        self.person.sets_clock((now - jump - off) / timedelta(hours=1))

    def _does_answer(self) -> None:
        answers: list[News] = [Skip(), Snooze(5), Snooze(15), Ignored(), RemindNow()]
        self._answers(self.chance.choice(answers))

    def _does_skip_and_undo(self) -> None:
        self._answers(Skip())
        self._works(self.chance.uniform(1, 5))
        if self.person.desk.concluded and self.person.desk.concluded.what is Undone.SKIP:
            self._answers(Undo())

    def _does_done(self) -> None:
        self._answers(Done(3))
        self._rested()

    def _does_routine(self) -> None:
        share = self.chance.choice([0.0, 0.2, 0.4, 0.5, 0.9, 1.0])
        self._answers(Start(3))
        assert self.person.desk.player
        self.session = self.person.desk.player.session
        self.person.is_gone(3 * share)
        seated = self.chance.random() < 0.5
        self.person.finishes_routine(share, seated=seated)
        self.person.types(0)
        self.since_break = self.since_break if share < 0.5 else 0.0
        self.sat = self.sat if seated or not share else 0.0

    def _does_two_absences(self) -> None:
        for _ in range(2):
            minutes = self._absence()
            self.person.leaves(minutes)
            self._was_away(minutes)

    def _does_unlock_from_afar(self) -> None:
        locked, more = self._absence(), self.chance.uniform(0.2, 9)
        self.person.hears(Locked())
        self.person.is_gone(locked)
        self.person.unlocks_from_afar()
        self.person.leaves(more)
        self._was_away(locked + more, hard=True)

    def _does_knock(self) -> None:
        minutes = [self.chance.uniform(2.5, 9) for _ in range(3)]
        for some in minutes[:2]:
            self.person.is_gone(some)
            self.person.knocks()
        self.person.leaves(minutes[2])
        self._was_away(sum(minutes))

    def _does_routine_and_gone(self) -> None:
        """The machine sleeps, is locked or restarted with the player open."""
        minutes, share = self.chance.choice([2.2, 4.5, 20]), self.chance.choice([0.2, 0.9])
        self._answers(Start(3))
        self.person.is_gone(3 * share)
        how = self.chance.choice(["sleep", "lock", "restart"])
        if how == "sleep":
            self.person.suspends(minutes / 60)
        elif how == "lock":
            self.person.locks(minutes)
        else:
            self.person.restarts(minutes)
        self._played(share)
        if self.person.desk.player:
            self.person.finishes_routine(share, ago=minutes if how == "restart" else None)
        self._was_away(minutes, hard=True)

    def _played(self, share: float) -> None:
        self.since_break = self.since_break if share < 0.5 else 0.0
        self.sat = 0.0

    def _does_answers_of_one_second(self) -> None:
        some: list[News] = [Skip(), Snooze(5), RemindNow(), Ignored(), Pause(FOREVER), Stand()]
        for news in self.chance.sample(some, 3):
            self._answers(news)
        self._answers(Resume())
        self._answers(Sit())

    def _does_settings_while_off(self) -> None:
        minutes = self.chance.choice([20, 30, 45, 60])
        self.person.changes_interval_while_it_does_not_run(minutes)
        self.waited = 0.0

    def _does_another_version(self) -> None:
        """The state file is written by one version and read by another."""
        values = {**plain(self.person.desk), "mood": "fine"}
        usual = plain(Desk(self.person.now, self.person.desk.next_offer))
        needed = {"seen", "next_offer"}
        kept = {k: v for k, v in values.items() if k in needed or usual.get(k, "") != v}
        self.person.desk = typed(Desk, kept)

    def _does_hours(self) -> None:
        for hours in (ALWAYS, HOURS):
            self.person.rules = replace(self.person.rules, hours=hours)
            self.person.hears(RulesChanged())
            self._works(2, free=False)
        self.waited = 0.0

    def _does_holders(self) -> None:
        for _ in range(3):
            some = self.chance.sample(list(Holder), self.chance.randint(0, 3))
            self.person.holders = frozenset(some)
            self._works(self._while(20), free=False)
        self.person.holders = self.always
        self.waited = 0.0

    def _does_stand(self) -> None:
        minutes = self.chance.choice([0.5, 4, 6, 40])
        self._answers(Stand())
        self.person.types(minutes)
        self._answers(Sit())
        self.sat = self.sat if minutes < NATURAL else 0.0

    def _does_stand_and_undo(self) -> None:
        minutes = self.chance.uniform(1.1, 9)
        before = self.sat
        self._answers(Stand())
        self.person.types(minutes)
        self._answers(Sit())
        self._answers(Undo())
        self.sat = before
        self._sat(minutes)

    def _does_stand_and_go(self) -> None:
        minutes = self.chance.uniform(5.1, 9)
        self._answers(Stand())
        self.person.types(3)
        self.person.leaves(minutes)
        self._rested()

    def _does_here(self) -> None:
        minutes = self._while(40)
        self._answers(Here(self.person.now.at + 2 * HOUR))
        self.person.is_gone(minutes)
        self._answers(NotHere())
        self._sat(minutes)
        self.waited = 0.0

    def _does_tell_of_an_absence(self) -> None:
        minutes = self.chance.uniform(0.5, 9)
        self._works(10)
        self._answers(WasAway(MINUTE * minutes))
        self._sat(-minutes)
        self._was_away(minutes, hard=True)

    def _does_dark_screen(self) -> None:
        watched, gone = 2 + self._while(30), self.chance.uniform(0.5, 9)
        self._works(1)
        self.person.film = True
        self.person.is_gone(watched)
        self.person.turns_the_screen_off()
        self.person.leaves(gone)
        self.person.film = False
        self.person.hears(ScreenOn())
        self._sat(watched)
        self._was_away(gone, hard=True)

    def _does_late_click(self) -> None:
        late: list[News] = [Ignored(), PlayerEnded(self.session, Outcome.COMPLETED, 1.0)]
        if not self.person.reminded:
            self.person.answers(self.chance.choice(late))

    def _does_restart(self) -> None:
        minutes = self._absence()
        self.person.restarts(minutes)
        self._was_away(minutes, hard=minutes > GRACE)

    def _does_kill(self) -> None:
        self.person.is_killed(self.chance.uniform(0, 1))
        desk = self.person.desk.at(self.person.now)
        cost = self.sat - desk.sat / MINUTE
        if not (self.odd or -1 <= cost <= 5):
            raise Broken(f"a kill cost {cost:.2f} min")
        self.sat, self.since_break = desk.sat / MINUTE, desk.since_break / MINUTE

    def _does_standstill(self) -> None:
        self.person.quits()  # a look, so that the time until the next is known
        self.person.hears(Ignored())
        due = self.person.look_due
        ahead = (due - self.person.now.awake) / MINUTE if due is not None else 0.0
        gone = self.chance.uniform(2.1, 30)
        self.person.stops_the_program(ahead + gone)
        self.person.types(0)
        self._sat(ahead)
        self._was_away(gone, hard=True)

    def _does_config_change(self) -> None:
        self.person.changes_interval(self.chance.choice([20, 30, 45, 60]))
        self.waited = 0.0

    def _does_pause(self) -> None:
        self.person.answers(Pause(self.person.now.at + timedelta(hours=1)))
        self._works(self.chance.uniform(1, 80))
        self._answers(Resume())
        self.counted["resume"] += 1
