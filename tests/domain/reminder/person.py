"""
A person at a desk, told in sentences; does with `decide` what the resident's loop does.

Long, for it is all that a person and a machine can do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from deskbreak.domain.reminder import policy
from deskbreak.domain.reminder.desk import ZERO, Desk, Phase, Rules
from deskbreak.domain.reminder.events import (
    Effect,
    Event,
    Ignored,
    News,
    PlayerEnded,
    Remind,
    RulesChanged,
    Stand,
    Start,
    Started,
    Withdraw,
)
from deskbreak.domain.reminder.levels import Levels, Probed
from deskbreak.domain.reminder.policy import Decision
from deskbreak.domain.reminder.presence import (
    Active,
    Film,
    Holder,
    Idle,
    Level,
    Locked,
    LookDue,
    Moment,
    ScreenOff,
    Unlocked,
)
from deskbreak.domain.session import Outcome

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)  # a Monday
MINUTE = timedelta(minutes=1)
TYPES = timedelta(seconds=40)  # of each minute of work; then the hands rest
BACK = 4 / 60  # minutes of typing at the end of an absence, until it is over
LOOKS_IN_A_ROW = 50  # without time passing between them: a loop that spins

Decide = Callable[[Desk, Event, Rules], Decision]
Watch = Callable[[Desk, News, Decision, Rules], None]


class Person:
    """Works, leaves, answers; keeps the clocks, and what the program did, with its minute."""

    def __init__(
        self,
        rules: Rules | None = None,
        at: datetime = NINE,
        decide: Decide = policy.decide,
        watch: Watch | None = None,
    ) -> None:
        self.rules = rules or Rules()
        self.decide = decide
        self.watch = watch
        self.now = Moment(at, timedelta(hours=7), timedelta(hours=1), "first boot")
        self.began = self.now.through
        self.desk = Desk.sat_down(self.now, self.rules)
        self.holders: frozenset[Holder] = frozenset()
        self.film = False
        self.programs: dict[Level, tuple[str, ...]] = {}
        self.unknown: frozenset[Level] = frozenset()
        self.last_input = self.now.through
        self.silence_told = False
        self.done: list[tuple[float, Effect]] = []
        self.look_due: timedelta | None = None  # `Moment.awake`
        self.idle_after = self.rules.grace
        self.looks = self.asked = 0
        self.levels = Levels()
        self.questions: list[tuple[timedelta, frozenset[Level]]] = []
        self.probes_take = ZERO
        self.hears(LookDue())

    # -- what the person does ------------------------------------------------------------------

    def sits(self, minutes: float) -> None:
        """Works, and rests the hands for the last third of every minute."""
        self._touches()
        for _ in range(int(minutes)):
            self._passes(TYPES, typing=True)
            self._passes(MINUTE - TYPES)
            self._touches()
        self._passes(MINUTE * (minutes % 1), typing=True)

    def types(self, minutes: float) -> None:
        """Works without any pause."""
        self._touches()
        self._passes(MINUTE * minutes, typing=True)
        self._touches()

    def leaves(self, minutes: float) -> None:
        """Is not there for a while, and types again after it."""
        back = min(minutes, BACK)
        self.is_gone(minutes - back)
        self._passes(MINUTE * back, typing=True)
        self._touches()

    def knocks(self) -> None:
        """The desk is knocked at: the mouse moves, and nobody is there."""
        self._touches()

    def is_gone(self, minutes: float) -> None:
        """Is not there; nobody comes back yet."""
        self._passes(MINUTE * minutes)

    def locks(self, minutes: float) -> None:
        """Locks the screen, and unlocks it after a while."""
        self.hears(Locked())
        self._passes(MINUTE * minutes)
        self.unlocks()

    def unlocks(self) -> None:
        """Types the password."""
        self._touches()
        self.hears(Unlocked())

    def unlocks_from_afar(self) -> None:
        """A phone, a script, a locker that died: the screen is unlocked, and no key is touched."""
        self.hears(Unlocked())

    def turns_the_screen_off(self) -> None:
        self.hears(ScreenOff())

    def stands(self, minutes: float) -> None:
        """Says so, and works standing."""
        self.answers(Stand())
        self.sits(minutes)

    def is_in_a_call(self, minutes: float) -> None:
        """Listens: the microphone is in use, the hands rest."""
        self._uses(Holder.MICROPHONE, minutes, typing=False)

    def works_with(self, holder: Holder, minutes: float) -> None:
        """Types on, while something is in use."""
        self._uses(holder, minutes, typing=True)

    def watches_a_film(self, minutes: float) -> None:
        self.film = True
        self._passes(MINUTE * minutes)
        self.film = False

    def suspends(self, hours: float, *, comes_back: bool = True) -> None:
        """Shuts the lid; after it somebody types, or the machine woke by itself."""
        typing = MINUTE * BACK if comes_back and self.silence_told else ZERO
        length = timedelta(hours=hours) - typing
        self.now = replace(self.now, at=self.now.at + length, slept=self.now.slept + length)
        if not comes_back:
            self.last_input += length  # the X server's own clock stood still
        self.hears(LookDue())
        if comes_back:
            self._passes(typing, typing=True)
            self._touches()

    def sets_clock(self, hours: float) -> None:
        self.now = replace(self.now, at=self.now.at + timedelta(hours=hours))
        self.hears(LookDue())

    def answers(self, news: News) -> None:
        self._touches()
        self.hears(news)

    def closes_the_reminder(self) -> None:
        self.answers(Ignored())

    def finishes_routine(
        self,
        share: float = 1.0,
        outcome: Outcome | None = None,
        *,
        seated: bool = False,
        ago: float | None = None,
    ) -> None:
        """It is closed; its row says that it ended so many minutes `ago`."""
        assert self.desk.player, "no routine to finish"
        usual = Outcome.COMPLETED if share == 1 else Outcome.STOPPED
        at = None if ago is None else self.now.at - MINUTE * ago
        session, got_up = self.desk.player.session, share > 0 and not seated
        self.hears(PlayerEnded(session, outcome or usual, share, got_up, at))

    def does_a_routine(
        self, minutes: int = 3, share: float = 1.0, *, seated: bool = False
    ) -> None:
        """Starts one, moves away from the keyboard, and closes it."""
        self.answers(Start(minutes))
        self._passes(MINUTE * minutes * share)
        self._touches()
        self.finishes_routine(share, seated=seated)

    def restarts(self, after: float = 0, *, somebody: bool = True) -> None:
        """Quits the program; some minutes later somebody, or the session, starts it again."""
        self.quits()
        self._stands_still(after)
        if somebody:
            self.last_input = self.now.through
        self.starts_again()

    def is_killed(self, after: float = 0) -> None:
        """The program ends without a word, and runs again some minutes later."""
        self._stands_still(after)
        self.last_input = self.now.through
        self.starts_again()

    def quits(self) -> None:
        self.hears(LookDue())
        self.desk = replace(self.desk, expected=None)

    def starts_again(self) -> None:
        self.levels = Levels()
        self.silence_told = False
        self.hears(Started())

    def reboots(self, after: float) -> None:
        """The machine is off for some minutes; somebody starts it, and the session the program."""
        self.quits()
        at = self.now.at + MINUTE * after
        boot = f"{self.now.boot} and another"
        self.began -= self.now.through + MINUTE * after - MINUTE  # `minute` goes on
        self.now = Moment(at, MINUTE, ZERO, boot)
        self.last_input = self.now.through
        self.starts_again()

    def changes_interval_while_it_does_not_run(self, minutes: float) -> None:
        self.quits()
        self.rules = replace(self.rules, interval=MINUTE * minutes)
        self.starts_again()

    def stops_the_program(self, minutes: float) -> None:
        """The process does not run for a while (a debugger, a machine out of memory)."""
        self._stands_still(minutes)
        self.hears(LookDue())

    def changes_interval(self, minutes: float) -> None:
        self.sets(interval=MINUTE * minutes)

    def sets(self, **changed: Any) -> None:
        """Settings that are new."""
        self.rules = replace(self.rules, **changed)
        self.hears(RulesChanged())

    # -- what can be asked ---------------------------------------------------------------------

    @property
    def minute(self) -> float:
        """Minutes since the beginning, suspend included."""
        return round((self.now.through - self.began) / MINUTE, 1)

    @property
    def silence(self) -> timedelta:
        """Since the last input."""
        return self.now.through - self.last_input

    @property
    def sat(self) -> float:
        """The sitting time since one last got up that is shown now, in minutes."""
        return round(self.desk.at(self.now).sat / MINUTE, 1)

    @property
    def since_break(self) -> float:
        """The sitting time since the last break that is shown now, in minutes."""
        return round(self.desk.at(self.now).since_break / MINUTE, 1)

    @property
    def phase(self) -> Phase:
        return self.desk.phase

    @property
    def reminders(self) -> list[float]:
        """The minutes at which a reminder came."""
        return [minute for minute, effect in self.done if isinstance(effect, Remind)]

    @property
    def reminded(self) -> bool:
        """Whether a reminder stands on the screen."""
        shows = [e for _, e in self.done if isinstance(e, Remind | Withdraw | Ignored)]
        return bool(shows) and isinstance(shows[-1], Remind)

    def effects(self, *kinds: type) -> list[Effect]:
        return [effect for _, effect in self.done if isinstance(effect, kinds)]

    # -- what the machine does -----------------------------------------------------------------

    def hears(self, news: News) -> None:
        """One event, as the loop takes it in."""
        before = self.desk
        decision = self.decide(before, Event(self.levels.look(self.now), news), self.rules)
        if self.watch:
            self.watch(before, news, decision, self.rules)
        self.desk = decision.desk
        self.idle_after = decision.idle_after
        wait = decision.next_look
        assert wait is None or wait > ZERO, f"a look in the past: {wait}"
        self.look_due = None if wait is None else self.now.awake + wait
        self.looks += 1
        self.done += [(self.minute, effect) for effect in decision.effects]
        self._is_asked(self.levels.to_ask(decision.ask, self.now))

    def _is_asked(self, levels: frozenset[Level]) -> None:
        """The probes answer at once, or later if they are slow."""
        if levels:
            self.asked += 1
            self.levels = self.levels.asking(levels, self.now)
            self.questions.append((self.now.through + self.probes_take, levels))
        if not self.probes_take:
            self._is_answered()

    def _is_answered(self) -> None:
        """What was asked long enough ago is answered by what is in use now."""
        now = self.now.through
        ripe = [levels for at, levels in self.questions if at <= now]
        self.questions = [(at, levels) for at, levels in self.questions if at > now]
        in_use = {*self.holders, *({Film.FILM} if self.film else ())}
        for levels in ripe:
            probed = Probed(levels, levels & in_use, levels & self.unknown, self.programs)
            self.levels = self.levels.learn(probed, self.now)
            self.hears(LookDue())

    def _touches(self) -> None:
        """One key."""
        self.last_input = self.now.through
        if self.silence_told:
            self.silence_told = False
            self.hears(Active())

    def _passes(self, length: timedelta, *, typing: bool = False) -> None:
        """Time goes by; looks come when they are due, and silence is told of when it is long."""
        if typing:
            self._touches()
        end, in_a_row = self.now.through + length, 0
        while (edge := self._next_edge(end, typing=typing)) is not None:
            in_a_row = 0 if edge > self.now.through else in_a_row + 1
            assert in_a_row < LOOKS_IN_A_ROW, f"it spins: {self.desk}"
            self._goes_to(edge, typing=typing)
            hears = self.rules.idle_source and not self.silence_told
            if any(at <= edge for at, _ in self.questions):
                self._is_answered()
            elif hears and self.silence >= self.idle_after:
                self.silence_told = True
                self.hears(Idle(self.silence))
            else:
                self.hears(LookDue())
        self._goes_to(end, typing=typing)

    def _next_edge(self, end: timedelta, *, typing: bool) -> timedelta | None:
        now = self.now
        edges = [max(at, now.through) for at, _ in self.questions]
        if self.look_due is not None:
            edges.append(now.through + self.look_due - now.awake)
        if not typing and not self.silence_told and self.rules.idle_source:
            edges.append(max(self.last_input + self.idle_after, now.through))
        return min((edge for edge in edges if edge <= end), default=None)

    def _goes_to(self, through: timedelta, *, typing: bool) -> None:
        step = through - self.now.through
        self.now = replace(self.now, at=self.now.at + step, awake=self.now.awake + step)
        if typing:
            self.last_input = through

    def _stands_still(self, minutes: float) -> None:
        self._goes_to(self.now.through + MINUTE * minutes, typing=False)

    def _uses(self, holder: Holder, minutes: float, *, typing: bool) -> None:
        self.holders |= {holder}
        self._passes(MINUTE * minutes, typing=typing)
        self.holders -= {holder}
