from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deskbreak.player.playback import ZERO, Part
from deskbreak.player.ring import Ring
from deskbreak.player.strip import Strip
from deskbreak.widgets import palettes
from deskbreak.widgets.buttons import Button
from deskbreak.widgets.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Theme, themed
from deskbreak.widgets.toggle import Toggle

HIGH = (LIGHT_CONTRAST, DARK_CONTRAST)
every_theme = pytest.mark.parametrize("theme", [LIGHT, DARK, *HIGH])


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@every_theme
def test_every_text_has_the_contrast_of_wcag_aa(theme: Theme) -> None:
    assert [pair for pair in theme.pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("theme", HIGH)
def test_high_contrast_has_that_of_wcag_aaa_and_edges_that_are_seen(theme: Theme) -> None:
    assert [pair for pair in theme.pairs if contrast(*pair) < 7] == []
    assert contrast(theme.line, theme.ground) >= 3


@every_theme
@pytest.mark.parametrize("filled", [0, 1])
def test_ring_and_strip_are_seen_full_and_empty(qtbot: QtBot, theme: Theme, filled: int) -> None:
    ring, strip = Ring(), Strip()
    ring.show_at(filled, "", "")
    minute = timedelta(minutes=1)
    strip.show_at((Part("one", ZERO, minute),), minute * filled)
    for drawn in (ring, strip):
        qtbot.addWidget(drawn)
        drawn.setPalette(theme.palette())
        drawn.resize(200, 80)
        shown = drawn.grab().toImage()
        down_the_middle = [shown.pixelColor(100, y).name() for y in range(80)]
        assert max(contrast(each, theme.ground) for each in down_the_middle) >= 3


@every_theme
@pytest.mark.parametrize("kind", ["main", "plain", "toggle"])
def test_the_focus_is_seen_on_every_button(qtbot: QtBot, theme: Theme, kind: str) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    around.setPalette(theme.palette())
    button = Toggle("Voice", "voice") if kind == "toggle" else Button("Next", main=kind == "main")
    button.setParent(around)
    button.resize(200, 60)
    around.show()
    without = button.grab().toImage()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    ring = button.grab().toImage()

    across = [
        (without.pixelColor(x, 30).name(), ring.pixelColor(x, 30).name()) for x in range(200)
    ]
    assert max(contrast(*pair) for pair in across) >= 3


def test_the_page_of_the_figure_is_the_ground_of_the_window() -> None:
    assert (palettes.LIGHT.page, palettes.DARK.page) == (LIGHT.ground, DARK.ground)


@pytest.mark.parametrize(
    ("setting", "scheme", "expected"),
    [
        ("light", Qt.ColorScheme.Dark, LIGHT),
        ("dark", Qt.ColorScheme.Light, DARK),
        ("auto", Qt.ColorScheme.Dark, DARK),
        ("auto", Qt.ColorScheme.Light, LIGHT),
        ("auto", Qt.ColorScheme.Unknown, LIGHT),
    ],
)
def test_the_setting_stands_over_the_desktop(
    setting: str, scheme: Qt.ColorScheme, expected: Theme
) -> None:
    assert themed(setting, scheme, contrast=False) == expected


def test_a_desktop_of_high_contrast_is_followed_in_light_and_dark() -> None:
    dark, light = Qt.ColorScheme.Dark, Qt.ColorScheme.Light
    assert themed("auto", dark, contrast=True) == DARK_CONTRAST
    assert themed("light", dark, contrast=True) == LIGHT_CONTRAST
    assert themed("auto", light, contrast=True) == LIGHT_CONTRAST
