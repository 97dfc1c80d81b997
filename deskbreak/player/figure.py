"""
The drawn figure that does the movement with the person.

A frame is about a hundred filled outlines. Three things keep it cheap: the movement is cut into 90
moments whose outlines are kept once made, lines are fills and not strokes, and what stands still
is a pixmap. Nothing is painted while the progress does not change.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from deskbreak.domain.figure.drawing import Shape
from deskbreak.domain.figure.picture import Picture
from deskbreak.domain.figure.scene import Scene, scene

MOMENTS = 90
KEPT = 2 * (MOMENTS + 1)  # both sides of an exercise that alternates; about 70 MB
Painted = list[tuple[QPolygonF | QPainterPath, QBrush]]
"""What is filled with what; a path only where outlines overlap, for it takes twice the memory."""


@dataclass(frozen=True, slots=True)
class FigurePalette:
    """A colour (#rrggbb) for every ink, and the page."""

    page: str = "#f5f7f9"
    line: str = "#26333f"
    skin: str = "#e8b592"
    skin_shade: str = "#d39b78"
    skin_light: str = "#f0c6a8"
    shirt: str = "#3f7fb0"
    shirt_shade: str = "#2f658f"
    shirt_light: str = "#5893c1"
    trousers: str = "#3d4d5f"
    trousers_shade: str = "#2d3a49"
    trousers_light: str = "#516376"
    shoe: str = "#f4f4f2"
    shoe_shade: str = "#c3cad0"
    hair: str = "#4b3426"
    hair_light: str = "#6a4b38"
    feature: str = "#2b2724"
    floor: str = "#e9edf1"
    mat: str = "#bfd8d0"
    mat_edge: str = "#9fbfb5"
    wood: str = "#d9bd98"
    wood_shade: str = "#b8966c"
    wood_light: str = "#efe6da"
    kit: str = "#8a76cf"
    kit_shade: str = "#6c58b3"
    kit_light: str = "#a797e0"
    shadow: str = "#1b2733"
    spine: str = "#f2622a"
    glow: str = "#ffb08a"
    bead: str = "#ffffff"
    arrow: str = "#f2622a"


LIGHT = FigurePalette()
DARK = FigurePalette(
    page="#151a20",
    line="#0a0d11",
    shirt="#4c8fc4",
    shirt_shade="#3a719d",
    shirt_light="#66a3d3",
    trousers="#66798d",
    trousers_shade="#4f6072",
    trousers_light="#7b8da0",
    shoe="#e6eaee",
    shoe_shade="#aab4bd",
    hair="#6a4a37",
    hair_light="#84604a",
    floor="#1e252d",
    mat="#2d4a44",
    mat_edge="#223933",
    wood="#8d7658",
    wood_shade="#6b583f",
    wood_light="#2a323b",
    shadow="#000000",
)


class Figure(QWidget):
    """Paints a picture at its progress. The window names it for screen readers."""

    def __init__(self, palette: FigurePalette = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._picture: Picture | None = None
        self._mirrored, self._level, self._moment = False, 1, 0
        self._scene: Scene | None = None
        self._behind: QPixmap | None = None
        self._painted: dict[tuple[bool, int, int], Painted] = {}
        self.setMinimumSize(240, 180)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

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
            self._painted.clear()
        self._picture, self._mirrored, self._level = picture, mirrored, level
        self._behind = self._scene = None
        self.update()

    def set_progress(self, progress: float) -> None:
        """Show a moment, 0 the first key pose to 1 the last."""
        moment = round(min(max(progress, 0.0), 1.0) * MOMENTS)
        if moment != self._moment:
            self._moment = moment
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Qt tells: the frame is another."""
        self._painted.clear()
        self._behind = self._scene = None
        self.update()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt asks for the moment."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._background())
        if self._scene:
            _paint(painter, self._figure(self._scene))
        painter.end()

    def _background(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._behind is None or self._behind.devicePixelRatioF() != ratio:
            self._behind = QPixmap(self.size() * ratio)
            self._behind.setDevicePixelRatio(ratio)
            self._behind.fill(QColor(self._palette.page))
            if self._picture:
                self._scene = _scene(self._picture, self.size(), self._mirrored, self._level)
                painter = QPainter(self._behind)
                _paint(painter, _outlines(self._scene.background(), self._palette))
                painter.end()
        return self._behind

    def _figure(self, shown: Scene) -> Painted:
        moment = (self._mirrored, self._level, self._moment)
        if moment not in self._painted:
            if len(self._painted) >= KEPT:
                self._painted.clear()
            self._painted[moment] = _outlines(shown.figure(self._moment / MOMENTS), self._palette)
        return self._painted[moment]


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
    _paint(painter, _outlines([*shown.background(), *shown.figure(progress)], palette))
    painter.end()
    return image


def _scene(picture: Picture, size: QSize, mirrored: bool, level: int) -> Scene:
    return scene(picture, (size.width(), size.height()), mirrored=mirrored, level=level)


def _outlines(shapes: Iterable[Shape], palette: FigurePalette) -> Painted:
    painted: Painted = []
    for shape in shapes:
        colour = QColor(getattr(palette, shape.ink))
        colour.setAlphaF(shape.alpha)
        polygons = [QPolygonF([QPointF(x, y) for x, y in one]) for one in shape.outlines]
        painted.append((polygons[0] if len(polygons) == 1 else _united(polygons), QBrush(colour)))
    return painted


def _united(polygons: Iterable[QPolygonF]) -> QPainterPath:
    """One path, so that what is half transparent does not show where its parts overlap."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for polygon in polygons:
        path.addPolygon(polygon)
        path.closeSubpath()
    return path


def _paint(painter: QPainter, painted: Painted) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for outline, brush in painted:
        if isinstance(outline, QPainterPath):
            painter.fillPath(outline, brush)
        else:
            painter.setBrush(brush)
            painter.drawPolygon(outline, Qt.FillRule.WindingFill)
