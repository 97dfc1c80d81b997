"""Windows: who serves each need, the best first; each is imported when its turn comes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

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

assert sys.platform == "win32"  # noqa: S101, TID251 - what follows is of Windows; mypy reads this


def desktop(inputs: Inputs) -> Desktop:
    """The icon owns the main thread; the loop has one of its own."""
    from deskbreak.desktop import threaded

    return threaded.desktop(inputs, _presences, levels)


def _presences(post: Post) -> Iterator[Callable[[], Presence]]:
    from deskbreak.desktop.presence.polling import PollingPresence
    from deskbreak.desktop.presence.win32 import WindowsInput

    yield lambda: PollingPresence(post, WindowsInput(post))
    from deskbreak.desktop.presence.none import NoPresence

    yield NoPresence


def levels() -> Mapping[Level, Probe]:
    """What can be asked here, each a question that may wait."""
    from deskbreak.desktop.busy import win32

    return win32.probes()


def idle_source() -> str:
    """The name of what tells input from silence here; opened for this question only."""
    from deskbreak.desktop import threaded

    return threaded.idle_source(_presences)


def appearance() -> Appearance:
    """Nothing special: Qt knows what is known here."""
    from deskbreak.desktop.display.appearance import Appearance

    return Appearance()


def awake() -> Awake:
    """By a flag of this thread."""
    from deskbreak.desktop.awake.win32 import WindowsAwake

    return WindowsAwake()


def follow_lock(sockets: Sockets, post: Post) -> None:
    """Nothing tells of it here."""


def chimes() -> Sounder:
    """In this process."""
    from deskbreak.desktop.sound.queue import SoundQueue
    from deskbreak.desktop.sound.win32 import WindowsSound

    return SoundQueue("chimes", [WindowsSound])


def voice(volume: float, language: str) -> Sounder:
    """By a helper that holds the voice of Windows, without a window of its own."""
    import subprocess

    from deskbreak.desktop.sound.powershell import Helper, windows
    from deskbreak.desktop.sound.queue import SoundQueue

    command = windows(volume, language)
    return SoundQueue("voice", [partial(Helper, command, subprocess.CREATE_NO_WINDOW)])


def autostart() -> Autostart:
    """The person's Run key."""
    from deskbreak.desktop.autostart import run_key

    return run_key


def findings() -> Iterator[Finding]:
    """What the system always has, and what we do not ask of it yet."""
    from deskbreak.desktop.doctor import system

    return system.findings(idle_source())


def language() -> str:
    """By the number that Windows gives a language of its own windows."""
    import ctypes
    import locale

    number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    return locale.windows_locale.get(number, "")


def clocks() -> tuple[float, float]:
    """Seconds on the only clock there is, twice: it runs on through suspend."""
    seconds = time.monotonic()  # noqa: TID251 - this is the clock
    return seconds, seconds


def boot() -> str:
    """Nobody says what this boot is called: a restart trusts the wall clock."""
    return ""


def reload_zone() -> None:
    """Nothing to have read: there is no copy of the time zone."""


def local_socket() -> socket:
    """Python has none here."""
    from deskbreak.desktop import phrases
    from deskbreak.desktop.unavailable import Unavailable

    raise Unavailable(phrases.NO_SOCKETS)


def peer(client: socket) -> int:
    """Nobody is at the other end of a socket that there is not."""
    raise NotImplementedError


def open_to_others(_file: Path) -> bool:
    """Its permissions are not those of Unix; what lies in a person's folder is theirs."""
    return False


def exclusive(_folder: Path) -> AbstractContextManager[None]:
    """Nothing here locks a folder."""
    return nullcontext()
