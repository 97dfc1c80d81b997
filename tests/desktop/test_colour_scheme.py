from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from jeepney import MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from deskbreak.desktop import colour_scheme
from tests.desktop.private_bus import private_bus


@pytest.fixture
def bus() -> Iterator[str]:
    with private_bus() as address:
        yield address


def portal(bus: str, prefers: int) -> threading.Thread:
    """A settings portal that answers once, the way `Read` does: a variant in a variant."""
    connection = open_dbus_connection(bus)
    connection.send_and_get_reply(message_bus.RequestName(colour_scheme.PORTAL.bus_name))

    def answer() -> None:
        with connection:
            while True:
                call = connection.receive()
                if call.header.message_type is MessageType.method_call:
                    value = ("v", ("u", prefers))
                    connection.send(new_method_return(call, "v", (value,)))
                    return

    thread = threading.Thread(target=answer)
    thread.start()
    return thread


@pytest.mark.parametrize(("prefers", "dark"), [(0, False), (1, True), (2, False)])
def test_the_portal_says_whether_the_desktop_is_dark(bus: str, prefers: int, dark: bool) -> None:
    thread = portal(bus, prefers)

    assert colour_scheme.dark(bus) is dark
    thread.join()


def test_without_a_portal_the_desktop_is_light(bus: str) -> None:
    assert not colour_scheme.dark(bus)


def test_without_a_bus_the_desktop_is_light() -> None:
    assert not colour_scheme.dark("unix:path=/nowhere/bus")


def test_a_portal_that_does_not_answer_is_not_waited_for(bus: str) -> None:
    with open_dbus_connection(bus) as silent:
        silent.send_and_get_reply(message_bus.RequestName(colour_scheme.PORTAL.bus_name))

        assert not colour_scheme.dark(bus)
