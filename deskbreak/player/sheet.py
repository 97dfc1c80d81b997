"""Key poses on one image: those of one exercise side by side, or one of each exercise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import asin, sin

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QImageWriter, QPainter

from deskbreak.domain.routine.exercise import Exercise
from deskbreak.player.figure import render
from deskbreak.player.palettes import LIGHT

POSE = QSize(420, 300)
NAME = 34  # pixels below a pose
COLUMNS = 5


def poses(exercise: Exercise) -> QImage:
    """The key poses of an exercise, the first on the left."""
    last = len(exercise.picture.keys) - 1
    # the movement slows down at both ends; this is where it passes each key pose
    moments = [0.5 - sin(asin(1 - 2 * index / last) / 3) for index in range(last + 1)]
    return _grid([(exercise, "", moment) for moment in moments], len(moments))


def sheet(exercises: Sequence[Exercise]) -> QImage:
    """Every exercise at the end of its movement, with its name; needs a QGuiApplication."""
    return _grid([(one, one.name, 1.0) for one in exercises], COLUMNS)


def offscreen() -> QCoreApplication:
    """What Qt wants before it can write text, without a display; to be held while drawing."""
    there = QCoreApplication.instance()
    return there or QGuiApplication(["deskbreak", "-platform", "offscreen"])


def saved(image: QImage, file: str) -> bool:
    """Write an image as PNG, whatever its name ends with; whether that worked."""
    return QImageWriter(file, b"png").write(image)


def _grid(shown: Sequence[tuple[Exercise, str, float]], columns: int) -> QImage:
    height = POSE.height() + (NAME if any(name for _, name, _ in shown) else 0)
    rows = -(-len(shown) // columns)
    image = QImage(columns * POSE.width(), rows * height, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.page))
    painter = QPainter(image)
    painter.setPen(QColor(LIGHT.line))
    for (exercise, name, moment), place in zip(shown, _places(columns, height), strict=False):
        painter.drawImage(place.topLeft(), render(exercise.picture, POSE, progress=moment))
        if name:
            painter.setFont(QFont("sans-serif", 13))
            below = place.adjusted(0, POSE.height(), 0, 0)
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, name)
    painter.end()
    return image


def _places(columns: int, height: int) -> Iterator[QRect]:
    """The cells of a grid, row by row."""
    number = 0
    while True:
        row, column = divmod(number, columns)
        yield QRect(column * POSE.width(), row * height, POSE.width(), height)
        number += 1
