"""
What a screen reader learns beyond what Qt tells it: what our own widgets are, and what is new.

Qt takes a widget that it does not know for an empty box, and a reader passes that over.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role
ROLES = {
    "Window": Role.Window,
    "HistoryWindow": Role.Window,
    "SettingsWindow": Role.Window,
    "Card": Role.Grouping,
    "Health": Role.Grouping,
    "Figure": Role.Graphic,
    "Timeline": Role.Chart,
    "Columns": Role.Chart,
    "Shares": Role.Chart,
    "Year": Role.Chart,
    "Ring": Role.StaticText,  # its counter is a sentence; a value that runs to and fro is none
    "Strip": Role.StaticText,
}
"""By the name of the class, as Qt asks for them."""


def install() -> None:
    """Have our own widgets told by their roles; once, before the first window."""
    QAccessible.installFactory(_interface)


def announce(where: QWidget, text: str) -> None:
    """Have a screen reader say `text` once it has said what it is saying; nothing without one."""
    if text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(where, text))


def _interface(kind: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, QWidget) and kind in ROLES:
        return QAccessibleWidget(thing, ROLES[kind])
    return None
