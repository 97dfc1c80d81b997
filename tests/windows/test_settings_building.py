"""The settings window over real files, as `deskbreak open settings` shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from deskbreak import paths
from deskbreak.widgets.theme import DARK, LIGHT, Theme
from deskbreak.windows.settings.building import languages, settings_window
from deskbreak.windows.settings.choosing import Pictured


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for kind in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        monkeypatch.setenv(f"XDG_{kind}", str(tmp_path / kind.lower()))
    file = paths.config_file()
    paths.private(file.parent)
    return file


def test_an_editor_s_save_is_followed_also_when_it_renames(qtbot: QtBot, config: Path) -> None:
    window = settings_window(config, LIGHT, lambda _: LIGHT)
    qtbot.addWidget(window)
    (row,) = [one for one in window.rows if one.setting.name == "player.volume"]
    (slider,) = row.findChildren(QSlider)
    for number in (20, 30):
        new = config.with_name("new")
        new.write_text(f"[player]\nvolume = 0.{number}\n", encoding="utf-8")
        new.replace(config)
        qtbot.waitUntil(lambda number=number: slider.value() == number)  # type: ignore[misc]
    assert not window.undo.isEnabled()


def test_a_person_is_chosen_by_picture(qtbot: QtBot, config: Path) -> None:
    window = settings_window(config, LIGHT, lambda _: LIGHT)
    qtbot.addWidget(window)
    (row,) = [one for one in window.rows if one.setting.name == "player.figure"]
    assert isinstance(row.control, Pictured)
    assert row.control.buttons["a"].isChecked()
    row.control.buttons["c"].click()
    assert config.read_text(encoding="utf-8") == '[player]\nfigure = "c"\n'
    window.undo.click()
    assert row.control.buttons["a"].isChecked()


def test_other_colours_are_worn_at_once(qtbot: QtBot, config: Path) -> None:
    worn = list[str]()

    def dress(setting: str) -> Theme:
        worn.append(setting)
        return DARK

    window = settings_window(config, LIGHT, dress)
    qtbot.addWidget(window)
    (row,) = [one for one in window.rows if one.setting.name == "player.theme"]
    row.control.edited.emit("dark")
    row.control.edited.emit("dark")
    window.undo.click()
    window.undo.click()
    config.write_text('[player]\ntheme = "light"\n', encoding="utf-8")
    qtbot.waitUntil(lambda: worn == ["dark", "auto", "light"])


def test_each_language_is_called_by_its_own_name(config: Path) -> None:
    found = languages()
    assert list(found)[:2] == ["auto", "en"]
    assert found["en"] == "English"
    assert [code for code, name in found.items() if code == name] == []
