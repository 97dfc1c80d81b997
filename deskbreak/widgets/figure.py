"""
The drawn figure that does the movement with the person.

A frame is about a hundred filled outlines. Three things keep it cheap: the movement is cut into
moments which are kept as recorded painting once made, lines are fills and not strokes, and what
stands still is a pixmap. Nothing is painted while the progress does not change. While the camera
is turned away nothing is kept: every frame is drawn anew.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPicture,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from deskbreak.domain.figure.drawing import Shape
from deskbreak.domain.figure.picture import Picture
from deskbreak.domain.figure.scene import Scene, scene
from deskbreak.widgets.palettes import LIGHT, FigurePalette
from deskbreak.widgets.turning import Turning

MOMENTS, BREATHS = 90, 10
KEPT = 220  # both sides of an exercise that alternates, and their breaths; about 0.1 MB each


class Figure(QWidget):
    """Paints a picture at its progress. The window names it for screen readers."""

    def __init__(self, palette: FigurePalette = LIGHT, *, still: bool = False) -> None:
        """`still`: nothing moves of itself."""
        super().__init__()
        self._palette = palette
        self._picture: Picture | None = None
        self._mirrored, self._level = False, 1
        self._moment, self._breath = 0, 0
        self._turn = (0.0, 0.0)
        self._scene: Scene | None = None
        self._behind: QPixmap | None = None
        self._kept: dict[tuple[bool, int, int, int], QPicture] = {}
        self.setMinimumSize(240, 180)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        Turning(self, still=still).turned.connect(self._turn_to)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Qt asks: the size that the figure was drawn for."""
        return QSize(880, 490)

    def set_exercise(
        self, picture: Picture | None, *, mirrored: bool = False, level: int = 1
    ) -> None:
        """Show a picture (None: an empty page); level counts from 1."""
        if (picture, mirrored, level) == (self._picture, self._mirrored, self._level):
            return
        if picture != self._picture:
            self._kept.clear()
        self._picture, self._mirrored, self._level = picture, mirrored, level
        self._again()

    def set_progress(self, progress: float, breath: float = 0.0) -> None:
        """Show a moment, 0 the first key pose to 1 the last, and how full the chest is, 0 to 1."""
        moment = round(min(max(progress, 0.0), 1.0) * MOMENTS), round(breath * BREATHS)
        if moment != (self._moment, self._breath):
            self._moment, self._breath = moment
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt tells: the frame is another."""
        self._kept.clear()
        self._again()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt asks for the moment."""
        if self._picture and self._scene is None:
            self._scene = _scene(self._picture, self.size(), self._mirrored, self._level)
        painter = QPainter(self)
        if self._scene and any(self._turn):
            shown = self._scene.turned(*self._turn)
            painter.fillRect(self.rect(), QColor(self._palette.page))
            _paint(painter, [*shown.background(), *self._shapes(shown)], self._palette)
        else:
            painter.drawPixmap(0, 0, self._background())
            if self._scene:
                painter.drawPicture(0, 0, self._figure(self._scene))
        painter.end()

    def _turn_to(self, azimuth: float, elevation: float) -> None:
        self._turn = (azimuth, elevation)
        self.update()

    def _again(self) -> None:
        self._behind = self._scene = None
        self.update()

    def _background(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._behind is None or self._behind.devicePixelRatioF() != ratio:
            self._behind = QPixmap(self.size() * ratio)
            self._behind.setDevicePixelRatio(ratio)
            self._behind.fill(QColor(self._palette.page))
            if self._scene:
                painter = QPainter(self._behind)
                _paint(painter, self._scene.background(), self._palette)
                painter.end()
        return self._behind

    def _figure(self, shown: Scene) -> QPicture:
        moment = (self._mirrored, self._level, self._moment, self._breath)
        if moment not in self._kept:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[moment] = _recorded(self._shapes(shown), self._palette)
        return self._kept[moment]

    def _shapes(self, shown: Scene) -> tuple[Shape, ...]:
        return shown.figure(self._moment / MOMENTS, self._breath / BREATHS)


def render(
    picture: Picture,
    size: QSize,
    palette: FigurePalette = LIGHT,
    progress: float = 0.0,
    *,
    mirrored: bool = False,
    level: int = 1,
) -> QImage:
    """One moment as an image."""
    shown = _scene(picture, size, mirrored, level)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(palette.page))
    painter = QPainter(image)
    _paint(painter, [*shown.background(), *shown.figure(progress)], palette)
    painter.end()
    return image


def _scene(picture: Picture, size: QSize, mirrored: bool, level: int) -> Scene:
    return scene(picture, (size.width(), size.height()), mirrored=mirrored, level=level)


def _recorded(shapes: Iterable[Shape], palette: FigurePalette) -> QPicture:
    picture = QPicture()
    painter = QPainter(picture)
    _paint(painter, shapes, palette)
    painter.end()
    return picture


def _paint(painter: QPainter, shapes: Iterable[Shape], palette: FigurePalette) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for shape in shapes:
        colour = QColor(getattr(palette, shape.ink))
        colour.setAlphaF(shape.alpha)
        painter.setBrush(colour)
        polygons = [QPolygonF([QPointF(x, y) for x, y in one]) for one in shape.outlines]
        if len(polygons) == 1:
            painter.drawPolygon(polygons[0])
        elif polygons:
            painter.drawPath(_united(polygons))


def _united(polygons: Iterable[QPolygonF]) -> QPainterPath:
    """One path, so that what is half transparent does not show where its parts overlap."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for polygon in polygons:
        path.addPolygon(polygon)
        path.closeSubpath()
    return path
