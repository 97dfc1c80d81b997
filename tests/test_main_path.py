"""
The main path with real processes: sit, be reminded, click, move, be counted.

A real X server whose idle counter real input drives, the real clock, a private bus with a menu
host and a notification server; the program knows nothing of it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from dev.virtual_desktop import Desktop, NotSeen, virtual_desktop
from tests.desktop.loop.poll import PATIENCE, Poll
from tests.desktop.notify.fake_notifications import FakeNotifications
from tests.desktop.tray.fake_host import FakeHost

DESKBREAK = (sys.executable, "-m", "deskbreak")
CONFIG = """\
# what I wrote myself
[reminder]
work_interval_minutes = 1  # short
"""


class Person:
    """Somebody at a virtual desktop, and the program on it."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self.config = desktop.home / ".config/deskbreak/config.toml"
        self.config.parent.mkdir(parents=True)
        self.config.write_text(CONFIG)
        desktop.env["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={desktop.home}/none"
        address = desktop.env["DBUS_SESSION_BUS_ADDRESS"]
        self.poll = Poll()
        self.host = FakeHost(address, self.poll)
        self.notifications = FakeNotifications(address, self.poll)
        self.program = desktop.start([*DESKBREAK, "run"])

    def says(self, *words: str) -> str:
        """What a word of the command line prints; it has to work."""
        with subprocess.Popen(
            [*DESKBREAK, *words],
            env=self.desktop.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as said:
            self.poll.until(lambda: said.poll() is not None, f"the end of deskbreak {words}")
            out, err = said.communicate()
        assert said.returncode == 0, f"deskbreak {words}: {err}"
        return out

    def status(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.says("status", "--json"))
        return found

    def types(self) -> None:
        self.desktop.run("xdotool", "key", "shift")

    def sees(self) -> str:
        """The routine window; nothing while there is none."""
        with suppress(NotSeen):
            words = ("search", "--onlyvisible", "--name", "deskbreak")
            return self.desktop.run("xdotool", *words).split()[-1]
        return ""

    def presses(self, window: str, key: str) -> None:
        self.desktop.run("xdotool", "windowfocus", "--sync", window, "key", key)

    def leaves(self) -> None:
        self.program.terminate()
        self.program.wait(PATIENCE)
        self.host.stop()
        self.notifications.stop()


@pytest.fixture
def person() -> Iterator[Person]:
    with virtual_desktop() as desktop:
        found = Person(desktop)
        yield found
        found.leaves()


@pytest.mark.long
def test_sit_be_reminded_move_and_be_counted(person: Person) -> None:
    poll, host, notifications = person.poll, person.host, person.notifications

    # The length of the routine, chosen in the menu; the file keeps what the person wrote.
    host.click("Routine length", "1 min")
    read = person.config.read_text
    poll.until(lambda: "routine_minutes = 1" in read(), "the setting in the file")
    assert read().startswith("# what I wrote myself")
    assert "# short" in read()
    poll.until(lambda: host.find("Routine length", "1 min").mark, "the new mark in the menu")

    # A minute of typing without a pause: due, and no reminder yet.
    def due() -> bool:
        person.types()
        return bool(person.status()["phase"] == "due")

    poll.until(due, "a break that is due", person.status, seconds=240)
    assert notifications.shown == []

    # A pause in the typing, the reminder, a click on it.
    shown = notifications.next()
    assert list(shown.actions) == ["default", "snooze", "skip"]
    notifications.click("default", token="a-token")

    # The safety card once, then the routine to its last chime.
    window = poll.until(person.sees, "the player")
    assert person.status()["phase"] == "on_break"
    person.presses(window, "Return")

    def rows() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(person.says("history", "--json"))
        return found

    poll.until(lambda: rows()[0]["outcome"] == "completed", "a completed row", rows, seconds=240)
    person.presses(window, "Escape")
    poll.until(lambda: person.status()["phase"] == "sitting", "a new stretch", person.status)

    # It is counted, in the menu too; and the program ends when it is told to.
    (row,) = rows()
    assert row["minutes"] == 1
    assert 0 < row["active_seconds"] <= 60
    assert person.status()["today"]["breaks"] == 1
    assert any(entry.text.startswith("Today: 1 break") for entry in host.menu())
    host.click("Quit")
    poll.until(lambda: person.program.poll() is not None, "the end of the program")
    assert person.program.returncode == 0
