"""
Questions over D-Bus whose answer is waited for, two seconds at most.

For probes, which run in threads of their own: the loop never waits.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection

from deskbreak.desktop import phrases
from deskbreak.desktop.dbus.bus import PROPERTIES, connect
from deskbreak.desktop.unavailable import Unavailable

SECONDS = 2
NO_AUTO_START = 2  # a flag of the message header: who does not run is not started to be asked


class BlockingBus:
    """A bus that answers questions one after the other."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection

    def call(
        self,
        address: tuple[str, str, str],
        member: str,
        signature: str = "",
        body: tuple[Any, ...] = (),
    ) -> tuple[Any, ...]:
        """The answer of `member` at `address` (bus name, path, interface) to `body`."""
        name, path, interface = address
        question = new_method_call(
            DBusAddress(path, bus_name=name, interface=interface), member, signature or None, body
        )
        question.header.flags |= NO_AUTO_START
        try:
            reply = self._connection.send_and_get_reply(question, timeout=SECONDS)
        except (OSError, EOFError) as error:  # a TimeoutError is one
            raise Unavailable(phrases.silent(name)) from error
        if reply.header.message_type is MessageType.error:
            why = " ".join(map(str, reply.body[:1]))
            raise Unavailable(phrases.refused(name, member, why))
        body = reply.body
        return tuple(body)

    def get(self, address: tuple[str, str, str], name: str) -> Any:
        """The value of a property."""
        service, path, interface = address
        ((_, value),) = self.call((service, path, PROPERTIES), "Get", "ss", (interface, name))
        return value


@contextmanager
def bus(which: str) -> Iterator[BlockingBus]:
    """A connection of its own to the SESSION or SYSTEM bus; raises Unavailable without one."""
    connection = connect(which)
    try:
        yield BlockingBus(connection)
    finally:
        connection.close()
