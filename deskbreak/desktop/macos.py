"""macOS: who serves each need, the best first; each is imported when its turn comes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from deskbreak.desktop.posix import exclusive, local_socket, open_to_others, reload_zone

if TYPE_CHECKING:
    from socket import socket

    from deskbreak.desktop.adapters import Desktop, Inputs
    from deskbreak.desktop.autostart.port import Autostart
    from deskbreak.desktop.awake.port import Awake
    from deskbreak.desktop.busy.port import Probe
    from deskbreak.desktop.display.appearance import Appearance
    from deskbreak.desktop.doctor.finding import Finding
    from deskbreak.desktop.loop.port import Sockets
    from deskbreak.desktop.messages import Post
    from deskbreak.desktop.presence.port import Presence
    from deskbreak.desktop.sound.port import Sounder
    from deskbreak.domain.reminder.presence import Level

assert sys.platform == "darwin"  # noqa: S101, TID251 - what follows is of macOS; mypy reads this

__all__ = ["exclusive", "local_socket", "open_to_others", "reload_zone"]  # and all below

SOL_LOCAL, LOCAL_PEERCRED = 0, 1  # <sys/un.h>


def desktop(inputs: Inputs) -> Desktop:
    """The icon owns the main thread; the loop has one of its own."""
    from deskbreak.desktop import threaded

    return threaded.desktop(inputs, _presences, levels)


def _presences(post: Post) -> Iterator[Callable[[], Presence]]:
    from deskbreak.desktop.presence.macos import MacInput
    from deskbreak.desktop.presence.polling import PollingPresence

    yield lambda: PollingPresence(post, MacInput())
    from deskbreak.desktop.presence.none import NoPresence

    yield NoPresence


def levels() -> Mapping[Level, Probe]:
    """Nobody to ask: all of it is unknown, and counts as free."""
    return {}


def idle_source() -> str:
    """The name of what tells input from silence here; opened for this question only."""
    from deskbreak.desktop import threaded

    return threaded.idle_source(_presences)


def appearance() -> Appearance:
    """Nothing special: Qt knows what is known here."""
    from deskbreak.desktop.display.appearance import Appearance

    return Appearance()


def awake() -> Awake:
    """By a command of the system."""
    from deskbreak.desktop.awake.caffeinate import CaffeinateAwake

    return CaffeinateAwake()


def follow_lock(sockets: Sockets, post: Post) -> None:
    """Nothing tells of it here."""


def chimes() -> Sounder:
    """By a command of the system."""
    from deskbreak.desktop.sound.command import SoundCommand
    from deskbreak.desktop.sound.queue import SoundQueue

    return SoundQueue("chimes", [partial(SoundCommand, "afplay")])


def voice(volume: float, language: str) -> Sounder:
    """By a command of the system, in a voice for the language if it is known by name."""
    from deskbreak.desktop.sound.command import SoundCommand
    from deskbreak.desktop.sound.queue import SoundQueue

    fed = f"[[volm {volume:.2f}]] {{}}"
    named = ("say", "-v", "Samantha") if language == "en" else ("say",)
    commands = ((*each, "-f", "-") for each in (named, ("say",)))
    return SoundQueue("voice", [partial(SoundCommand, *command, fed=fed) for command in commands])


def autostart() -> Autostart:
    """A launch agent of the person."""
    from deskbreak.desktop.autostart import launch_agent

    return launch_agent


def findings() -> Iterator[Finding]:
    """What the system always has, and what we do not ask of it yet."""
    from deskbreak.desktop.doctor import system

    return system.findings(idle_source())


def language() -> str:
    """What System Settings say, `de_DE` or `en_US@rg=dezzzz`, without what is special."""
    import subprocess

    words = ["defaults", "read", "-g", "AppleLocale"]
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    return done.stdout.strip().partition("@")[0]


def clocks() -> tuple[float, float]:
    """Seconds on a clock that stands still in suspend, and on one that runs on."""
    return time.clock_gettime(time.CLOCK_UPTIME_RAW), time.clock_gettime(time.CLOCK_MONOTONIC)


def boot() -> str:
    """Nobody says what this boot is called: a restart trusts the wall clock."""
    return ""


def peer(client: socket) -> int:
    """Which user's process is at the other end: a struct xucred begins with version and user."""
    import struct

    _version, uid = struct.unpack("II", client.getsockopt(SOL_LOCAL, LOCAL_PEERCRED, 8))
    return int(uid)
