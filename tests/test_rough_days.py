"""
The program on a bad day, as a process: nothing to speak to, files that are wrong, a sudden end.

One sentence for each thing that is not as it could be, and what still works goes on.
"""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from deskbreak.desktop import phrases as desktop_phrases
from deskbreak.desktop.processes import control
from deskbreak.desktop.processes.server import claim
from deskbreak.domain.problems import BUG_IN_WORD, syntax_error
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.resident import phrases as resident_phrases
from deskbreak.resident.main import LOG_BYTES
from deskbreak.widgets import phrases as widgets_phrases
from dev.virtual_desktop import private_bus
from tests.desktop.loop.poll import PATIENCE, Poll

assert sys.platform != "win32"  # noqa: TID251 - it has no such signals

UNCLOSED = "Expected ']' at the end of a table declaration"  # as tomllib says it


class Machine:
    """A home, and the programs in it; nothing to show anything on."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.runtime = home / "run" / "deskbreak"
        names = {"CONFIG_HOME": "config", "DATA_HOME": "data", "STATE_HOME": "state"}
        names |= {"CACHE_HOME": "cache", "RUNTIME_DIR": "run"}
        (home / "run").mkdir(mode=0o700)
        self.environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
        self.environment |= {f"XDG_{kind}": str(home / name) for kind, name in names.items()}
        self.environment["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={home}/none"
        self._poll = Poll()
        self._started: list[subprocess.Popen[str]] = []

    def write(self, place: str, text: str) -> None:
        file = self.home / place
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=0o600)
        file.write_text(text, encoding="utf-8")

    def starts(self, *words: str, out: int | IO[str] = subprocess.PIPE) -> subprocess.Popen[str]:
        found = subprocess.Popen(
            [sys.executable, "-m", "deskbreak", *words],
            env=self.environment,
            umask=0,
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._started.append(found)
        return found

    def runs(self) -> subprocess.Popen[str]:
        """The program, once it answers."""
        program = self.starts("run")
        self._poll.until(
            lambda: control.ask("resident", {"word": "status"}, self.runtime),
            "an answer of the program",
            program.poll,
        )
        return program

    def says(self, *words: str) -> tuple[int, str]:
        """The exit status, and what is printed and complained about."""
        said = self.starts(*words)
        out, err = said.communicate(timeout=PATIENCE)
        return said.returncode, out + err

    def status(self) -> list[str]:
        return self.says("status")[1].splitlines()

    def ends(self, program: subprocess.Popen[str]) -> None:
        """On SIGTERM; it has to end well, and silently."""
        program.terminate()
        said = program.communicate(timeout=PATIENCE)
        assert (program.returncode, said) == (0, ("", ""))

    def gone(self) -> None:
        for program in self._started:
            program.kill()
            program.communicate()


@pytest.fixture
def machine(short: Path) -> Iterator[Machine]:
    found = Machine(short)
    yield found
    found.gone()


def test_with_nothing_to_speak_to_it_lives_says_so_and_ends_well(machine: Machine) -> None:
    program = machine.runs()

    assert machine.status()[2:] == [
        reminder_phrases.NO_IDLE_SOURCE,
        reminder_phrases.NO_TRAY_BODY,
        resident_phrases.NO_NOTIFICATIONS,
    ]
    assert machine.says("pause")[0] == 0
    assert machine.says("play", "--minutes", "1") == (
        1,
        f"deskbreak: {widgets_phrases.NO_DISPLAY}\n",
    )
    machine.ends(program)


def test_the_end_of_its_terminal_ends_it_well_but_not_under_nohup(machine: Machine) -> None:
    ours = signal.signal(signal.SIGHUP, signal.SIG_DFL)  # these tests may run under it themselves
    program = machine.runs()
    program.send_signal(signal.SIGHUP)
    assert program.wait(PATIENCE) == 0

    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    program = machine.runs()
    signal.signal(signal.SIGHUP, ours)
    program.send_signal(signal.SIGHUP)
    assert machine.status()[0].startswith("Next break")
    machine.ends(program)


def test_what_is_wrong_in_its_files_is_one_sentence_each(machine: Machine) -> None:
    machine.write("state/deskbreak/desk.json", "garbage")
    machine.write("data/deskbreak/history.sqlite3", "garbage, and no database at all")
    machine.write("config/deskbreak/config.toml", "[reminder]\nwork_interval_minutes = 0\n[x\n")
    program = machine.runs()
    assert machine.says("done", "3")[0] == 0
    history = "history.sqlite3 cannot be used now (file is not a database)"

    assert machine.status()[-2:] == [
        history,
        f"config.toml line 3 column 3: {syntax_error(UNCLOSED)}",
    ]
    assert machine.says("history") == (1, f"deskbreak: {history}\n")
    assert machine.says("interval", "30")[0] == 1
    assert (machine.home / "config/deskbreak/config.toml").read_text().endswith("[x\n")
    machine.ends(program)


def test_a_fault_is_a_sentence_and_its_traceback_is_in_the_log(machine: Machine) -> None:
    machine.environment["PYTHONUNBUFFERED"] = "1"
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        said = machine.starts("status", out=full)
        _, err = said.communicate(timeout=PATIENCE)

    assert (said.returncode, err) == (1, f"deskbreak: {BUG_IN_WORD}\n")
    log = (machine.home / "state/deskbreak/log/deskbreak.log").read_text(encoding="utf-8")
    assert "Traceback" in log


def test_a_home_that_takes_no_file_stops_nothing(machine: Machine) -> None:
    for name in ("config", "data", "state"):
        machine.write(name, "a file where a folder would have to be")
    program = machine.runs()

    assert machine.says("done", "3")[0] == 0
    assert machine.status()[-2:] == [
        "history.sqlite3 cannot be used now (Not a directory)",
        "config.toml: cannot be read (Not a directory)",
    ]
    program.terminate()
    assert program.wait(PATIENCE) == 0


def test_all_that_it_writes_is_its_owner_s_alone(machine: Machine) -> None:
    machine.write("state/deskbreak/log/deskbreak.log", "x" * LOG_BYTES)
    before = set(machine.home.rglob("*"))
    program = machine.runs()
    machine.says("done", "3")
    machine.says("interval", "30")
    machine.ends(program)
    made = {path: path.stat().st_mode for path in machine.home.rglob("*") if path not in before}

    assert "deskbreak.log.1" in {path.name for path in made}
    assert {path: stat.filemode(mode)[1:] for path, mode in made.items()} == {
        path: "rwx------" if path.is_dir() else "rw-------" for path in made
    }


@pytest.mark.usefixtures("instant")
def test_a_kill_costs_no_pause_and_the_next_start_takes_over(machine: Machine) -> None:
    machine.write("config/deskbreak/config.toml", "")  # no window comes to welcome: a child that
    # is just being started holds the socket for longer than the program that was killed
    first = machine.runs()
    machine.says("pause", "1h")
    paused = machine.status()[0]
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert machine.says("status") == (0, f"{desktop_phrases.NOT_RUNNING}\n")
    second = machine.runs()

    assert machine.status()[0] == paused
    assert machine.says("run") == (0, f"deskbreak runs already. {paused}\n")
    machine.ends(second)


def test_a_player_that_outlives_a_kill_is_waited_for_and_read(machine: Machine) -> None:
    machine.write("config/deskbreak/config.toml", "")  # as above
    machine.runtime.mkdir(mode=0o700)
    server = claim("player", machine.runtime)  # the test stands in for the player
    assert server
    first = machine.runs()
    first.send_signal(signal.SIGKILL)
    first.wait()
    desk = machine.home / "state/deskbreak/desk.json"
    saved: dict[str, Any] = json.loads(desk.read_text())
    saved["value"]["player"] = {"session": "abc", "minutes": 1, "since": saved["value"]["since"]}
    desk.write_text(json.dumps(saved))
    second = machine.runs()
    assert machine.status()[0] == "On a break."
    server.close()

    Poll().until(lambda: machine.status()[0].startswith("Next break"), "its end", machine.status)
    machine.ends(second)


def test_the_program_ends_with_the_session_it_was_started_in(machine: Machine) -> None:
    with private_bus() as address:
        machine.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        program = machine.runs()

    assert program.wait(PATIENCE) == 0
