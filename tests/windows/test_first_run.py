"""The window of the first run, over the person's own files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.routine import phrases as routine_phrases
from deskbreak.domain.settings import Avoid, Kit, Settings
from deskbreak.storage import config_file
from deskbreak.widgets import line_icons
from deskbreak.widgets.theme import LIGHT
from deskbreak.windows import phrases
from deskbreak.windows.first_run import phrases as first_run_phrases
from deskbreak.windows.first_run.building import first_run_window
from deskbreak.windows.first_run.machine import Findings, MachinePage
from deskbreak.windows.first_run.pages import HealthPage, PlacePage, RhythmPage
from deskbreak.windows.first_run.window import FirstRun
from deskbreak.windows.settings.starting import Starting

TODAY = date(2026, 3, 2)
FOUND = (
    {"need": "tray", "state": "works", "found": "a watcher", "remedy": ""},
    {"need": "notifications", "state": "limited", "found": "dunst", "remedy": "No buttons."},
    {"need": "film", "state": "works", "found": "free now", "remedy": ""},
    {"need": "voice", "state": "missing", "found": "", "remedy": "Install one."},
)


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for kind in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        monkeypatch.setenv(f"XDG_{kind}", str(tmp_path / kind.lower()))
    return tmp_path / "config.toml"


@pytest.fixture
def window(qtbot: QtBot, config: Path) -> FirstRun:
    shown = first_run_window(config, LIGHT, TODAY)
    qtbot.addWidget(shown)
    shown.resize(900, 700)
    shown.show()
    return shown


class NoEntry:
    """A desktop that starts nothing yet."""

    on = False

    def is_on(self) -> bool:
        return self.on

    def turn_on(self, command: Sequence[str]) -> None:
        self.on = True

    def turn_off(self) -> None:
        self.on = False


def texts(inside: QWidget) -> list[str]:
    return [label.text() for label in inside.findChildren(QLabel) if label.text()]


def test_who_says_nothing_keeps_the_defaults_and_no_file_is_written(
    window: FirstRun, config: Path
) -> None:
    for _ in range(3):
        window.next.click()

    assert isinstance(window.page, MachinePage)
    assert not config.exists()


def test_what_is_said_is_written_step_by_step(window: FirstRun, config: Path) -> None:
    assert isinstance(window.page, PlacePage)
    window.page.place.buttons["home"].click()
    window.page.kit.buttons["mat"].click()
    window.page.kit.buttons["desk"].click()
    window.next.click()
    person = config_file.load(config).settings.person
    assert (person.place, person.kit) == ("home", (Kit.CHAIR, Kit.WALL, Kit.MAT))

    assert isinstance(window.page, RhythmPage)
    window.page.every.buttons["30"].click()
    window.page.minutes.buttons["5"].click()
    window.next.click()

    assert isinstance(window.page, HealthPage)
    ticks = window.page.health.findChildren(QAbstractButton)
    knees = routine_phrases.AVOID[Avoid.KNEES]
    next(one for one in ticks if one.text().casefold() == knees.casefold()).click()
    window.next.click()
    assert config.read_text() == (
        '[person]\nplace = "home"\nkit = ["chair", "wall", "mat"]\navoid = ["knees"]\n\n'
        "[reminder]\nwork_interval_minutes = 30\nroutine_minutes = 5\n"
    )


def test_escape_leaves_and_keeps_what_was_said_before(window: FirstRun, config: Path) -> None:
    assert isinstance(window.page, PlacePage)
    window.page.start.buttons["standing"].click()
    window.next.click()
    assert isinstance(window.page, RhythmPage)
    window.page.minutes.buttons["10"].click()
    QTest.keyClick(window, Qt.Key.Key_Escape)

    assert not window.isVisible()
    assert config.read_text() == '[person]\nstart = "standing"\n'


def test_one_can_go_back_and_find_what_one_said(window: FirstRun) -> None:
    assert isinstance(window.page, PlacePage)
    assert not window.back.isVisible()
    window.page.place.buttons["open_plan"].click()
    window.next.click()
    window.back.click()

    assert isinstance(window.page, PlacePage)
    assert window.page.place.values == ["open_plan"]


def test_one_place_is_chosen_and_as_much_kit_as_one_likes(window: FirstRun) -> None:
    page = window.page
    assert isinstance(page, PlacePage)
    for button in (*page.place.buttons.values(), *page.kit.buttons.values()):
        button.click()

    assert page.place.values == ["home"]
    assert set(page.kit.values) == set(Kit) - set(Settings().person.kit)


def test_everything_to_choose_has_an_icon() -> None:
    names = {*routine_phrases.KIT, *phrases.CHOICES["Place"], *phrases.CHOICES["Start"]}
    assert names == set(line_icons.ICONS)
    outside = [
        name
        for name, (lines, rings) in line_icons.ICONS.items()
        for x, y in [*sum(lines, ()), *((x + r, y - r) for x, y, r in rings)]
        if not (0 <= x <= line_icons.SIDE and 0 <= y <= line_icons.SIDE)
    ]
    assert outside == []


def test_the_first_routine_is_shown_as_it_would_be(window: FirstRun, qtbot: QtBot) -> None:
    window.next.click()
    page = window.page
    assert isinstance(page, RhythmPage)
    page.minutes.buttons["5"].click()
    qtbot.waitUntil(lambda: len(texts(page.preview)) > 1)
    five = texts(page.preview)
    page.minutes.buttons["1"].click()
    qtbot.waitUntil(lambda: len(texts(page.preview)) < len(five))

    assert five[0] == "Your first routine, 4:56 in all:"
    assert "Hug and turn" in five
    assert texts(page.preview)[1:] == ["Open the collarbones"]


def test_what_is_to_be_asked_first_is_said_in_place_of_a_routine(
    window: FirstRun, config: Path
) -> None:
    config.write_text('[person]\ncheck_first = ["recent_surgery"]\n')
    window.next.click()

    assert isinstance(window.page, RhythmPage)
    assert texts(window.page.preview) == [" ".join(routine_phrases.gate(["recent_surgery"]))]


def test_a_file_with_a_mistake_is_not_touched_and_told(window: FirstRun, config: Path) -> None:
    config.write_text("[person\n")
    assert isinstance(window.page, PlacePage)
    window.page.place.buttons["home"].click()
    window.next.click()

    assert "config.toml" in window.said.text()
    assert isinstance(window.page, PlacePage)
    assert config.read_text() == "[person\n"


def test_what_works_is_named_and_what_does_not_comes_with_a_remedy(qtbot: QtBot) -> None:
    asked: list[Callable[[Findings], None]] = []
    page = MachinePage(asked.append, Starting(NoEntry(), ["deskbreak"]))
    qtbot.addWidget(page)
    assert first_run_phrases.LOOKING in texts(page)
    asked[0](FOUND)
    qtbot.waitUntil(lambda: first_run_phrases.LOOKING not in texts(page))

    lines = page.lines.findChildren(QLabel)
    assert [line.text() for line in lines] == [
        "✓  Tray",
        "–  Notifications: No buttons.",
        "✗  Voice: Install one.",
    ]
    assert [line.accessibleName() for line in lines][1] == "limited  Notifications: No buttons."


@pytest.mark.parametrize("there", [True, False])
def test_it_shows_where_the_icon_is_or_says_that_there_is_none(qtbot: QtBot, there: bool) -> None:
    asked: list[Callable[[Findings], None]] = []
    page = MachinePage(asked.append, Starting(NoEntry(), ["deskbreak"]))
    qtbot.addWidget(page)
    asked[0]([FOUND[0] | ({} if there else {"state": "missing", "remedy": "Add a tray."})])
    said = first_run_phrases.FIRST_MACHINE_ABOUT if there else reminder_phrases.NO_TRAY_BODY

    assert (page.panel.isHidden(), page.where.text()) == (not there, said)


def test_starting_with_the_session_is_offered_and_off(qtbot: QtBot) -> None:
    starting = Starting(NoEntry(), ["deskbreak"])
    page = MachinePage(lambda _told: None, starting)
    qtbot.addWidget(page)
    assert not starting.tick.isChecked()


@pytest.mark.parametrize("step", range(4))
def test_every_page_is_left_and_filled_in_by_keyboard_alone(
    window: FirstRun, qtbot: QtBot, step: int
) -> None:
    for _ in range(step):
        QTest.keyClick(window, Qt.Key.Key_Return)
    buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    buttons = [one for one in buttons if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    qtbot.waitUntil(window.next.hasFocus)
    reached = set[QWidget | None]()
    for _ in buttons:
        focused = QApplication.focusWidget()
        reached.add(focused)
        QTest.keyClick(focused or window, Qt.Key.Key_Tab)

    assert [one.text() for one in buttons if one not in reached] == []
    assert [one for one in buttons if not (one.text() or one.accessibleName())] == []
