"""The adapters of the resident process where the icon owns the main thread: Windows and macOS."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping

from deskbreak.desktop.adapters import Desktop, Inputs, first
from deskbreak.desktop.busy.port import Probe
from deskbreak.desktop.busy.probes import BusyProbes
from deskbreak.desktop.loop.background import BackgroundWake
from deskbreak.desktop.messages import Post, ignored
from deskbreak.desktop.notify.plyer import PlyerNotifier
from deskbreak.desktop.presence.port import Presence
from deskbreak.desktop.processes.launch import Launcher
from deskbreak.desktop.tray.pystray_icon import PystrayTray
from deskbreak.domain.reminder.presence import Level


def desktop(
    inputs: Inputs,
    presences: Callable[[Post], Iterable[Callable[[], Presence]]],
    levels: Callable[[], Mapping[Level, Probe]],
) -> Desktop:
    """The icon in the thread that calls `run`, and the loop in one of its own."""
    wake = BackgroundWake()
    tray = PystrayTray(inputs.rows, wake.post, inputs.icons)
    plyer = PlyerNotifier(inputs.icons)
    presence = first(presences(wake.post))
    probe = BusyProbes(wake.post, levels).ask
    players = Launcher(wake.post, inputs.options)

    def run(handle: Callable[[object], None]) -> None:
        def work() -> None:
            try:
                wake.run(handle)
            finally:
                tray.close()

        loop = threading.Thread(target=work, name="loop")
        loop.start()
        tray.run()
        loop.join()

    def close() -> None:
        tray.close()
        presence.close()

    return Desktop(
        wake, tray, plyer, plyer, presence, probe, players, run, close, follows_settings=False
    )


def idle_source(presences: Callable[[Post], Iterable[Callable[[], Presence]]]) -> str:
    """The name of what tells input from silence here; opened for this question only."""
    presence = first(presences(ignored))
    presence.close()
    return presence.name
