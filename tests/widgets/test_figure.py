"""The painted figure, offscreen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPaintEvent, QTransform, qGray
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskbreak import exercises
from deskbreak.domain.figure.drawing import Ink
from deskbreak.domain.figure.picture import Mirror
from deskbreak.widgets.figure import KEPT, MOMENTS, Figure, render
from deskbreak.widgets.palettes import DARK, LIGHT, FigurePalette

FLAT = replace(
    LIGHT,
    skin_light=LIGHT.skin,
    shirt_light=LIGHT.shirt,
    trousers_light=LIGHT.trousers,
    kit_light=LIGHT.kit,
)
"""Without the light, which falls from the left whichever side works."""

TWO_SIDED = {one.id for one in exercises.load()[0] if one.two_sided}
PICTURES = {one.id: one.picture for one in exercises.load()[0] if one.picture}
MIRRORED = [name for name in sorted(TWO_SIDED) if PICTURES[name].mirror is Mirror.ROOM]
PAGE = QSize(320, 200)


class Counted(Figure):
    """A figure that counts how often it is painted."""

    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        self.paints += 1
        super().paintEvent(event)


@pytest.fixture
def figure(qtbot: QtBot) -> Counted:
    shown = Counted()
    qtbot.addWidget(shown)
    shown.resize(PAGE)
    shown.set_exercise(PICTURES["kneel-reach"])
    with qtbot.waitExposed(shown):
        shown.show()
    qtbot.waitUntil(lambda: shown.paints > 0)
    return shown


def colours(image: QImage) -> set[int]:
    return {
        image.pixel(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)
    }


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_exercise_moves_and_shows_its_sides(
    qapp: object, name: str, palette: FigurePalette
) -> None:
    picture = PICTURES[name]
    start, end = (render(picture, PAGE, palette, at) for at in (0.0, 1.0))
    other = render(picture, PAGE, palette, 1.0, mirrored=True)
    assert len(colours(start)) > 12
    assert start != end
    assert end != other or name not in TWO_SIDED


def test_the_levels_of_the_roller_differ(qapp: object) -> None:
    images = [render(PICTURES["sup-roller-ext"], PAGE, level=level) for level in (1, 2, 3, 4)]
    assert all(a != b for i, a in enumerate(images) for b in images[:i])


def test_there_is_a_colour_for_every_ink() -> None:
    assert [ink for ink in Ink if not getattr(LIGHT, ink).startswith("#")] == []


def pump(qapp: QApplication) -> None:
    """Have everything painted that was asked for."""
    for _ in range(3):
        qapp.processEvents()


def test_nothing_is_kept_while_nothing_changes(figure: Counted, qapp: QApplication) -> None:
    pump(qapp)
    before = figure.paints
    figure.set_progress(0.0)
    figure.set_progress(0.001)
    figure.set_exercise(PICTURES["kneel-reach"])
    pump(qapp)
    assert figure.paints == before
    figure.set_progress(0.5)
    pump(qapp)
    assert figure.paints == before + 1


def test_what_is_kept_is_bounded_and_goes_with_the_exercise(figure: Counted) -> None:
    for level, moments in ((1, MOMENTS), (2, MOMENTS), (3, MOMENTS)):
        figure.set_exercise(PICTURES["sup-roller-ext"], level=level)
        for moment in range(moments + 1):
            figure.set_progress(moment / MOMENTS, moment / MOMENTS)
            figure.grab()
            assert len(figure._kept) <= KEPT
    figure.set_exercise(PICTURES["hug-turn"])
    assert len(figure._kept) == 0


def test_an_empty_page_and_every_size_are_kept(figure: Counted) -> None:
    for size in (QSize(240, 180), QSize(1200, 300), QSize(300, 900)):
        figure.resize(size)
        assert len(colours(figure.grab().toImage())) > 12
    figure.set_exercise(None)
    assert len(colours(figure.grab().toImage())) == 1


def test_an_exercise_without_a_picture_in_between_changes_nothing(figure: Counted) -> None:
    image = figure.grab().toImage()
    figure.set_exercise(None)
    figure.set_exercise(PICTURES["kneel-reach"])
    assert figure.grab().toImage() == image


@pytest.mark.parametrize("name", MIRRORED)
def test_the_other_side_is_the_mirror_image(qapp: object, name: str) -> None:
    picture = PICTURES[name]
    one, other = (
        render(picture, PAGE, FLAT, 0.7, mirrored=mirrored) for mirrored in (False, True)
    )
    assert share_of_difference(one, other.transformed(QTransform.fromScale(-1, 1))) < 0.005


def share_of_difference(one: QImage, other: QImage) -> float:
    """The share of pixels that are clearly different."""
    pixels = [(x, y) for x in range(one.width()) for y in range(one.height())]
    far = sum(abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y))) > 40 for x, y in pixels)
    return far / len(pixels)
