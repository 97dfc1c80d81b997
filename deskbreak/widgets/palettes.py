"""
The colours of the drawn figure: three persons, each on the page of any theme.

A person is four colours and their eyes; light and shade are mixed from them. Clothes
are dark enough for the glow of the spine to stand out from them, whatever the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from deskbreak.domain.settings import Palette
from deskbreak.widgets import theme
from deskbreak.widgets.theme import DARK_CONTRAST, LIGHT_CONTRAST, Theme


@dataclass(frozen=True, slots=True)
class FigurePalette:
    """A colour (#rrggbb) for every ink, and the page."""

    page: str
    line: str
    skin: str
    skin_shade: str
    skin_light: str
    shirt: str
    shirt_shade: str
    shirt_light: str
    trousers: str
    trousers_shade: str
    trousers_light: str
    shoe: str
    shoe_shade: str
    hair: str
    hair_light: str
    feature: str
    floor: str
    mat: str
    mat_edge: str
    cushion: str
    wood: str
    wood_shade: str
    wood_light: str
    kit: str
    kit_shade: str
    kit_light: str
    shadow: str
    spine: str
    glow: str
    bead: str
    arrow: str


@dataclass(frozen=True, slots=True)
class Person:
    """What tells one figure from another; #rrggbb."""

    skin: str
    hair: str
    shirt: str
    trousers: str
    feature: str = "#2b2724"


PERSONS = {
    Palette.A: Person("#e8b592", "#4b3426", "#3a77a8", "#3d4d5f"),
    Palette.B: Person("#7a4c33", "#241c1a", "#3a8878", "#b3a892", "#0c0807"),
    Palette.C: Person("#dba47a", "#a8a39c", "#9a4560", "#4d5a68"),
}

ROOM = {
    "shoe": "#f4f4f2",
    "shoe_shade": "#c3cad0",
    "floor": "#e9edf1",
    "mat": "#bfd8d0",
    "mat_edge": "#9fbfb5",
    "cushion": "#efe6da",
    "wood": "#d9bd98",
    "wood_shade": "#b8966c",
    "wood_light": "#efe6da",
    "kit": "#8a76cf",
    "kit_shade": "#6c58b3",
    "kit_light": "#a797e0",
    "shadow": "#1b2733",
    "spine": "#c83e08",
    "glow": "#ffd5b8",
    "bead": "#ffffff",
    "arrow": "#c23c06",
    "line": "#26333f",
}
DARK_ROOM = ROOM | {
    "shoe": "#e6eaee",
    "shoe_shade": "#aab4bd",
    "floor": "#1e252d",
    "mat": "#2d4a44",
    "mat_edge": "#223933",
    "cushion": "#98a1ab",
    "wood": "#8d7658",
    "wood_shade": "#6b583f",
    "wood_light": "#222931",
    "shadow": "#000000",
    "arrow": "#ff7a3d",
    "line": "#0a0d11",
}
CONTRAST_ROOM = {"glow": "#ffffff", "spine": "#9c2c00"}
LIFT = 0.22  # of skin in hair and white in trousers, which else would sink into a dark page


def palette(figure: Palette, shown: Theme) -> FigurePalette:
    """The colours of a figure in a window of that theme."""
    person, room = PERSONS[figure], DARK_ROOM if shown.dark else ROOM
    if shown in {LIGHT_CONTRAST, DARK_CONTRAST}:
        room = (
            room
            | CONTRAST_ROOM
            | {
                "line": shown.text,
                "arrow": shown.accent,
                "floor": shown.raised,
                "mat_edge": shown.line,
            }
        )
    lift = LIFT if shown.dark else 0.0
    hair, trousers = _mixed(person.hair, person.skin, lift), _lighter(person.trousers, lift)
    return FigurePalette(
        page=shown.ground,
        skin=person.skin,
        skin_shade=_mixed(person.skin, "#3a160a", 0.16),
        skin_light=_lighter(person.skin, 0.22),
        shirt=person.shirt,
        shirt_shade=_darker(person.shirt),
        shirt_light=_lighter(person.shirt, 0.13),
        trousers=trousers,
        trousers_shade=_darker(trousers),
        trousers_light=_lighter(trousers, 0.12),
        hair=hair,
        hair_light=_lighter(hair, 0.14),
        feature=person.feature,
        **room,
    )


def _lighter(colour: str, part: float) -> str:
    return _mixed(colour, "#ffffff", part)


def _darker(colour: str) -> str:
    return _mixed(colour, "#0b1c33", 0.25)


def _mixed(colour: str, other: str, part: float) -> str:
    """So much of the other colour in one."""
    one, two = QColor(colour), QColor(other)
    pairs = ((one.red(), two.red()), (one.green(), two.green()), (one.blue(), two.blue()))
    return QColor(*(round(a + (b - a) * part) for a, b in pairs)).name()


LIGHT, DARK = (palette(Palette.A, shown) for shown in (theme.LIGHT, theme.DARK))
