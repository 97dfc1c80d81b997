"""The history window: a day, its week and its year, why things happened, saving and deleting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from deskbreak.domain import formats
from deskbreak.domain.problems import not_written
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.storage import export
from deskbreak.storage.history import Unusable
from deskbreak.storage.whole import replace_file
from deskbreak.widgets.health import Tick
from deskbreak.windows.history import phrases, tables
from deskbreak.windows.history.bars import Columns, Shares
from deskbreak.windows.history.figures import Figures
from deskbreak.windows.history.panel import Panel, Table
from deskbreak.windows.history.records import Records
from deskbreak.windows.history.timeline import Timeline
from deskbreak.windows.history.year import WEEKS, Year
from deskbreak.windows.lettering import POINTS, bold, lettered

DAY = timedelta(days=1)
HEIGHT, MARGIN, GAP = 36, 16, 10  # px
NARROW = 760  # px: below it, what stands side by side stands one above the other
EDGES = """
QTableWidget { border: 1px solid palette(placeholder-text); border-radius: 6px; }
QHeaderView::section { padding: 5px 3px; border: none; background: palette(midlight); }
QTableWidget:focus { border: 2px solid palette(highlight); }
"""  # Qt draws them darker than the ground, which nobody sees on a dark one
FORMS = {"csv": export.as_csv, "json": export.as_json}

AskFile = Callable[[QWidget, str], str]
"""Where to save what would be called so; "" for nowhere."""


def ask_file(parent: QWidget, name: str) -> str:
    """Ask the person."""
    return QFileDialog.getSaveFileName(parent, phrases.SAVE_AS, name)[0]


class HistoryWindow(QWidget):
    """Shows a day and all around it; `names` are those of the exercises, by their ids."""

    def __init__(
        self, records: Records, names: Mapping[str, str], ask_file: AskFile = ask_file
    ) -> None:
        super().__init__()
        self._records, self._names, self._ask_file = records, names, ask_file
        self._written: object = None
        self._begins = formats.WEEK_BEGINS
        self.day = records.today
        self.setWindowTitle(phrases.HISTORY_TITLE)
        self.setStyleSheet(EDGES)
        lettered(self)
        self.figures = Figures()
        self.timeline, self.columns, self.shares = Timeline(records.zone), Columns(), Shares()
        self.year = Year(self._begins)
        charts = (self.timeline, self.columns, self.shares, self.year)
        self.panels = [Panel(chart) for chart in charts]
        self.why = Table(phrases.WHY)
        self.said = QLabel(wordWrap=True)
        self.columns.chosen.connect(lambda at: self.show_day(self._days[at]))
        self.year.chosen.connect(self._choose_of_year)
        self._build()

    def show_day(self, day: date) -> None:
        """Show that day, or today if it has not come yet."""
        self.day = min(day, self._records.today)
        self.refresh()

    def refresh(self) -> None:
        """Read anew what is shown."""
        self._title.setText(formats.day_name(self.day))
        is_today = self.day == self._records.today
        self.later.setEnabled(not is_today)
        self.now.setEnabled(not is_today)
        self._written = self._records.history.written()
        try:
            self._show_week()
            self._show_year()
            self._show_why()
        except Unusable as unusable:
            self.say(str(unusable))

    def say(self, sentence: str) -> None:
        """Say what was done or why not; nothing with ""."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def save(self, form: str) -> None:
        """Write every session to a file that the person names."""
        path = self._ask_file(self, f"deskbreak.{form}")
        if not path:
            return
        try:
            replace_file(Path(path), FORMS[form](self._records.history.sessions()))
        except Unusable as unusable:
            self.say(str(unusable))
        except OSError:
            self.say(not_written(path))
        else:
            self.say(phrases.saved_to(path))

    def ask_to_forget(self, day: date | None) -> None:
        """Ask once whether a day, or everything, is to be deleted."""
        question = QMessageBox(self)
        question.setWindowTitle(phrases.HISTORY_TITLE)
        question.setText(phrases.delete_day(day) if day else phrases.DELETE_EVERYTHING)
        question.setInformativeText(phrases.NO_WAY_BACK)
        delete = question.addButton(phrases.DELETE, QMessageBox.ButtonRole.DestructiveRole)
        keep = question.addButton(phrases.KEEP, QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(keep)
        question.setEscapeButton(keep)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        delete.clicked.connect(partial(self._forget, day))
        question.open()

    def _forget(self, day: date | None) -> None:
        try:
            trouble = self._records.forget(day)
        except Unusable as unusable:
            trouble = str(unusable)
        self.refresh()
        self.say(trouble or reminder_phrases.DELETED)

    def _show_week(self) -> None:
        week = self._records.week(self.day, self._begins)
        self._days = list(week.days)
        bars = tables.bars_of(week, self._names, self._records.zone)
        self.figures.show_week(week)
        self.timeline.show_bars(bars)
        self.columns.show_days(list(week.days.items()), self.day, self._records.today)
        self.shares.show_balance(week.balance)
        of_day, of_week, balance, _year = self.panels
        of_day.fill(lambda: tables.of_bars(bars, self._records.zone))
        of_week.fill(lambda: tables.of_days(week.days, self._records.today))
        balance.fill(lambda: tables.of_shares(self.shares.rows))

    def _show_year(self) -> None:
        """The year to today, or the one before that has the day in it, and so on."""
        last = self._records.today
        while self.day < self.year.first(last):
            last -= 7 * (WEEKS - 1) * DAY
        figures = self._records.year(self.year.first(last), last)
        self.year.show_days(last, figures)
        self.panels[-1].fill(lambda: tables.of_year(figures))

    def _show_why(self) -> None:
        self.why.fill(tables.of_decisions(self._records.decisions(self.day), self._records.zone))

    def _choose_of_year(self, at: int) -> None:
        self.show_day(self.year.days[at])
        self._area.verticalScrollBar().setValue(0)

    def _step(self, days: int) -> None:
        self.show_day(self.day + days * DAY)

    def _build(self) -> None:
        self._side_by_side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side_by_side.setSpacing(2 * GAP)
        of_day, of_week, balance, year = self.panels
        self._side_by_side.addWidget(of_week, 3)
        self._side_by_side.addWidget(balance, 2)
        inside = QWidget()
        page = QVBoxLayout(inside)
        page.setContentsMargins(2, GAP, GAP, 2)
        page.setSpacing(GAP)
        for part in (self.figures, of_day, self._side_by_side, year):
            if isinstance(part, QWidget):
                page.addWidget(part)
            else:
                page.addLayout(part)
        page.addStretch()
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.addTab(self._area, phrases.WHAT_WAS)
        reasons = QWidget()
        QVBoxLayout(reasons).addWidget(self.why)
        self.pages.addTab(reasons, phrases.WHY)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        whole.addLayout(self._head())
        whole.addWidget(self.pages, 1)
        whole.addWidget(self.said)
        whole.addLayout(self._foot())
        self.said.hide()

    def _head(self) -> QBoxLayout:
        """The day, and the way to others."""
        self.earlier = _button("‹", partial(self._step, -1), phrases.EARLIER)
        self.later = _button("›", partial(self._step, 1), phrases.LATER)
        self.now = _button(phrases.TODAY, lambda: self.show_day(self._records.today))
        if formats.RIGHT_TO_LEFT:
            self.earlier.setText("›")
            self.later.setText("‹")
        for keys, days in (("Alt+Left", -1), ("Alt+Right", 1)):
            QShortcut(QKeySequence(keys), self, partial(self._step, days))
        self._title = bold(lettered(QLabel(), POINTS + 4))
        return _line(self.earlier, self.later, self._title, None, self.now)

    def _foot(self) -> QBoxLayout:
        """What can be done with it."""
        self.as_tables = Tick(phrases.AS_TABLES, ticked=False)
        self.as_tables.setFixedSize(self.as_tables.sizeHint().width() + 2 * HEIGHT, HEIGHT)
        self.as_tables.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.as_tables.toggled.connect(self._arrange)
        for panel in self.panels:
            self.as_tables.toggled.connect(panel.show_table)
        self.save_as, self.delete = QMenu(self), QMenu(self)
        for form, text in phrases.SAVE_FORMS.items():
            self.save_as.addAction(text, partial(self.save, form))
        self.delete.addAction(phrases.THIS_DAY, lambda: self.ask_to_forget(self.day))
        self.delete.addAction(phrases.EVERYTHING, partial(self.ask_to_forget, None))
        save, delete = _button(phrases.SAVE_AS), _button(phrases.DELETE_WHAT)
        save.setMenu(self.save_as)
        delete.setMenu(self.delete)
        return _line(self.as_tables, None, save, delete)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._written is None:
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever comes back to the window sees what was written meanwhile."""
        super().changeEvent(event)
        coming = event.type() is QEvent.Type.ActivationChange and self.isActiveWindow()
        if coming and self._written not in (None, self._records.history.written()):
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < NARROW or self.as_tables.isChecked()
        self._side_by_side.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def _button(text: str, pressed: Callable[[], object] | None = None, name: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setMinimumHeight(HEIGHT)
    if name:
        button.setFixedWidth(HEIGHT)
        button.setAccessibleName(name)
        button.setToolTip(name)
    if pressed:
        button.clicked.connect(lambda _on: pressed())
    return button


def _line(*parts: QWidget | None) -> QBoxLayout:
    """Side by side; room where there is none."""
    line = QHBoxLayout()
    for part in parts:
        if part is None:
            line.addStretch()
        else:
            line.addWidget(part)
    return line
