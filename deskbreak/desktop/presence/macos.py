"""Input as macOS tells of it: Quartz Event Services, CGEventSource."""

from __future__ import annotations

import ctypes
import sys
import threading
from datetime import timedelta

from deskbreak.desktop.unavailable import Unavailable

assert sys.platform == "darwin"  # noqa: S101, TID251 - no other has Quartz; mypy reads this

SERVICES = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
THIS_SESSION = 0  # kCGEventSourceStateCombinedSessionState
ANY_INPUT = 0xFFFFFFFF  # kCGAnyInputEventType
BACK_WITHIN = timedelta(seconds=15)  # nothing tells of the end of a silence, so it is asked for


class MacInput:
    """`InputClock` of Quartz."""

    name = "macos"

    def __init__(self) -> None:
        """Raises Unavailable without the framework."""
        try:
            self._since = ctypes.CDLL(SERVICES).CGEventSourceSecondsSinceLastEventType
        except (OSError, AttributeError) as error:
            raise Unavailable(f"Quartz Event Services cannot be used: {error}.") from error
        self._since.argtypes = (ctypes.c_int32, ctypes.c_uint32)
        self._since.restype = ctypes.c_double
        self._woken = threading.Event()

    def silence(self) -> timedelta:
        """Of keyboard and pointer, in this session."""
        return timedelta(seconds=self._since(THIS_SESSION, ANY_INPUT))

    def wait(self, limit: timedelta | None, *, for_input: bool) -> None:
        """Sleep until `wake` or `limit`, and not long if input is waited for."""
        if for_input:
            limit = min(limit or BACK_WITHIN, BACK_WITHIN)
        self._woken.wait(None if limit is None else limit.total_seconds())
        self._woken.clear()

    def wake(self) -> None:
        """Set the event that `wait` waits for."""
        self._woken.set()
