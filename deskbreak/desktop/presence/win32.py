"""
Input, lock, resume and clock as Windows tells of them.

User32: GetLastInputInfo for the silence, Raw Input for its end, and a window that is never shown,
which hears of the rest (one for messages only would not).
"""

from __future__ import annotations

import ctypes
import sys
from datetime import timedelta

from deskbreak.desktop.messages import Post, SettingsTouched
from deskbreak.domain.reminder.presence import Locked, LookDue, Unlocked

assert sys.platform == "win32"  # noqa: S101, TID251 - no other has user32; mypy reads this

from ctypes import wintypes  # noqa: E402 - after the assert, for the type checker

LONG = ctypes.c_ssize_t  # LPARAM and LRESULT
OF_A_MESSAGE = (wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)
PROCEDURE = ctypes.WINFUNCTYPE(LONG, *OF_A_MESSAGE)
TIME_CHANGED, POWER, SESSION = 0x1E, 0x218, 0x2B1  # WM_TIMECHANGE, and so on
HEARD = {
    (TIME_CHANGED, 0): SettingsTouched(),  # the zone, or the clock: both are read anew
    (POWER, 0x12): LookDue(),  # PBT_APMRESUMEAUTOMATIC
    (SESSION, 7): Locked(),
    (SESSION, 8): Unlocked(),
}
KEYBOARD_AND_MOUSE = 6, 2  # usages of the generic desktop page, 1
WHATEVER_HAS_THE_FOCUS, NO_MORE = 0x100, 1  # RIDEV_INPUTSINK, RIDEV_REMOVE
ANY_MESSAGE, ALSO_OLD_ONES = 0x1CFF, 4  # QS_ALLINPUT, MWMO_INPUTAVAILABLE
TAKE_OUT = 1  # PM_REMOVE
FOR_EVER = 0xFFFFFFFF  # milliseconds
MILLISECOND = timedelta(milliseconds=1)

_user, _kernel = ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32")
_user.DefWindowProcW.argtypes = OF_A_MESSAGE
_user.DefWindowProcW.restype = LONG
_user.CreateWindowExW.restype = wintypes.HWND
_kernel.CreateEventW.restype = wintypes.HANDLE
_kernel.GetTickCount.restype = wintypes.DWORD


class _LastInput(ctypes.Structure):
    _fields_ = (("size", wintypes.UINT), ("tick", wintypes.DWORD))


class _Device(ctypes.Structure):
    _fields_ = (
        ("page", wintypes.USHORT),
        ("usage", wintypes.USHORT),
        ("flags", wintypes.DWORD),
        ("window", wintypes.HWND),
    )


class _WindowClass(ctypes.Structure):
    _fields_ = (
        ("style", wintypes.UINT),
        ("procedure", PROCEDURE),
        ("extra", ctypes.c_int * 2),
        ("handles", wintypes.HANDLE * 4),
        ("menu", wintypes.LPCWSTR),
        ("name", wintypes.LPCWSTR),
    )


class WindowsInput:
    """`InputClock`; posts `Locked`, `Unlocked` and `LookDue` besides."""

    name = "windows"

    def __init__(self, post: Post) -> None:
        """The window belongs to the thread that waits first."""
        self._post = post
        self._procedure = PROCEDURE(self._hear)  # kept, since Windows calls it
        self._woken = wintypes.HANDLE(_kernel.CreateEventW(None, False, False, None))
        self._window: int | None = None
        self._listens = False

    def silence(self) -> timedelta:
        """By a count of milliseconds that begins anew after 49 days."""
        last = _LastInput(ctypes.sizeof(_LastInput))
        _user.GetLastInputInfo(ctypes.byref(last))
        ticks: int = (_kernel.GetTickCount() - last.tick) & 0xFFFFFFFF
        return ticks * MILLISECOND

    def wait(self, limit: timedelta | None, *, for_input: bool) -> None:
        """Sleep until one of our window's messages, `wake`, or `limit`."""
        self._window = self._window or self._made_window()
        if for_input != self._listens:
            self._listen(for_input)
        most = FOR_EVER if limit is None else limit // MILLISECOND + 1
        woken = ctypes.byref(self._woken)
        _user.MsgWaitForMultipleObjectsEx(1, woken, most, ANY_MESSAGE, ALSO_OLD_ONES)
        message = wintypes.MSG()
        while _user.PeekMessageW(ctypes.byref(message), None, 0, 0, TAKE_OUT):
            _user.DispatchMessageW(ctypes.byref(message))

    def wake(self) -> None:
        """Set the event that `wait` waits for."""
        _kernel.SetEvent(self._woken)

    def _made_window(self) -> int:
        made = _WindowClass(procedure=self._procedure, name="deskbreak presence")
        _user.RegisterClassW(ctypes.byref(made))
        nothing = (0, 0, 0, 0, 0, None, None, None, None)  # style, place, size, parent and so on
        window: int = _user.CreateWindowExW(0, made.name, made.name, *nothing)
        ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(wintypes.HWND(window), 0)
        return window

    def _listen(self, listen: bool) -> None:
        """Have the window told of input, wherever it goes, or no longer."""
        flags, window = (WHATEVER_HAS_THE_FOCUS, self._window) if listen else (NO_MORE, None)
        devices = (_Device * 2)(
            *(_Device(1, usage, flags, window) for usage in KEYBOARD_AND_MOUSE)
        )
        _user.RegisterRawInputDevices(devices, 2, ctypes.sizeof(_Device))
        self._listens = listen

    def _hear(self, window: int, message: int, word: int, more: int) -> int:
        if heard := HEARD.get((message, word)):
            self._post(heard)
        answer: int = _user.DefWindowProcW(window, message, word, more)
        return answer
