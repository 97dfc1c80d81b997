from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from deskbreak.cli import main
from deskbreak.desktop.autostart import launch_agent, xdg

ON = (0, "deskbreak starts with your session.\n", "")
OFF = (0, "deskbreak does not start with your session.\n", "")


@pytest.fixture(autouse=True)
def entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart" / "deskbreak.desktop"


def said(capsys: pytest.CaptureFixture[str], word: str) -> tuple[int, str, str]:
    status = main(["autostart", word])
    out = capsys.readouterr()
    return status, out.out, out.err


def test_it_is_off_until_it_is_turned_on_and_asking_writes_nothing(
    capsys: pytest.CaptureFixture[str], entry: Path
) -> None:
    assert said(capsys, "status") == OFF
    assert not entry.parent.exists()
    assert [said(capsys, word) for word in ("on", "status", "off", "status", "on")] == [
        ON, ON, OFF, OFF, ON,
    ]  # fmt: skip
    assert [stat.S_IMODE(one.stat().st_mode) for one in (entry, entry.parent)] == [0o600, 0o700]
    assert [*entry.parent.iterdir()] == [entry]


def test_desktops_accept_the_entry(capsys: pytest.CaptureFixture[str], entry: Path) -> None:
    for word in ("on", "off"):
        said(capsys, word)
        subprocess.run(["desktop-file-validate", entry], check=True)


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_what_the_desktop_switched_off_is_off(
    capsys: pytest.CaptureFixture[str], entry: Path, line: str
) -> None:
    said(capsys, "on")
    with entry.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    assert said(capsys, "status") == OFF


def test_turning_it_off_where_it_is_off_writes_nothing(
    capsys: pytest.CaptureFixture[str], entry: Path
) -> None:
    assert said(capsys, "off") == OFF
    assert not entry.exists()


def test_an_odd_path_reaches_the_program_whole(entry: Path, tmp_path: Path) -> None:
    program = tmp_path / 'a "b" $c `d` \\e 100%'
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o700)
    xdg.turn_on([str(program), "run"])
    subprocess.run(["desktop-file-validate", entry], check=True)
    lines = dict(line.split("=", 1) for line in entry.read_text(encoding="utf-8").splitlines()[1:])
    value = lines["Exec"].replace("\\\\", "\\")  # as the reader of an entry does
    assert value.endswith('" "run"')
    assert value.replace("%%", "%") == (
        '"' + str(program).replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$")
        .replace("`", "\\`") + '" "run"'
    )  # fmt: skip
    assert lines["TryExec"].replace("\\\\", "\\") == str(program)


def test_what_cannot_be_written_is_one_sentence(
    capsys: pytest.CaptureFixture[str], entry: Path
) -> None:
    entry.parent.parent.mkdir()
    entry.parent.write_text("a file in the way", encoding="utf-8")
    status, out, err = said(capsys, "on")
    assert (status, out) == (1, "")
    assert err.startswith("deskbreak: The desktop's startup entry cannot be used (")


def test_an_agent_of_macos_comes_and_goes(tmp_path: Path) -> None:
    assert not launch_agent.is_on()
    launch_agent.turn_on([sys.executable, "-m", "deskbreak"])
    assert launch_agent.is_on()
    launch_agent.turn_off()
    assert not launch_agent.is_on()
    agents = tmp_path / "Library" / "LaunchAgents"
    (agents / "deskbreak.plist").write_text("no plist", encoding="utf-8")
    assert not launch_agent.is_on()
