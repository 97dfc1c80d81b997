"""
THE place that branches on the platform: which adapter serves which port on this machine.

Each need has candidates, and the first that this machine can serve wins; the last one cannot
fail. What was not to be had is one line in the log.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from deskbreak.desktop.busy.port import Probe, Probes
from deskbreak.desktop.busy.probes import BusyProbes
from deskbreak.desktop.loop.port import Wake
from deskbreak.desktop.messages import Post, SessionOver
from deskbreak.desktop.notify.plyer import PlyerNotifier
from deskbreak.desktop.notify.port import Notifier
from deskbreak.desktop.presence.none import NoPresence
from deskbreak.desktop.presence.port import Presence
from deskbreak.desktop.processes import control
from deskbreak.desktop.processes.launch import Launcher
from deskbreak.desktop.processes.port import Players
from deskbreak.desktop.tray.port import Rows, Tray
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.presence import Film, Holder, Level

log = logging.getLogger(__name__)

Run = Callable[[Callable[[object], None]], None]


@dataclass(frozen=True, slots=True)
class Desktop:
    """The adapters that serve this machine; `run` is the loop, `close` gives all back."""

    wake: Wake
    tray: Tray
    notifier: Notifier  # of reminders
    remarks: Notifier  # of the rest, which takes no reminder's place
    presence: Presence
    probes: Probes
    players: Players
    run: Run
    close: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the resident process brings to its adapters."""

    rows: Rows
    icons: Path
    server: control.Server
    config: Path
    words: Sequence[str]  # global options for our own children


if sys.platform == "linux":
    from deskbreak.desktop.busy import do_not_disturb, film, full_screen, microphone, video
    from deskbreak.desktop.dbus.bus import Bus, joined
    from deskbreak.desktop.loop.folder_watch import watch_file
    from deskbreak.desktop.loop.poll import PollWake
    from deskbreak.desktop.notify.dbus import BusNotifier
    from deskbreak.desktop.notify.none import NoNotifier
    from deskbreak.desktop.presence.lock import SessionLock
    from deskbreak.desktop.presence.logind import LogindPresence
    from deskbreak.desktop.presence.mutter import MUFFIN, MutterPresence
    from deskbreak.desktop.presence.wayland import WaylandPresence
    from deskbreak.desktop.presence.x11 import X11Presence
    from deskbreak.desktop.tray.none import NoTray
    from deskbreak.desktop.tray.status_notifier import SniTray

    TIME_ZONE = Path("/etc/localtime")  # localtime(5): a link that is put in place anew

    def desktop(wanted: Wanted) -> Desktop:
        """Everything on one poll loop in the main thread."""
        wake = PollWake()
        session = joined("SESSION", wake, lambda: wake.post(SessionOver()))
        system = joined("SYSTEM", wake)
        plyer = PlyerNotifier(wanted.icons)

        def notifier() -> Notifier:
            if session:
                return BusNotifier(session, wake.post, wanted.icons, plyer)
            return NoNotifier()

        tray = SniTray(session, wanted.rows, wake.post, wanted.icons) if session else NoTray()
        SessionLock(system, session, wake.post)
        watch_file(wanted.config, wake, wake.post)
        watch_file(TIME_ZONE, wake, wake.post)
        wanted.server.watch_with(wake, wake.post)
        presence = _presence(wake, session, system)
        probes = BusyProbes(wake.post, busy())
        players = Launcher(wake.post, wanted.words)

        def close() -> None:
            tray.close()
            presence.close()
            for bus in (session, system):
                if bus:
                    bus.close()

        return Desktop(
            wake, tray, notifier(), notifier(), presence, probes, players, wake.run, close
        )

    def idle_source() -> str:
        """The name of what tells input from silence here; opened for this question only."""
        wake = PollWake()
        session, system = joined("SESSION", wake), joined("SYSTEM", wake)
        presence = _presence(wake, session, system)
        presence.close()
        for bus in (session, system):
            if bus:
                bus.close()
        return presence.name

    def _presence(wake: PollWake, session: Bus | None, system: Bus | None) -> Presence:
        return first(
            lambda: WaylandPresence(wake, wake.post),
            lambda: MutterPresence(session, wake.post),
            lambda: MutterPresence(session, wake.post, MUFFIN),
            lambda: X11Presence(wake, wake.post),
            lambda: LogindPresence(system, wake.post),
            NoPresence,
        )

    def busy() -> Mapping[Level, Probe]:
        """What can be asked here, each a question that may wait."""
        return {
            Holder.MICROPHONE: microphone.Microphone().in_use,
            Holder.CAMERA: video.Camera().in_use,
            Holder.FULL_SCREEN: full_screen.has_focus,
            Holder.DO_NOT_DISTURB: do_not_disturb.wanted,
            Holder.SCREEN_SHARE: video.screen_is_shared,
            Film.FILM: partial(film.is_on, os.getuid()),
        }

else:
    import threading

    from deskbreak.desktop.loop.background import BackgroundWake
    from deskbreak.desktop.presence.polling import AskedPresence
    from deskbreak.desktop.tray.pystray_icon import PystrayTray

    if sys.platform == "win32":
        from deskbreak.desktop.busy import win32
        from deskbreak.desktop.presence.win32 import WindowsMachine

        def busy() -> Mapping[Level, Probe]:
            """What can be asked here, each a question that may wait."""
            return win32.probes()

        def asked(post: Post) -> Presence:
            """By a window that is never shown."""
            return AskedPresence(post, WindowsMachine(post))
    else:
        from deskbreak.desktop.presence.macos import MacMachine

        def busy() -> Mapping[Level, Probe]:
            """Nobody to ask: all of it is unknown, and counts as free."""
            return {}

        def asked(post: Post) -> Presence:
            """By the event source of this session."""
            return AskedPresence(post, MacMachine())

    def desktop(wanted: Wanted) -> Desktop:
        """The icon owns the main thread; the loop has one of its own."""
        wake = BackgroundWake()
        tray = PystrayTray(wanted.rows, wake.post, wanted.icons)
        plyer = PlyerNotifier(wanted.icons)
        probes = BusyProbes(wake.post, busy())
        players = Launcher(wake.post, wanted.words)

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

        presence = first(lambda: asked(wake.post), NoPresence)

        def close() -> None:
            tray.close()
            presence.close()

        return Desktop(wake, tray, plyer, plyer, presence, probes, players, run, close)

    def idle_source() -> str:
        """As above."""
        return NoPresence().name


def first(*candidates: Callable[[], Presence]) -> Presence:
    """The first candidate that this machine can serve."""
    for candidate in candidates[:-1]:
        try:
            return candidate()
        except Unavailable as unavailable:
            log.info("%s", unavailable)
    return candidates[-1]()
