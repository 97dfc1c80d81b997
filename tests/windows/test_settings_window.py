"""The settings window, used by mouse, keyboard and search."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSlider, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from deskbreak.widgets.health import Tick
from deskbreak.windows.settings import phrases
from deskbreak.windows.settings.choosing import Chosen, Listed
from deskbreak.windows.settings.editor import Editor
from deskbreak.windows.settings.lines import Secrets
from deskbreak.windows.settings.window import SettingRow, SettingsWindow

EXERCISES = {"hug-turn": "Hug and turn", "seat-cat-cow": "Round and lift"}
LANGUAGES = {"auto": "As the desktop", "de": "Deutsch"}
Key = Qt.Key


class Desk:
    """Somebody in front of the window, and their file."""

    def __init__(self, qtbot: QtBot, folder: Path, text: str = "") -> None:
        self.config = folder / "config.toml"
        if text:
            self.config.write_text(text, encoding="utf-8")
        special = {"person.exclude": Listed(EXERCISES), "program.language": Chosen(LANGUAGES)}
        self.window = SettingsWindow(Editor(self.config, self._changed), special, {})
        qtbot.addWidget(self.window)
        self.window.resize(900, 700)
        self.window.show()

    def _changed(self) -> None:
        self.window.refresh()

    def row(self, name: str) -> SettingRow:
        (found,) = [row for row in self.window.rows if row.setting.name == name]
        self.window.pages.setCurrentRow(list(phrases.SECTIONS).index(found.setting.table))
        return found

    def says(self, name: str) -> str:
        """All that stands in a row."""
        return "\n".join(
            label.text()
            for label in self.row(name).findChildren(QLabel)
            if label.isVisibleTo(self.window)
        )

    @property
    def file(self) -> str:
        return self.config.read_text(encoding="utf-8") if self.config.exists() else ""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def types(line: QLineEdit, text: str) -> None:
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Key.Key_Return)


def test_every_key_has_a_row_with_its_text_and_its_name(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    for row in desk.window.rows:
        assert row.setting.name in desk.says(row.setting.name)
        ticks = [tick.text() for tick in row.findChildren(Tick)]
        assert row.setting.text in [*desk.says(row.setting.name).splitlines(), *ticks]


def test_whatever_takes_the_focus_has_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    unnamed = [
        (row.setting.name, part)
        for row in desk.window.rows
        for part in row.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(part.parent(), (QSpinBox, QComboBox))
        and not (part.accessibleName() or getattr(part, "text", str)())
    ]
    assert unnamed == []


def test_each_kind_of_control_writes_what_it_shows(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)

    def part(name: str, kind: type[QWidget]) -> QWidget:
        return desk.row(name).findChildren(kind)[0]

    number = part("reminder.work_interval_minutes", QSpinBox)
    assert isinstance(number, QSpinBox)
    number.setValue(30)
    tick = part("player.chimes", Tick)
    assert isinstance(tick, Tick)
    tick.click()
    slider = part("player.volume", QSlider)
    assert isinstance(slider, QSlider)
    slider.setValue(30)
    for name, text in (
        ("reminder.snooze_minutes", "5, 20"),
        ("hours.friday", "09:00-12:30, 13:15-18:00"),
        ("hooks.due", 'notify-send "A break"'),
        ("person.cleared_on", "2026-03-01"),
    ):
        line = part(name, QLineEdit)
        assert isinstance(line, QLineEdit)
        types(line, text)
    box = part("player.theme", QComboBox)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(2)
    box.activated.emit(2)
    exclude = desk.row("person.exclude").control
    assert isinstance(exclude, Listed)
    exclude.list.item(0).setCheckState(Qt.CheckState.Checked)
    kit = [one for one in desk.row("person.kit").findChildren(Tick) if one.text() == "Roller"]
    kit[0].click()
    assert desk.file == (
        "[reminder]\nwork_interval_minutes = 30\nsnooze_minutes = [5, 20]\n\n"
        '[player]\nchimes = false\nvolume = 0.3\ntheme = "dark"\n\n'
        '[hours]\nfriday = ["09:00-12:30", "13:15-18:00"]\n\n'
        '[hooks]\ndue = ["notify-send", "A break"]\n\n'
        '[person]\ncleared_on = "2026-03-01"\nexclude = ["hug-turn"]\n'
        'kit = ["chair", "desk", "wall", "roller"]\n'
    )


def test_what_is_not_allowed_is_said_beside_it_and_stays_to_be_mended(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk = Desk(qtbot, tmp_path)
    (line,) = desk.row("hours.friday").findChildren(QLineEdit)
    types(line, "9 to 5")
    assert 'found "9 to 5", allowed is ranges like' in desk.says("hours.friday")
    assert (line.text(), desk.file) == ("9 to 5", "")
    types(line, "09:00-17:00")
    assert "⚠" not in desk.says("hours.friday")
    assert "09:00-17:00" in desk.file


def test_hours_stand_as_they_can_be_written(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, 'hours.friday = ["00:00-24:00"]\n')
    (line,) = desk.row("hours.friday").findChildren(QLineEdit)
    types(line, f"{line.text()}, 22:00-24:00")
    assert "⚠" not in desk.says("hours.friday")
    assert '"00:00-24:00", "22:00-24:00"' in desk.file


def test_a_mistake_in_the_file_stands_beside_its_key(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, '[player]\ntheme = "drak"\n')
    assert 'found "drak", allowed is auto, light, dark; did you mean dark?' in desk.says(
        "player.theme"
    )


def test_undo_by_key_takes_each_change_back(qtbot: QtBot, tmp_path: Path) -> None:
    text = "# mine\n[player]\nvolume = 0.5  # soft\n"
    desk = Desk(qtbot, tmp_path, text)
    (slider,) = desk.row("player.volume").findChildren(QSlider)
    slider.setValue(90)
    slider.setValue(80)
    assert desk.file == text.replace("0.5", "0.8")
    assert desk.window.undo.isEnabled()
    desk.window.undo.click()
    desk.window.undo.click()
    assert (desk.file, slider.value(), desk.window.undo.isEnabled()) == (text, 50, False)


def test_search_leaves_what_has_the_words(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    QTest.keyClicks(desk.window.search, "natural")
    shown = [row.setting.name for row in desk.window.rows if row.isVisibleTo(desk.window)]
    assert shown == ["reminder.natural_break_minutes"]
    QTest.keyClicks(desk.window.search, " elephants")
    assert phrases.NOTHING_FOUND in [
        label.text() for label in desk.window.findChildren(QLabel) if label.isVisible()
    ]
    QTest.keyClick(desk.window.search, Key.Key_Escape)
    assert desk.window.isVisible()
    assert desk.window.pages.isVisible()
    assert all(not desk.window.pages.item(number).isHidden() for number in range(7))
    QTest.keyClick(desk.window.search, Key.Key_Escape)
    assert not desk.window.isVisible()


def test_search_knows_what_can_be_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    QTest.keyClicks(desk.window.search, "dark")
    shown = [row.setting.name for row in desk.window.rows if row.isVisibleTo(desk.window)]
    assert shown == ["player.theme"]


def test_what_belongs_to_no_row_is_told_above_them(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, "[hooks]\npause = []\n")
    said = desk.window.findChildren(QLabel)
    assert "⚠ config.toml line 2, hooks.pause: unknown key pause" in [one.text() for one in said]
    desk.config.write_text("[hooks", encoding="utf-8")
    desk.window.follow()
    (fault,) = [one.text() for one in said if one.isVisible() and "TOML" in one.text()]
    assert fault.startswith("⚠ config.toml line 1 column 7: not readable as TOML")
    desk.config.write_text("".join(f"[strange{n}]\n" for n in range(9)), encoding="utf-8")
    desk.window.follow()
    (faults,) = [one.text() for one in said if one.isVisible() and "unknown" in one.text()]
    assert faults.splitlines()[0] == "⚠ Settings: 9 problems"
    assert faults.count("\n") == 3


def test_a_refusal_is_over_when_the_file_is_mended(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, "[reminder")
    row = desk.row("reminder.work_interval_minutes")
    (box,) = row.findChildren(QSpinBox)
    QTest.keyClick(box, Key.Key_Up)
    assert "not readable as TOML" in desk.says(row.setting.name)
    desk.config.write_text("[reminder]\nwork_interval_minutes = 40\n", encoding="utf-8")
    desk.window.follow()
    assert box.value() == 40
    assert "TOML" not in desk.says(row.setting.name)


def test_undo_in_a_box_of_digits_is_that_of_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, "[reminder]\nwork_interval_minutes = 40\n")
    (box,) = desk.row("reminder.work_interval_minutes").findChildren(QSpinBox)
    with qtbot.waitActive(desk.window):
        box.setFocus()
    QTest.keyClick(box, Key.Key_Up)
    assert "= 41" in desk.file
    QTest.keyClick(box, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "= 40" in desk.file
    assert box.value() == 40


def test_an_address_is_hidden_until_it_is_wanted(qtbot: QtBot, tmp_path: Path) -> None:
    address = "https://host.example/secret.ics"
    desk = Desk(qtbot, tmp_path, f'[calendar]\nsources = ["{address}"]\n')
    secrets = desk.row("calendar.sources").control
    assert isinstance(secrets, Secrets)
    assert [line.echoMode() for line in secrets.lines] == [QLineEdit.EchoMode.Password] * 2
    types(secrets.lines[1], "/home/me/own.ics")
    assert len(secrets.lines) == 3
    assert f'sources = ["{address}", "/home/me/own.ics"]' in desk.file
    types(secrets.lines[0], "http://host.example/open.ics")
    assert "host.example/open" not in desk.says("calendar.sources")


def test_a_change_from_outside_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.config.write_text("[player]\nvolume = 0.1\n", encoding="utf-8")
    desk.window.follow()
    (slider,) = desk.row("player.volume").findChildren(QSlider)
    assert slider.value() == 10


def test_the_keyboard_reaches_every_control_of_a_page(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.window.activateWindow()
    desk.window.pages.setFocus()
    QTest.keyClick(desk.window.pages, Key.Key_Down)
    assert desk.window.pages.currentRow() == 1
    reached = set()
    for _step in range(12):
        focus = desk.window.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Key.Key_Tab)
        reached.add(desk.window.focusWidget())
    hours = [row for row in desk.window.rows if row.setting.table == "hours"]
    assert reached >= {row.findChildren(QLineEdit)[0] for row in hours}
