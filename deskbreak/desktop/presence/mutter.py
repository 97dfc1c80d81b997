"""
Idle and active on GNOME and Cinnamon: watches of their window manager's IdleMonitor, no polling.

Interface org.gnome.Mutter.IdleMonitor (idle-monitor.xml of mutter), which muffin has under its own
name: an idle watch rings in each silence of its length, an active watch once, at the next input.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from jeepney import MatchRule

from deskbreak.desktop.dbus import blocking
from deskbreak.desktop.dbus.bus import DAEMON, Bus, Signal
from deskbreak.desktop.messages import Post, ignored
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.presence import Active, Idle

log = logging.getLogger(__name__)

MUTTER, MUFFIN = "org.gnome.Mutter", "org.cinnamon.Muffin"
MILLISECOND = timedelta(milliseconds=1)


class MutterPresence:
    """`Presence` on the session bus."""

    def __init__(self, bus: Bus | None, post: Post, maker: str = MUTTER) -> None:
        """`maker` is MUTTER or MUFFIN; raises Unavailable where that does not run."""
        monitor = f"{maker}.IdleMonitor"
        if bus is None or not _runs(monitor):
            raise Unavailable(f"There is no {monitor} on the session bus.")
        self.name = maker.rpartition(".")[2].lower()
        self._bus, self._post = bus, post
        self._address = monitor, f"/{monitor.replace('.', '/')}/Core", monitor
        self._silence = 0  # milliseconds; 0: none is asked for yet
        self._asked = 0  # counts the silences asked for: only the last one is waited for
        self._rise = self._fall = 0  # the watches; 0: none
        self._silent = False  # silence was told, and its end was not
        self._early: set[int] = set()  # what rang before we were told its number
        rang = MatchRule(type="signal", sender=monitor, interface=monitor, member="WatchFired")
        bus.hear(rang, self._rang)
        bus.owner_changes(monitor, self._owned)

    def watch(self, idle_after: timedelta) -> None:
        """Ask for this silence; one that lasts longer already is told at once."""
        self._silence = max(idle_after // MILLISECOND, 1)
        if self._rise:
            self._call("RemoveWatch", "u", self._rise)
            self._rise = 0
        self._wait_for_silence()

    def close(self) -> None:
        """Tell nothing more; the watches end with the connection."""
        self._post = ignored

    def _owned(self, owner: str) -> None:
        """Watch anew when another has taken its place, which knows nothing of our watches."""
        self._rise = self._fall = 0
        self._early.clear()
        if owner and self._silence:
            self._wait_for_silence()
            if self._silent:
                self._call("AddUserActiveWatch", then=self._fall_is)

    def _wait_for_silence(self) -> None:
        self._asked += 1
        asked = self._asked

        def added(watch: int) -> None:
            if asked == self._asked:
                self._rise = watch
                self._ring_if_early(watch)
            else:
                self._call("RemoveWatch", "u", watch)

        self._call("AddIdleWatch", "t", self._silence, then=added)

    def _rang(self, signal: Signal) -> None:
        (watch,) = signal.body
        if watch == self._fall:
            self._fall = 0
            if self._silent:
                self._silent = False
                self._post(Active())
        elif watch == self._rise:
            if not self._fall:  # else it waits since a shorter silence, for the same input
                self._call("AddUserActiveWatch", then=self._fall_is)
            self._call("GetIdletime", then=self._counted)
        else:
            self._early.add(watch)

    def _fall_is(self, watch: int) -> None:
        self._fall = watch
        self._ring_if_early(watch)

    def _counted(self, silence: int) -> None:
        """The silence as it is by now: it may be over, or the signal was read late."""
        if silence >= self._silence:
            self._silent = True
            self._post(Idle(silence * MILLISECOND))

    def _ring_if_early(self, watch: int) -> None:
        if watch in self._early:
            self._early.remove(watch)
            self._rang(Signal("", "", "", "", (watch,)))

    def _call(
        self,
        member: str,
        signature: str = "",
        *body: int,
        then: Callable[[int], None] | None = None,
    ) -> None:
        def answer(worked: bool, answered: tuple[Any, ...]) -> None:
            if not worked:
                log.warning("%s refuses %s: %s", self._address[0], member, answered)
            elif then:
                then(*answered)

        self._bus.call(self._address, member, signature, body, answer)


def _runs(name: str) -> bool:
    with blocking.bus("SESSION") as session:
        return bool(session.call(DAEMON, "NameHasOwner", "s", (name,))[0])
