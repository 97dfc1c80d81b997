"""The calendars as the loop has them: what was learnt, and when a child asks them anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from deskbreak.desktop.processes.launch import Launcher
from deskbreak.domain.calendar import Agenda
from deskbreak.domain.reminder.absence import JITTER
from deskbreak.domain.reminder.desk import Desk, Phase
from deskbreak.domain.reminder.presence import Moment

CHILD = "calendars"  # its name in `ChildDone`
BEFORE_DUE = timedelta(minutes=10)
WAITING = {Phase.DUE, Phase.HELD_BACK, Phase.SNOOZED}  # what the calendar says matters now
AGAIN_AFTER = timedelta(minutes=4)  # so a source that gave no answer is asked at the next look
LIMIT = timedelta(seconds=30)  # for each source, of which the child itself stops waiting before


class Calendars:
    """Keeps `agenda` as new as matters; nobody waits for it."""

    def __init__(self, load: Callable[[], Agenda], players: Launcher) -> None:
        """`load` reads what the child kept."""
        self.agenda = load()
        self._load, self._players = load, players
        self._sources: tuple[str, ...] | None = None  # none are followed yet
        self._asked = timedelta(0)  # when last, as `Moment.through`

    def follow(self, sources: tuple[str, ...], desk: Desk, now: Moment) -> None:
        """Ask if it is time to: at the start, on waking, for other sources, near and while due."""
        others, self._sources = sources != self._sources, sources
        woke = now.slept - desk.seen.slept > JITTER
        near = desk.phase in WAITING or (
            desk.phase is Phase.SITTING
            and desk.next_offer - desk.at(now).since_break <= BEFORE_DUE
        )
        old = not self.agenda.fresh(now.at) and now.through - self._asked >= AGAIN_AFTER
        if (sources or self.agenda.sources) and (others or woke or (near and old)):
            self._asked = now.through
            limit = LIMIT * max(len(sources), 1)
            self._players.child(CHILD, ("calendar-probe",), limit)

    def learn(self) -> None:
        """The child has ended: read what it kept, however far it came."""
        self.agenda = self._load()
