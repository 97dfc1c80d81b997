"""Layouts by shares of the window, so that it scales as a whole."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

GAP = 12  # px between neighbours

Part = tuple[QWidget | QBoxLayout | None, int]
"""What stands there (None: nothing), and its share."""


def row(*parts: Part, gap: int = GAP) -> QBoxLayout:
    """Side by side."""
    return _filled(QHBoxLayout(), parts, gap)


def column(*parts: Part, gap: int = GAP) -> QBoxLayout:
    """One above the other."""
    return _filled(QVBoxLayout(), parts, gap)


def _filled(layout: QBoxLayout, parts: tuple[Part, ...], gap: int) -> QBoxLayout:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for part, share in parts:
        if part is None:
            layout.addStretch(share)
        elif isinstance(part, QWidget):
            layout.addWidget(part, share)
        else:
            layout.addLayout(part, share)
    return layout


def emptied(layout: QLayout) -> None:
    """Take all widgets out of a layout, for good."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.deleteLater()
