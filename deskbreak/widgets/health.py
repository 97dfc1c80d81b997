"""The page that asks what routines are to leave out; nothing of it leaves the machine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QSizePolicy, QWidget

from deskbreak.domain.routine import phrases as routine_phrases
from deskbreak.domain.settings import Avoid, CheckFirst
from deskbreak.widgets import phrases
from deskbreak.widgets.buttons import Button
from deskbreak.widgets.shares import column, row
from deskbreak.widgets.words import Words, fitted

BOX = 0.42  # of the height
TICK = ((0.22, 0.52), (0.43, 0.73), (0.8, 0.28))  # in a box of 1 by 1
Role = QPalette.ColorRole
T = TypeVar("T")


class Tick(QCheckBox):
    """A large box to tick, its text beside it, all of it to click on."""

    def __init__(self, text: str, *, ticked: bool) -> None:
        super().__init__(text[:1].upper() + text[1:])
        self.setChecked(ticked)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """None: the text fits its type to its place."""
        return QSize()

    def hitButton(self, place: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter, colours = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.height() * BOX, 34.0)
        box = QRectF(8, (self.height() - side) / 2, side, side)
        text_at = self.rect().adjusted(int(side) + 20, 2, -4, -2)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveRight(self.width() - box.x())
            text_at.moveRight(self.width() - text_at.x())
        painter.setPen(
            QPen(colours.color(Role.Highlight if self.hasFocus() else Role.ButtonText), 2)
        )
        painter.setBrush(colours.color(Role.Highlight if self.isChecked() else Role.Button))
        painter.drawRoundedRect(box, 5, 5)
        if self.isChecked():
            tick = QPolygonF([QPointF(box.x() + side * x, box.y() + side * y) for x, y in TICK])
            painter.setPen(QPen(colours.color(Role.HighlightedText), max(2.0, side / 9)))
            painter.drawPolyline(tick)
        painter.setPen(colours.color(Role.WindowText))
        font = self.font()
        painter.setFont(fitted(font, font.Weight.Normal, self.text(), text_at, 1.9))
        wrap = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(text_at, wrap, self.text())
        if self.hasFocus():
            painter.setPen(QPen(colours.color(Role.Highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


Told = Callable[[tuple[Avoid, ...], tuple[CheckFirst, ...]], object]


class Health(QWidget):
    """Boxes for what to avoid and for what to ask a professional about first."""

    def __init__(
        self, avoid: Collection[Avoid], check_first: Collection[CheckFirst], told: Told
    ) -> None:
        """What is ticked already, and what to call with what is ticked in the end."""
        super().__init__()
        self._told = told
        self.setAccessibleName(phrases.HEALTH_TITLE)
        self._avoid = {one: Tick(routine_phrases.AVOID[one], ticked=one in avoid) for one in Avoid}
        self._check = {
            one: Tick(routine_phrases.CHECK_FIRST[one], ticked=one in check_first)
            for one in CheckFirst
        }
        for heading, ticks in (
            (phrases.HEALTH, self._avoid),
            (phrases.CHECK_FIRST_TITLE, self._check),
        ):  # who goes from box to box hears what stands above them
            next(iter(ticks.values())).setAccessibleDescription(heading)
        text, first = Words(2.6), Words(1.4, bold=True)
        self.title = Words(1.3, bold=True)
        self.title.say(phrases.HEALTH_TITLE)
        text.say(phrases.HEALTH)
        first.say(phrases.CHECK_FIRST_TITLE)
        self.begin = Button(phrases.BEGIN, main=True)
        self.begin.clicked.connect(self.tell)
        self.setLayout(
            column(
                (self.title, 10), (text, 10), (_in_two(self._avoid), 36), (first, 7),
                (_in_two(self._check), 18), (self.begin, 12), gap=6,
            )
        )  # fmt: skip

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        next(iter(self._avoid.values())).setFocus()

    def tell(self) -> None:
        """Tell what is ticked."""
        self._told(_ticked(self._avoid), _ticked(self._check))


def _in_two(ticks: Mapping[T, Tick]) -> QBoxLayout:
    """The boxes in two columns, read along the rows."""
    boxes = list(ticks.values())
    pairs = zip(boxes[::2], boxes[1::2], strict=True)
    return column(*((row((one, 1), (other, 1)), 1) for one, other in pairs), gap=2)


def _ticked(ticks: Mapping[T, Tick]) -> tuple[T, ...]:
    return tuple(one for one, tick in ticks.items() if tick.isChecked())
