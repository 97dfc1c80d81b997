"""Other processes of ours, as the resident process asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol


class Players(Protocol):
    """Starts other processes of ours; none of them is waited for."""

    def play(self, minutes: int, session: str, token: str | None) -> None:
        """Open the player; posts `PlayerClosed`."""

    def await_end(self, session: str) -> None:
        """Post `PlayerClosed` once the player that an earlier run opened has ended."""

    def open(self, window: str, token: str | None) -> None:
        """Open one of the windows, or bring it to the front; nothing is posted."""

    def child(self, name: str, words: Sequence[str], limit: timedelta) -> None:
        """Run `deskbreak` with `words`; posts `ChildDone`, with None after `limit`."""
