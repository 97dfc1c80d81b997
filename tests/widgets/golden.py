"""
`python -m tests.widgets.golden`: draw the golden pictures anew.

A strip for every exercise, its start and end, and one of the three persons; without text, for
fonts differ. What has changed is to be looked at before it is committed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from deskbreak import exercises
from deskbreak.domain.settings import Palette
from deskbreak.player.sheet import offscreen, saved
from deskbreak.widgets.figure import render
from deskbreak.widgets.palettes import LIGHT, palette
from deskbreak.widgets.theme import DARK, DARK_CONTRAST
from deskbreak.widgets.theme import LIGHT as DAY

GOLDEN = Path(__file__).parent / "pictures"
PAGE = QSize(160, 120)
KNOWN = {exercise.id: exercise for exercise in exercises.load()[0]}
PERSONS = "persons"
NAMES = (*KNOWN, PERSONS)


def drawn(name: str) -> QImage:
    """The strip of that name, as it is drawn now."""
    if name == PERSONS:
        return strip(list(persons()))
    pictures = [KNOWN[name].picture, KNOWN[name].standing]
    return strip(
        [render(picture, PAGE, LIGHT, at) for picture in pictures if picture for at in (0.0, 1.0)]
    )


def persons() -> Iterator[QImage]:
    for figure in Palette:
        for shown in (DAY, DARK, DARK_CONTRAST):
            colours = palette(figure, shown)
            yield render(KNOWN["hug-turn"].picture, PAGE, colours, 0.3, mirrored=True)


def strip(images: Sequence[QImage]) -> QImage:
    """Side by side."""
    whole = QImage(len(images) * PAGE.width(), PAGE.height(), QImage.Format.Format_RGB32)
    painter = QPainter(whole)
    for number, image in enumerate(images):
        painter.drawImage(number * PAGE.width(), 0, image)
    painter.end()
    return whole


if __name__ == "__main__":
    _held = offscreen()
    GOLDEN.mkdir(exist_ok=True)
    for file in GOLDEN.glob("*.png"):
        if file.stem not in NAMES:
            file.unlink()
    for each in NAMES:
        saved(drawn(each), str(GOLDEN / f"{each}.png"))
