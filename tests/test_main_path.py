"""
The main path with real processes: sit, be reminded, click, move, be counted.

A real X server whose idle counter real input drives, the real clock, a private bus with a menu
host and a notification server; the program knows nothing of it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.dbus.private_bus import private_bus
from tests.desktop.display.virtual_display import virtual_display
from tests.desktop.loop.poll import PATIENCE, Poll
from tests.desktop.notify.fake_notifications import FakeNotifications
from tests.desktop.tray.fake_host import FakeHost

CONFIG = """\
# what I wrote myself
[reminder]
work_interval_minutes = 1  # short
"""


class Desktop:
    """A virtual desktop, the program on it, and a person's hands."""

    def __init__(self, environment: Mapping[str, str], address: str) -> None:
        self.environment = environment
        self.poll = Poll()
        self.host = FakeHost(address, self.poll)
        self.notifications = FakeNotifications(address, self.poll)
        self.program = self.deskbreak("run")

    def deskbreak(self, *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "deskbreak", *words]
        return subprocess.Popen(
            command,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def says(self, *words: str) -> str:
        """What a word of the command line prints; it has to work."""
        said = self.deskbreak(*words)
        self.poll.until(lambda: said.poll() is not None, f"the end of deskbreak {words}")
        out, err = said.communicate()
        assert said.returncode == 0, f"deskbreak {words}: {err}"
        return out

    def status(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.says("status", "--json"))
        return found

    def xdotool(self, *words: str) -> str:
        found = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False
        )
        return found.stdout.strip()

    def types(self) -> None:
        self.xdotool("key", "shift")

    def end(self) -> None:
        self.program.terminate()
        self.program.communicate(timeout=PATIENCE)
        self.host.stop()
        self.notifications.stop()


@pytest.fixture
def display() -> Iterator[str]:
    with virtual_display() as name:
        yield name


@pytest.fixture
def desktop(short: Path, display: str) -> Iterator[Desktop]:
    folders = {name: short / name for name in ("config", "data", "state", "cache", "run")}
    for folder in folders.values():
        folder.mkdir(mode=0o700)
    config = folders["config"] / "deskbreak" / "config.toml"
    config.parent.mkdir()
    config.write_text(CONFIG)
    with private_bus() as address:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(short),
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={short}/none",
            "XDG_CONFIG_HOME": str(folders["config"]),
            "XDG_DATA_HOME": str(folders["data"]),
            "XDG_STATE_HOME": str(folders["state"]),
            "XDG_CACHE_HOME": str(folders["cache"]),
            "XDG_RUNTIME_DIR": str(folders["run"]),
            "NO_AT_BRIDGE": "1",
            "SPEECHD_ADDRESS": "unix_socket:/nowhere",  # no server of speech is started here
        }
        found = Desktop(environment, address)
        try:
            yield found
        finally:
            found.end()


@pytest.mark.long
def test_sit_be_reminded_move_and_be_counted(desktop: Desktop, short: Path) -> None:
    poll, host, notifications = desktop.poll, desktop.host, desktop.notifications

    # The length of the routine, chosen in the menu; the file keeps what the person wrote.
    host.click("Routine length", "1 min")
    config = short / "config" / "deskbreak" / "config.toml"
    poll.until(lambda: "routine_minutes = 1" in config.read_text(), "the setting in the file")
    assert config.read_text().startswith("# what I wrote myself")
    assert "# short" in config.read_text()
    poll.until(lambda: host.find("Routine length", "1 min").mark, "the new mark in the menu")

    # A minute of typing without a pause: due, and no reminder yet.
    def due() -> bool:
        desktop.types()
        return bool(desktop.status()["phase"] == "due")

    poll.until(due, "a break that is due", desktop.status, seconds=240)
    assert notifications.shown == []

    # A pause in the typing, the reminder, a click on it.
    shown = notifications.next()
    assert list(shown.actions) == ["default", "snooze", "skip"]
    notifications.click("default", token="a-token")

    # The safety card once, then the routine to its last chime.
    window = poll.until(
        lambda: desktop.xdotool("search", "--onlyvisible", "--name", "deskbreak"), "the player"
    ).split()[-1]
    assert desktop.status()["phase"] == "on_break"
    desktop.xdotool("windowfocus", "--sync", window, "key", "Return")

    def rows() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(desktop.says("history", "--json"))
        return found

    poll.until(lambda: rows()[0]["outcome"] == "completed", "a completed row", rows, seconds=240)
    desktop.xdotool("windowfocus", "--sync", window, "key", "Escape")
    poll.until(lambda: desktop.status()["phase"] == "sitting", "a new stretch", desktop.status)

    # It is counted, in the menu too; and the program ends when it is told to.
    (row,) = rows()
    assert row["minutes"] == 1
    assert 0 < row["active_seconds"] <= 60
    assert desktop.status()["today"]["breaks"] == 1
    assert any(entry.text.startswith("Today: 1 break") for entry in host.menu())
    host.click("Quit")
    poll.until(lambda: desktop.program.poll() is not None, "the end of the program")
    assert desktop.program.returncode == 0
