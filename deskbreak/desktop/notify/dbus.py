"""
Notifications with answers, on Linux.

Protocol: the Desktop Notifications specification 1.2, org.freedesktop.Notifications. What is
wanted and what stands on the screen are two values; `_settle` takes the next step from the one
to the other, a call at a time, and whatever happens to the server only changes these values.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from jeepney import MatchRule

from deskbreak.desktop import phrases
from deskbreak.desktop.dbus.bus import Bus, Signal
from deskbreak.desktop.messages import ActivationToken, Post
from deskbreak.desktop.notify.port import Notice, Notifier

log = logging.getLogger(__name__)

NAME = "org.freedesktop.Notifications"
ADDRESS = (NAME, "/org/freedesktop/Notifications", NAME)
NO_SERVER = ("org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.Spawn")
CLOSED_BY_THE_PERSON = 2
NORMAL = ("y", 1)  # urgency: critical ones break through Do Not Disturb
STAYS, SERVER_DECIDES = 0, -1  # expire_timeout

BUTTONS_HIDDEN: Mapping[str, str] = {
    "dunst": "lists the actions in a menu of its own, a click only closes",
    "mako": "a click is the default action, the others need its command line",
}
"""Servers that claim `actions` and show no button, and how they act on them."""


class Server(NamedTuple):
    """Who shows the notifications, and what it can."""

    name: str
    capabilities: frozenset[str]

    def body(self, notice: Notice) -> str:
        """The body as this server takes it."""
        hidden = notice.actions and self.name in BUTTONS_HIDDEN
        text = f"{notice.body} {phrases.ANSWER_ELSEWHERE}" if hidden else notice.body
        if "body-markup" not in self.capabilities:
            return text
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def actions(self, notice: Notice) -> list[str]:
        """Keys and labels in turn; none for a server that would make a dialog of them."""
        if "actions" not in self.capabilities:
            return []
        return [word for action in notice.actions for word in (action.key, action.label)]


class BusNotifier:
    """The port `Notifier` over the session bus."""

    def __init__(self, bus: Bus, post: Post, icons: Path, fallback: Notifier) -> None:
        """`fallback` shows what a server refuses."""
        self.name = "dbus"  # "none" while nobody serves it
        self._bus = bus
        self._post = post
        self._icon = str(icons / "deskbreak-64.png")
        self._fallback = fallback
        self._wanted: Notice | None = None
        self._standing: Notice | None = None
        self._id = 0  # of the standing notice; the server counts from 1
        self._server: Server | None = None
        self._busy = False  # a call is on its way
        self._life = 0  # of the server: how often its name changed hands
        bus.owner_changes(NAME, self._owner_is)
        bus.hear(MatchRule(type="signal", sender=NAME, interface=NAME), self._hear)

    def show(self, notice: Notice) -> None:
        """Show `notice` in place of the last one, starting the server if need be."""
        self._wanted = notice
        self._settle()

    def withdraw(self) -> None:
        """Take the last notice away, if it still stands."""
        self._wanted = None
        self._settle()

    # -- from what is wanted to what stands -----------------------------------------------------

    def _settle(self) -> None:
        if self._busy or self._wanted is self._standing:
            return
        if self._wanted is None:
            self._close()
        elif self._server is None:
            self._call("GetServerInformation", "", (), self._introduced)
        else:
            self._notify(self._server, self._wanted)

    def _introduced(self, information: tuple[Any, ...]) -> None:
        def capable(body: tuple[Any, ...]) -> None:
            self._server = Server(information[0], frozenset(body[0]))

        self._call("GetCapabilities", "", (), capable)

    def _notify(self, server: Server, notice: Notice) -> None:
        def shown(body: tuple[Any, ...]) -> None:
            self._standing, self._id = notice, body[0]

        hints = {"urgency": NORMAL, "desktop-entry": ("s", "deskbreak")}
        lasting = STAYS if notice.actions else SERVER_DECIDES
        words = (notice.title, server.body(notice), server.actions(notice), hints, lasting)
        body = ("deskbreak", self._id, self._icon, *words)
        self._call("Notify", "susssasa{sv}i", body, shown)

    def _close(self) -> None:
        self._bus.call(ADDRESS, "CloseNotification", "u", (self._id,))
        self._over()

    def _over(self) -> Notice | None:
        """Nothing stands any longer; gives what stood."""
        notice, self._standing, self._id = self._standing, None, 0
        if self._wanted is notice:
            self._wanted = None
        return notice

    def _call(
        self,
        member: str,
        signature: str,
        body: tuple[Any, ...],
        done: Callable[[tuple[Any, ...]], None],
    ) -> None:
        self._busy, asked = True, self._life

        def answered(worked: bool, answer: tuple[Any, ...]) -> None:
            if asked != self._life:
                return  # from a server that is gone
            self._busy = False
            if worked:
                done(answer)
            elif str(answer[0]).startswith(NO_SERVER):
                self._be_without()
                return  # what is wanted waits for a server
            else:
                self._refused(answer)
            self._settle()

        self._bus.call(ADDRESS, member, signature, body, answered)

    def _be_without(self) -> None:
        if self.name != "none":
            log.warning("no program on this desktop shows notifications; the tray offers the same")
        self.name = "none"

    def _refused(self, error: tuple[Any, ...]) -> None:
        log.warning("the notification server refused: %s", error)
        if self._wanted is not None:
            self._fallback.show(self._wanted)
        self._wanted = None

    # -- what the server says -------------------------------------------------------------------

    def _owner_is(self, owner: str) -> None:
        self._life += 1
        self._busy, self._server = False, None
        self._standing, self._id = None, 0  # a new server counts anew
        if owner:
            self.name = "dbus"
            self._settle()

    def _hear(self, signal: Signal) -> None:
        number, word = signal.body
        if number != self._id or self._standing is None:
            return  # of another program, or told twice as GNOME does
        match signal.member:
            case "ActivationToken":
                self._post(ActivationToken(word))
            case "ActionInvoked":
                answers = [each.message for each in self._standing.actions if each.key == word]
                self._close()  # some servers leave it standing after its answer
                for message in answers:
                    self._post(message)
            case "NotificationClosed":
                notice = self._over()
                if word == CLOSED_BY_THE_PERSON and notice and notice.closed is not None:
                    self._post(notice.closed)
