"""
The program through suspend and set clocks, as a process: a preloaded library moves its clocks.

Nobody types: there is no display, and so no idle source. Hours pass in a moment.
"""

from __future__ import annotations

import os
import socket
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from deskbreak.desktop.processes import control
from deskbreak.storage.history import History
from dev.virtual_desktop import private_bus
from tests.desktop.loop.poll import PATIENCE, Poll
from tests.desktop.notify.fake_notifications import FakeNotifications, Shown

assert sys.platform == "linux"  # noqa: TID251 - where there is a timerfd

pytestmark = pytest.mark.usefixtures("instant")

MINUTE = 60  # seconds
HOUR = 60 * MINUTE


class Day:
    """The running program, its clocks, and what it has shown."""

    def __init__(self, home: Path, address: str) -> None:
        self.poll = Poll()
        self.notifications = FakeNotifications(address, self.poll)
        kinds = ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR")
        environment = {f"XDG_{kind}": str(home / kind) for kind in kinds}
        (home / "RUNTIME_DIR").mkdir(mode=0o700)
        (home / "CONFIG_HOME/deskbreak").mkdir(parents=True)
        (home / "CONFIG_HOME/deskbreak/config.toml").touch()  # so no window comes to welcome
        environment |= {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        environment |= {"DBUS_SESSION_BUS_ADDRESS": address}
        environment |= {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={home}/none"}
        environment["MOVED_CLOCKS"] = f"{home}/clocks"
        self._runtime = home / "RUNTIME_DIR" / "deskbreak"
        self._history = History(home / "DATA_HOME" / "deskbreak" / "history.sqlite3")
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(environment["MOVED_CLOCKS"])
            listener.listen()
            listener.settimeout(PATIENCE)
            command = [sys.executable, "-m", "deskbreak", "run"]
            self.process = subprocess.Popen(command, env=environment)
            self._clocks, _ = listener.accept()
        self.poll.until(self.asked, "an answer of the program")

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)
        self._clocks.close()
        self.notifications.stop()

    def passes(self, minutes: int) -> None:
        """Time goes by, and the program runs through it."""
        for _ in range(minutes):  # in a leap it would seem to have stood still
            self._move(wall=MINUTE, boot=MINUTE, awake=MINUTE, clock_set=False)

    def suspends(self, hours: int) -> None:
        self._move(wall=hours * HOUR, boot=hours * HOUR, awake=0, clock_set=True)

    def sets_clock(self, hours: int) -> None:
        self._move(wall=hours * HOUR, boot=0, awake=0, clock_set=True)

    def asked(self) -> Any:
        """Its status."""
        answer = control.ask("resident", {"word": "status"}, self._runtime)
        return answer and answer["status"]

    @property
    def state(self) -> tuple[str, int]:
        """The phase, and the minutes that were sat."""
        status = self.asked()
        return status["phase"], round(status["sitting_seconds"] / MINUTE)

    def rested(self) -> int:
        """The minutes of natural breaks in the history, on whichever side of 04:00."""
        days = self._history.spans_of_days(date.min, date.max).values()
        rests = [one for spans in days for one in spans if one.kind == "natural_break"]
        return sum(round((one.end - one.start).total_seconds() / MINUTE) for one in rests)

    def is_reminded(self) -> bool:
        """Whether the one reminder comes; remarks offer nothing."""
        self.poll.until(self._reminders, "a reminder", lambda: self.notifications.shown)
        return len(self._reminders()) == 1

    def _reminders(self) -> list[Shown]:
        return [shown for shown in self.notifications.shown if shown.actions]

    def _move(self, *, wall: int, boot: int, awake: int, clock_set: bool) -> None:
        self._clocks.sendall(struct.pack("4q", wall, boot, awake, clock_set))
        assert self._clocks.recv(1)
        for _ in range(2):  # what the timer woke it for is over once it has answered twice
            self.asked()


@pytest.fixture
def day() -> Iterator[Day]:
    with private_bus() as address, tempfile.TemporaryDirectory(prefix="day-") as home:
        found = Day(Path(home), address)
        yield found
        found.close()


def test_a_break_comes_after_the_interval(day: Day) -> None:
    day.passes(44)
    assert day.state == ("sitting", 44)
    day.passes(4)

    assert day.state == ("due", 48)
    assert day.is_reminded()


def test_nothing_comes_on_waking_and_sleep_is_no_sitting(day: Day) -> None:
    day.passes(44)
    day.suspends(3)
    assert (day.state, day.rested()) == (("sitting", 0), 180)
    day.passes(44)
    assert day.state == ("sitting", 44)
    day.passes(4)

    assert day.state == ("due", 48)
    assert day.is_reminded()


@pytest.mark.parametrize("hours", [1, -1, 5, -5])
def test_a_clock_that_is_set_changes_nothing(day: Day, hours: int) -> None:
    day.passes(40)
    day.sets_clock(hours)
    assert (day.state, day.rested()) == (("sitting", 40), 0)
    day.passes(4)
    assert day.state == ("sitting", 44)
    day.passes(4)

    assert day.state == ("due", 48)
    assert day.is_reminded()
