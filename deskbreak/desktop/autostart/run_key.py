"""Starting with the session on Windows: the person's Run key."""

from __future__ import annotations

import subprocess
import sys
import winreg
from collections.abc import Sequence

assert sys.platform == "win32"  # noqa: S101, TID251 - for mypy

EXPLORER = r"Software\Microsoft\Windows\CurrentVersion"
RUN = rf"{EXPLORER}\Run"
APPROVED = rf"{EXPLORER}\Explorer\StartupApproved\Run"
NAME = "deskbreak"


def is_on() -> bool:
    """Whether the next session starts the program; not if the Task Manager has switched it off."""
    approved = _read(APPROVED)
    switched_off = isinstance(approved, bytes) and bool(approved) and approved[0] % 2 == 1
    return _read(RUN) is not None and not switched_off


def turn_on(command: Sequence[str]) -> None:
    """Have the next session start `command`; OSError if that cannot be written."""
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN) as key:
        winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, subprocess.list2cmdline(command))


def turn_off() -> None:
    """Take the value away."""
    if _read(RUN) is not None:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN, access=winreg.KEY_SET_VALUE) as key:
            winreg.DeleteValue(key, NAME)


def _read(path: str) -> object:
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
            return winreg.QueryValueEx(key, NAME)[0]
    except FileNotFoundError:
        return None
