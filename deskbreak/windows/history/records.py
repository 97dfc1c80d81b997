"""What the window shows, read from the history and, for today, asked of the running program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain import statistics
from deskbreak.domain.reminder.events import Decided, SpanKind
from deskbreak.domain.session import Session, Span, bounds, day_of
from deskbreak.domain.statistics import ZERO, Balance, Today, statistics_of
from deskbreak.storage.history import History
from deskbreak.windows.history import phrases

Ask = Callable[[Mapping[str, Any]], dict[str, Any] | None]
"""Says words to the running program; None if nothing runs. Raises Unavailable."""

DAY = timedelta(days=1)
AT_THE_DESK = {  # phases, and what goes on in them
    **dict.fromkeys(("sitting", "due", "held_back", "snoozed", "paused"), SpanKind.SITTING),
    "standing": SpanKind.STANDING,
}


@dataclass(frozen=True, slots=True)
class Week:
    """The figures of seven days, in their order, and of one of them all that there is."""

    day: date  # that one
    days: Mapping[date, Today]
    balance: Balance
    sessions: tuple[Session, ...]  # of the one, in the order of time
    spans: tuple[Span, ...]  # the same


class Records:
    """The history of somebody whose clock reads `clock` in `zone`; see `Ask`."""

    def __init__(
        self,
        history: History,
        paces: Mapping[str, timedelta],
        ask: Ask,
        clock: Callable[[], datetime],
        zone: tzinfo,
    ) -> None:
        """`paces`: what a repetition takes, by exercise."""
        self.history, self.zone = history, zone
        self._paces, self._ask, self._clock = paces, ask, clock

    @property
    def today(self) -> date:
        """The day that it is."""
        return day_of(self._clock(), self.zone)

    def week(self, day: date, begins: int) -> Week:
        """The week of `day`, which begins with a weekday (Monday 0). Raises Unusable."""
        first = day - (day.weekday() - begins) % 7 * DAY
        days = [first + n * DAY for n in range(7)]
        spans = self.history.spans_of_days(first, days[-1])
        sessions = self._sessions(first, days[-1])
        of_day = spans.setdefault(day, [])
        if day == self.today:
            of_day += self._going_on(of_day)
        return Week(
            day,
            {
                one: statistics_of(
                    sessions.get(one, ()), spans.get(one, ()), bounds(one, self.zone)[0]
                )
                for one in days
            },
            statistics.balance_of((s for each in sessions.values() for s in each), self._paces),
            tuple(sessions.get(day, ())),
            (*of_day, *self._held_back(day)),
        )

    def year(self, first: date, last: date) -> dict[date, Today]:
        """The breaks and the movement of each day that had some. Raises Unusable."""
        of_days = self._sessions(first, last)
        return {day: statistics_of(sessions, ()) for day, sessions in of_days.items()}

    def decisions(self, day: date) -> list[Decided]:
        """Those of a day that are kept, the newest first. Raises Unusable."""
        return self.history.decisions_of(day, self.zone)[::-1]

    def forget(self, day: date | None) -> str:
        """Delete a day, or everything; "" or why not. Whoever runs does it. Raises Unusable."""
        answer = None
        try:
            answer = self._ask({"word": "forget", "day": day.isoformat() if day else "all"})
        except Unavailable as unavailable:
            return str(unavailable)
        if answer is not None:
            return "" if answer["ok"] else str(answer["text"])
        if day:
            self.history.forget(day, self.zone)
        else:
            self.history.forget_all()
        return ""

    def _sessions(self, first: date, last: date) -> dict[date, list[Session]]:
        """By day, in the order of time."""
        found: dict[date, list[Session]] = {}
        for one in reversed(self.history.sessions(first, last)):
            found.setdefault(one.day, []).append(one)
        return found

    def _going_on(self, spans: list[Span]) -> list[Span]:
        """The stretch of sitting or standing that is not written down yet."""
        with suppress(Unavailable):
            answer = self._ask({"word": "status"})
            status = answer["status"] if answer else {}
            kind = AT_THE_DESK.get(status.get("phase", ""))
            if kind and status["today"]:
                known = statistics_of((), spans)
                written = known.standing if kind is SpanKind.STANDING else known.sitting
                lasted = timedelta(seconds=status["today"][f"{kind}_seconds"]) - written
                now = self._clock()
                if lasted > ZERO:
                    return [Span(kind, now - lasted, now)]
        return []

    def _held_back(self, day: date) -> list[Span]:
        until = min(self._clock(), bounds(day, self.zone)[1])
        return statistics.held_back(self.history.decisions_of(day, self.zone), until)


def ended(session: Session) -> datetime:
    """When a session ended; of one that was cut off, when its work was done."""
    return session.ended_at or session.started_at + session.active


def told(session: Session, names: Mapping[str, str], zone: tzinfo) -> str:
    """One break in a line; `names`: of the exercises, by their ids."""
    done = [names.get(one.exercise, one.exercise) for one in session.exercises]
    at = session.started_at, ended(session)
    return phrases.break_told(*at, session.outcome, session.active, done, zone)
