"""
Locked, unlocked and resumed, from every source that a Linux desktop may have, over D-Bus.

logind knows whether our session is the one in front, and of most lockers whether it is locked;
screen savers know it on desktops that do not tell logind. Locked is when one of them says so.
Interfaces: org.freedesktop.login1, and ScreenSaver as each desktop has it under its own name.
"""

from __future__ import annotations

import logging
from functools import partial

from jeepney import MatchRule

from deskbreak.desktop.dbus import login_session
from deskbreak.desktop.dbus.bus import DAEMON, Bus
from deskbreak.desktop.dbus.login_session import LOGIN, MANAGER, Properties
from deskbreak.desktop.messages import Post
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.presence import Locked, LookDue, Unlocked

log = logging.getLogger(__name__)

SCREEN_SAVERS = tuple(
    f"org.{desktop}.ScreenSaver"
    for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)


class SessionLock:
    """Posts `Locked` and `Unlocked` whenever that changes, and `LookDue` after a resume."""

    def __init__(self, system: Bus | None, session: Bus | None, post: Post) -> None:
        """What a missing bus would tell is not told; the state at the start is asked for."""
        self._post = post
        self._says: dict[str, bool] = {}
        self._locked = False
        if system:
            self._ask_logind(system)
        if session:
            for name in SCREEN_SAVERS:
                self._ask_screen_saver(session, name)

    def _say(self, source: str, locked: bool) -> None:
        self._says[source] = locked
        before, self._locked = self._locked, any(self._says.values())
        if self._locked != before:
            self._post(Locked() if self._locked else Unlocked())

    def _ask_logind(self, bus: Bus) -> None:
        rule = MatchRule(
            type="signal", sender=LOGIN, interface=MANAGER[2], member="PrepareForSleep"
        )
        bus.hear(rule, lambda signal: None if signal.body[0] else self._post(LookDue()))
        try:
            login_session.follow(bus, login_session.own(), self._session_is)
        except Unavailable as unavailable:
            log.warning("a lock may not be seen: %s", unavailable)

    def _session_is(self, properties: Properties) -> None:
        if "LockedHint" in properties:
            self._say("logind", properties["LockedHint"][1])
        if "Active" in properties:  # else another user's session is in front
            self._say("seat", not properties["Active"][1])

    def _ask_screen_saver(self, bus: Bus, name: str) -> None:
        rule = MatchRule(type="signal", sender=name, interface=name, member="ActiveChanged")
        bus.hear(rule, lambda signal: self._say(name, signal.body[0]))
        owned = partial(self._owned, bus, name)
        bus.owner_changes(name, owned)
        bus.call(
            DAEMON,
            "GetNameOwner",
            "s",
            (name,),
            lambda worked, body: owned(body[0]) if worked else None,
        )

    def _owned(self, bus: Bus, name: str, owner: str) -> None:
        """Ask a screen saver that runs (asking for another would start it)."""
        if not owner:
            self._say(name, locked=False)  # a locker that dies cannot say so any more
            return
        path = f"/{name.replace('.', '/')}"
        bus.call(
            (owner, path, name),
            "GetActive",
            answer=lambda worked, body: self._say(name, body[0]) if worked else None,
        )
