"""The camera in the person's hand: turned by dragging or by keys, and back again by itself."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPointF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QWidget

A_PIXEL = 0.4  # degrees that it turns by
A_KEY = 15.0
BACK = 2400  # milliseconds from letting go until it is back; it hardly moves in the first 600
KEYS = {
    "Shift+Left": QPointF(-A_KEY, 0.0),
    "Shift+Right": QPointF(A_KEY, 0.0),
    "Shift+Up": QPointF(0.0, -A_KEY),
    "Shift+Down": QPointF(0.0, A_KEY),
}


class Turning(QObject):
    """
    How far the camera is turned away from the picture's own, in degrees.

    The figure follows the pointer as if it were taken hold of.
    """

    turned = Signal(float, float)  # degrees round and up

    def __init__(self, figure: QWidget, *, still: bool) -> None:
        """`still`: it comes back at once, after the same time."""
        super().__init__(figure)
        self._at = QPointF()
        self._held: QPointF | None = None  # where the pointer was
        self._back = QVariantAnimation(self)
        self._back.setDuration(BACK)
        self._back.setEasingCurve(QEasingCurve.Type.InOutQuart)
        self._still = still
        self._back.valueChanged.connect(self._go)
        figure.installEventFilter(self)
        figure.setCursor(Qt.CursorShape.OpenHandCursor)
        for keys, way in KEYS.items():
            QShortcut(QKeySequence(keys), figure).activated.connect(
                lambda way=way: self._push(way)
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """What the pointer does on the figure."""
        if not isinstance(event, QMouseEvent):
            return False
        kind, place = event.type(), event.position()
        if kind is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            self._back.stop()
            self._held = place
        elif kind is QEvent.Type.MouseMove and self._held is not None:
            way, self._held = place - self._held, place
            self._go(self._at + self._way(way * A_PIXEL))
        elif kind is QEvent.Type.MouseButtonRelease and self._held is not None:
            self._held = None
            self._let_go()
        else:
            return False
        return True

    def _push(self, way: QPointF) -> None:
        self._back.stop()
        self._go(self._at + self._way(way))
        self._let_go()

    @staticmethod
    def _way(pulled: QPointF) -> QPointF:
        """The camera goes round against the pull, and up as the figure is pulled down."""
        return QPointF(-pulled.x(), pulled.y())

    def _go(self, to: QPointF) -> None:
        self._at = to
        self.turned.emit(to.x(), to.y())

    def _let_go(self) -> None:
        self._back.setStartValue(self._at)
        if self._still:
            self._back.setKeyValueAt(0.999, self._at)
        self._back.setEndValue(QPointF())
        self._back.start()
