from __future__ import annotations

import json
from pathlib import Path

import pytest

from deskbreak.cli import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for kind in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        monkeypatch.setenv(f"XDG_{kind}", str(tmp_path / kind.lower()))
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{name}_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    folder = tmp_path / "config_home" / "deskbreak"
    folder.mkdir(parents=True)
    return tmp_path


def config(home: Path, text: str) -> Path:
    file = home / "config_home" / "deskbreak" / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def report(capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["doctor"]) == 0
    out = capsys.readouterr()
    assert out.err == ""
    return out.out


def test_it_reports_each_need_its_files_and_versions(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    text = report(capsys)
    assert "missing   Tray: nothing" in text or "missing   Tray: No session" in text
    assert "ok        Settings: ~/config_home/deskbreak/config.toml (not there yet)\n" in text
    assert "\nPython 3." in text
    assert "\ndeskbreak 0." in text
    assert str(home) not in text


def test_files_that_others_can_read_and_mistakes_are_named(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    file = config(home, '[player]\ntheme = "drak"\n')
    file.chmod(0o644)
    text = report(capsys)
    name = "~/config_home/deskbreak/config.toml"
    assert (
        f"limited   Settings: {name} can be read by others\n          → chmod 600 {name}\n" in text
    )
    assert 'limited   Mistake: config.toml line 2, player.theme: found "drak"' in text


def test_no_address_of_a_calendar_is_in_it(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    config(home, '[calendar]\nsources = ["https://host.example/secret.ics"]\n')
    text = report(capsys)
    assert "Calendars: 1 in the settings, 0 known" in text
    assert "secret" not in text
    assert "host.example" not in text


def test_scripts_get_the_same(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    assert main(["doctor", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["versions", "findings"]
    assert {tuple(one) for one in found["findings"]} == {("need", "state", "found", "remedy")}
    assert {one["state"] for one in found["findings"]} <= {"works", "limited", "missing"}
    assert str(home) not in json.dumps(found)
