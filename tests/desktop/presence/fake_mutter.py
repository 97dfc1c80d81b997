"""Mutter's IdleMonitor of one page: it keeps watches, and tells of silence when told to."""

from __future__ import annotations

from deskbreak.desktop.dbus.bus import Bus
from deskbreak.desktop.dbus.bus_object import BusObject, Method
from tests.desktop.dbus.peer import Peer
from tests.desktop.loop.poll import Poll


class FakeMutter(Peer):
    """Owns the name of the monitor from `start` to `close`."""

    def __init__(self, address: str, poll: Poll, maker: str, first: int = 7) -> None:
        super().__init__(address, poll)
        self.idle = 0  # milliseconds
        self.watches: dict[int, int | None] = {}  # milliseconds; None: until the next input
        self.rings_early = False
        self._next = first
        self._monitor = f"{maker}.IdleMonitor"
        methods = {
            "AddIdleWatch": Method("t", "u", lambda silence: (self._add(silence),)),
            "AddUserActiveWatch": Method("", "u", lambda: (self._add(None),)),
            "RemoveWatch": Method("u", "", self._remove),
            "GetIdletime": Method("", "t", lambda: (self.idle,)),
        }
        self._path = f"/{self._monitor.replace('.', '/')}/Core"
        self.serve(self._path, BusObject(self._monitor, methods, {}))

    def start(self) -> None:
        """Come up."""
        self.own(self._monitor)

    def fall_silent(self, idle: int) -> None:
        """Let nothing happen for `idle` milliseconds."""
        self.idle = idle
        for watch, silence in self.watches.items():
            if silence and silence <= idle:
                self.ring(watch)

    def press_key(self) -> None:
        """Have input."""
        self.idle = 0
        for watch in [watch for watch, silence in self.watches.items() if silence is None]:
            del self.watches[watch]
            self.ring(watch)

    def ring(self, watch: int) -> None:
        """Tell that a watch has fired."""
        self.emit(self._path, self._monitor, "WatchFired", "u", watch)

    def settle(self, bus: Bus) -> None:
        """Let `bus` and this monitor read and answer all that the other has said."""
        for _ in range(2):
            self.wait_for(bus.name)
            answers: list[bool] = []
            ours = (self.name, "/", "org.freedesktop.DBus.Peer")
            bus.call(ours, "Ping", answer=lambda worked, _: answers.append(worked))  # noqa: B023
            self.poll.until(lambda: answers, "a sign of life of the monitor")  # noqa: B023

    def _add(self, silence: int | None) -> int:
        self._next += 1
        self.watches[self._next] = silence
        if silence and self.rings_early:  # as the real one does where silence lasts already
            self.ring(self._next)
        return self._next

    def _remove(self, watch: int) -> None:
        del self.watches[watch]
