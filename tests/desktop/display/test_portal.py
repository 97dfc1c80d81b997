from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from jeepney import MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from deskbreak.desktop.display.appearance import Appearance
from deskbreak.desktop.display.portal import COMMON, GNOME, PORTAL, appearance
from dev.virtual_desktop import private_bus

Values = dict[str, dict[str, tuple[str, Any]]]


@pytest.fixture
def bus() -> Iterator[str]:
    with private_bus() as address:
        yield address


def portal(bus: str, values: Values) -> threading.Thread:
    """A settings portal that answers once."""
    connection = open_dbus_connection(bus)
    connection.send_and_get_reply(message_bus.RequestName(PORTAL.bus_name))

    def answer() -> None:
        with connection:
            while True:
                call = connection.receive()
                if call.header.message_type is MessageType.method_call:
                    assert call.body == ([COMMON, GNOME],)
                    connection.send(new_method_return(call, "a{sa{sv}}", (values,)))
                    return

    thread = threading.Thread(target=answer)
    thread.start()
    return thread


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ({}, Appearance()),
        ({COMMON: {"color-scheme": ("u", 1)}}, Appearance(dark=True)),
        ({COMMON: {"color-scheme": ("u", 2), "contrast": ("u", 0)}}, Appearance()),
        ({COMMON: {"contrast": ("u", 1)}}, Appearance(contrast=True)),
        ({COMMON: {"reduced-motion": ("u", 1)}}, Appearance(still=True)),
        ({GNOME: {"enable-animations": ("b", False)}}, Appearance(still=True)),
        ({GNOME: {"enable-animations": ("b", True)}}, Appearance()),
    ],
)
def test_the_portal_says_how_windows_look(bus: str, values: Values, wanted: Appearance) -> None:
    thread = portal(bus, values)

    assert appearance(bus) == wanted
    thread.join()


def test_without_a_portal_nothing_special_is_wanted(bus: str) -> None:
    assert appearance(bus) == Appearance()


def test_without_a_bus_nothing_special_is_wanted() -> None:
    assert appearance("unix:path=/nowhere/bus") == Appearance()


def test_a_portal_that_does_not_answer_is_not_waited_for(bus: str) -> None:
    with open_dbus_connection(bus) as silent:
        silent.send_and_get_reply(message_bus.RequestName(PORTAL.bus_name))

        assert appearance(bus) == Appearance()
