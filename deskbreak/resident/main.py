"""The composition root of the resident process: builds every part, runs the loop, ends all."""

from __future__ import annotations

import gc
import logging
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from deskbreak import paths
from deskbreak.desktop.adapters import Desktop, Inputs
from deskbreak.desktop.here import machine
from deskbreak.desktop.loop import clock
from deskbreak.desktop.messages import OpenWindow
from deskbreak.desktop.notify.port import Notice
from deskbreak.desktop.processes import control, hooks
from deskbreak.desktop.processes.server import Server
from deskbreak.desktop.tray.port import Row
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.desk import Desk
from deskbreak.resident import phrases
from deskbreak.resident.journal import Journal
from deskbreak.resident.loop import Loop
from deskbreak.resident.messages import Quit
from deskbreak.resident.parts import Parts
from deskbreak.storage import agenda_file, config_file, desk_state
from deskbreak.storage.history import History

LOG_BYTES = 512 * 1024


def run(config: Path, history: Path, server: Server, words: Sequence[str]) -> int:
    """
    Run until quit; the exit status.

    `server` is the control socket that makes this the only one, `words` the options that our own
    children are given.
    """
    _log()

    def rows() -> Sequence[Row]:
        return loop.rows()

    waiting = desk_state.load_waiting(paths.desk_file())
    saved = desk_state.load(paths.desk_file(), Desk)
    desktop = machine.desktop(Inputs(rows, paths.icons(), server, config, words))
    loop = Loop(parts_on(desktop, config, history, waiting), saved)
    _on_signals(lambda: desktop.wake.post(Quit()))
    try:
        loop.begin()
        if saved is None and not config.exists() and paths.desk_file().exists():
            loop.handle(OpenWindow("first-run"))  # nobody has met it, and it will be remembered
        gc.enable()
        desktop.run(loop.handle)
    finally:
        server.close()
        desktop.close()
    return 0


def parts_on(desktop: Desktop, config: Path, history: Path, waiting: Sequence[Any] = ()) -> Parts:
    """
    What the loop works with: the desktop, the files and the clock of this machine.

    waiting: the rows that an earlier run could not write.
    """

    def tell(sentence: str) -> None:
        desktop.remarks.show(Notice(phrases.HISTORY_WAITS, sentence))

    def save(desk: Desk) -> None:
        desk_state.save(paths.desk_file(), desk, journal.waiting)

    journal = Journal(History(history, patience=0), tell, waiting)
    return Parts(
        desktop=desktop,
        journal=journal,
        clock=clock.read,
        zone=clock.zone,
        load=partial(config_file.load, config),
        save=save,
        raise_player=_raise_player,
        agenda=partial(agenda_file.load, paths.agenda_file()),
        run_hook=hooks.run,
    )


def _on_signals(end: Callable[[], None]) -> None:
    """Call `end` when told to stop; what `nohup` has us ignore stays ignored."""
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):  # Windows lacks the last
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda _number, _frame: end())


def _raise_player(token: str | None) -> None:
    with suppress(Unavailable):  # it may be closing just now
        control.ask("player", {"word": "raise", "token": token})


def _log() -> None:
    """One log of 512 KB and one old one; on standard error where it cannot be written."""
    line = "%(asctime)s %(levelname)s %(name)s: %(message)s"
    handler: logging.Handler = logging.StreamHandler()
    with suppress(OSError):
        handler = RotatingFileHandler(paths.log_file(), maxBytes=LOG_BYTES, backupCount=1)
    logging.basicConfig(level=logging.INFO, format=line, handlers=[handler])
