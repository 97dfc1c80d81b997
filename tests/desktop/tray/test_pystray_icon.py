from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from deskbreak.desktop.tray.port import Face, Row
from deskbreak.desktop.tray.pystray_icon import PystrayTray
from tests.desktop.loop.poll import PATIENCE
from tests.desktop.tray.fake_backend import FakeBackend

ICONS = Path(__file__).parents[3] / "icons"
ROWS = (
    Row("Next break at 14:35", enabled=False),
    Row("Start a break", "start 3", (Row("1 min", "start 1"),), default="it"),
    Row("Quit", "quit"),
)


@pytest.fixture
def icon(monkeypatch: pytest.MonkeyPatch) -> type[FakeBackend]:
    """pystray as it is on a system that has a backend."""
    monkeypatch.setattr("pystray.Icon", FakeBackend)
    return FakeBackend


class Desk:
    """What stands behind the tray."""

    def __init__(self) -> None:
        self.rows: tuple[Row, ...] = ROWS
        self.there = threading.Event()
        self.inbox: list[object] = []
        self.changes: list[str] = []
        self.tray = PystrayTray(lambda: self.rows, self.inbox.append, ICONS, self.change)
        self.icon: FakeBackend = self.tray._icon

    def change(self, action: Callable[[], None]) -> None:
        self.changes.append(threading.current_thread().name)
        action()
        if self.icon.visible:
            self.there.set()


@pytest.fixture
def desk(icon: type[FakeBackend]) -> Desk:
    return Desk()


def run(desk: Desk, loop: Callable[[], None]) -> None:
    """The icon in this thread, `loop` in another, once the icon is there."""

    def work() -> None:
        desk.there.wait(PATIENCE)
        loop()
        desk.tray.close()

    thread = threading.Thread(target=work, name="loop")
    thread.start()
    desk.tray.run()
    thread.join(10)


def test_what_is_drawn_before_the_icon_is_there_shows_with_it(desk: Desk) -> None:
    desk.tray.draw(Face("due", "Break due"))
    run(desk, lambda: None)

    menu = "Next break at 14:35, Start a break, Quit"
    assert desk.icon.heard == [menu, "icon", "show", menu]
    assert (desk.icon.title, desk.icon.icon.size) == ("Break due", (64, 64))


def test_only_what_changed_is_drawn(desk: Desk) -> None:
    desk.tray.draw(Face("due", "Break due"))

    def loop() -> None:
        desk.icon.heard.clear()
        desk.tray.draw(Face("due", "Break due"))
        desk.tray.draw(Face("away", "Away"))
        desk.rows = ROWS[2:]
        desk.tray.draw(Face("away", "Away"))

    run(desk, loop)

    assert desk.icon.heard == ["icon", "Away", "Quit"]


def test_every_change_goes_where_the_system_wants_it(desk: Desk) -> None:
    run(desk, lambda: desk.tray.draw(Face("due", "Break due")))

    assert len(desk.changes) == 2


def test_a_click_posts_the_message_of_its_row(desk: Desk) -> None:
    desk.tray.draw(Face("due", ""))
    *_, start, quit_ = desk.icon.menu
    quit_(desk.icon)
    next(iter(start.submenu))(desk.icon)
    desk.icon()

    assert desk.inbox == ["quit", "start 1", "it"]
