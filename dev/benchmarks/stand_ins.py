"""What deskbreak speaks to on a desktop, cut down to what a measurement needs: it tells when."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from queue import Queue
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.threading import open_dbus_connection

WATCHER = "org.kde.StatusNotifierWatcher"
TRUE = {"IsStatusNotifierHostRegistered"}  # properties; any other, such as Inhibited, is false
NOTIFICATIONS = "org.freedesktop.Notifications"
DAEMON = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
ANSWERS: Mapping[str, tuple[str | None, tuple[Any, ...]]] = {
    "GetCapabilities": ("as", (["actions", "body"],)),
    "GetServerInformation": ("ssss", ("stand-in", "deskbreak", "1", "1.2")),
    "Notify": ("u", (1,)),
}


class StandIns:
    """A tray watcher and a notification server; `registered` and `notified` carry the moments."""

    def __init__(self, address: str) -> None:
        self.registered: Queue[float] = Queue()
        self.notified: Queue[float] = Queue()
        self._item = ""
        self._connection = open_dbus_connection(address)
        threading.Thread(target=self._serve, daemon=True).start()
        for name in (WATCHER, NOTIFICATIONS):
            self._connection.send(new_method_call(DAEMON, "RequestName", "su", (name, 4)))

    def click_start(self) -> float:
        """Answer the notification that is shown by Start: the moment of it."""
        server = DBusAddress("/org/freedesktop/Notifications", interface=NOTIFICATIONS)
        moment = time.monotonic()
        self._connection.send(new_signal(server, "ActionInvoked", "us", (1, "default")))
        self._connection.send(new_signal(server, "NotificationClosed", "uu", (1, 2)))
        return moment

    def click_icon(self) -> float:
        """Click the icon, which starts the usual length: the moment of it."""
        item = DBusAddress("/StatusNotifierItem", self._item, "org.kde.StatusNotifierItem")
        moment = time.monotonic()
        self._connection.send(new_method_call(item, "Activate", "ii", (0, 0)))
        return moment

    def _serve(self) -> None:
        with suppress(ConnectionError):  # the bus has ended
            while True:
                message = self._connection.receive()
                if message.header.message_type is MessageType.method_call:
                    self._answer(message)

    def _answer(self, message: Message) -> None:
        fields = message.header.fields
        member = fields.get(HeaderFields.member, "")
        if member == "RegisterStatusNotifierItem":
            self._item = fields[HeaderFields.sender]
            self.registered.put(time.monotonic())
        elif member == "Notify":
            self.notified.put(time.monotonic())
        signature, body = ANSWERS.get(member, (None, ()))
        if member == "Get":
            signature, body = "v", (("b", message.body[1] in TRUE),)
        self._connection.send(new_method_return(message, signature, body))
