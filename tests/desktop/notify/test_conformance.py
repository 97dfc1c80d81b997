"""What the port `Notifier` promises, of everybody who shows notifications, and without them."""

from __future__ import annotations

import sys
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from deskbreak.desktop.dbus.bus import Bus
from deskbreak.desktop.notify.dbus import BusNotifier
from deskbreak.desktop.notify.none import NoNotifier
from deskbreak.desktop.notify.plyer import PlyerNotifier
from deskbreak.desktop.notify.port import Action, Notice, Notifier
from tests.desktop.loop.poll import PATIENCE, Poll
from tests.desktop.notify.fake_notifications import FakeNotifications

ICONS = Path("/icons")
REMARK = Notice("It goes on", "In your <b>chair</b> & well.")
OFFER = Notice(
    "-5 minutes for your back?",
    "Hug & <turn>.",
    (Action("default", "Start", "start"), Action("skip", "Skip", "skip")),
    closed="ignored",
)
NOTIFY_SEND = """#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word"; done >> "$SENT"
"""


@dataclass(frozen=True, slots=True)
class Room:
    """What there is on the machine of a test: a bus that serves nothing, programs, an inbox."""

    poll: Poll
    bus: Bus
    address: str
    folder: Path
    inbox: list[object]

    def plyer(self) -> PlyerNotifier:
        """The last resort of the bus."""
        return PlyerNotifier(ICONS)


class Member(ABC):
    """A notifier, and the screen that it reaches or does not."""

    notifier: Notifier

    def __init__(self, room: Room) -> None:
        self.room = room

    def settle(self) -> None:
        """Until all that was asked for is done."""
        for thread in threading.enumerate():
            if thread.name == "plyer":
                thread.join(timeout=PATIENCE)

    @abstractmethod
    def seen(self) -> str:
        """All that is on the screen."""

    def close(self) -> None:
        """Leave nothing on the screen."""
        self.notifier.withdraw()


class OverBus(Member):
    """With a notification server."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._server = FakeNotifications(room.address, room.poll)
        self.notifier = BusNotifier(room.bus, room.inbox.append, ICONS, room.plyer())

    def settle(self) -> None:
        for _ in range(3):  # a call each: who it is, what it can, the notice
            self._server.settle(self.room.bus.name)

    def seen(self) -> str:
        return "".join(f"{shown.title}\n{shown.body}\n" for shown in self._server.shown)

    def close(self) -> None:
        self._server.stop()


class WithoutServer(Member):
    """On a bus where nobody shows notifications."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.notifier = BusNotifier(room.bus, room.inbox.append, ICONS, room.plyer())

    def settle(self) -> None:
        self.room.poll.until(lambda: self.notifier.name == "none", "the bus says so")

    def seen(self) -> str:
        return ""


class Plyer(Member):
    """With a program of the system that shows them."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        program = room.folder / "notify-send"
        program.write_text(NOTIFY_SEND, encoding="utf-8")
        program.chmod(0o755)
        self.notifier = room.plyer()

    def seen(self) -> str:
        sent = self.room.folder / "sent"
        return sent.read_text(encoding="utf-8") if sent.exists() else ""


class PlyerAlone(Member):
    """Without one."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.notifier = room.plyer()

    def seen(self) -> str:
        return ""


class Nothing(Member):
    """Without a bus."""

    notifier = NoNotifier()

    def seen(self) -> str:
        return ""


SHOWING: dict[str, Callable[[Room], Member]] = {"dbus": OverBus, "plyer": Plyer}
LACKING: dict[str, Callable[[Room], Member]] = {
    "no server": WithoutServer,
    "plyer alone": PlyerAlone,
    "none": Nothing,
}
MEMBERS = SHOWING | LACKING

every = pytest.mark.parametrize("name", MEMBERS)
every_that_shows = pytest.mark.parametrize("name", SHOWING)


@pytest.fixture
def room(
    poll: Poll, bus: Bus, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Room:
    for module in [name for name in sys.modules if name.startswith("plyer")]:
        monkeypatch.delitem(sys.modules, module)  # it looks once for what this machine has
    monkeypatch.setitem(sys.modules, "dbus", None)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin/none")
    monkeypatch.setenv("SENT", str(tmp_path / "sent"))
    return Room(poll, bus, address, tmp_path, [])


@pytest.fixture
def member(name: str, room: Room) -> Iterator[Member]:
    found = MEMBERS[name](room)
    yield found
    found.settle()
    found.close()


@every
def test_nothing_raises_and_nothing_is_posted_by_itself(member: Member) -> None:
    member.notifier.withdraw()
    for notice in (REMARK, OFFER, OFFER):
        member.notifier.show(notice)
    member.settle()
    for _ in range(2):
        member.notifier.withdraw()

    assert member.room.inbox == []


@every_that_shows
def test_each_has_a_name(name: str, member: Member) -> None:
    assert member.notifier.name == name


@every_that_shows
@pytest.mark.parametrize("notice", [REMARK, OFFER], ids=["remark", "offer"])
def test_title_and_body_reach_the_screen_as_plain_text(member: Member, notice: Notice) -> None:
    member.notifier.show(notice)
    member.settle()

    assert notice.title in member.seen()
    assert "<" not in member.seen()
    assert "your" in member.seen() or "Hug" in member.seen()


@every_that_shows
def test_a_notice_is_shown_once(member: Member) -> None:
    member.notifier.show(REMARK)
    member.settle()

    assert member.seen().count(REMARK.title) == 1
