"""The type of the windows that do not grow with their place, as the routine's does."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QLabel, QWidget

POINTS = 11
W = TypeVar("W", bound=QWidget)


def lettered(widget: W, points: int = POINTS) -> W:
    """With type of that size, in all that stands inside it too."""
    font = widget.font()
    font.setPointSize(points)
    widget.setFont(font)
    return widget


def bold(widget: W) -> W:
    """With bold type, of the size that holds where it stands."""
    font = widget.font()
    font.setBold(True)
    widget.setFont(font)
    return widget


def heading(text: str) -> QLabel:
    """The title of a part."""
    return bold(QLabel(text, wordWrap=True))


def line(text: str) -> QLabel:
    """A text to read."""
    return lettered(QLabel(text, wordWrap=True))
