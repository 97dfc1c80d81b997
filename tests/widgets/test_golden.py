"""
The figure looks as it did when somebody last looked at it.

A picture that differs is left in `build/golden`, with the difference beside it. If it is meant,
`python -m tests.widgets.golden` draws the golden ones anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from deskbreak.player.sheet import saved
from tests.widgets.golden import GOLDEN, NAMES, PAGE, drawn

SEEN = Path(__file__).parents[2] / "build" / "golden"
BLOCK = 2  # pixels that are looked at as one, for edges are smoothed a little otherwise elsewhere
FAR = 48  # of 255
FEW = 3  # blocks


def difference(one: QImage, other: QImage) -> QImage:
    """Black where two pictures are the same, at one pixel a block."""
    seen = one.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(seen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other)
    painter.end()
    return seen.scaled(seen.size() / BLOCK, mode=Qt.TransformationMode.SmoothTransformation)


def places(seen: QImage) -> list[str]:
    """Where it is far from black: which cell of the strip, and where in it."""
    width = PAGE.width() // BLOCK
    return [
        f"cell {x // width + 1} at {x % width * BLOCK}, {y * BLOCK}"
        for y in range(seen.height())
        for x in range(seen.width())
        if brightest(seen.pixelColor(x, y)) > FAR
    ]


def brightest(colour: QColor) -> int:
    return max(colour.red(), colour.green(), colour.blue())


@pytest.mark.parametrize("name", NAMES)
def test_the_figure_looks_as_it_did(qapp: object, name: str) -> None:
    before, now = QImage(str(GOLDEN / f"{name}.png")), drawn(name)
    assert not before.isNull(), f"{name} has no golden picture"
    assert before.size() == now.size(), f"{name} has more pictures or fewer"
    seen = difference(before, now)
    found = places(seen)
    if len(found) > FEW:
        SEEN.mkdir(parents=True, exist_ok=True)
        saved(now, str(SEEN / f"{name}.png"))
        saved(seen, str(SEEN / f"{name}-difference.png"))
        pytest.fail(f"{name} looks otherwise ({SEEN}/{name}.png): {found[:5]}")


def test_every_golden_picture_is_of_something() -> None:
    assert sorted(file.stem for file in GOLDEN.glob("*.png")) == sorted(NAMES)


def test_what_is_as_small_as_a_thumb_is_noticed(qapp: object) -> None:
    page = drawn(NAMES[0])
    changed = page.copy()
    painter = QPainter(changed)
    painter.fillRect(60, 60, 3, 7, Qt.GlobalColor.red)
    painter.end()
    assert places(difference(page, page)) == []
    assert len(places(difference(page, changed))) > FEW
