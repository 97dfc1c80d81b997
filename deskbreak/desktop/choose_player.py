"""
What `choose.py` is to the resident process, for the player: which adapter serves it here.

It stands apart so that the player does not import trays and schedulers.
"""

from __future__ import annotations

import sys
from functools import partial

from deskbreak.desktop.awake.port import Awake
from deskbreak.desktop.display.appearance import Appearance
from deskbreak.desktop.loop.port import Sockets
from deskbreak.desktop.messages import Post
from deskbreak.desktop.sound.port import Sounder, Source
from deskbreak.desktop.sound.queue import Outlet

if sys.platform == "linux":
    from deskbreak.desktop.awake.dbus import BusAwake
    from deskbreak.desktop.dbus.bus import joined
    from deskbreak.desktop.display.portal import appearance as appearance  # noqa: PLC0414
    from deskbreak.desktop.presence.lock import SessionLock
    from deskbreak.desktop.sound.command import Child, Espeak
    from deskbreak.desktop.sound.speech_dispatcher import SpeechDispatcher

    PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"))

    def awake() -> Awake:
        """By the session bus."""
        return BusAwake()

    def follow_lock(sockets: Sockets, post: Post) -> None:
        """Have `Locked`, `Unlocked`, and `LookDue` after a resume posted, by both buses."""
        SessionLock(joined("SYSTEM", sockets), joined("SESSION", sockets), post)

    def chimes() -> Sounder:
        """By the sound server's own player, whichever runs."""
        return Outlet("chimes", [partial(Child, *command) for command in PLAYERS])

    def voice(volume: float, language: str) -> Sounder:
        """By the person's speech server, else by a synthesizer of the system."""

        def espeak(command: tuple[str, ...]) -> Source:
            return Espeak(Child(*command), volume, language)

        others = [partial(espeak, command) for command in PLAYERS]
        return Outlet("voice", [partial(SpeechDispatcher, volume, language), *others])

elif sys.platform == "darwin":
    from deskbreak.desktop.awake.caffeinate import CaffeinateAwake
    from deskbreak.desktop.sound.command import Child

    appearance = Appearance  # Qt knows what is known here

    def awake() -> Awake:
        """By a command of the system."""
        return CaffeinateAwake()

    def follow_lock(sockets: Sockets, post: Post) -> None:
        """Nothing tells of it here."""

    def chimes() -> Sounder:
        """By a command of the system."""
        return Outlet("chimes", [partial(Child, "afplay")])

    def voice(volume: float, language: str) -> Sounder:
        """By a command of the system, in a voice for the language if it is known by name."""
        fed = f"[[volm {volume:.2f}]] {{}}"
        named = ("say", "-v", "Samantha") if language == "en" else ("say",)
        commands = ((*each, "-f", "-") for each in (named, ("say",)))
        return Outlet("voice", [partial(Child, *command, fed=fed) for command in commands])

else:
    import subprocess

    from deskbreak.desktop.awake.win32 import WindowsAwake
    from deskbreak.desktop.sound.powershell import Helper, windows
    from deskbreak.desktop.sound.win32 import WindowsSound

    appearance = Appearance  # as above

    def awake() -> Awake:
        """By a flag of this thread."""
        return WindowsAwake()

    def follow_lock(sockets: Sockets, post: Post) -> None:
        """Nothing tells of it here."""

    def chimes() -> Sounder:
        """In this process."""
        return Outlet("chimes", [WindowsSound])

    def voice(volume: float, language: str) -> Sounder:
        """By a helper that holds the voice of Windows, without a window of its own."""
        command = windows(volume, language)
        return Outlet("voice", [partial(Helper, command, subprocess.CREATE_NO_WINDOW)])
