"""Keeps the screen on by macOS's own command: `caffeinate -d`, for as long as it runs."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress

COMMAND = ("caffeinate", "-d", "-w", str(os.getpid()))  # ends with us, whatever happens


class CaffeinateAwake:
    """`Awake`."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._child: subprocess.Popen[bytes] | None = None

    def hold(self) -> None:
        """Start the child, unless it runs."""
        if self._child is None:
            with suppress(OSError):
                self._child = subprocess.Popen(self._command)

    def let_go(self) -> None:
        """End it."""
        child, self._child = self._child, None
        if child:
            child.terminate()
            child.wait()
