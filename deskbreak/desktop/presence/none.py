"""No source of idleness: sitting counts by hours, unlock and answers alone."""

from __future__ import annotations

from datetime import timedelta


class NoPresence:
    """The last candidate: posts nothing."""

    name = "none"

    def watch(self, idle_after: timedelta) -> None:
        """Nothing to watch."""

    def close(self) -> None:
        """Nothing to give back."""
