"""
One D-Bus connection inside the resident's poll loop (jeepney: no asyncio, no thread).

Calls never wait: the answer comes to a callback. Requests of others go to the object that serves
their path. Protocol: the D-Bus specification 0.42.
"""

from __future__ import annotations

import copy
import logging
import os
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple, Protocol

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from deskbreak.desktop import phrases
from deskbreak.desktop.loop.port import Sockets
from deskbreak.desktop.unavailable import Unavailable

log = logging.getLogger(__name__)

DAEMON = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
PROPERTIES = "org.freedesktop.DBus.Properties"
NO_REPLY = 1  # a flag of the message header


class Refused(Exception):  # noqa: N818 - an answer on the wire
    """An error to send back: `name` is a D-Bus error name."""

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__(text)
        self.name = f"org.freedesktop.DBus.Error.{name}"


class Signal(NamedTuple):
    """A signal as it came."""

    sender: str
    path: str
    interface: str
    member: str
    body: tuple[Any, ...]


class Call(NamedTuple):
    """A method call of somebody else; `signature` is that of `body`."""

    sender: str
    path: str
    interface: str
    member: str
    body: tuple[Any, ...]
    signature: str = ""


Answer = Callable[[bool, tuple[Any, ...]], None]
"""Takes (worked, body); for an error the body is (error name, text)."""


class Served(Protocol):
    """An object that answers calls: (signature, body), or raises `Refused`."""

    def __call__(self, call: Call) -> tuple[str, tuple[Any, ...]]: ...


