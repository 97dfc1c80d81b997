"""The screen, which is not to go blank while a routine plays."""

from __future__ import annotations

from typing import Protocol


class Awake(Protocol):
    """Keeps the screen from going blank; both may be said again and again, and never raise."""

    def hold(self) -> None:
        """Keep it on from now."""

    def let_go(self) -> None:
        """Leave it to the desktop again."""
