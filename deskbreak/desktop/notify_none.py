"""Nothing that shows notifications can be spoken to: status and menu tell what is due."""

from __future__ import annotations

from deskbreak.desktop.ports import Notice


class NoNotifier:
    """The last candidate: shows nothing."""

    name = "none"

    def show(self, notice: Notice) -> None:
        """Nowhere to show it."""

    def withdraw(self) -> None:
        """Nothing to take away."""
