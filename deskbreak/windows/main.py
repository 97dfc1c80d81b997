"""The composition root of a window's process: one window, and only one of its name."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from deskbreak.desktop.here import machine
from deskbreak.desktop.loop import clock
from deskbreak.domain.problems import BUG_IN_WORD
from deskbreak.domain.session import day_of
from deskbreak.domain.settings import Settings
from deskbreak.storage import config_file
from deskbreak.widgets import display, program
from deskbreak.widgets.outside import Outside
from deskbreak.widgets.theme import Theme
from deskbreak.windows import WINDOWS

log = logging.getLogger(__name__)

FAILED = 1


@dataclass(frozen=True, slots=True)
class Here:
    """What a window is built of: the person's files, and how the desktop wants it to look."""

    config: Path
    history: Path
    settings: Settings
    theme: Theme
    dress: Callable[[str], Theme]
    """Wears another setting of the theme."""


def run(name: str, config: Path, history: Path) -> int:
    """
    Show the window of that name until it is closed; the exit status.

    One that is open already comes to the front. Raises Unavailable where no window can open.
    """
    program.log_to_file()
    display.check(os.environ)
    try:
        server = program.claim(name)
    except program.AlreadyOpen:
        return 0
    app = program.application()
    sys.excepthook = lambda _kind, bug, _trace: _bug(app, bug)
    settings, wanted = config_file.load(config).settings, machine.appearance()
    dress = partial(program.dress, app, wanted=wanted)
    theme = dress(settings.player.theme)
    window = built(name, Here(config, history, settings, theme, dress))
    outside = Outside(app, window)
    if server:
        server.watch_with(outside, outside.answer)
    outside.end_on_signals()
    program.put(window, QSize(*WINDOWS[name]))
    program.come_forward(window)
    status = app.exec()
    if server:
        server.close()
    return status


def built(name: str, here: Here) -> QWidget:
    """The window of that name; of the others nothing is imported."""
    match name:
        case "settings":
            from deskbreak.windows.settings.building import settings_window

            return settings_window(here.config, here.theme, here.dress)
        case "history":
            from deskbreak.windows.history.building import history_window

            return history_window(here.history)
        case "status":
            from deskbreak.windows.status import status_window

            return status_window()
        case "first-run":
            from deskbreak.windows.first_run.building import first_run_window

            today = day_of(clock.read().at, clock.zone())
            return first_run_window(here.config, here.theme, today)
        case "interval":
            from deskbreak.windows.asking import interval_window

            return interval_window(here.config, here.settings.reminder.work_interval_minutes)
        case "pause":
            from deskbreak.windows.asking import pause_window

            return pause_window(clock.read().at.astimezone(clock.zone()))
    raise ValueError(name)


def _bug(app: QApplication, bug: BaseException) -> None:
    """Qt would go on after an exception, with a window that shows half of the truth."""
    log.error("the window ends", exc_info=bug)
    sys.stderr.write(f"deskbreak: {BUG_IN_WORD}\n")
    app.exit(FAILED)
