"""The settings window: a page for each table, a row for each key, applied as it is changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from deskbreak.domain import formats
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.windows.lettering import heading, lettered
from deskbreak.windows.settings import phrases
from deskbreak.windows.settings.basics import HEIGHT, Control, Switched
from deskbreak.windows.settings.controls import control
from deskbreak.windows.settings.editor import Editor, Setting, all_settings

GAP, MARGIN = 18, 16  # px
NARROW = 190  # px of the list of pages
WIDEST = 640  # px of a row: a longer line is hard to follow
MOST_SAID = 3  # lines of what is wrong in the file and has no row
EDGES = """
QLineEdit, QListWidget { border: 1px solid palette(placeholder-text); border-radius: 6px; }
QLineEdit { padding: 0 6px; background: palette(base); }
QLineEdit:focus, QListWidget:focus { border: 2px solid palette(highlight); }
QListWidget::item { padding: 6px; }
"""  # Qt draws them darker than the ground, which nobody sees on a dark one


class SettingRow(QWidget):
    """One key: what it is for, its control, and what is wrong with it."""

    def __init__(self, setting: Setting, editor: Editor, shown: Control) -> None:
        super().__init__()
        self.setting, self.control = setting, shown
        self._editor = editor
        self._refused = ""
        self._fault = QLabel(wordWrap=True)
        self._fault.setForegroundRole(self._fault.foregroundRole().Highlight)
        self.setMaximumWidth(WIDEST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GAP)
        layout.setSpacing(4)
        if not isinstance(shown, Switched):  # that has its text beside its box
            layout.addWidget(heading(setting.text))
        layout.addWidget(shown)
        name = QLabel(setting.name)
        name.setForegroundRole(name.foregroundRole().PlaceholderText)
        if formats.RIGHT_TO_LEFT:  # Qt goes by the text, which is that of the file
            name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.addWidget(name)
        layout.addWidget(self._fault)
        _name(shown, setting)
        shown.edited.connect(self._change)
        self.refresh()

    def refresh(self) -> None:
        """Show what holds, and what is wrong in the file."""
        if not self._refused:
            self.control.show_value(self._editor.value(self.setting))
        faults = [problem.sentence for problem in self._editor.faults(self.setting)]
        said = "\n".join([self._refused] if self._refused else faults)
        self._fault.setText(f"⚠ {said}" if said else "")
        self._fault.setVisible(bool(said))

    def forget(self) -> None:
        """What was refused is no longer what the file would be asked to say."""
        self._refused = ""

    def matches(self, words: str) -> bool:
        """Whether it has these words in its text, its name or its choices."""
        parts = (self.setting.text, self.setting.name, *self.control.words)
        text = " ".join(parts).casefold()
        return all(word in text for word in words.casefold().split())

    def _change(self, value: object) -> None:
        self._refused = self._editor.change(self.setting, value)
        self.refresh()


class SettingsWindow(QWidget):
    """Every setting, to be found by page or by word; each change can be taken back."""

    def __init__(
        self,
        editor: Editor,
        special: Mapping[str, Control],
        extras: Mapping[str, QWidget],
    ) -> None:
        """`special` controls are by their keys, `extras` at the end of a table's page by it."""
        super().__init__()
        self._editor = editor
        self.rows = [
            SettingRow(setting, editor, special.get(setting.name) or control(setting))
            for setting in all_settings()
        ]
        self.setWindowTitle(phrases.SETTINGS_TITLE)
        self.setStyleSheet(EDGES)
        lettered(self)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(phrases.SEARCH)
        self.search.setAccessibleName(phrases.SEARCH)
        self.search.setMinimumHeight(HEIGHT)
        self.search.textChanged.connect(self._find)
        self.undo = QPushButton(phrases.UNDO)
        self.undo.setMinimumHeight(HEIGHT)
        self.undo.clicked.connect(self._undo)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._undo)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self.pages = QListWidget()
        self.pages.setAccessibleName(phrases.SETTINGS_TITLE)
        self.pages.setFixedWidth(NARROW)
        self._shown = QStackedWidget()
        self._nothing = QLabel(phrases.NOTHING_FOUND, wordWrap=True)
        self._said = QLabel(wordWrap=True)
        self._said.hide()
        for table, rows in groupby(self.rows, key=lambda row: row.setting.table):
            self.pages.addItem(phrases.SECTIONS[table])
            self._shown.addWidget(_page([*rows, *filter(None, [extras.get(table)])]))
        self.pages.currentRowChanged.connect(self._turn)
        self.pages.setCurrentRow(0)
        head, body, whole = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self.search)
        head.addWidget(self.undo)
        body.addWidget(self.pages)
        body.addWidget(self._shown)
        whole.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        whole.addLayout(head)
        whole.addWidget(self._nothing)
        whole.addWidget(self._said)
        whole.addLayout(body, 1)
        whole.addStretch()
        self._nothing.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show what the file says now."""
        for row in self.rows:
            row.refresh()
        self.undo.setEnabled(self._editor.can_undo)
        self._say("\n".join(f"⚠ {said}" for said in self._strays()))

    def _strays(self) -> list[str]:
        """What is wrong in the file and belongs to no row: its syntax, and unknown keys."""
        beside = {problem for row in self.rows for problem in self._editor.faults(row.setting)}
        said = [one.sentence for one in self._editor.problems if one not in beside]
        more = [reminder_phrases.settings_problems(len(said))] if len(said) > MOST_SAID else []
        return [*more, *said[:MOST_SAID]]

    def follow(self) -> None:
        """The file may have changed: show what it says, if that is something else."""
        if self._editor.read():
            for row in self.rows:
                row.forget()
            self.refresh()

    def _undo(self) -> None:
        if said := self._editor.undo():
            self._say(said)

    def _say(self, said: str) -> None:
        self._said.setText(said)
        self._said.setVisible(bool(said))

    def _turn(self, page: int) -> None:
        self._shown.setCurrentIndex(page)

    def _find(self, words: str) -> None:
        """Leave the rows that have the words, and the pages that have such rows."""
        there = set()
        for row in self.rows:
            row.setVisible(row.matches(words))
            if row.matches(words):
                there.add(row.setting.table)
        tables = list(dict.fromkeys(row.setting.table for row in self.rows))
        for number, table in enumerate(tables):
            self.pages.item(number).setHidden(table not in there)
        found = [number for number, table in enumerate(tables) if table in there]
        self._nothing.setVisible(not found)
        self.pages.setVisible(bool(found))
        self._shown.setVisible(bool(found))
        if found and self.pages.currentRow() not in found:
            self.pages.setCurrentRow(found[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leads out of the search first, then out of the window."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
        else:
            self.close()


def _page(rows: Iterable[QWidget]) -> QScrollArea:
    """A page that can be longer than the window."""
    inside = QWidget()
    layout = QVBoxLayout(inside)
    for row in rows:
        layout.addWidget(row)
    layout.addStretch()
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(area.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def _name(shown: Control, setting: Setting) -> None:
    """Have a screen reader say what each part of a control is for."""
    for part in _focused(shown):
        if not part.accessibleName() and not isinstance(shown, Switched):
            part.setAccessibleName(setting.text)
        part.setAccessibleDescription(setting.name)


def _focused(shown: Control) -> Iterator[QWidget]:
    for part in shown.findChildren(QWidget):
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus:
            yield part
