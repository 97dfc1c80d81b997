"""What a person is told that is no reminder: a mistake in a file, a fault, what is missing."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from datetime import date, timedelta

from deskbreak.desktop.messages import OpenWindow
from deskbreak.desktop.notify.port import Action, Notice, Notifier
from deskbreak.domain.problems import Problem
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.resident import phrases

TRAY_PATIENCE = timedelta(minutes=1)  # after the start, until a missing tray is told of


class Remarks:
    """Says each of them as often as it is worth saying."""

    def __init__(self, notifier: Notifier, started: timedelta) -> None:
        """`started` is the `Moment.through` of the program's start."""
        self._notifier = notifier
        self._tray_due: timedelta | None = started + TRAY_PATIENCE
        self._faults: dict[str, date] = {}

    def say(self, title: str, body: str) -> None:
        """Say one thing now."""
        self._notifier.show(Notice(title, body))

    def problem(self, problems: Sequence[Problem], first: Problem) -> None:
        """Say `first` and how many there are; the menu and `status` name them all."""
        self.say(reminder_phrases.settings_problems(len(problems)), first.sentence)

    def fault(self, error: Exception, today: date) -> None:
        """Say that something went wrong, once a day for each place in the code."""
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{frame.filename}:{frame.lineno}"
        if self._faults.get(place) != today:
            self._faults[place] = today
            self.say(phrases.BUG_TITLE, phrases.BUG_BODY)

    def tray(self, through: timedelta, *, hosted: bool) -> timedelta | None:
        """Say once that nothing shows the icon; how long until it is time to."""
        if self._tray_due is None or through < self._tray_due:
            return self._tray_due and self._tray_due - through
        self._tray_due = None
        if not hosted:
            show = Action("default", phrases.SHOW_STATUS, OpenWindow("status"))
            self._notifier.show(
                Notice(phrases.RUNNING_TITLE, reminder_phrases.NO_TRAY_BODY, (show,))
            )
        return None
