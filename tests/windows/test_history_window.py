"""The history window, used by mouse, by keyboard alone, and by its tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.storage import export
from deskbreak.widgets import access
from deskbreak.windows.history import phrases as history_phrases
from deskbreak.windows.history.chart import Chart
from deskbreak.windows.history.panel import Table
from deskbreak.windows.history.window import HistoryWindow
from tests.windows.history_home import MONDAY, MONDAY_BEFORE, NAMES, TUESDAY, Home

Key = Qt.Key


class Desk(Home):
    """Somebody in front of the window; `file` is where they would save."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__(folder)
        self.fill()
        self.file = str(folder / "saved.csv")
        access.install()
        self.window = HistoryWindow(self.records, NAMES, lambda _parent, _name: self.file)
        qtbot.addWidget(self.window)
        self.window.resize(900, 800)
        self.window.show()

    def presses(self, *keys: Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key)

    def answers(self, text: str) -> None:
        """Press a button of the question that is asked."""
        (question,) = [one for one in self.window.findChildren(QMessageBox) if one.isVisible()]
        (button,) = [one for one in question.buttons() if one.text() == text]
        button.click()

    def rows(self, table: Table | None) -> list[list[str]]:
        assert table
        assert table.isVisible()
        return [
            [item.text() for x in range(table.columnCount()) if (item := table.item(y, x))]
            for y in range(table.rowCount())
        ]

    def told(self, chart: Chart) -> str:
        """The line below a chart."""
        (panel,) = [one for one in self.window.panels if one.chart is chart]
        return panel.told.text()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path)
    yield desk
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def at(chart: Chart, mark: int) -> QPoint:
    return chart.marks()[mark].center().toPoint()


def test_today_and_the_week_are_seen_at_a_glance(desk: Desk) -> None:
    names = [one.accessibleName() for one in desk.window.figures.findChildren(QLabel)]
    assert [name for name in names if name] == [
        "Day, Breaks: 1",
        "Day, Movement: 3 min",
        "Day, Sitting: 1 h 54 min",
        "Day, Longest sit: 1 h",
        "Day, Standing: 0 min",
        "Day, Natural breaks: 1",
        "Week, Breaks: 3",
        "Week, Movement: 8 min",
        "Week, Sitting: 1 h 54 min",
        "Week, Longest sit: 1 h",
        "Week, Standing: 0 min",
        "Week, Natural breaks: 1",
    ]


def test_what_the_mouse_points_at_is_told(desk: Desk) -> None:
    timeline = desk.window.timeline
    QTest.mouseMove(timeline, at(timeline, 1))
    assert desk.told(timeline) == "Break held back 09:46 to 09:58: microphone in use"
    assert timeline.accessibleDescription() == desk.told(timeline)


def test_a_short_mark_is_hit_beside_a_long_one(desk: Desk) -> None:
    timeline = desk.window.timeline
    away = timeline.marks()[4]
    assert away.width() < 8
    QTest.mouseMove(timeline, QPoint(round(away.right() + 1), round(away.center().y())))
    assert desk.told(timeline) == "Away 10:30 to 10:33, 3 min"


def test_arrow_keys_go_through_a_day(desk: Desk) -> None:
    timeline = desk.window.timeline
    timeline.setFocus(Qt.FocusReason.TabFocusReason)
    heard = [desk.told(timeline)]
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_Right, Key.Key_Home, Key.Key_Left):
        desk.presses(key)
        heard.append(desk.told(timeline))
    first, last = "Sitting 09:00 to 10:00, 1 h", "Natural break 11:00 to 11:30, 30 min"
    before = "Sitting 10:33 to 11:00, 27 min"
    assert heard == [last, before, last, last, first, first]


def test_arrow_keys_follow_the_direction_of_the_language(desk: Desk) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    timeline = desk.window.timeline
    timeline.setFocus(Qt.FocusReason.TabFocusReason)
    desk.presses(Key.Key_Home, Key.Key_Left)
    assert timeline.at == 1
    first, second = timeline.marks()[0], timeline.marks()[2]
    assert first.left() > second.left()


def test_a_day_of_the_week_or_of_the_year_is_chosen_by_mouse_and_by_enter(desk: Desk) -> None:
    columns, year = desk.window.columns, desk.window.year
    QTest.mouseClick(columns, Qt.MouseButton.LeftButton, pos=at(columns, 0))
    seen = [desk.window.day]
    year.setFocus(Qt.FocusReason.TabFocusReason)
    desk.presses(Key.Key_Left, Key.Key_Up, Key.Key_Return)
    seen.append(desk.window.day)
    assert seen == [MONDAY, MONDAY_BEFORE]
    assert desk.told(year) == ""


def test_a_day_to_come_is_not_shown(desk: Desk) -> None:
    columns = desk.window.columns
    QTest.mouseClick(columns, Qt.MouseButton.LeftButton, pos=at(columns, 6))
    assert desk.window.day == TUESDAY
    assert columns.texts[6] == "Sun 2026-03-08"
    assert not desk.window.later.isEnabled()


def test_a_day_of_an_earlier_year_brings_that_year(desk: Desk) -> None:
    days = desk.window.year.days
    desk.window.show_day(TUESDAY - timedelta(days=400))
    earlier = desk.window.year.days
    assert desk.window.day in earlier
    assert (days[-1] - earlier[-1]) == timedelta(weeks=52)


