"""
Every presence back end with the desktop that it listens to, in one form.

A new one is added here: a class that plays its desktop, and a line in `MEMBERS`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from deskbreak.desktop.dbus.bus import Bus
from deskbreak.desktop.presence.logind import LogindPresence
from deskbreak.desktop.presence.mutter import MUFFIN, MUTTER, MutterPresence
from deskbreak.desktop.presence.polling import PollingPresence
from deskbreak.desktop.presence.port import Presence
from deskbreak.desktop.presence.wayland import WaylandPresence
from deskbreak.desktop.presence.x11 import X11Presence
from tests.desktop.dbus.mocked_logind import HERE, mocked_logind, session_changes
from tests.desktop.dbus.peer import Peer
from tests.desktop.display.fake_wayland import EXT, IDLED, KDE, RESUMED, SEAT, FakeWayland
from tests.desktop.display.fake_x11 import FakeX11
from tests.desktop.loop.poll import Poll
from tests.desktop.presence.fake_input import FakeInput
from tests.desktop.presence.fake_mutter import FakeMutter


@dataclass(frozen=True, slots=True)
class Room:
    """What there is on the machine of a test: a bus that serves nothing yet, and a folder."""

    poll: Poll
    bus: Bus
    address: str
    folder: Path
    patch: pytest.MonkeyPatch

    def without_display(self) -> None:
        """No session of X11 or Wayland."""
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
            self.patch.delenv(name, raising=False)


class Member(ABC):
    """A back end, and a hand that lies on the keyboard or does not."""

    presence: Presence

    def __init__(self, room: Room) -> None:
        self.room = room
        self.posted: list[object] = []
        self.idle = 0  # milliseconds
        self.left = False
        self._told: set[int] = set()  # of this silence: who was told already

    def watch(self, seconds: int) -> None:
        """Ask for a silence; a desktop that is silent already says so, as far as it knows."""
        self.presence.watch(timedelta(seconds=seconds))
        self._asked(seconds * 1000)
        if self.idle:
            self._tell()

    def silence(self, seconds: int) -> None:
        """Let the last input have been so long ago."""
        self.idle = seconds * 1000
        self._tell()

    def input(self) -> None:
        """Press a key."""
        self.idle = 0
        self._told.clear()
        self._end()

    def posts(self, count: int) -> list[object]:
        """What was posted, once it is so many."""
        self.room.poll.until(
            lambda: len(self.posted) >= count, f"{count} edges", lambda: self.posted
        )
        return self.posted

    def leave(self) -> None:
        """End the back end; its desktop lives on."""
        self.left = True
        self.presence.close()

    def close(self) -> None:
        """End both."""
        self.leave()

    @abstractmethod
    def _asked(self, silence: int) -> None:
        """Wait until the desktop knows what is asked for."""

    @abstractmethod
    def _tell(self) -> None:
        """Have the desktop tell of the silence whoever waits for one that short."""

    @abstractmethod
    def _end(self) -> None:
        """Have it tell of input whoever waits for that."""


class X11(Member):
    """On a server that counts as told."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._server = FakeX11()
        room.without_display()
        room.patch.setenv("XAUTHORITY", str(room.folder / "none"))
        room.patch.setenv("DISPLAY", self._server.display)
        self.presence = X11Presence(room.poll, self.posted.append)

    def _asked(self, silence: int) -> None:
        """Nothing to wait for: an alarm that is true when it is set rings at once."""

    def _tell(self) -> None:
        self._server.count(self.idle)

    def _end(self) -> None:
        self._server.count(0)

    def close(self) -> None:
        super().close()
        self._server.close()


class Wayland(Member):
    """On a compositor that speaks one of the protocols."""

    offers: dict[str, int] = {SEAT: 7, EXT: 2}  # noqa: RUF012 - read only

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._server = FakeWayland(room.folder / "wayland-7", self.offers)
        room.patch.setenv("XDG_RUNTIME_DIR", str(room.folder))
        room.patch.setenv("WAYLAND_DISPLAY", "wayland-7")
        self.presence = WaylandPresence(room.poll, self.posted.append)

    def _asked(self, silence: int) -> None:
        self.room.poll.until(
            lambda: silence in {length for _, length in self._server.waiting.values()},
            f"{silence} ms",
            lambda: self._server.waiting,
        )

    def _tell(self) -> None:
        for thing, (_, silence) in list(self._server.waiting.items()):
            if silence <= self.idle and thing not in self._told:
                self._told.add(thing)
                self._server.tell(IDLED, thing)

    def input(self) -> None:
        told, self._told, self.idle = self._told, set(), 0
        for thing in told & self._server.waiting.keys():
            self._server.tell(RESUMED, thing)

    def _end(self) -> None:
        raise NotImplementedError

    def close(self) -> None:
        super().close()
        self._server.close()


