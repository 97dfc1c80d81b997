"""Chimes by Windows' own player of sounds, in this process."""

from __future__ import annotations

import sys
import winsound

from deskbreak.desktop.sound.port import Ended
from deskbreak.desktop.unavailable import Unavailable

assert sys.platform == "win32"  # noqa: S101, TID251 - no other has winsound; mypy reads this

FLAGS = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT


class WindowsSound:
    """`Source`; a sound replaces the one before it."""

    def __str__(self) -> str:
        return "winsound"

    def begin(self, what: str, ended: Ended) -> None:
        """Play the file; Windows does not tell when it is over."""
        try:
            winsound.PlaySound(what, FLAGS)
        except RuntimeError as error:
            raise Unavailable(f"winsound: {error}") from error
        ended(True)

    def hush(self) -> None:
        """Stop it."""
        winsound.PlaySound(None, 0)

    close = hush
