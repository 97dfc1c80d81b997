"""Windows as processes: one of a name, opened from outside, by the program itself only once."""

from __future__ import annotations

import os
import re
import signal
import socket
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbreak.desktop.processes import control
from deskbreak.windows import WINDOWS
from tests.desktop.loop.poll import Poll

KINDS = ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME")
SO_PEERCRED = 17  # of Linux, which the types of other systems do not have
DEADLINE = 90  # seconds


class Home:
    """Somebody's files, and what was started there."""

    def __init__(self, folder: Path, short: str) -> None:
        self.runtime = Path(short, "deskbreak")
        self.poll = Poll()
        self.started: list[subprocess.Popen[str]] = []
        self.environment = {
            **os.environ,
            **{f"XDG_{kind}": str(folder / kind.lower()) for kind in KINDS},
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": short,
            "QT_QPA_PLATFORM": "offscreen",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
            "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere",
        }
        self.config = folder / "config_home" / "deskbreak" / "config.toml"

    def deskbreak(self, *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "deskbreak", *words]
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        started = subprocess.Popen(command, env=self.environment, text=True, **streams)  # type: ignore[call-overload]
        self.started.append(started)
        return started  # type: ignore[no-any-return]

    def answers(self, name: str) -> bool:
        """Whether a window of that name is there."""
        there = (self.runtime / f"{name}.sock").exists()
        return there and control.ask(name, {"word": "raise"}, self.runtime) == {"ok": True}

    def pid(self, name: str) -> int:
        """Of the process that listens under that name."""
        with socket.socket(getattr(socket, "AF_UNIX", 1)) as client:
            client.connect(str(self.runtime / f"{name}.sock"))
            peer = client.getsockopt(socket.SOL_SOCKET, SO_PEERCRED, 12)
        return int(struct.unpack("iII", peer)[0])

    def opens(self, name: str) -> subprocess.Popen[str]:
        window = self.deskbreak("open", name)
        self.poll.until(lambda: window.poll() is not None or self.answers(name), f"{name} to open")
        return window

    def ends(self, process: subprocess.Popen[str], by: int | None = None) -> tuple[int, str, str]:
        if by is not None:
            process.send_signal(by)
        out, err = process.communicate(timeout=DEADLINE)
        return process.returncode, out, err


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with tempfile.TemporaryDirectory() as short:  # a socket's path has a limit
        home = Home(tmp_path, short)
        yield home
        for process in home.started:
            process.kill()
            process.communicate()


@pytest.mark.parametrize("name", WINDOWS)
def test_a_window_opens_and_closes_when_told(home: Home, name: str) -> None:
    assert home.ends(home.opens(name), signal.SIGTERM)[:2] == (0, "")


def test_a_second_one_of_a_name_brings_the_first_to_the_front(home: Home) -> None:
    first = home.opens("status")
    assert home.ends(home.deskbreak("open", "status")) == (0, "", "")
    assert first.poll() is None


@pytest.mark.parametrize("words", [*(("open", name) for name in WINDOWS), ("play", "--minutes=1")])
def test_each_opens_without_a_folder_for_its_socket_too(
    home: Home, words: tuple[str, ...]
) -> None:
    home.environment |= {"XDG_RUNTIME_DIR": "", "XDG_CACHE_HOME": "/proc/nowhere"}
    window = home.deskbreak(*words)
    home.poll.until(lambda: window.poll() is not None or takes_signals(window), "the window")
    status, _out, err = home.ends(window, signal.SIGTERM)

    assert (status, "Traceback" in err) == (3 if words[0] == "play" else 0, False), err


def takes_signals(process: subprocess.Popen[str]) -> bool:
    """Whether it ends well on SIGTERM, which is so once its window has been built."""
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
    caught = int(re.search(r"^SigCgt:\s*(\w+)$", status, re.MULTILINE)[1], 16)  # type: ignore[index]
    return bool(caught >> signal.SIGTERM - 1 & 1)


def test_where_no_window_can_open_one_sentence_says_so(home: Home) -> None:
    home.environment = {
        name: value
        for name, value in home.environment.items()
        if name not in {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    }
    status, _out, err = home.ends(home.deskbreak("open", "settings"))
    assert (status, err.count("\n")) == (1, 1)


def test_who_starts_it_for_the_first_time_is_welcomed_once(home: Home) -> None:
    program = home.deskbreak("run")
    home.poll.until(lambda: home.answers("first-run"), "the window of the first run")
    assert home.ends(home.deskbreak("quit"))[0] == 0
    home.ends(program)
    assert home.answers("first-run"), "it lives on when the program ends"
    os.kill(home.pid("first-run"), signal.SIGTERM)
    control.await_end("first-run", home.runtime)
    assert not home.config.exists()

    again = home.deskbreak("run")
    home.poll.until((home.runtime / "resident.sock").exists, "the program")
    assert home.ends(home.deskbreak("quit"))[0] == 0
    home.ends(again)
    assert not home.answers("first-run")
