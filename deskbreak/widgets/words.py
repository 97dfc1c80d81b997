"""Text that is as large as its place allows, so that one layout serves 640x480 to 4K."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

SMALLEST = 9  # px
LEADING = 1.2  # height of a line over the size of its type
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
CENTRE = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class Words(QLabel):
    """
    A label that fits its type to its place.

    `lines` is how many lines of the largest type its height holds: the type is at most
    height / lines, and smaller if the text would be cut off.
    """

    def __init__(
        self,
        lines: float = 1,
        *,
        bold: bool = False,
        quiet: bool = False,
        align: Qt.AlignmentFlag = LEFT,
    ) -> None:
        super().__init__()
        self._lines = lines
        self._weight = QFont.Weight.Bold if bold else QFont.Weight.Normal
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(align)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        if quiet:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)

    def say(self, text: str) -> None:
        """Show `text`; nothing happens if it stands there already."""
        if text != self.text():
            self.setText(text)
            self._fit()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """No: the type follows the place, never the place the type."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        font = fitted(self.font(), self._weight, self.text(), self.contentsRect(), self._lines)
        if font != self.font():
            self.setFont(font)


def fitted(font: QFont, weight: QFont.Weight, text: str, place: QRect, lines: float) -> QFont:
    """`font` in the largest size in which `text`, wrapped at words, stands inside `place`."""
    font = QFont(font)
    font.setWeight(weight)
    size = max(SMALLEST, int(place.height() / lines / LEADING))
    font.setPixelSize(size)
    while size > SMALLEST and not _stands(QFontMetrics(font), text, place):
        size = max(SMALLEST, min(size - 1, int(size * 0.95)))
        font.setPixelSize(size)
    return font


def _stands(metrics: QFontMetrics, text: str, place: QRect) -> bool:
    wrap = Qt.TextFlag.TextWordWrap
    needed = metrics.boundingRect(QRect(0, 0, place.width(), 1 << 14), wrap, text)
    return needed.width() <= place.width() and needed.height() <= place.height()
