"""
A screen reader of a page: sees and presses what it is told over AT-SPI, and hears what is said.

Protocol: at-spi2-core, xml/Accessible.xml, Action.xml, Event.xml and Status.xml; the numbers of
the states are those of atspi-constants.h.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import MatchRule

from deskbreak.desktop.dbus.bus import DAEMON
from tests.desktop.dbus.peer import Peer
from tests.desktop.loop.poll import Poll

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
BUS = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus")
PROPERTIES = "org.freedesktop.DBus.Properties"
REGISTRY = "org.a11y.atspi.Registry"
ROOT = (REGISTRY, "/org/a11y/atspi/accessible/root")
ACCESSIBLE, ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
EVENT = "org.a11y.atspi.Event.Object"
CHECKED, ENABLED, FOCUSABLE, FOCUSED, SHOWING = 4, 8, 11, 12, 25
PATIENCE = 90  # seconds

Place = tuple[str, str]
"""A thing on the bus: the program, and the path."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What a screen reader knows of a thing in a window."""

    place: Place
    role: str
    name: str
    description: str
    states: frozenset[int]


class Gone(Exception):  # noqa: N818 - an answer
    """What was asked about is not there any more."""


class ScreenReader:
    """
    Somebody who does not see the window.

    `said` is what they were told unasked; `fate` tells what became of the program, for a test
    that failed.
    """

    def __init__(self, session: str) -> None:
        self.poll = Poll()
        self._desk = desk = Peer(session, self.poll)
        self.poll.until(
            lambda: desk.ask(DAEMON, "NameHasOwner", "s", (BUS[0],))[0], "the accessibility bus"
        )
        switches, status = (*BUS[:2], PROPERTIES), "org.a11y.Status"
        (there,) = desk.ask(switches, "GetAll", "s", (status,))  # at-spi2-core 2.62 has but one
        for switch in there:
            desk.ask(switches, "Set", "ssv", (status, switch, ("b", True)))
        (address,) = desk.ask(BUS, "GetAddress")
        self._bus = Peer(address, self.poll)
        self.said: list[str] = []
        self.fate: Callable[[], str] = str
        news = MatchRule(type="signal", interface=EVENT, member="Announcement")
        self._bus.hear(news, lambda signal: self.said.append(signal.body[3][1]))
        registry = (REGISTRY, "/org/a11y/atspi/registry", REGISTRY)
        self._bus.ask(registry, "RegisterEvent", "sass", ("object:announcement", [], ""))

    def close(self) -> None:
        """Leave both buses."""
        self._bus.close()
        self._desk.close()

    def things(self, place: Place = ROOT) -> list[Thing]:
        """All that shows, in its order."""
        found = []
        for child in self._ask(place, ACCESSIBLE, "GetChildren"):
            with suppress(Gone):  # between two questions the page may turn
                thing = self._thing(tuple(child))
                if SHOWING in thing.states:
                    found += [thing, *self.things(thing.place)]
        return found

    def page(self) -> list[tuple[str, str]]:
        """Roles and names of all that shows and has a name."""
        return [(thing.role, thing.name) for thing in self.things() if thing.name]

    def waits_for(self, role: str, name: str) -> Thing:
        """The thing that is called so, once it shows."""
        found = self.poll.until(
            lambda: [thing for thing in self.things() if (thing.role, thing.name) == (role, name)],
            f"{role} {name!r}",
            lambda: (self.page(), self.fate()),
            PATIENCE,
        )
        return found[0]

    def hears(self, words: str) -> None:
        """Wait until something with these words was said unasked."""
        self.poll.until(
            lambda: any(words in text for text in self.said),
            f"{words!r}",
            lambda: (self.said, self.fate()),
            PATIENCE,
        )

    def presses(self, name: str, role: str = "push button") -> None:
        """Do what the button of that name does."""
        button = self.waits_for(role, name)
        assert self._ask(button.place, ACTION, "DoAction", "i", 0) is True

    def _thing(self, place: Place) -> Thing:
        low, high = self._ask(place, ACCESSIBLE, "GetState")
        states = low | high << 32
        return Thing(
            place,
            self._ask(place, ACCESSIBLE, "GetRoleName"),
            self._text(place, "Name"),
            self._text(place, "Description"),
            frozenset(number for number in range(64) if states >> number & 1),
        )

    def _text(self, place: Place, name: str) -> str:
        _signature, text = self._ask(place, PROPERTIES, "Get", "ss", ACCESSIBLE, name)
        return str(text)

    def _ask(self, place: Place, interface: str, member: str, *words: Any) -> Any:
        """The answer to a question; `words` are its signature and what it asks."""
        signature, *asked = words or ("",)
        answers: list[tuple[bool, tuple[Any, ...]]] = []
        where = (*place, interface)
        self._bus.call(where, member, signature, tuple(asked), lambda *one: answers.append(one))
        self.poll.until(lambda: answers, f"an answer to {member}")
        worked, body = answers[0]
        if not worked:
            raise Gone(body)
        return body[0]


@contextmanager
def screen_reader(session: str, folder: Path) -> Iterator[ScreenReader]:
    """Somebody with a screen reader on a desktop with that session bus; `folder` is theirs."""
    here = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "GSETTINGS_BACKEND": "memory",
        "DBUS_SESSION_BUS_ADDRESS": session,
    }
    with subprocess.Popen(
        [LAUNCHER], env=here, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as launcher:
        try:
            with closing(ScreenReader(session)) as reader:
                yield reader
        finally:
            launcher.terminate()
