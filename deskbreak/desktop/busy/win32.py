"""
What is in use, as Windows tells of it.

The consent store (Settings, Privacy) notes for each program when it last used the microphone, the
camera or a picture of the screen. Full screen, and what keeps the screen awake, are system calls.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from time import time  # noqa: TID251 - an adapter that must

from deskbreak.desktop import phrases
from deskbreak.desktop.busy.port import Probe
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.presence import Film, Holder, Level

assert sys.platform == "win32"  # noqa: S101, TID251 - no other has winreg; mypy reads this

import winreg  # noqa: E402 - after the assert, for the type checker

STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
BEGAN, ENDED = "LastUsedTimeStart", "LastUsedTimeStop"  # FILETIME; 0: it still goes on
SECOND, EPOCH = 10_000_000, 11_644_473_600  # of a FILETIME: its units, and 1970
FULL_SCREEN = {2, 3, 4}  # QUNS_BUSY, QUNS_RUNNING_D3D_FULL_SCREEN, QUNS_PRESENTATION_MODE
EXECUTION_STATE, DISPLAY_REQUIRED = 16, 2  # SystemExecutionState, ES_DISPLAY_REQUIRED

_shell, _power = ctypes.WinDLL("shell32"), ctypes.WinDLL("powrprof")
_kernel = ctypes.WinDLL("kernel32")
_kernel.GetTickCount64.restype = ctypes.c_ulonglong


def probes() -> dict[Level, Probe]:
    """Do Not Disturb has no interface that is documented."""
    return {
        Holder.MICROPHONE: partial(_is_used, "microphone"),
        Holder.CAMERA: partial(_is_used, "webcam"),
        Holder.SCREEN_SHARE: partial(_is_used, "graphicsCaptureProgrammatic"),
        Holder.FULL_SCREEN: _fills_the_screen,
        Film.FILM: _is_awake,
    }


def _is_used(capability: str) -> bool:
    """Whether a program uses it; a note from before this boot is of one that crashed."""
    boot = (time() + EPOCH) * SECOND - _kernel.GetTickCount64() * 10_000
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, rf"{STORE}\{capability}") as store:
            return any(began > boot and not ended for began, ended in _uses(store))
    except OSError as error:
        raise Unavailable(phrases.NOT_TOLD) from error


def _uses(key: winreg.HKEYType) -> Iterator[tuple[int, int]]:
    """When each program below `key` began to use it and ended."""
    with suppress(OSError):  # a folder of programs, not one of them
        yield winreg.QueryValueEx(key, BEGAN)[0], winreg.QueryValueEx(key, ENDED)[0]
    for number in range(winreg.QueryInfoKey(key)[0]):
        with winreg.OpenKey(key, winreg.EnumKey(key, number)) as below:
            yield from _uses(below)


def _fills_the_screen() -> bool:
    state = ctypes.c_int()
    if _shell.SHQueryUserNotificationState(ctypes.byref(state)):
        raise Unavailable(phrases.NOT_TOLD)
    return state.value in FULL_SCREEN


def _is_awake() -> bool:
    flags = ctypes.c_ulong()
    words = (EXECUTION_STATE, None, 0, ctypes.byref(flags), ctypes.sizeof(flags))
    if _power.CallNtPowerInformation(*words):
        raise Unavailable(phrases.NOT_TOLD)
    return bool(flags.value & DISPLAY_REQUIRED)
