"""
Linux, and every system that nobody knows: who serves each need, the best first.

Each candidate is imported when its turn comes, so that what does not serve here costs nothing.
Each may say Unavailable, but for the last.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from deskbreak.desktop.posix import exclusive, local_socket, open_to_others, reload_zone

if TYPE_CHECKING:
    from socket import socket

    from deskbreak.desktop.adapters import Desktop, Inputs
    from deskbreak.desktop.autostart.port import Autostart
    from deskbreak.desktop.awake.port import Awake
    from deskbreak.desktop.busy.port import Probe
    from deskbreak.desktop.dbus.bus import Bus
    from deskbreak.desktop.display.appearance import Appearance
    from deskbreak.desktop.doctor.finding import Finding
    from deskbreak.desktop.loop.port import Sockets
    from deskbreak.desktop.messages import Post
    from deskbreak.desktop.notify.port import Notifier
    from deskbreak.desktop.presence.port import Presence
    from deskbreak.desktop.sound.port import Sounder, Source
    from deskbreak.desktop.tray.port import Tray
    from deskbreak.domain.reminder.presence import Level

__all__ = ["exclusive", "local_socket", "open_to_others", "reload_zone"]  # and all below

TIME_ZONE = Path("/etc/localtime")  # localtime(5): a link that is put in place anew
PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"))  # of sounds

# -- the resident process ---------------------------------------------------------------------


def desktop(inputs: Inputs) -> Desktop:
    """Everything on one poll loop in the main thread; raises Unavailable where none can be."""
    from deskbreak.desktop.adapters import Desktop, first
    from deskbreak.desktop.busy.probes import BusyProbes
    from deskbreak.desktop.dbus.bus import joined
    from deskbreak.desktop.loop.folder_watch import watch_file
    from deskbreak.desktop.loop.poll import PollWake
    from deskbreak.desktop.messages import SessionOver
    from deskbreak.desktop.presence.lock import SessionLock
    from deskbreak.desktop.processes.launch import Launcher

    wake = PollWake()
    session = joined("SESSION", wake, lambda: wake.post(SessionOver()))
    system = joined("SYSTEM", wake)
    tray = first(_trays(session, inputs, wake.post))
    SessionLock(system, session, wake.post)
    # Before the control socket: a word that follows a change comes after the change's own edge.
    follows_settings = watch_file(inputs.config, wake, wake.post)
    watch_file(TIME_ZONE, wake, wake.post)
    inputs.server.watch_with(wake, wake.post)
    presence = first(_presences(wake, wake.post, session, system))

    def close() -> None:
        tray.close()
        presence.close()
        for bus in (session, system):
            if bus:
                bus.close()

    return Desktop(
        wake=wake,
        tray=tray,
        notifier=first(_notifiers(session, inputs, wake.post)),
        remarks=first(_notifiers(session, inputs, wake.post)),
        presence=presence,
        probe=BusyProbes(wake.post, levels, screen_is_dark=screen_is_dark).ask,
        players=Launcher(wake.post, inputs.options),
        run=wake.run,
        close=close,
        follows_settings=follows_settings,
    )


def _presences(
    loop: Sockets, post: Post, session: Bus | None, system: Bus | None
) -> Iterator[Callable[[], Presence]]:
    from deskbreak.desktop.presence.wayland import WaylandPresence

    yield lambda: WaylandPresence(loop, post)
    from deskbreak.desktop.presence.mutter import MUFFIN, MutterPresence

    yield lambda: MutterPresence(session, post)
    yield lambda: MutterPresence(session, post, MUFFIN)
    from deskbreak.desktop.presence.x11 import X11Presence

    yield lambda: X11Presence(loop, post)
    from deskbreak.desktop.presence.logind import LogindPresence

    yield lambda: LogindPresence(system, post)
    from deskbreak.desktop.presence.none import NoPresence

    yield NoPresence


def _trays(session: Bus | None, inputs: Inputs, post: Post) -> Iterator[Callable[[], Tray]]:
    if session:
        from deskbreak.desktop.tray.status_notifier import SniTray

        yield partial(SniTray, session, inputs.rows, post, inputs.icons)
    from deskbreak.desktop.tray.none import NoTray

    yield NoTray


def _notifiers(
    session: Bus | None, inputs: Inputs, post: Post
) -> Iterator[Callable[[], Notifier]]:
    if session:
        from deskbreak.desktop.notify.dbus import BusNotifier
        from deskbreak.desktop.notify.plyer import PlyerNotifier

        yield partial(BusNotifier, session, post, inputs.icons, PlyerNotifier(inputs.icons))
    from deskbreak.desktop.notify.none import NoNotifier

    yield NoNotifier


def levels() -> Mapping[Level, Probe]:
    """What can be asked here, each a question that may wait."""
    from deskbreak.desktop.busy import do_not_disturb, film, full_screen, microphone, video
    from deskbreak.domain.reminder.presence import Film, Holder

    return {
        Holder.MICROPHONE: microphone.Microphone().in_use,
        Holder.CAMERA: video.Camera().in_use,
        Holder.FULL_SCREEN: full_screen.has_focus,
        Holder.DO_NOT_DISTURB: do_not_disturb.wanted,
        Holder.SCREEN_SHARE: video.screen_is_shared,
        Film.FILM: partial(film.is_on, os.getuid()),  # type: ignore[attr-defined,unused-ignore]
    }


def screen_is_dark() -> bool:
    """Whether the screen is off; raises Unavailable where nobody tells."""
    from deskbreak.desktop.busy import screen

    return screen.is_dark()


def idle_source() -> str:
    """The name of what tells input from silence here; opened for this question only."""
    from deskbreak.desktop.adapters import first
    from deskbreak.desktop.dbus.bus import joined
    from deskbreak.desktop.loop.poll import PollWake

    wake = PollWake()
    session, system = joined("SESSION", wake), joined("SYSTEM", wake)
    presence = first(_presences(wake, wake.post, session, system))
    presence.close()
    for bus in (session, system):
        if bus:
            bus.close()
    return presence.name


# -- the player and the windows ---------------------------------------------------------------


def appearance() -> Appearance:
    """As the settings portal has it."""
    from deskbreak.desktop.display.portal import appearance

    return appearance()


def awake() -> Awake:
    """By the session bus."""
    from deskbreak.desktop.awake.dbus import BusAwake

    return BusAwake()


def follow_lock(sockets: Sockets, post: Post) -> None:
    """Have `Locked`, `Unlocked`, and `LookDue` after a resume posted, by both buses."""
    from deskbreak.desktop.dbus.bus import joined
    from deskbreak.desktop.presence.lock import SessionLock

    SessionLock(joined("SYSTEM", sockets), joined("SESSION", sockets), post)


def chimes() -> Sounder:
    """By the sound server's own player, whichever runs."""
    from deskbreak.desktop.sound.command import SoundCommand
    from deskbreak.desktop.sound.queue import SoundQueue

    return SoundQueue("chimes", [partial(SoundCommand, *command) for command in PLAYERS])


