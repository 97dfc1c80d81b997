"""Builds the history window over the person's files."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

from deskbreak import exercises, paths
from deskbreak.desktop.loop import clock
from deskbreak.desktop.processes import control
from deskbreak.storage.history import History
from deskbreak.windows.history.records import Records
from deskbreak.windows.history.window import HistoryWindow

PATIENCE = timedelta(seconds=1)  # with the running program, whose answer is waited for


def history_window(history: Path) -> HistoryWindow:
    """The window over the file `history`; of the person's own, the running program is asked."""
    known = exercises.load(paths.own_exercises())[0]
    own = history == paths.history_file()
    records = Records(
        History(history),
        {one.id: one.dose.repetition for one in known},
        partial(control.ask, "resident", limit=PATIENCE) if own else lambda _words: None,
        lambda: clock.read().at,
        clock.zone(),
    )
    return HistoryWindow(records, {one.id: one.name for one in known})
