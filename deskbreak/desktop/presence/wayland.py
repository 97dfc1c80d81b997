"""
Idle and active on Wayland: the compositor counts the silence and tells of both edges.

Protocols, the best first: ext-idle-notify-v1 in its version 2, which a film does not keep from
telling; in its version 1; org_kde_kwin_idle, as older compositors have it. None of them can be
asked how long the silence has lasted: one that began before us is told after the silence that is
asked for, and so is one that is asked for anew.
"""

from __future__ import annotations

import logging
from contextlib import ExitStack, closing
from datetime import timedelta

from deskbreak.desktop.display.wayland import Wayland
from deskbreak.desktop.loop.port import Sockets
from deskbreak.desktop.messages import Post, SessionOver
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.presence import Active, Idle

log = logging.getLogger(__name__)

EXT, KDE = "ext_idle_notifier_v1", "org_kde_kwin_idle"
REQUESTS = {  # by interface and version: our name for it, and the request that is told of silence
    (EXT, 2): ("ext-idle-notify-v2", 2),
    (EXT, 1): ("ext-idle-notify-v1", 1),
    (KDE, 1): ("kwin-idle", 0),
}
DESTROY = 0  # a request of what any of them makes
IDLED, RESUMED = 0, 1  # its events
MILLISECOND = timedelta(milliseconds=1)


class WaylandPresence:
    """`Presence` on the compositor of WAYLAND_DISPLAY."""

    def __init__(self, loop: Sockets, post: Post) -> None:
        """Raises Unavailable where there is no compositor, or it does not tell."""
        self._loop, self._post = loop, post
        self._silence = 0  # milliseconds; 0: none is asked for yet
        self._rise = self._fall = 0  # what tells of silence and of its end; 0: nothing does
        self._open = False
        try:
            self._join()
        except OSError as error:
            raise Unavailable(f"The Wayland compositor does not answer: {error}.") from error

    def watch(self, idle_after: timedelta) -> None:
        """Ask for this silence; one that lasts already may be told that much late."""
        self._silence = max(idle_after // MILLISECOND, 1)
        if self._open:
            try:
                self._wait_for_silence()
            except OSError as error:
                self._lost(error)

    def close(self) -> None:
        """Leave the compositor."""
        if self._open:
            self._open = False
            self._loop.forget(self._wayland.fileno())
            self._wayland.close()

    def _join(self) -> None:
        with ExitStack() as undo:
            self._wayland = undo.enter_context(closing(Wayland()))
            self._seat, _ = self._wayland.bind("wl_seat", 1)
            interface = EXT if EXT in self._wayland.offers else KDE
            self._notifier, version = self._wayland.bind(interface, 2)
            self.name, self._request = REQUESTS[interface, version]
            undo.pop_all()
        self._open = True
        self._loop.watch(self._wayland.fileno(), self._read)

    def _read(self) -> None:
        try:
            for thing, event, _ in self._wayland.messages():
                if thing == self._rise and event == IDLED:
                    self._fall = self._fall or thing  # a shorter silence ends at the same input
                    self._post(Idle(self._silence * MILLISECOND))
                elif thing == self._fall and event == RESUMED:
                    self._fall = 0
                    if thing != self._rise:
                        self._wayland.send(thing, DESTROY)
                    self._post(Active())
        except OSError as error:
            self._lost(error)

    def _wait_for_silence(self) -> None:
        if self._rise not in (0, self._fall):
            self._wayland.send(self._rise, DESTROY)
        self._rise = self._told_of(self._silence)

    def _told_of(self, silence: int) -> int:
        told = self._wayland.new_id()
        words = (self._seat, silence) if self.name == "kwin-idle" else (silence, self._seat)
        self._wayland.send(self._notifier, self._request, told, *words)
        return told

    def _lost(self, error: OSError) -> None:
        """Join the compositor that took the place of one that fell; else the session is over."""
        log.warning("The Wayland compositor has gone: %s.", error)
        self.close()
        try:
            self._join()
            self._rise = 0
            if self._fall:  # the shortest silence tells when the one that lasts ends
                self._fall = self._told_of(1)
            if self._silence:
                self._wait_for_silence()
        except (OSError, Unavailable):
            self.close()
            self._post(SessionOver())
