"""The player and the screen saver of its desktop, over a real bus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from deskbreak.desktop.awake.dbus import SCREEN_SAVER
from deskbreak.desktop.dbus.bus import Call
from dev.virtual_desktop import private_bus
from tests.desktop.dbus.peer import Peer
from tests.desktop.loop.poll import Poll
from tests.player.home import OFFSCREEN, Home

PATH, NAME = SCREEN_SAVER.object_path, SCREEN_SAVER.interface


class ScreenSaver(Peer):
    """Knows how many keep the screen on, and can lock it."""

    def __init__(self, address: str, poll: Poll) -> None:
        super().__init__(address, poll)
        self.held = self.asked = 0
        self.serve(PATH, self._answer)
        self.own(NAME)

    def locks(self, locked: bool) -> None:
        self.emit(PATH, NAME, "ActiveChanged", "b", locked)

    def _answer(self, call: Call) -> tuple[str, tuple[object, ...]]:
        match call.member:
            case "Inhibit":
                self.held += 1
                return "u", (7,)
            case "UnInhibit":
                self.held -= 1
                return "", ()
            case _:
                self.asked += 1
                return "b", (False,)


@pytest.fixture
def screen_saver(home: Home) -> Iterator[ScreenSaver]:
    home.has("quick", repetitions="[8, 8]", out_seconds="3")
    with private_bus() as address:
        screen_saver = ScreenSaver(address, Poll())
        home.play(screen=OFFSCREEN | {"DBUS_SESSION_BUS_ADDRESS": address})
        yield screen_saver
        screen_saver.close()


def test_it_keeps_the_screen_on_and_a_lock_gives_it_back(
    home: Home, screen_saver: ScreenSaver
) -> None:
    until = screen_saver.poll.until
    until(lambda: screen_saver.held, "a hold of the screen", seconds=40)
    until(lambda: screen_saver.asked, "the question whether it is locked")
    screen_saver.locks(locked=True)

    until(lambda: not screen_saver.held, "a pause")
    assert home.started[0].poll() is None


def test_it_gives_the_screen_back_at_its_end(home: Home, screen_saver: ScreenSaver) -> None:
    until = screen_saver.poll.until
    until(lambda: screen_saver.asked, "the question whether it is locked", seconds=40)
    assert screen_saver.held == 1
    home.started[0].terminate()

    until(lambda: not screen_saver.held, "the end")
