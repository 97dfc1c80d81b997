from __future__ import annotations

import stat
from pathlib import Path

import pytest

from deskbreak import paths


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def home(short: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(short))
    for kind in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        monkeypatch.delenv(f"XDG_{kind}", raising=False)
    return short


def test_naming_a_place_makes_nothing(home: Path) -> None:
    named = [
        paths.config_file(),
        paths.own_exercises(),
        paths.history_file(),
        paths.desk_file(),
        paths.last_good(paths.config_file()),
    ]
    assert [place.is_relative_to(home) for place in named] == [True] * 5
    assert list(home.iterdir()) == []


def test_each_settings_file_has_its_own_last_good_copy(home: Path) -> None:
    copies = {paths.last_good(home / name) for name in ("a.toml", "b.toml")}
    assert len(copies) == 2


def test_sockets_lie_in_the_session_folder_and_others_cannot_look(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home))
    (home / "deskbreak").mkdir(mode=0o755)
    assert paths.runtime() == home / "deskbreak"
    assert mode(home / "deskbreak") == 0o700


@pytest.mark.parametrize("given", ["", "relative", "/nowhere/at/all", "long"])
def test_without_a_usable_session_folder_they_lie_in_the_cache(
    given: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if given == "long":
        folder = home / ("x" * 90)
        folder.mkdir()
        given = str(folder)
    monkeypatch.setenv("XDG_RUNTIME_DIR", given)
    runtime = paths.runtime()
    assert runtime.is_relative_to(home)
    assert runtime.name == "run"
    assert mode(runtime) == 0o700


def test_the_log_has_its_folder(home: Path) -> None:
    log = paths.log_file()
    made = [folder for folder in log.parents if folder != home and folder.is_relative_to(home)]
    assert made
    assert {mode(folder) for folder in made} == {0o700}


def test_what_was_shipped_is_found() -> None:
    assert paths.example().is_file()
    assert paths.icons().is_dir()
