"""What of a window a person could not read: texts that are cut off, and parts that lie outside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QTabBar,
    QWidget,
)

from deskbreak.widgets.words import SMALLEST

FLAGS = Qt.TextFlag.TextWordWrap
TALL = 1 << 14
PLAIN = re.compile(r"[aceinosuyz][a-z]*[aceinosuyz]")  # each would have an accent
NAME = re.compile(r"[a-z_]+(\.[a-z_]+)?|.*notify-send.*|English|Deutsch")  # that stays as it is


def faults(window: QWidget) -> Iterator[str]:
    """A line for each part that is seen and not seen whole."""
    for part in window.findChildren(QWidget):
        if not part.isVisible() or part.window() is not window:
            continue
        if text := _cut(part):
            yield f"{_size(part)}: {text}"
        if isinstance(part, QScrollArea) and part.horizontalScrollBar().isVisible():
            yield f"{type(part).__name__} is wider than its place"
        parent = part.parentWidget() or window
        scrolled = isinstance(parent.parentWidget(), QAbstractScrollArea)
        if not (scrolled or parent.rect().contains(part.geometry())):
            yield f"{_size(part)} at {part.x()}, {part.y()} lies outside of its place"


def untranslated(window: QWidget) -> Iterator[str]:
    """What has a text without a single accent, in the language that puts them everywhere."""
    for part in (window, *window.findChildren(QWidget)):
        for text in _texts(part):
            if PLAIN.search(text) and text.isascii() and not NAME.fullmatch(text):
                yield f"{type(part).__name__} says in English: {text}"


def _texts(part: QWidget) -> Iterator[str]:
    if isinstance(part.parentWidget(), QTabBar):  # Qt's own, in words of its own
        return
    yield from (part.windowTitle(), part.accessibleName())
    match part:
        case QLabel() | QAbstractButton():
            yield part.text()
        case QLineEdit():
            yield from (part.text(), part.placeholderText())
        case QComboBox():
            yield from (part.itemText(row) for row in range(part.count()))
        case QListWidget():
            yield from (part.item(row).text() for row in range(part.count()))


def _size(part: QWidget) -> str:
    return f"{type(part).__name__} {part.width()}x{part.height()}"


def _cut(part: QWidget) -> str:
    """The text of a part that has no room for it."""
    match part:
        case QLabel() if part.text():
            room = part.contentsRect().size()
            return "" if _stands(part, part.text(), room, wraps=part.wordWrap()) else part.text()
        case QAbstractButton() if part.text() and type(part).__module__.startswith("deskbreak"):
            room = part.size() - QSize(20, 8)  # it fits its type to its place, down to SMALLEST
            return "" if _stands(part, part.text(), room, wraps=True) else part.text()
        case QAbstractButton() if part.text():
            needed = part.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, part.text())
            return part.text() if needed.width() + 8 > part.width() else ""
        case QLineEdit():
            text = part.text() or part.placeholderText()
            return text if part.fontMetrics().horizontalAdvance(text) > part.width() - 12 else ""
        case QComboBox():
            return part.currentText() if part.sizeHint().width() > part.width() else ""
        case QListWidget() if part.sizeHintForColumn(0) > part.viewport().width():
            return max(
                (part.item(row).text() for row in range(part.count())),
                key=part.fontMetrics().horizontalAdvance,
            )
    return ""


def _stands(part: QWidget, text: str, room: QSize, *, wraps: bool) -> bool:
    """Whether a text has room; in type that fits itself, when it is as small as it gets."""
    font = part.font()
    if type(part).__module__.startswith("deskbreak"):
        font.setPixelSize(SMALLEST)
    flags = FLAGS if wraps else Qt.TextFlag.TextSingleLine
    place = QRect(0, 0, room.width(), TALL)
    needed = QFontMetrics(font).boundingRect(place, flags, text)
    return needed.width() <= room.width() and needed.height() <= room.height()
