"""How the desktop wants windows to look."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the desktop wants windows to look: dark, with more contrast, without motion."""

    dark: bool = False
    contrast: bool = False
    still: bool = False
