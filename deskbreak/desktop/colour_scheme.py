"""
Whether the desktop is dark, as its settings portal says it.

org.freedesktop.portal.Settings, namespace org.freedesktop.appearance, key color-scheme: 1 is dark.
Asked once and never waited for: a portal that is not running yet is not started.
"""

from __future__ import annotations

from jeepney import DBusAddress, Message, MessageFlag, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection

LIMIT = 0.1  # seconds
DARK = 1
PORTAL = DBusAddress(
    "/org/freedesktop/portal/desktop",
    bus_name="org.freedesktop.portal.Desktop",
    interface="org.freedesktop.portal.Settings",
)


def dark(bus: str = "SESSION") -> bool:
    """True if the portal on `bus` prefers dark; False also where nobody answers in time."""
    question = new_method_call(
        PORTAL, "Read", "ss", ("org.freedesktop.appearance", "color-scheme")
    )
    question.header.flags |= MessageFlag.no_auto_start
    try:
        with open_dbus_connection(bus) as connection:
            return _is_dark(connection.send_and_get_reply(question, timeout=LIMIT))
    except (OSError, KeyError, ValueError, EOFError):  # no bus, or no answer in time
        return False


def _is_dark(reply: Message) -> bool:
    if reply.header.message_type is not MessageType.method_return:
        return False
    value = reply.body[0]
    while isinstance(value, tuple):  # a variant, and `Read` packs it twice
        value = value[1]
    return bool(value == DARK)
