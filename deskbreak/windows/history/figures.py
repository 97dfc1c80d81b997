"""The figures of a day and of its week, at a glance."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from deskbreak.domain import formats
from deskbreak.domain.statistics import Today, together
from deskbreak.windows.history import phrases
from deskbreak.windows.history.records import Week
from deskbreak.windows.lettering import bold

LARGER = 1.5  # the day's figures than the week's


class Figures(QWidget):
    """A column for each figure, with its name; a row for the day and one for the week."""

    def __init__(self) -> None:
        super().__init__()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(2)
        names = tuple(phrases.FIGURES.values())
        self._rows = [[QLabel() for _name in names] for _row in range(2)]
        for label in self._rows[0]:
            font = label.font()
            font.setPointSizeF(font.pointSizeF() * LARGER)
            label.setFont(font)
            bold(label)
        heads = [QLabel(name, wordWrap=True) for name in ("", *names)]
        begins = [QLabel(phrases.DAY), QLabel(phrases.WEEK)]
        for quiet in (*heads, *begins):
            quiet.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        rows = [heads, *([begin, *row] for begin, row in zip(begins, self._rows, strict=True))]
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom
        for y, row in enumerate(rows):
            for x, label in enumerate(row):
                layout.addWidget(label, y, x, side)
        for x in range(1, len(heads)):
            layout.setColumnStretch(x, 1)

    def show_week(self, week: Week) -> None:
        """Show the figures of a week and of its chosen day."""
        whole = together(week.days.values())
        for begin, row, figures in (
            (phrases.DAY, self._rows[0], week.days[week.day]),
            (phrases.WEEK, self._rows[1], whole),
        ):
            told = zip(phrases.FIGURES.values(), row, texts(figures), strict=True)
            for name, label, text in told:
                label.setText(text)
                label.setAccessibleName(phrases.figure(begin, name, text))


def texts(figures: Today) -> tuple[str, ...]:
    """In the order of `phrases.FIGURES`."""
    return (
        f"{figures.breaks}",
        formats.about(figures.active),
        formats.length(figures.sitting),
        formats.length(figures.longest_sit),
        formats.length(figures.standing),
        f"{figures.natural_breaks}",
    )
