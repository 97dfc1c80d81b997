"""A change of the settings arrives once, whoever makes it, and before what follows it."""
# ruff: noqa: E402, TID251 - the type checker leaves this file on Windows at the assert

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

assert sys.platform != "win32"

from deskbreak import paths
from deskbreak.desktop.loop.folder_watch import watch_file
from deskbreak.desktop.messages import ChildDone, Request
from deskbreak.desktop.processes.launch import Launcher
from deskbreak.desktop.processes.server import claim
from deskbreak.resident.messages import SetValue
from deskbreak.storage import config_file
from deskbreak.storage.config_file import Loaded
from tests.desktop.loop.poll import Poll
from tests.resident.desk import Resident

KEY = "reminder.work_interval_minutes"


class Program:
    """The loop with a real file, control socket and children; `loads` counts the readings."""

    def __init__(self, folder: Path, *, follows_settings: bool) -> None:
        self.inbox: list[object] = []
        self.taken: list[object] = []
        self.poll, self.loads = Poll(), 0
        self.resident = Resident(folder)
        parts = self.resident.loop.parts
        desktop = parts.desktop._replace(
            players=Launcher(self.inbox.append), follows_settings=follows_settings
        )
        self.resident.loop.parts = parts._replace(desktop=desktop, load=self.load)
        if follows_settings:
            assert watch_file(paths.config_file(), self.poll, self.inbox.append)
        server = claim("resident")
        assert server
        self.server = server
        self.server.watch_with(self.poll, self.inbox.append)

    def load(self) -> Loaded:
        self.loads += 1
        return config_file.load(paths.config_file())

    def run_until(self, condition: Any, what: str) -> Any:
        def turn() -> Any:
            while self.inbox:
                self.taken.append(self.inbox.pop(0))
                self.resident.loop.handle(self.taken[-1])
            return condition()

        return self.poll.until(turn, what, lambda: self.taken)

    def says(self, words: str) -> str:
        """What words of the command line print, one after the other."""
        program = f"{sys.executable} -m deskbreak"
        command = " && ".join(f"{program} {word}" for word in words.split(" && "))
        child = subprocess.Popen(command, shell=True, stdout=subprocess.PIPE, text=True)  # noqa: S602
        status = self.run_until(lambda: [child.poll()] if child.poll() is not None else 0, words)
        printed, _ = child.communicate()
        assert status == [0]
        return printed

    @property
    def words(self) -> list[str]:
        """What came over the control socket."""
        return [one.words["word"] for one in self.taken if isinstance(one, Request)]


@pytest.fixture
def home(short: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for kind in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        (short / kind).mkdir(mode=0o700)
        monkeypatch.setenv(f"XDG_{kind}", str(short / kind))
    paths.private(paths.config_file().parent)
    return short


@pytest.fixture(params=[True, False], ids=["the file is watched", "nobody watches it"])
def program(request: pytest.FixtureRequest, home: Path) -> Iterator[Program]:
    found = Program(home, follows_settings=request.param)
    yield found
    found.server.close()


def test_a_click_is_one_reading_of_the_settings(program: Program) -> None:
    program.inbox.append(SetValue(KEY, 30))
    program.run_until(lambda: any(isinstance(m, ChildDone) for m in program.taken), "the child")

    assert program.resident.loop.settings.reminder.work_interval_minutes == 30
    assert program.words == ["settings"]
    assert program.loads == (1 if program.resident.loop.parts.desktop.follows_settings else 2)


def test_the_word_set_is_one_reading_and_prints_what_holds_now(program: Program) -> None:
    printed = program.says(f"set {KEY} 30")

    assert printed == f"{KEY} = 30\nNext break at 09:30 · sat 0 min.\n"
    assert program.loads == 1


def test_a_word_right_after_it_is_answered_by_the_new_settings(program: Program) -> None:
    printed = program.says(f"set {KEY} 30 && status --json")

    assert json.loads(printed[printed.index("{") :])["work_interval_seconds"] == 1800


def test_a_setting_that_is_refused_is_read_by_nobody(program: Program) -> None:
    program.inbox.append(SetValue(KEY, 0))
    program.run_until(lambda: ChildDone("set", None) in program.taken, "the child")

    assert program.resident.loop.settings.reminder.work_interval_minutes == 45
    assert len(program.resident.remarks.shown) == 1
