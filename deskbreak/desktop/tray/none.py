"""No place for an icon: the command line does all that the menu does."""

from __future__ import annotations

from deskbreak.desktop.tray.port import Face


class NoTray:
    """The last candidate: shows nothing."""

    hosted = False

    def draw(self, face: Face) -> None:
        """Nothing to draw on."""

    def close(self) -> None:
        """Nothing to take away."""
