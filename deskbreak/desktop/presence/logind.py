"""
Idle and active as the desktop tells logind, after a delay of its own: the last resort.

Most desktops never tell it. It is believed only where one has told it in this session.
"""

from __future__ import annotations

from datetime import timedelta

from deskbreak.desktop.dbus import blocking, login_session
from deskbreak.desktop.dbus.bus import Bus
from deskbreak.desktop.dbus.login_session import LOGIN, SESSION, Properties
from deskbreak.desktop.messages import Post, ignored
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.presence import Active, Idle


class LogindPresence:
    """`Presence` on the system bus."""

    name = "logind"

    def __init__(self, bus: Bus | None, post: Post) -> None:
        """Raises Unavailable where nobody tells logind of silence."""
        if bus is None:
            raise Unavailable("Without a system bus there is no logind.")
        self._bus, self._post = bus, post
        self._path = path = login_session.own()
        self._watched = self._silent = False
        with blocking.bus("SYSTEM") as system:
            if not system.get((LOGIN, path, SESSION), "IdleSinceHint"):
                raise Unavailable("Nobody has told logind of silence in this session.")

    def watch(self, idle_after: timedelta) -> None:
        """Follow the hint: the desktop has chosen how long a silence is, and does not say."""
        if not self._watched:
            self._watched = True
            login_session.follow(self._bus, self._path, self._changed)

    def close(self) -> None:
        """Tell nothing more; the signals end with the connection."""
        self._post = ignored

    def _changed(self, properties: Properties) -> None:
        silent = properties.get("IdleHint", ("b", self._silent))[1]
        if silent != self._silent:
            self._silent = silent
            self._post(Idle(timedelta(0)) if silent else Active())
