"""A chart or, at a wish, a table with the same in it; below it what is pointed at, in a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from deskbreak.windows.history import phrases
from deskbreak.windows.history.chart import Chart
from deskbreak.windows.lettering import heading

TALLEST = 320  # px of a table; a longer one scrolls
LINES = 2  # that are kept free for what is pointed at, so that the page stays still


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a table."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


class Table(QTableWidget):
    """To be read row by row; Tab leads on, past it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setShowGrid(False)

    def fill(self, content: Content) -> None:
        """Have other rows; the last column takes what room is left."""
        rows = content.rows or ((phrases.NOTHING_WRITTEN,),)
        self.clear()
        self.setColumnCount(len(content.head))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(list(content.head))
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(y, x, item)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)

    def fitted(self) -> int:
        """The height that shows every row, or as many as are wise."""
        self.ensurePolished()
        rows, head = self.verticalHeader().length(), self.horizontalHeader().sizeHint().height()
        return min(rows + head + 2 * self.frameWidth() + 2, TALLEST)


class Panel(QWidget):
    """A title, the chart or its table, and the line that tells."""

    def __init__(self, chart: Chart, *, titled: bool = True) -> None:
        super().__init__()
        self.chart = chart
        self.table: Table | None = None
        self._content: Callable[[], Content] | None = None
        self.told = QLabel(wordWrap=True)
        self.told.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        if titled:
            self._layout.addWidget(heading(chart.accessibleName()))
        self._layout.addWidget(chart, 1)
        self._layout.addWidget(self.told)
        self.told.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.told.setMinimumHeight(LINES * self.told.fontMetrics().lineSpacing())
        chart.told.connect(self.told.setText)

    def fill(self, content: Callable[[], Content]) -> None:
        """What the table is to hold, asked for once it is seen."""
        self._content = content
        if self.table and self.table.isVisibleTo(self):
            self._fill()

    def show_table(self, shown: bool) -> None:
        """Show the table in the chart's place, or the chart."""
        if shown and self.table is None:
            self.table = Table(self.chart.accessibleName())
            self._layout.insertWidget(self._layout.indexOf(self.chart), self.table)
        self.chart.setVisible(not shown)
        self.told.setVisible(not shown)
        if self.table:
            self.table.setVisible(shown)
        if shown:
            self._fill()

    def _fill(self) -> None:
        if self.table and self._content:
            self.table.fill(self._content())
            self.table.setFixedHeight(self.table.fitted())