class Bus:
    """A connection to the session or system bus that the poll loop reads."""

    def __init__(self, which: str, loop: Sockets, lost: Callable[[], None] | None = None) -> None:
        """
        `which` is SESSION or SYSTEM; raises Unavailable where there is no such bus.

        `lost` is called if it goes away later.
        """
        self._tell_lost = lost
        self._connection = connect(which)
        self._loop = loop
        self._serials = self._connection.outgoing_serial
        self._answers: dict[int, Answer] = {}
        self._served: dict[str, Served] = {}
        self._owners: dict[str, str] = {}  # of the names that signals are heard of
        self._heard: list[tuple[MatchRule, Callable[[Signal], None]]] = []
        self.name: str = self._connection.unique_name
        self.open = True
        loop.watch(self._connection.sock.fileno(), self._read)

    def call(
        self,
        address: tuple[str, str, str],
        member: str,
        signature: str = "",
        body: tuple[Any, ...] = (),
        answer: Answer | None = None,
    ) -> None:
        """Call `member` at `address` (bus name, path, interface); `answer` hears what came."""
        name, path, interface = address
        message = new_method_call(
            DBusAddress(path, bus_name=name, interface=interface), member, signature or None, body
        )
        if answer is None:
            message.header.flags |= NO_REPLY
        self._send(message, answer)

    def emit(self, path: str, interface: str, member: str, signature: str, *body: Any) -> None:
        """Send a signal from `path`."""
        self._send(
            new_signal(DBusAddress(path, interface=interface), member, signature or None, body)
        )

    def serve(self, path: str, served: Served) -> None:
        """Answer the calls to `path` by `served`."""
        self._served[path] = served

    def hear(self, rule: MatchRule, heard: Callable[[Signal], None]) -> None:
        """
        Subscribe: each signal that fits `rule` goes to `heard`.

        Of a rule with a sender only that one's own: the bus also brings what others send to us
        alone, whatever is subscribed to.
        """
        here = copy.deepcopy(rule)
        sender = here.header_fields.get("sender")
        if sender and sender != DAEMON[0]:
            here.header_fields.pop("sender")  # messages carry unique names, rules known ones
            self._know_owner(sender)
            heard = partial(self._from_owner, sender, heard)
        self._heard.append((here, heard))
        self.call(DAEMON, "AddMatch", "s", (rule.serialise(),))

    def _know_owner(self, name: str) -> None:
        """Follow who owns `name`; asked before a subscription, so that no signal comes first."""
        if name in self._owners:
            return
        self._owners[name] = ""

        def owned(owner: str) -> None:
            self._owners[name] = owner

        self.owner_changes(name, owned)
        self.call(
            DAEMON,
            "GetNameOwner",
            "s",
            (name,),
            lambda worked, body: owned(body[0]) if worked else None,
        )

    def _from_owner(self, name: str, heard: Callable[[Signal], None], signal: Signal) -> None:
        if signal.sender == self._owners[name]:
            heard(signal)

    def owner_changes(self, name: str, changed: Callable[[str], None]) -> None:
        """Call `changed` with the new owner ("" for none) whenever `name` changes hands."""
        rule = MatchRule(type="signal", sender=DAEMON[0], member="NameOwnerChanged")
        rule.add_arg_condition(0, name)
        self.hear(rule, lambda signal: changed(signal.body[2]))

    def close(self) -> None:
        """Leave the bus; what is sent afterwards is silently dropped."""
        if self.open:
            self.open = False
            self._loop.forget(self._connection.sock.fileno())
            self._connection.close()

    def _send(self, message: Message, answer: Answer | None = None) -> None:
        if not self.open:
            return
        serial = next(self._serials)
        if answer is not None:
            self._answers[serial] = answer
        try:
            self._connection.send(message, serial=serial)
        except OSError as error:
            self._lost(error)

    def _read(self) -> None:
        while self.open:  # several messages may have come in one packet
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except (OSError, EOFError) as error:
                self._lost(error)
                return
            try:
                self._dispatch(message)
            except Exception:
                log.exception("a D-Bus message could not be handled")

    def _lost(self, error: Exception) -> None:
        log.warning("the D-Bus connection is gone: %s", error or type(error).__name__)
        self.close()
        if self._tell_lost:
            self._tell_lost()

    def _dispatch(self, message: Message) -> None:
        kind, fields = message.header.message_type, message.header.fields
        if kind in (MessageType.method_return, MessageType.error):
            answer = self._answers.pop(fields.get(HeaderFields.reply_serial, 0), None)
            if answer is not None:
                worked = kind is MessageType.method_return
                name = fields.get(HeaderFields.error_name)
                answer(worked, message.body if worked else (name, *message.body[:1]))
        elif kind is MessageType.signal:
            signal = Signal(*_where(fields), message.body)
            for rule, heard in list(self._heard):
                if rule.matches(message):
                    heard(signal)
        elif kind is MessageType.method_call:
            signature = fields.get(HeaderFields.signature, "")
            self._serve(message, Call(*_where(fields), message.body, signature))

    def _serve(self, message: Message, call: Call) -> None:
        try:
            signature, body = self._served.get(call.path, _nobody)(call)
            reply = new_method_return(message, signature or None, body)
        except Refused as refused:
            reply = new_error(message, refused.name, "s", (str(refused),))
        except Exception:
            log.exception("a D-Bus call failed: %s.%s", call.interface, call.member)
            reply = new_error(message, "org.freedesktop.DBus.Error.Failed", "s", ("see the log",))
        if not message.header.flags & NO_REPLY:
            self._send(reply)


def joined(which: str, loop: Sockets, lost: Callable[[], None] | None = None) -> Bus | None:
    """A connection as `Bus` makes it; None, and a line in the log, where there is no such bus."""
    try:
        return Bus(which, loop, lost)
    except Unavailable as unavailable:
        log.warning("%s", unavailable)
        return None


def _nobody(call: Call) -> tuple[str, tuple[Any, ...]]:
    raise Refused("UnknownObject", call.path)


def _where(fields: Mapping[HeaderFields, Any]) -> tuple[str, str, str, str]:
    keys = (HeaderFields.sender, HeaderFields.path, HeaderFields.interface, HeaderFields.member)
    sender, path, interface, member = (str(fields.get(key, "")) for key in keys)
    return sender, path, interface, member


def connect(which: str) -> DBusConnection:
    """A new connection to the SESSION or SYSTEM bus; raises Unavailable without one."""
    address = which
    if which == "SESSION" and "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        address = f"unix:path={os.environ.get('XDG_RUNTIME_DIR', '/nowhere')}/bus"
    try:
        return open_dbus_connection(address)
    except (OSError, KeyError, ValueError, EOFError) as error:
        raise Unavailable(phrases.no_bus(which.lower(), str(error))) from error
