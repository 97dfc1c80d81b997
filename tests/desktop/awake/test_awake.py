from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jeepney import HeaderFields, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from deskbreak.desktop import phrases
from deskbreak.desktop.awake.caffeinate import CaffeinateAwake
from deskbreak.desktop.awake.dbus import IDLE, NAME, PORTAL, SCREEN_SAVER, BusAwake
from dev.virtual_desktop import private_bus
from tests.desktop.loop.poll import Poll

REQUEST = "/org/freedesktop/portal/desktop/request/1"
REASON = phrases.SCREEN_STAYS_ON


class Desktop:
    """Owns a name on the bus, and answers until what was held is given back."""

    def __init__(self, address: str, name: str, *, refuses: bool = False) -> None:
        self.asked: list[tuple[str, str, tuple[Any, ...]]] = []
        self._refuses = refuses
        self._connection = open_dbus_connection(address)
        self._connection.send_and_get_reply(message_bus.RequestName(name))
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def until_given_back(self) -> list[tuple[str, str, tuple[Any, ...]]]:
        """All that was asked: object, method, arguments."""
        self._thread.join(10)
        assert not self._thread.is_alive(), self.asked
        return self.asked

    def _serve(self) -> None:
        with self._connection:
            while not self.asked or self.asked[-1][1] == "Inhibit":
                call = self._connection.receive()
                if call.header.message_type is not MessageType.method_call:
                    continue
                fields = call.header.fields
                path, method = fields[HeaderFields.path], fields[HeaderFields.member]
                self.asked.append((path, method, call.body))
                if self._refuses:
                    self._connection.send(new_error(call, "org.freedesktop.DBus.Error.Failed"))
                    return
                if method == "Inhibit":
                    portal = path == PORTAL.object_path
                    answer = ("o", (REQUEST,)) if portal else ("u", (42,))
                    self._connection.send(new_method_return(call, *answer))


@pytest.fixture
def bus() -> Iterator[str]:
    with private_bus() as address:
        yield address


def test_the_screen_saver_waits_until_it_is_given_back(bus: str) -> None:
    desktop = Desktop(bus, "org.freedesktop.ScreenSaver")
    awake = BusAwake(bus)
    awake.hold()
    awake.hold()
    awake.let_go()
    awake.let_go()

    assert desktop.until_given_back() == [
        (SCREEN_SAVER.object_path, "Inhibit", (NAME, REASON)),
        (SCREEN_SAVER.object_path, "UnInhibit", (42,)),
    ]


def test_without_a_screen_saver_the_portal_is_asked(bus: str) -> None:
    desktop = Desktop(bus, "org.freedesktop.portal.Desktop")
    awake = BusAwake(bus)
    awake.hold()
    awake.let_go()

    assert desktop.until_given_back() == [
        (PORTAL.object_path, "Inhibit", ("", IDLE, {"reason": ("s", REASON)})),
        (REQUEST, "Close", ()),
    ]


def test_a_screen_saver_that_refuses_leaves_it_to_the_portal(bus: str) -> None:
    screen_saver = Desktop(bus, "org.freedesktop.ScreenSaver", refuses=True)
    portal = Desktop(bus, "org.freedesktop.portal.Desktop")
    awake = BusAwake(bus)
    awake.hold()
    awake.let_go()

    assert [method for _path, method, _body in screen_saver.until_given_back()] == ["Inhibit"]
    assert [method for _path, method, _body in portal.until_given_back()] == ["Inhibit", "Close"]


def test_where_nobody_keeps_the_screen_on_it_is_noted_once(
    bus: str, caplog: pytest.LogCaptureFixture
) -> None:
    awake = BusAwake(bus)
    with caplog.at_level("INFO"):
        awake.hold()
        awake.let_go()
        awake.hold()

    assert caplog.messages == ["nobody on the session bus keeps the screen on"]


def test_without_a_bus_nothing_happens(caplog: pytest.LogCaptureFixture) -> None:
    awake = BusAwake("unix:path=/nowhere/bus")
    awake.hold()
    awake.hold()
    awake.let_go()

    assert len(caplog.records) == 1


def test_a_child_keeps_the_screen_on_for_as_long_as_it_runs(tmp_path: Path) -> None:
    begun, ended = tmp_path / "begun", tmp_path / "ended"
    child = f"""\
import pathlib, signal, sys
signal.signal(signal.SIGTERM, lambda *_: (pathlib.Path({str(ended)!r}).touch(), sys.exit()))
pathlib.Path({str(begun)!r}).touch()
signal.pause()
"""
    awake = CaffeinateAwake((sys.executable, "-c", child))
    awake.hold()
    Poll().until(begun.exists, "the child")
    awake.hold()
    awake.let_go()
    awake.let_go()

    assert ended.exists()


def test_without_the_command_the_next_try_may_find_it(tmp_path: Path) -> None:
    command = tmp_path / "caffeinate"
    awake = CaffeinateAwake((str(command),))
    awake.hold()
    awake.let_go()
    begun = tmp_path / "begun"
    command.write_text(f"#!/bin/sh\ntouch {begun}\nexec sleep 60\n", encoding="utf-8")
    command.chmod(0o700)
    awake.hold()
    Poll().until(begun.exists, "the child")
    awake.let_go()
