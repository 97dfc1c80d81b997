"""Whether the program starts with the session: the desktop's own entry, not a setting of ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Autostart(Protocol):
    """A module for each system; each function raises OSError where the entry cannot be reached."""

    def is_on(self) -> bool:
        """Whether the next session starts the program; not if the desktop's own switch is off."""

    def turn_on(self, command: Sequence[str]) -> None:
        """Have the next session start `command`."""

    def turn_off(self) -> None:
        """Have it start no longer."""
