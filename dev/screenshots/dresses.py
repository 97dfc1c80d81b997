"""The dresses that every window is shown in; no text is loaded here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dress:
    """How the windows are shown; `size` is that of all of them, none that each opens in."""

    language: str = "en"
    theme: str = "light"
    size: tuple[int, int] | None = None
    scale: int = 1


SMALL = (640, 480)
DRESSES = {
    "light": Dress(),
    "dark": Dress(theme="dark"),
    "german": Dress("de"),
    "twice": Dress(scale=2),
    "small": Dress(size=SMALL),
    "german-small": Dress("de", size=SMALL),
    "longer": Dress("en_XA", size=SMALL),
    "right-to-left": Dress("ar_XB", "dark", SMALL),
}