def voice(volume: float, language: str) -> Sounder:
    """By the person's speech server, else by a synthesizer of the system."""
    from deskbreak.desktop.sound.command import Espeak, SoundCommand
    from deskbreak.desktop.sound.queue import SoundQueue
    from deskbreak.desktop.sound.speech_dispatcher import SpeechDispatcher

    def espeak(command: tuple[str, ...]) -> Source:
        return Espeak(SoundCommand(*command), volume, language)

    others = [partial(espeak, command) for command in PLAYERS]
    return SoundQueue("voice", [partial(SpeechDispatcher, volume, language), *others])


# -- every program ----------------------------------------------------------------------------


def autostart() -> Autostart:
    """An entry in the person's autostart folder."""
    from deskbreak.desktop.autostart import xdg

    return xdg


def findings() -> Iterator[Finding]:
    """What this desktop offers, asked of everybody."""
    from deskbreak.desktop.doctor import linux

    return linux.findings()


def language() -> str:
    """The language of the session: the variables say it all."""
    return ""


def clocks() -> tuple[float, float]:
    """Seconds on a clock that stands still in suspend, and on one that runs on."""
    awake = time.monotonic()  # noqa: TID251 - these are the clocks
    through = getattr(time, "CLOCK_BOOTTIME", None)
    return awake, awake if through is None else time.clock_gettime(through)  # type: ignore[attr-defined,unused-ignore]


def boot() -> str:
    """What this boot is called, so that a restart can tell; "" where nobody says it."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def peer(client: socket) -> int:
    """Which user's process is at the other end of a local socket."""
    import socket
    import struct

    option = getattr(socket, "SO_PEERCRED", None)
    if option is None:  # a system that nobody knows: the socket lies in a folder of ours alone
        return os.getuid()  # type: ignore[attr-defined,no-any-return,unused-ignore]
    _pid, uid, _gid = struct.unpack("iII", client.getsockopt(socket.SOL_SOCKET, option, 12))
    return int(uid)
