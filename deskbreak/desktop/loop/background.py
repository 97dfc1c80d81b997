"""The resident's loop where the tray has the main thread: APScheduler waits in another."""

from __future__ import annotations

from deskbreak.desktop.loop.next_look import BackgroundScheduler, LookWake


class BackgroundWake(LookWake):
    """`Wake`; `run` blocks the thread that calls it."""

    def __init__(self) -> None:
        """What is posted before `run` waits for it."""
        super().__init__(BackgroundScheduler)