class Kwin(Wayland):
    """On an older compositor of KDE's."""

    offers = {SEAT: 7, KDE: 1}  # noqa: RUF012 - read only


class Mutter(Member):
    """On a window manager of GNOME's."""

    maker = MUTTER

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        room.patch.setenv("DBUS_SESSION_BUS_ADDRESS", room.address)
        self._monitor = FakeMutter(room.address, room.poll, self.maker)
        self._monitor.start()
        self.presence = MutterPresence(room.bus, self.posted.append, self.maker)

    def _asked(self, silence: int) -> None:
        self._monitor.settle(self.room.bus)

    def _tell(self) -> None:
        self._monitor.idle = self.idle
        for watch, silence in list(self._monitor.watches.items()):
            if silence and silence <= self.idle and watch not in self._told:
                self._told.add(watch)
                self._monitor.ring(watch)
        self._monitor.settle(self.room.bus)

    def _end(self) -> None:
        self._monitor.press_key()
        self._monitor.settle(self.room.bus)

    def close(self) -> None:
        super().close()
        self._monitor.close()


class Muffin(Mutter):
    """On one of Cinnamon's."""

    maker = MUFFIN


class Logind(Member):
    """In a session of a mocked logind; how long a silence is the desktop has chosen."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        room.patch.setenv("DBUS_SYSTEM_BUS_ADDRESS", room.address)
        room.patch.setenv("XDG_SESSION_ID", "c1")
        self._peer = Peer(room.address, room.poll)
        self._mock = mocked_logind(self._peer)
        self._mock.__enter__()
        session_changes(self._peer, HERE, "IdleSinceHint", "t", 1_700_000_000_000_000)
        self.presence = LogindPresence(room.bus, self.posted.append)

    def _asked(self, silence: int) -> None:
        self._peer.wait_for(self.room.bus.name)

    def _tell(self) -> None:
        session_changes(self._peer, HERE, "IdleHint", "b", True)
        self._peer.wait_for(self.room.bus.name)

    def _end(self) -> None:
        session_changes(self._peer, HERE, "IdleHint", "b", False)
        self._peer.wait_for(self.room.bus.name)

    def close(self) -> None:
        super().close()
        self._mock.__exit__(None, None, None)
        self._peer.close()


class Polling(Member):
    """On a system that can only be asked, as Windows and macOS."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._input = FakeInput()
        self.presence = PollingPresence(self.posted.append, self._input)
        self._input.waiting()

    def _asked(self, silence: int) -> None:
        self._input.waiting()

    def _tell(self) -> None:
        if not self.left:  # else nobody asks
            self._input.is_silent_for(self.idle / 1000)

    def _end(self) -> None:
        self._tell()


MEMBERS: dict[str, Callable[[Room], Member]] = {
    "x11": X11,
    "ext-idle-notify-v2": Wayland,
    "kwin-idle": Kwin,
    "mutter": Mutter,
    "muffin": Muffin,
    "logind": Logind,
    "fake": Polling,
}
"""By the name that each gives itself."""

OWN_LENGTH = {"logind"}
"""Those that have their own idea of how long a silence is."""

ABSENT: dict[str, Callable[[Room], Presence]] = {
    "x11": lambda room: X11Presence(room.poll, print),
    "wayland": lambda room: WaylandPresence(room.poll, print),
    "mutter": lambda room: MutterPresence(room.bus, print),
    "mutter without a bus": lambda _room: MutterPresence(None, print),
    "logind": lambda room: LogindPresence(room.bus, print),
    "logind without a bus": lambda _room: LogindPresence(None, print),
}
"""Each on a machine that has nothing for it. `Polling` is given a source that is there."""


@contextmanager
def running(name: str, room: Room) -> Iterator[Member]:
    """The member of that name on its desktop, both of which end with the block."""
    member = MEMBERS[name](room)
    try:
        yield member
    finally:
        member.close()
