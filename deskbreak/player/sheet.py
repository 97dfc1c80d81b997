"""Poses on one image: the key poses of one exercise, or start, middle and end of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import asin, sin

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QImageWriter, QPainter

from deskbreak.domain.figure.picture import Picture
from deskbreak.domain.routine import phrases
from deskbreak.domain.routine.exercise import Exercise, Position
from deskbreak.widgets.figure import render
from deskbreak.widgets.palettes import LIGHT

POSE, SMALL = QSize(420, 300), QSize(280, 200)
NAME = 34  # pixels below the poses of an exercise
COLUMNS = 3
PHASES = (0.0, 0.5, 1.0)


def poses(exercise: Exercise) -> QImage:
    """The key poses of an exercise, the first on the left."""
    last = len(exercise.picture.keys) - 1
    # the movement slows down at both ends; this is where it passes each key pose
    moments = [0.5 - sin(asin(1 - 2 * index / last) / 3) for index in range(last + 1)]
    image = _page(QSize(len(moments) * POSE.width(), POSE.height()))
    painter = QPainter(image)
    _draw(painter, QPoint(), POSE, exercise.picture, moments)
    painter.end()
    return image


def sheet(exercises: Sequence[Exercise]) -> QImage:
    """
    Start, middle and end of every exercise in every position that is drawn, with its name.

    Needs a QGuiApplication.
    """
    drawn = [(name, picture) for one in exercises for name, picture in _pictures(one)]
    cell = QSize(len(PHASES) * SMALL.width(), SMALL.height() + NAME)
    rows = -(-len(drawn) // COLUMNS)
    image = _page(QSize(COLUMNS * cell.width(), rows * cell.height()))
    painter = QPainter(image)
    painter.setPen(QColor(LIGHT.line))
    painter.setFont(QFont("sans-serif", 13))
    for number, (name, picture) in enumerate(drawn):
        row, column = divmod(number, COLUMNS)
        place = QRect(QPoint(column * cell.width(), row * cell.height()), cell)
        _draw(painter, place.topLeft(), SMALL, picture, PHASES)
        below = place.adjusted(0, SMALL.height(), 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, name)
    painter.end()
    return image


def offscreen() -> QCoreApplication:
    """What Qt wants before it can write text, without a display; to be held while drawing."""
    there = QCoreApplication.instance()
    return there or QGuiApplication(["deskbreak", "-platform", "offscreen"])


def saved(image: QImage, file: str) -> bool:
    """Write an image as PNG, whatever its name ends with; whether that worked."""
    return QImageWriter(file, b"png").write(image)


def _pictures(exercise: Exercise) -> Iterator[tuple[str, Picture]]:
    yield exercise.name, exercise.picture
    if exercise.standing:
        yield f"{exercise.name}, {phrases.POSITION[Position.STANDING]}", exercise.standing


def _page(size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.page))
    return image


def _draw(
    painter: QPainter, at: QPoint, size: QSize, picture: Picture, moments: Iterable[float]
) -> None:
    for number, moment in enumerate(moments):
        image = render(picture, size, progress=moment)
        painter.drawImage(at + QPoint(number * size.width(), 0), image)