def test_every_chart_has_its_table(desk: Desk) -> None:
    desk.window.as_tables.click()
    day, week, balance, year = (desk.rows(panel.table) for panel in desk.window.panels)
    assert [row[2] for row in day] == list(desk.window.timeline.texts)
    assert week == [
        ["Mon 2026-03-02", "2", "4 min", "0 min", "0 min", "0 min", "0"],
        ["Tue 2026-03-03", "1", "3 min", "1 h 54 min", "1 h", "0 min", "1"],
    ]
    assert balance == [
        ["Extension", "4 min"],
        ["Rotation", "4 min"],
        ["Left", "18 times"],
        ["Right", "17 times"],
    ]
    assert year == [
        ["Tue 2026-03-03", "1", "3 min"],
        ["Mon 2026-03-02", "2", "4 min"],
        ["Mon 2026-02-23", "1", "3 min"],
    ]
    assert not any(panel.chart.isVisible() for panel in desk.window.panels)
    desk.window.earlier.click()
    assert desk.rows(desk.window.panels[0].table)[0][2].startswith("Break 10:00 to 10:03")
    desk.window.as_tables.click()
    assert all(panel.chart.isVisible() for panel in desk.window.panels)


def test_why_it_was_so_is_told_of_each_day(desk: Desk) -> None:
    desk.window.pages.setCurrentIndex(1)
    assert desk.rows(desk.window.why) == [
        ["09:59", "Break offered, at a pause in typing and pointing"],
        ["09:58", "Nothing holds the break back any more"],
        ["09:46", "Break held back: microphone in use"],
        ["09:45", "Break due after 45 min of sitting"],
    ]
    desk.window.earlier.click()
    assert desk.rows(desk.window.why) == [[history_phrases.NOTHING_WRITTEN]]


@pytest.mark.parametrize(("form", "text"), [("csv", export.as_csv), ("json", export.as_json)])
def test_all_sessions_are_saved_as_the_command_line_prints_them(
    desk: Desk, form: str, text: object
) -> None:
    (action,) = [
        one
        for one in desk.window.save_as.actions()
        if one.text() == history_phrases.SAVE_FORMS[form]
    ]
    action.trigger()
    assert callable(text)
    assert Path(desk.file).read_text(encoding="utf-8") == text(desk.history.sessions())
    assert desk.window.said.text() == f"Saved to {desk.file}."


def test_a_file_that_cannot_be_written_is_one_sentence(desk: Desk) -> None:
    desk.file = "/proc/nowhere/saved.csv"
    desk.window.save("csv")
    assert desk.window.said.text() == "/proc/nowhere/saved.csv could not be written"


def test_who_names_no_file_saves_nothing(desk: Desk) -> None:
    desk.file = ""
    desk.window.save("csv")
    assert not desk.window.said.isVisible()


def test_a_day_is_deleted_once_that_is_confirmed(desk: Desk) -> None:
    this_day, _everything = desk.window.delete.actions()
    this_day.trigger()
    desk.answers(history_phrases.KEEP)
    assert len(desk.history.sessions()) == 4
    this_day.trigger()
    desk.answers(history_phrases.DELETE)
    assert [one.day for one in desk.history.sessions()] == [MONDAY, MONDAY, MONDAY_BEFORE]
    assert desk.window.said.text() == reminder_phrases.DELETED
    assert desk.window.timeline.texts == []


def test_everything_is_deleted_once_that_is_confirmed(desk: Desk) -> None:
    _this_day, everything = desk.window.delete.actions()
    everything.trigger()
    desk.answers(history_phrases.DELETE)
    assert desk.history.sessions() == []


def test_what_is_written_meanwhile_is_seen_by_who_comes_back(desk: Desk) -> None:
    other = QWidget()
    other.show()
    other.activateWindow()
    QTest.qWaitForWindowActive(other)
    desk.history.told(desk.now, TUESDAY, 5)
    desk.window.activateWindow()
    QTest.qWaitForWindowActive(desk.window)
    assert "Break 11:55 to 12:00" in desk.window.timeline.texts[-1]
    other.close()


def test_a_history_that_is_none_is_one_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "history.sqlite3").write_text("no database" * 99, encoding="utf-8")
    window = HistoryWindow(Home(tmp_path).records, NAMES)
    qtbot.addWidget(window)
    window.show()
    assert window.said.text() == "history.sqlite3 cannot be used now (file is not a database)"


def test_tab_leads_to_everything_and_everything_has_a_name(desk: Desk) -> None:
    found: list[QWidget] = []
    window = desk.window
    window.earlier.click()
    window.as_tables.setFocus()
    while (one := QApplication.focusWidget()) not in found:
        assert one
        found.append(one)
        desk.presses(Key.Key_Tab)
    names = []
    for one in found:
        told = QAccessible.queryAccessibleInterface(one)
        names.append(told.text(QAccessible.Text.Name))
    assert sorted(names) == sorted(
        [
            "As tables", "The day before", "The day after", "Today", "What was", "The day",
            "Movement in the week", "Movements and sides in the week", "Movement in the year",
            "Save as", "Delete",
        ]
    )  # fmt: skip


def test_charts_are_charts_to_a_screen_reader(desk: Desk) -> None:
    roles = [
        QAccessible.queryAccessibleInterface(panel.chart).role() for panel in desk.window.panels
    ]
    assert roles == [QAccessible.Role.Chart] * 4


def test_the_window_can_be_as_small_as_640_by_480(desk: Desk) -> None:
    least = desk.window.minimumSizeHint()
    assert least.width() <= 640
    assert least.height() <= 480
