"""The adapters of the resident process, and how each is found among its candidates."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from deskbreak.desktop.loop.port import Wake
from deskbreak.desktop.notify.port import Notifier
from deskbreak.desktop.presence.port import Presence
from deskbreak.desktop.processes.launch import Launcher
from deskbreak.desktop.processes.server import Server
from deskbreak.desktop.tray.port import Rows, Tray
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.presence import Level

log = logging.getLogger(__name__)

Run = Callable[[Callable[[object], None]], None]
Adapter = TypeVar("Adapter")


class Desktop(NamedTuple):
    """The adapters that serve this machine; `run` is the loop, `close` gives all back."""

    wake: Wake
    tray: Tray
    notifier: Notifier  # of reminders
    remarks: Notifier  # of the rest, which takes no reminder's place
    presence: Presence
    probe: Callable[[frozenset[Level]], None]  # posts `Probed` within some seconds
    players: Launcher
    run: Run
    close: Callable[[], None]
    follows_settings: bool  # whether `SettingsTouched` is posted whenever the file has changed


class Inputs(NamedTuple):
    """What the resident process brings to its adapters."""

    rows: Rows
    icons: Path
    server: Server
    config: Path
    options: Sequence[str]  # global options for our own children


def first(candidates: Iterable[Callable[[], Adapter]]) -> Adapter:
    """The first that this machine can serve; what was not to be had is one line in the log."""
    for candidate in candidates:
        try:
            return candidate()
        except Unavailable as unavailable:
            log.info("%s", unavailable)
    raise LookupError("the last candidate cannot fail")
