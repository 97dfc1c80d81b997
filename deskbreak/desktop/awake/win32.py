"""
Keeps the screen on by a flag of the calling thread: SetThreadExecutionState of kernel32.

The flag falls with the thread.
"""

from __future__ import annotations

import ctypes
import sys

assert sys.platform == "win32"  # noqa: S101, TID251 - no other has kernel32; mypy reads this

CONTINUOUS, SYSTEM_REQUIRED, DISPLAY_REQUIRED = 0x80000000, 1, 2


class WindowsAwake:
    """`Awake`."""

    def hold(self) -> None:
        """Raise the flag."""
        _say(CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED)

    def let_go(self) -> None:
        """Lower it."""
        _say(CONTINUOUS)


def _say(flags: int) -> None:
    ctypes.windll.kernel32.SetThreadExecutionState(ctypes.c_uint(flags))
