"""
The colours of the routine window: our own for everything, light, dark and of high contrast.

Qt follows a desktop's dark mode only with that desktop's plugin, and then for widgets but not for
what we paint; so nothing is left to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by the part they play; `#rrggbb`."""

    dark: bool
    ground: str  # behind everything
    panel: str  # behind the figure, and of buttons
    raised: str  # a button under the pointer
    line: str  # edges that nobody has to see
    text: str
    quiet: str  # text that can wait, and what is still empty of the ring and the strip
    accent: str  # what moves: ring, strip, main button
    on_accent: str  # text on it

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """
        Every text, icon and drawn part with what it stands on.

        Each has a contrast of 4.5 at least: WCAG AA asks that of text, and 3 of the others.
        """
        return (
            (self.text, self.ground),
            (self.text, self.panel),
            (self.text, self.raised),
            (self.quiet, self.ground),
            (self.quiet, self.panel),
            (self.quiet, self.raised),
            (self.accent, self.ground),
            (self.accent, self.panel),
            (self.on_accent, self.accent),
        )

    def palette(self) -> QPalette:
        """The same colours for Qt's own widgets."""
        palette = QPalette(QColor(self.panel), QColor(self.ground))
        for role, colour in (
            (QPalette.ColorRole.WindowText, self.text),
            (QPalette.ColorRole.ButtonText, self.text),
            (QPalette.ColorRole.Text, self.text),
            (QPalette.ColorRole.ToolTipText, self.text),
            (QPalette.ColorRole.ToolTipBase, self.panel),
            (QPalette.ColorRole.Base, self.panel),
            (QPalette.ColorRole.Button, self.panel),
            (QPalette.ColorRole.Midlight, self.raised),
            (QPalette.ColorRole.Mid, self.line),
            (QPalette.ColorRole.PlaceholderText, self.quiet),
            (QPalette.ColorRole.Highlight, self.accent),
            (QPalette.ColorRole.HighlightedText, self.on_accent),
        ):
            palette.setColor(role, QColor(colour))
        disabled = QPalette.ColorGroup.Disabled
        palette.setColor(disabled, QPalette.ColorRole.ButtonText, _between(self.quiet, self.panel))
        return palette


def _between(one: str, other: str) -> QColor:
    """The colour in the middle."""
    mixed = zip(QColor(one).getRgb()[:3], QColor(other).getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*((a + b) // 2 for a, b in mixed))


LIGHT = Theme(
    dark=False,
    ground="#f5f7f9",
    panel="#ffffff",
    raised="#e6ecf1",
    line="#ccd4db",
    text="#16202a",
    quiet="#4c5a67",
    accent="#b8430f",
    on_accent="#ffffff",
)
DARK = Theme(
    dark=True,
    ground="#151a20",
    panel="#20282f",
    raised="#2b353e",
    line="#3a4651",
    text="#eef2f5",
    quiet="#a8b4bf",
    accent="#ff9257",
    on_accent="#1a0f08",
)


LIGHT_CONTRAST = Theme(
    dark=False,
    ground="#ffffff",
    panel="#ffffff",
    raised="#e4e4e4",
    line="#8c8c8c",
    text="#000000",
    quiet="#2b2b2b",
    accent="#7a2400",
    on_accent="#ffffff",
)
DARK_CONTRAST = Theme(
    dark=True,
    ground="#000000",
    panel="#000000",
    raised="#2e2e2e",
    line="#6a6a6a",
    text="#ffffff",
    quiet="#e2e2e2",
    accent="#ffb452",
    on_accent="#000000",
)


def themed(setting: str, scheme: Qt.ColorScheme, *, contrast: bool) -> Theme:
    """
    The theme of the setting auto, light or dark; auto follows the desktop's `scheme`.

    Whether the desktop wants more contrast is nobody else's to say.
    """
    dark = setting == "dark" or (setting == "auto" and scheme is Qt.ColorScheme.Dark)
    if contrast:
        return DARK_CONTRAST if dark else LIGHT_CONTRAST
    return DARK if dark else LIGHT
