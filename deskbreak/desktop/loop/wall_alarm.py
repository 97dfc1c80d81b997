"""
An alarm on the wall clock that a poll loop can wait for (Linux: timerfd_create(2)).

It also tells when somebody set the clock or the machine resumed, without a single wake-up: that
is TFD_TIMER_CANCEL_ON_SET, which the kernel applies to a resume as well.
"""

from __future__ import annotations

import ctypes
import errno
import os

from deskbreak.desktop.unavailable import Unavailable

CLOCK_REALTIME = 0
CLOSE_ON_EXEC, NO_WAIT = 0o2000000, 0o4000
ABSOLUTE, CANCEL_ON_SET = 1, 2
NEVER = 1 << 33  # seconds since 1970; an alarm that is not armed would not tell of the clock
NANOSECONDS = 1_000_000_000

# By ctypes until Python 3.13, which has os.timerfd_create, is the oldest that is served.
_libc = ctypes.CDLL(None, use_errno=True)


class _Spec(ctypes.Structure):
    """A struct itimerspec."""

    _fields_ = tuple(
        (name, ctypes.c_long) for name in ("every_s", "every_ns", "first_s", "first_ns")
    )


class WallAlarm:
    """One timerfd."""

    def __init__(self) -> None:
        """Raises Unavailable on a system without them, OSError where the kernel gives no more."""
        create = getattr(_libc, "timerfd_create", None)
        if create is None:
            raise Unavailable("This system has no timerfd_create(2), by which the program waits.")
        self._fd: int = create(CLOCK_REALTIME, CLOSE_ON_EXEC | NO_WAIT)
        if self._fd < 0:
            raise _failure()
        self.set(None)

    def fileno(self) -> int:
        """What to wait for."""
        return self._fd

    def set(self, when: float | None) -> bool:
        """Ring at `when` (seconds since 1970; None: never); True if the clocks have moved."""
        seconds, rest = divmod(int((NEVER if when is None else when) * NANOSECONDS), NANOSECONDS)
        spec = ctypes.byref(_Spec(0, 0, seconds, rest))
        if not _libc.timerfd_settime(self._fd, ABSOLUTE | CANCEL_ON_SET, spec, None):
            return False
        return _moved(_failure())  # between the last `read` and now; it is armed all the same

    def read(self) -> bool:
        """Silence it after it rang; True if the clocks have moved."""
        try:
            os.read(self._fd, 8)
        except BlockingIOError:  # it was set anew meanwhile
            return False
        except OSError as error:
            return _moved(error)
        return False

    def close(self) -> None:
        """Give it back."""
        os.close(self._fd)


def _failure() -> OSError:
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number))


def _moved(error: OSError) -> bool:
    if error.errno != errno.ECANCELED:
        raise error
    return True
