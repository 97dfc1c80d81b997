"""A drawing with marks in it that can be pointed at, by mouse or by arrow keys, and are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from deskbreak.widgets.access import announce

Role = QPalette.ColorRole
Key = Qt.Key
ALONG = {Key.Key_Left: -1, Key.Key_Right: 1}
LEAST = 8.0  # px of a mark, to be hit by a mouse


class Chart(QWidget):
    """
    What all charts do; each says where its marks are and how they are painted.

    Marks are placed as for a language from left to right, and mirrored for the others.
    """

    told = Signal(str)
    """What is pointed at, or nothing."""
    chosen = Signal(int)
    """The number of a mark that was clicked, or taken by Enter."""

    def __init__(self, title: str, steps: Mapping[Key, int] = ALONG) -> None:
        """`steps`: how many marks further an arrow key leads, from left to right."""
        super().__init__()
        self._steps = steps
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.texts: Sequence[str] = ()
        self.at: int | None = None
        self._places: Sequence[QRectF] = ()

    def place(self) -> Sequence[QRectF]:
        """Where each mark is, from left to right."""
        raise NotImplementedError

    def paint(self, painter: QPainter) -> None:
        """Paint all but what is pointed at."""
        raise NotImplementedError

    def tell(self, texts: Sequence[str]) -> None:
        """Have other marks; a text for each."""
        self.texts, self.at = texts, None
        self.setAccessibleDescription("")
        self.told.emit("")
        self._place()

    def mirrored(self, place: QRectF) -> QRectF:
        """Where that is in the direction of the language."""
        if self.layoutDirection() is not Qt.LayoutDirection.RightToLeft:
            return place
        return QRectF(self.width() - place.right(), place.y(), place.width(), place.height())

    def marks(self) -> Sequence[QRectF]:
        """Where each mark is on the screen."""
        return self._places

    def colour(self, role: Role) -> QColor:
        """A colour of the theme."""
        return self.palette().color(role)

    def _place(self) -> None:
        self._places = [self.mirrored(one) for one in self.place()]
        self.update()

    def _point(self, at: int | None) -> None:
        if at != self.at:
            self.at = at
            text = "" if at is None else self.texts[at]
            self.setAccessibleDescription(text)
            self.told.emit(text)
            self.update()

    def _under(self, point: QPointF) -> int | None:
        """The mark there; of several the shortest, which is hard to hit otherwise."""
        found = [n for n, one in enumerate(self._places) if _grown(one).contains(point)]
        return min(found, key=lambda n: self._places[n].width(), default=None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._point(self._under(event.position()))
        text = "" if self.at is None else self.texts[self.at]
        QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        at = self._under(event.position())
        self._point(at)
        if at is not None:
            self.chosen.emit(at)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)
        if not self.hasFocus():
            self._point(None)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        if (
            self.at is None
            and self.texts
            and event.reason() is not Qt.FocusReason.MouseFocusReason
        ):
            self._point(len(self.texts) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self._point(None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange}:
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrow keys point, Home and End too; Enter takes."""
        last = len(self.texts) - 1
        key = Key(event.key())
        if key in (Key.Key_Return, Key.Key_Enter, Key.Key_Space) and self.at is not None:
            self.chosen.emit(self.at)
        elif last >= 0 and (key in self._steps or key in (Key.Key_Home, Key.Key_End)):
            self._point(self._further(key, last))
            announce(self, self.texts[self.at or 0])
        else:
            super().keyPressEvent(event)

    def _further(self, key: Key, last: int) -> int:
        if key in (Key.Key_Home, Key.Key_End):
            return 0 if key is Key.Key_Home else last
        step = self._steps[key]
        sideways = key in (Key.Key_Left, Key.Key_Right)
        if sideways and self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            step = -step
        to = (last if self.at is None else self.at) + step
        return to if 0 <= to <= last else self.at or 0

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.at is not None and self.at < len(self._places):
            painter.setPen(QPen(self.colour(Role.WindowText), 2))
            painter.drawRoundedRect(self._places[self.at].adjusted(-2, -2, 2, 2), 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(self.colour(Role.Highlight), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


def _grown(place: QRectF) -> QRectF:
    """A mark with what of its neighbourhood counts as the mark."""
    by = max((LEAST - place.width()) / 2, 0)
    return place.adjusted(-by, 0, by, 0)
