"""What the port `Tray` promises, of every icon."""

from __future__ import annotations

import struct
import threading
import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from deskbreak.desktop.dbus.bus import Bus
from deskbreak.desktop.tray.none import NoTray
from deskbreak.desktop.tray.port import Face, Row, Tray
from deskbreak.desktop.tray.pystray_icon import PystrayTray
from deskbreak.desktop.tray.status_notifier import SniTray
from tests.desktop.loop.poll import Poll
from tests.desktop.tray.fake_backend import FakeBackend
from tests.desktop.tray.fake_host import FakeHost

MESSAGE = object()
ROWS = (
    Row("Next break at 14:35", enabled=False),
    Row(),
    Row(
        "Start a break", "start 3", (Row("1 min", MESSAGE), Row("3 min", "start 3")), default="it"
    ),
    Row("Quit", "quit"),
)
TEXTS = ["Next break at 14:35", "", "Start a break", "Quit"]
SITTING, DUE = Face("sitting-0", "Next break at 14:35"), Face("due", "Break due")


@dataclass(slots=True)
class Room:
    """What stands behind an icon, and the machine that it is on."""

    poll: Poll
    bus: Bus
    address: str
    icons: Path
    patch: pytest.MonkeyPatch
    rows: Sequence[Row] = ROWS
    inbox: list[object] = field(default_factory=list)

    def draw_pictures(self) -> None:
        """One for each face, as each back end takes it."""
        (self.icons / "tray").mkdir()
        plain = zlib.compress(struct.pack(">H", 1) + bytes(4))
        for face in (SITTING, DUE):
            (self.icons / "tray" / f"{face.icon}.argb").write_bytes(plain)
            Image.new("RGBA", (64, 64)).save(self.icons / "tray" / f"{face.icon}-64.png")


class Member(ABC):
    """An icon, and a hand that clicks on it."""

    tray: Tray

    def __init__(self, room: Room) -> None:
        self.room = room

    def draw(self, face: Face) -> None:
        """Show a face; the first one brings the icon."""
        self.tray.draw(face)

    @abstractmethod
    def is_there(self) -> bool:
        """Whether a person sees it."""

    @abstractmethod
    def texts(self) -> list[str]:
        """The rows of the menu, opened; "" for a line between them."""

    @abstractmethod
    def click(self, *texts: str) -> None:
        """Choose the row that is reached by `texts`."""

    @abstractmethod
    def click_icon(self) -> None:
        """Click the icon itself."""

    @abstractmethod
    def heard(self) -> list[str]:
        """What the desktop was told since it was asked last."""

    def close(self) -> None:
        """End the icon, and its desktop."""
        self.tray.close()


class StatusNotifier(Member):
    """In a panel over D-Bus."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._host = FakeHost(room.address, room.poll)
        self.tray = SniTray(room.bus, lambda: room.rows, room.inbox.append, room.icons)

    def is_there(self) -> bool:
        self._host.bus.wait_for(self.room.bus.name)
        return bool(self._host.items) and self._host.icon()["Status"] == "Active"

    def texts(self) -> list[str]:
        return [row.text for row in self._host.menu()]

    def click(self, *texts: str) -> None:
        self._host.click(*texts)

    def click_icon(self) -> None:
        self._host.activate()

    def heard(self) -> list[str]:
        self._host.item()
        self._host.bus.wait_for(self.room.bus.name)
        heard = list(self._host.heard)
        self._host.heard.clear()
        return heard

    def close(self) -> None:
        super().close()
        self._host.stop()


class Pystray(Member):
    """By a backend of pystray's own, as on Windows and macOS."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        room.patch.setattr("pystray.Icon", FakeBackend)
        self.tray = tray = PystrayTray(lambda: room.rows, room.inbox.append, room.icons)
        self._icon: FakeBackend = tray._icon
        self._main = threading.Thread(target=tray.run, name="main", daemon=True)

    def draw(self, face: Face) -> None:
        super().draw(face)
        if not self._main.ident:
            self._main.start()
            self.room.poll.until(lambda: self._icon.visible, "the icon")

    def is_there(self) -> bool:
        return self._main.is_alive() and not self._icon.stopped

    def texts(self) -> list[str]:
        return [item.text.strip("- ") for item in self._icon.menu]

    def click(self, *texts: str) -> None:
        rows: Any = self._icon.menu
        for text in texts:
            found = next(row for row in rows if row.text == text)
            rows = found.submenu
        found(self._icon)

    def click_icon(self) -> None:
        self._icon()

    def heard(self) -> list[str]:
        heard = list(self._icon.heard)
        self._icon.heard.clear()
        return heard


MEMBERS: dict[str, Callable[[Room], Member]] = {
    "status notifier": StatusNotifier,
    "pystray": Pystray,
}
every = pytest.mark.parametrize("name", MEMBERS)


@pytest.fixture
def room(
    poll: Poll, bus: Bus, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Room:
    found = Room(poll, bus, address, tmp_path, monkeypatch)
    found.draw_pictures()
    return found


@pytest.fixture
def member(name: str, room: Room) -> Iterator[Member]:
    found = MEMBERS[name](room)
    yield found
    found.close()


@every
def test_nothing_shows_before_the_first_face(member: Member) -> None:
    assert not member.is_there()


@every
def test_the_menu_has_the_rows_of_now(member: Member) -> None:
    member.draw(SITTING)
    assert member.texts() == TEXTS

    member.room.rows = ROWS[2:]
    member.draw(SITTING)
    assert member.texts() == TEXTS[2:]


@every
def test_a_click_posts_the_message_of_its_row_as_it_was_given(member: Member) -> None:
    member.draw(SITTING)
    member.click("Start a break", "1 min")
    member.click("Quit")

    assert member.room.inbox == [MESSAGE, "quit"]


@every
def test_a_click_on_the_icon_posts_what_a_row_has_for_it(member: Member) -> None:
    member.draw(SITTING)
    member.click_icon()

    assert member.room.inbox == ["it"]


@every
def test_a_face_that_did_not_change_is_told_to_nobody(member: Member) -> None:
    member.draw(SITTING)
    member.heard()
    member.draw(SITTING)
    assert member.heard() == []

    member.draw(DUE)
    assert member.heard() != []


@every
def test_an_icon_can_be_taken_away_twice(member: Member) -> None:
    member.draw(SITTING)
    member.tray.close()
    member.tray.close()

    assert not member.is_there()


def test_without_a_place_for_icons_nothing_raises() -> None:
    tray: Tray = NoTray()
    tray.draw(SITTING)
    tray.close()
    tray.close()

    assert not tray.hosted
