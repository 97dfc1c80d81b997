"""
How the desktop wants windows to look, as its settings portal says it.

org.freedesktop.portal.Settings; in org.freedesktop.appearance a 1 means dark, higher contrast or
less motion. Desktops whose portal does not know the last one may tell by GNOME's own switch.
Asked once and never waited for: a portal that is not running yet is not started.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jeepney import DBusAddress, MessageFlag, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection

from deskbreak.desktop.display.appearance import Appearance

LIMIT = 0.1  # seconds
PORTAL = DBusAddress(
    "/org/freedesktop/portal/desktop",
    bus_name="org.freedesktop.portal.Desktop",
    interface="org.freedesktop.portal.Settings",
)
COMMON, GNOME = NAMESPACES = ("org.freedesktop.appearance", "org.gnome.desktop.interface")
Values = Mapping[str, Mapping[str, tuple[str, Any]]]
"""Signature and value, by namespace and key."""


def appearance(bus: str = "SESSION") -> Appearance:
    """What the portal on `bus` says; nothing special where nobody answers in time."""
    question = new_method_call(PORTAL, "ReadAll", "as", (list(NAMESPACES),))
    question.header.flags |= MessageFlag.no_auto_start
    try:
        with open_dbus_connection(bus) as connection:
            reply = connection.send_and_get_reply(question, timeout=LIMIT)
    except (OSError, KeyError, ValueError, EOFError):  # no bus, or no answer in time
        return Appearance()
    if reply.header.message_type is not MessageType.method_return:
        return Appearance()
    return _read(reply.body[0])


def _read(values: Values) -> Appearance:
    common, gnome = values.get(COMMON, {}), values.get(GNOME, {})
    dark, contrast, still = (
        common.get(key, ("u", 0))[1] == 1 for key in ("color-scheme", "contrast", "reduced-motion")
    )
    animated = gnome.get("enable-animations", ("b", True))[1]
    return Appearance(dark, contrast, still or not animated)
