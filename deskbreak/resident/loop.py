"""
The one owner of the state: takes a message, looks, decides, performs.

Everything that happens comes through `handle`, in one thread. The clock is read once for each
message, and handed on.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from deskbreak.desktop.messages import (
    ActivationToken,
    ChildDone,
    OpenWindow,
    PlayerClosed,
    Request,
    SessionOver,
    SettingsTouched,
)
from deskbreak.desktop.processes.launch import WRITE_LIMIT, setting
from deskbreak.desktop.tray.port import Row
from deskbreak.domain.problems import BUG_IN_WORD, Problem
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.reminder.desk import SAVE_EVERY, Desk, Rules
from deskbreak.domain.reminder.events import (
    Effect,
    Event,
    Here,
    News,
    Pause,
    Play,
    RaisePlayer,
    Remind,
    RulesChanged,
    SayPlayerFailed,
    Start,
    Started,
    Withdraw,
)
from deskbreak.domain.reminder.levels import Levels, Probed
from deskbreak.domain.reminder.occasions import occasions
from deskbreak.domain.reminder.pauses import pause_until
from deskbreak.domain.reminder.policy import decide
from deskbreak.domain.reminder.presence import Level, LookDue, Moment
from deskbreak.domain.settings import Reminder, Settings
from deskbreak.resident import menu, offer, phrases, report, words
from deskbreak.resident.calendars import Calendars
from deskbreak.resident.messages import Quit, SetValue, StartOffered, UntilAsked
from deskbreak.resident.parts import Parts
from deskbreak.resident.remarks import Remarks
from deskbreak.resident.rules import rules_of

log = logging.getLogger(__name__)

TEXT_LIMIT = timedelta(seconds=2)  # for the child that names the routine in the reminder


class Loop:
    """Takes messages one by one; see the module."""

    def __init__(self, parts: Parts, saved: Desk | None) -> None:
        """Start from the desk that was saved, or from somebody who has just sat down."""
        self.parts = parts
        self._read()
        now = parts.clock()
        self.desk = saved or Desk.sat_down(now, self.rules)
        self._levels = Levels()
        self._calendars = Calendars(parts.agenda, parts.desktop.players)
        self._token: str | None = None
        self._idle_after: timedelta | None = None
        self._wording: Reminder | None = None  # for whose routine a child finds words
        self._remarks = Remarks(parts.desktop.remarks, now.through)
        self._left_out: tuple[str, ...] = ()  # exercise files with a fault, as the child said
        self._fresh = saved is None

    def begin(self) -> None:
        """Take the saved desk up again, with the player that is still open, and start to watch."""
        if self.desk.player:
            self.parts.desktop.players.await_end(self.desk.player.session)
        self.handle(LookDue() if self._fresh else Started())
        if self.problems:
            self._remarks.problem(self.problems, self.problems[0])

    def handle(self, message: object) -> None:
        """Take one message in; a fault in it is logged, told once a day, and over."""
        now = self.parts.clock()
        try:
            self.take(message, now)
        except Exception as error:
            log.exception("%r could not be handled", message)
            self.parts.desktop.wake.look_at(now.at + SAVE_EVERY)  # the next may be lost
            self._remarks.fault(error, now.at.date())
            if isinstance(message, Request):  # whoever asked waits
                message.reply({"ok": False, "text": BUG_IN_WORD})

    def rows(self) -> Sequence[Row]:
        """The menu as it is now."""
        return menu.rows(self.shown(self.parts.clock()))

    def shown(self, now: Moment) -> menu.Shown:
        """All that is shown of the state."""
        return menu.Shown(
            self.desk,
            self.rules,
            self.settings,
            (*(problem.sentence for problem in self.problems), *self._left_out),
            self.parts.journal.today(now, self.desk, self.rules),
            now,
            self.usual(now),
            self._calendars.agenda.meeting_ends(now.at),
        )

    def take(self, message: object, now: Moment) -> None:
        """What a message means; it came at `now`."""
        match message:
            case Request():
                words.serve(self, message, now)
            case UntilAsked() | SetValue() | OpenWindow():
                self._do(message, now)
            case PlayerClosed(session, status):
                self.happen(self.parts.journal.ended(session, status), now)
            case StartOffered(minutes):
                self.happen(Start(min(minutes, self.usual(now))), now)
            case SettingsTouched():
                self.reload(now)
            case ChildDone("set", output):
                self._set(now, done=output is not None)
            case ChildDone("words", output):
                self._remind(output, now)
            case Probed() | ChildDone("calendars"):
                self._learn(message, now)
            case ActivationToken(token):
                self._token = token
            case Quit() | SessionOver():
                self.quit(now)
            case _ if isinstance(message, News):
                self.happen(message, now)
            case _:
                raise TypeError(message)

    def _do(self, asked: UntilAsked | SetValue | OpenWindow, now: Moment) -> None:
        """What a row of the menu asks for that is no event at the desk."""
        players = self.parts.desktop.players
        match asked:
            case UntilAsked(words, what):
                self.until(words, what, now)
            case SetValue(key, value):
                players.child("set", setting(key, value), WRITE_LIMIT)
            case OpenWindow(name):
                players.open(name, self._spent_token())

    def happen(self, news: News, now: Moment) -> None:
        """Decide what `news` means at `now`, do it, save it, show it."""
        self._calendars.follow(self.settings.calendar.sources, self.desk, now)
        self._levels = self._levels.learn(self._calendars.agenda.probed(now.at), now)
        event = Event(self._levels.look(now), news)
        before, decision = self.desk, decide(self.desk, event, self.rules)
        self.desk = decision.desk
        for effect in decision.effects:
            self._perform(effect, now)
        self.parts.journal.catch_up(now, self.rules.zone)
        for occasion in occasions(before, news, decision.desk, decision.effects):
            if command := getattr(self.settings.hooks, occasion):
                self.parts.run_hook(occasion, command)
        if decision.idle_after != self._idle_after:
            self._idle_after = decision.idle_after
            self.parts.desktop.presence.watch(decision.idle_after)
        self._look_again(now, decision.next_look)
        if not self._ask(decision.ask, now):  # else the answer brings what is to be saved, shown
            self.parts.save(self.desk)
            self.parts.desktop.tray.draw(menu.face(self.desk, self.rules, now))

    def usual(self, now: Moment) -> int:
        """Minutes of a routine where nobody says how many."""
        reminder = self.settings.reminder
        if not reminder.fit_to_calendar:
            return reminder.routine_minutes
        return self._calendars.agenda.fit(now.at, reminder.routine_minutes)

    def until(self, asked: str, what: type[Pause | Here], now: Moment) -> bool:
        """Pause, or somebody is here, as long as the words say; False if they cannot be read."""
        until = pause_until(asked, now.at, self.rules.hours, self.rules.zone)
        if until is None:
            return False
        self.happen(what(until), now)
        return True

    def reload(self, now: Moment) -> None:
        """Read the settings anew; problems are told, the rest counts."""
        known = self.problems
        self._read()
        found = [problem for problem in self.problems if problem not in known]
        if found:
            self._remarks.problem(self.problems, found[0])
        self.happen(RulesChanged(), now)

    def written(self, now: Moment) -> None:
        """One of us wrote the settings: read them, unless the file tells of that by itself."""
        if not self.parts.desktop.follows_settings:
            self.reload(now)

    def preview(self, now: Moment) -> None:
        """Show how a reminder looks here: no answer to it means anything."""
        notice = offer.notice(self._offered(now), {}, now.at)
        actions = tuple(action._replace(message=LookDue()) for action in notice.actions)
        self.parts.desktop.remarks.show(notice._replace(actions=actions, closed=None))

    def sentence(self, now: Moment) -> str:
        """The first row of the menu, as a sentence."""
        return report.sentence(self.desk, self.rules, now)

    def report(self, now: Moment) -> dict[str, Any]:
        """The state, for scripts and for people."""
        shown = self.shown(now)
        lines = report.lines(shown, self.parts, self._calendars.agenda.problems)
        return {"status": report.values(shown, self.parts.desktop), "lines": lines}

    def quit(self, now: Moment) -> None:
        """Withdraw, save, end, whatever fails of it; an open player lives on."""
        self.parts.desktop.wake.stop()
        self.parts.desktop.notifier.withdraw()
        self.happen(LookDue(), now)
        self.parts.save(replace(self.desk, expected=None))  # ended in order, with no look to come

    def greet(self, token: str | None) -> None:
        """Answer a second start: the open player comes to the front, else the status window."""
        if self.desk.player:
            self.parts.raise_player(token)
        else:
            self.parts.desktop.players.open("status", token)

    def _perform(self, effect: Effect, now: Moment) -> None:
        desktop = self.parts.desktop
        match effect:
            case Remind():
                self._wording = self._offered(now)
                minutes = str(self._wording.routine_minutes)
                desktop.players.child("words", ("routine", minutes, "--json"), TEXT_LIMIT)
            case Withdraw():
                self._wording = None
                desktop.notifier.withdraw()
            case Play(minutes, session):
                desktop.players.play(minutes, session, self._spent_token())
            case RaisePlayer():
                self.parts.raise_player(self._spent_token())
            case SayPlayerFailed():
                self._remarks.say(
                    reminder_phrases.PLAYER_FAILED_TITLE, reminder_phrases.PLAYER_FAILED_BODY
                )
            case _:
                self.parts.journal.write(effect, now, self.rules.zone)

    def _ask(self, levels: frozenset[Level], now: Moment) -> bool:
        """Ask about what is in use, unless the answer is on its way; whether it did."""
        levels = self._levels.to_ask(levels, now)
        if levels:
            self._levels = self._levels.asking(levels, now)
            self.parts.desktop.probe(levels)
        return bool(levels)

    def _learn(self, answer: Probed | ChildDone, now: Moment) -> None:
        """Take in what was asked about, and look again."""
        if isinstance(answer, Probed):
            self._levels = self._levels.learn(answer, now)
        else:
            self._calendars.learn()
        self.happen(LookDue(), now)

    def _set(self, now: Moment, *, done: bool) -> None:
        """The child that writes a setting has ended."""
        self.written(now)
        if not done:
            why = self.problems[0].sentence if self.problems else phrases.NOT_SET_BODY
            self._remarks.say(reminder_phrases.NOT_SET_TITLE, why)

    def _offered(self, now: Moment) -> Reminder:
        """The settings of the reminder, with the routine that it offers."""
        return replace(self.settings.reminder, routine_minutes=self.usual(now))

    def _remind(self, routine: str | None, now: Moment) -> None:
        """Show the reminder, with the routine's own words if they came in time."""
        reminder, self._wording = self._wording, None
        if reminder is None:
            return
        told = offer.told(routine)
        self._left_out = tuple(told.get("problems", ()))
        self.parts.desktop.notifier.show(offer.notice(reminder, told, now.at))

    def _look_again(self, now: Moment, wait: timedelta | None) -> None:
        tray = self._remarks.tray(now.through, hosted=self.parts.desktop.tray.hosted)
        wait = min((one for one in (wait, tray) if one is not None), default=None)
        self.parts.desktop.wake.look_at(None if wait is None else now.at + wait)

    def _read(self) -> None:
        loaded = self.parts.load()
        self.settings: Settings = loaded.settings
        self.problems: Sequence[Problem] = loaded.problems
        sees_idle = self.parts.desktop.presence.name != "none"
        self.rules: Rules = rules_of(self.settings, self.parts.zone(), idle_source=sees_idle)

    def _spent_token(self) -> str | None:
        token, self._token = self._token, None
        return token
