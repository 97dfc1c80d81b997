"""The window on a real desktop: a window manager, two monitors, and a person's hands."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping

import pytest

from deskbreak.domain.session import Outcome
from deskbreak.player import phrases
from dev.virtual_desktop import Desktop, NotSeen, virtual_desktop, wait_for
from tests.player.home import Home, ended

PATIENCE = 40  # seconds: programs start, and the machine may be busy


class Person:
    """Somebody at a desktop."""

    def __init__(self, desktop: Desktop, home: Home) -> None:
        self.desktop, self.home = desktop, home

    def has_a_window_manager(self) -> None:
        self.desktop.start(["xfwm4", "--compositor=off"])
        wait_for("the window manager", lambda: self.sees("get_num_desktops"), PATIENCE)

    def has_two_monitors(self) -> None:
        """Side by side, 640 wide each; no window manager here takes the second for one."""
        for name, at, output in (("left", "+0+0", "screen"), ("right", "+640+0", "none")):
            self.desktop.run("xrandr", "--setmonitor", name, f"640/170x800/200{at}", output)

    def writes(self) -> None:
        """Has another window before them, as large as the screen."""
        self.desktop.start(["xterm", "-geometry", "200x60+0+0"])
        terminal = wait_for(
            "a terminal", lambda: self.sees("search", "--class", "xterm"), PATIENCE
        )
        self.in_front(terminal.split()[-1])

    def sees(self, *words: str) -> str:
        """What xdotool finds; nothing where it finds nothing."""
        try:
            return self.desktop.run("xdotool", *words).strip()
        except NotSeen:
            return ""

    def opens(self) -> subprocess.Popen[str]:
        return self.home.play(
            screen={
                name: self.desktop.env[name] for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
            }
        )

    def window(self) -> str:
        """The routine window, once it is there."""
        search = ("search", "--onlyvisible", "--name", phrases.PLAYER_TITLE)
        return wait_for("the routine window", lambda: self.sees(*search), PATIENCE).split()[-1]

    def place(self, window: str) -> Mapping[str, int]:
        """Its X and Y, WIDTH and HEIGHT."""
        told = self.sees("getwindowgeometry", "--shell", window).splitlines()
        return {name: int(value) for name, _, value in (line.partition("=") for line in told)}

    def in_front(self, window: str) -> None:
        """Wait until it has the keyboard."""
        wait_for("the window in front", lambda: self.sees("getactivewindow") == window, PATIENCE)


@pytest.fixture
def person(home: Home) -> Iterator[Person]:
    with virtual_desktop(["org.xfce.Xfconf.service"]) as desktop:
        yield Person(desktop, home)


@pytest.mark.parametrize(("pointer", "left"), [(300, 0), (1000, 640)])
def test_it_opens_on_the_monitor_with_the_pointer(person: Person, pointer: int, left: int) -> None:
    person.has_two_monitors()
    person.desktop.run("xdotool", "mousemove", str(pointer), "400")
    person.opens()
    place = person.place(person.window())

    assert (place["X"], place["Y"]) == (left + 32, 50)
    assert (place["WIDTH"], place["HEIGHT"]) == (576, 700)


def test_it_opens_in_front_of_what_is_there(person: Person) -> None:
    person.has_a_window_manager()
    person.writes()
    person.opens()

    person.in_front(person.window())


def test_a_second_start_brings_a_minimised_window_back(person: Person) -> None:
    person.has_a_window_manager()
    player = person.opens()
    window = person.window()
    person.in_front(window)
    person.desktop.run("xdotool", "windowminimize", "--sync", window)
    assert person.sees("search", "--onlyvisible", "--name", phrases.PLAYER_TITLE) == ""

    assert ended(person.opens())[0] == 3
    person.in_front(window)
    assert person.window() == window
    assert player.poll() is None


def test_a_second_start_brings_a_covered_window_to_the_front(person: Person) -> None:
    person.has_a_window_manager()
    person.opens()
    window = person.window()
    person.in_front(window)
    person.writes()

    assert ended(person.opens())[0] == 3
    person.in_front(window)


def test_the_window_manager_closes_it_as_stop_does(person: Person) -> None:
    person.has_a_window_manager()
    person.home.has("quick", repetitions="[8, 8]")
    player = person.opens()
    person.in_front(person.window())
    person.desktop.run("xdotool", "key", "alt+F4")

    assert ended(player)[0] == 3
    assert {row.outcome for row in person.home.rows()} <= {Outcome.STOPPED}  # none: nothing done
