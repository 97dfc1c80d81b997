"""Every word of the command line: its exit status, what it prints, and what it complains of."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbreak.cli import SHOWN, main, phrases
from deskbreak.desktop.processes import control
from tests.desktop.loop.poll import PATIENCE, Poll

NEXT = r"Next break at [0-9:]+ · sat 0 min\.\n"
PAUSED = r"Paused until .+[0-9]\.\n"
NOT_RUNNING = r"not running; start it with: deskbreak run\n"
OWN_FILES = r"The running program has files of its own: leave --config and --history out\.\n"
NO_PAUSE = r"pause: found '.+', allowed is 30m, 2h, a time like 14:30, or tomorrow; without.+\n"

NO_HERE = r"here: found '.+', allowed is 30m, 2h, a time like 14:30, or off; without.+\n"
NO_LENGTH = r".+: found '.+', allowed is a length up to 4 h, like 20m or 1h30m; see .+\n"


def number(name: str, word: str, most: int) -> str:
    return rf"{name}: found '.+', allowed is .+ from 1 to {most}; see deskbreak {word} --help\n"


def lacks(words: str, word: str) -> str:
    return rf"the following arguments are required: {words}; see deskbreak {word} --help\n"


def choice(word: str) -> str:
    return rf".+: invalid choice: 'x' \(choose from .+\); see deskbreak ?{word} --help\n"


WRONG = {
    "x": choice(""),
    "--x": r"unrecognized arguments: --x; see deskbreak --help\n",
    "--config": r"--config: expected one argument; see deskbreak --help\n",
    "run x": r"unrecognized arguments: x; see deskbreak --help\n",
    "quit x": r"unrecognized arguments: x; see deskbreak --help\n",
    "status --x": r"unrecognized arguments: --x; see deskbreak --help\n",
    "start 16": number("MINUTES", "start", 15),
    "play": lacks("--minutes", "play"),
    "play --minutes 0": number("--minutes", "play", 15),
    "snooze 0": number("MIN", "snooze", 240),
    "snooze 5m": number("MIN", "snooze", 240),
    "skip x": r"unrecognized arguments: x; see deskbreak --help\n",
    "done -1": number("MIN", "done", 240),
    "undo x": r"unrecognized arguments: x; see deskbreak --help\n",
    "pause x": NO_PAUSE,
    "pause 24:00": NO_PAUSE,
    "pause 0m": NO_PAUSE,
    "here x": NO_HERE,
    "here tomorrow off": r"unrecognized arguments: off; see deskbreak --help\n",
    "away": lacks(".+", "away"),
    "away x": NO_LENGTH,
    "away 5h": NO_LENGTH,
    "standing": lacks(".+", "standing"),
    "standing x": choice("standing"),
    "resume x": r"unrecognized arguments: x; see deskbreak --help\n",
    "interval 241": number("MIN", "interval", 240),
    "interval 1.5": number("MIN", "interval", 240),
    "open": lacks(".+", "open"),
    "open x": choice("open"),
    "set player.theme": lacks("VALUE", "set"),
    "routine": lacks("MINUTES", "routine"),
    "routine x": number("MINUTES", "routine", 15),
    "routine 3 --on x": r"--on: found 'x', allowed is a date .+; see deskbreak routine --help\n",
    "exercises x": choice("exercises"),
    "exercises show": lacks("ID", "exercises show"),
    "exercises sheet": lacks("FILE", "exercises sheet"),
    "history --days 0": number("--days", "history", 36500),
    "history --json --csv": r"--csv: not allowed with argument --json; .+ history --help\n",
    "why --last 0": number("--last", "why", 500),
    "autostart": lacks(".+", "autostart"),
    "autostart x": choice("autostart"),
    "doctor x": r"unrecognized arguments: x; see deskbreak --help\n",
    "completion x": choice("completion"),
}
"""Status 2, running or not: nothing printed, and this one sentence."""

ALONE = {
    "quit": (1, "", NOT_RUNNING),
    "status": (0, NOT_RUNNING, ""),
    "status --json": (0, r'\{\n  "phase": "not_running",\n.+', ""),
    "snooze": (1, "", NOT_RUNNING),
    "skip": (1, "", NOT_RUNNING),
    "undo": (1, "", NOT_RUNNING),
    "pause": (1, "", NOT_RUNNING),
    "resume": (1, "", NOT_RUNNING),
    "standing on": (1, "", NOT_RUNNING),
    "here off": (1, "", NOT_RUNNING),
    "away 1h30m": (1, "", NOT_RUNNING),
    "--config x status": (1, "", OWN_FILES),
    "interval": (0, r"A break is offered after 45 min of sitting\.\n", ""),
    "interval 30": (0, r"reminder\.work_interval_minutes = 30\n", ""),
    "set player.theme dark": (0, r'player\.theme = "dark"\n', ""),
    "set x 1": (1, "", r"unknown key x\n"),
    "set player.volume 2": (1, "", r"player\.volume: found 2, allowed is 0 to 1\n"),
    "routine 3": (0, r"3 min: .+", ""),
    "routine 1 --json": (0, r'\{\n  "minutes": 1,\n.+', ""),
    "exercises": (0, r"band-pull .+", ""),
    "exercises show hug-turn": (0, r"Hug and turn · .+", ""),
    "exercises show x": (1, "", r"found 'x', no exercise; deskbreak exercises lists them\n"),
    "exercises sheet /none/x.pdf": (1, "", r"/none/x\.pdf could not be written\n"),
    "history": (0, r"Nothing here yet\.\n", ""),
    "history --days 7 --json": (0, r"\[\]\n", ""),
    "history --csv": (0, r"day,started_at,minutes,active_seconds,outcome,exercises\n", ""),
    "--history /dev history": (1, "", r"dev cannot be used now \(.+\)\n"),
    "why": (0, r"Nothing was decided yet\.\n", ""),
    "why --json": (0, r"\[\]\n", ""),
    "autostart status": (0, r"deskbreak does not start with your session\.\n", ""),
    "completion fish": (0, r".*complete -c deskbreak.+", ""),
    "--help": (0, r"usage: deskbreak .+examples:\n  deskbreak .+", ""),
    "set --help": (0, r"usage: deskbreak set .+examples:\n  deskbreak set .+", ""),
}
"""With no program running: status, what is printed, what is complained of."""

BESIDE = {
    "status": (0, rf"{NEXT}Today: 0 breaks, 0 min · longest sit 0 min\n.+", ""),
    "status --json": (0, r'\{\n  "phase": "sitting",\n.+', ""),
    "skip": (1, "", r"No break is due\.\n"),
    "undo": (1, "", r"There is nothing to take back\.\n"),
    "snooze": (0, rf"The next break moved\. {NEXT}", ""),
    "snooze 5": (0, rf"The next break moved\. {NEXT}", ""),
    "done": (0, NEXT, ""),
    "done 5": (0, NEXT, ""),
    "standing on": (0, r"Standing until .+[0-9]\.\n", ""),
    "standing off": (0, NEXT, ""),
    "here": (0, r"Here until you say\.\n", ""),
    "here 1.5h": (0, r"Here until .+[0-9]\.\n", ""),
    "here off": (0, NEXT, ""),
    "away 20": (1, "", r"No sitting is counted that could be taken off\.\n"),
    "pause": (0, r"Paused\.\n", ""),
    "pause 2h": (0, PAUSED, ""),
    "pause 14:30": (0, PAUSED, ""),
    "pause tomorrow": (0, PAUSED, ""),
    "resume": (0, NEXT, ""),
    "interval 30": (0, rf"reminder\.work_interval_minutes = 30\n{NEXT}", ""),
    "interval": (0, r"A break is offered after 30 min of sitting\.\n", ""),
    "set reminder.lull_seconds 0": (0, rf"reminder\.lull_seconds = 0\n{NEXT}", ""),
    "why --last 1": (0, r".+  [0-9:]+  Reminders again, as you asked\n", ""),
    "history": (0, r".+: 2 breaks, 8 min\n.+", ""),
    "--config x status": (1, "", OWN_FILES),
    "--history x run": (1, "", OWN_FILES),
    "run": (0, rf"deskbreak runs already\. {NEXT}", ""),
    "quit": (0, r".+\n", ""),
}
"""One after the other beside a running program."""


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with tempfile.TemporaryDirectory() as short:  # a socket's path has a limit
        monkeypatch.setenv("HOME", str(tmp_path))
        for kind in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME"):
            monkeypatch.setenv(f"XDG_{kind}", str(tmp_path / kind.lower()))
        monkeypatch.setenv("XDG_RUNTIME_DIR", short)
        for bus in ("SESSION", "SYSTEM"):
            monkeypatch.setenv(f"DBUS_{bus}_BUS_ADDRESS", "unix:path=/nowhere")
        for display in ("DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(display, raising=False)
        yield


@pytest.fixture
def program(environment: None, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    config = tmp_path / "config_home" / "deskbreak" / "config.toml"
    config.parent.mkdir(parents=True, mode=0o700)
    config.touch(mode=0o600)  # whoever has one is not new here
    without_screen = {k: v for k, v in os.environ.items() if k != "QT_QPA_PLATFORM"}
    started = subprocess.Popen([sys.executable, "-m", "deskbreak", "run"], env=without_screen)
    Poll().until(lambda: control.ask("resident", {"word": "status"}), "its answer", started.poll)
    yield started
    started.kill()
    started.wait()


def differs(
    capsys: pytest.CaptureFixture[str], words: str, status: int, out: str, err: str
) -> tuple[object, ...]:
    """What a word says if that is not what is written of it; nothing if it is."""
    try:
        left = main(words.split())
    except SystemExit as gone:
        left = int(gone.code or 0)
    said = capsys.readouterr()
    complaint = rf"deskbreak: {err}" if err else ""
    kept = (
        left == status
        and re.fullmatch(out, said.out, re.DOTALL)
        and re.fullmatch(complaint, said.err)
    )
    return () if kept else (words, left, said.out, said.err)


def test_no_word_is_left_out() -> None:
    covered = {
        word for table in (WRONG, ALONE, BESIDE) for words in table for word in words.split()
    }
    assert set(SHOWN) <= covered


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("words", WRONG)
def test_wrong_words_are_told_in_one_sentence(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert differs(capsys, words, 2, "", WRONG[words]) == ()


@pytest.mark.usefixtures("environment")
def test_a_break_is_written_down_also_when_nothing_runs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert [main(["done"]), main(["done", "5"])] == [0, 0]
    assert capsys.readouterr() == ("", f"{phrases.REMINDERS_OFF}\n" * 2)
    assert differs(capsys, "history", 0, r".+: 2 breaks, 8 min\n.+", "") == ()


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("words", ALONE)
def test_each_word_does_without_a_running_program(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert differs(capsys, words, *ALONE[words]) == ()


@pytest.mark.usefixtures("instant")
def test_each_word_speaks_to_the_running_program(
    program: subprocess.Popen[bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    found = [differs(capsys, words, *expected) for words, expected in BESIDE.items()]
    assert [said for said in found if said] == []
    assert program.wait(PATIENCE) == 0
