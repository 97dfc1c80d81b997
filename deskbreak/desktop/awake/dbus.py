"""
Keeps the screen on by the session bus, for as long as the connection stands.

org.freedesktop.ScreenSaver: Inhibit (application, reason) gives a cookie for UnInhibit. Where
nobody serves that, org.freedesktop.portal.Inhibit: 8 is idleness, and its answer names the request
that Close ends. The application is "deskbreak", by which our own hold is told from a film's.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from jeepney import DBusAddress, Message, MessageFlag, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from deskbreak.desktop import phrases

log = logging.getLogger(__name__)

LIMIT = 0.2  # seconds
NAME = "deskbreak"
SCREEN_SAVER = DBusAddress(
    "/org/freedesktop/ScreenSaver",
    bus_name="org.freedesktop.ScreenSaver",
    interface="org.freedesktop.ScreenSaver",
)
PORTAL = DBusAddress(
    "/org/freedesktop/portal/desktop",
    bus_name="org.freedesktop.portal.Desktop",
    interface="org.freedesktop.portal.Inhibit",
)
REQUEST = "org.freedesktop.portal.Request"
IDLE = 8

Release = Callable[[Any], Message]
"""Makes the message that gives back what was held, from the answer to holding it."""


class BusAwake:
    """`Awake`."""

    def __init__(self, bus: str = "SESSION") -> None:
        self._bus = bus
        self._connection: DBusConnection | None = None
        self._release: Message | None = None
        self._served = True  # until nobody was found who does

    def hold(self) -> None:
        """Ask the first who answers."""
        if self._connection or not self._served:
            return
        try:
            self._connection = open_dbus_connection(self._bus)
            self._release = _held(self._connection)
        except (OSError, KeyError, ValueError, EOFError) as error:
            log.warning("the screen cannot be kept on: %s", error or type(error).__name__)
        if self._release is None:
            self._served = False
            self.let_go()

    def let_go(self) -> None:
        """Give it back; leaving the bus does so too, but not everywhere at once."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        release, self._release = self._release, None
        with connection, suppress(OSError):  # without a bus nothing is held
            if release:
                connection.send(release)


def _held(connection: DBusConnection) -> Message | None:
    """Whoever holds the screen on from now gives it back by that message."""
    for question, release in _candidates():
        question.header.flags |= MessageFlag.no_auto_start
        reply = connection.send_and_get_reply(question, timeout=LIMIT)
        if reply.header.message_type is MessageType.method_return:
            return release(reply.body[0])
    log.info("nobody on the session bus keeps the screen on")
    return None


def _candidates() -> Iterator[tuple[Message, Release]]:
    reason = phrases.SCREEN_STAYS_ON
    yield (
        new_method_call(SCREEN_SAVER, "Inhibit", "ss", (NAME, reason)),
        lambda cookie: new_method_call(SCREEN_SAVER, "UnInhibit", "u", (cookie,)),
    )
    options = {"reason": ("s", reason)}
    yield (
        new_method_call(PORTAL, "Inhibit", "sua{sv}", ("", IDLE, options)),
        lambda path: new_method_call(
            DBusAddress(path, bus_name=PORTAL.bus_name, interface=REQUEST), "Close"
        ),
    )
