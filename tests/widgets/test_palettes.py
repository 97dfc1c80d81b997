"""Three persons on the page of every theme: what has to be told apart can be."""

from __future__ import annotations

import pytest

from deskbreak.domain.settings import Palette
from deskbreak.widgets.palettes import FigurePalette, palette
from deskbreak.widgets.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Theme
from tests.widgets.test_theme import contrast

THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "light contrast": LIGHT_CONTRAST,
    "dark contrast": DARK_CONTRAST,
}


@pytest.fixture(params=Palette)
def figure(request: pytest.FixtureRequest) -> Palette:
    return Palette(request.param)


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return THEMES[request.param]


@pytest.fixture
def colours(figure: Palette, theme: Theme) -> FigurePalette:
    return palette(figure, theme)


def test_the_page_is_the_ground_of_the_window(colours: FigurePalette, theme: Theme) -> None:
    assert colours.page == theme.ground


def test_the_arrow_stands_out_from_the_page_it_is_set_off_with(colours: FigurePalette) -> None:
    assert contrast(colours.arrow, colours.page) >= 3


def test_the_spine_stands_out_from_its_glow_and_that_from_the_shirt(
    colours: FigurePalette,
) -> None:
    steps = (colours.spine, colours.glow), (colours.glow, colours.shirt)
    assert [contrast(*pair) >= 3 for pair in steps] == [True, True]


def test_skin_and_clothes_are_told_apart(colours: FigurePalette) -> None:
    for cloth in (colours.shirt, colours.trousers):
        assert contrast(colours.skin, cloth) >= 1.6
    assert contrast(colours.skin, colours.feature) >= 2.5


def test_the_three_persons_are_told_apart(theme: Theme) -> None:
    people = [palette(figure, theme) for figure in Palette]
    for part in ("skin", "hair", "shirt", "trousers"):
        assert len({getattr(one, part) for one in people}) == 3


def test_lines_stand_out_from_a_page_of_high_contrast(colours: FigurePalette) -> None:
    if colours.page in {"#000000", "#ffffff"}:
        assert contrast(colours.line, colours.page) >= 20
