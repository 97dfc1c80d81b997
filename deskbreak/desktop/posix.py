"""What Linux, macOS and their kin have in common, and Windows has not."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from socket import socket

OTHERS = 0o077  # permissions of anybody but the owner


def local_socket() -> socket:
    """A socket for processes of this machine."""
    import socket

    return socket.socket(socket.AF_UNIX)  # type: ignore[attr-defined,unused-ignore]


def open_to_others(file: Path, /) -> bool:
    """Whether somebody else on this machine may read it."""
    return bool(stat.S_IMODE(file.stat().st_mode) & OTHERS)


def reload_zone() -> None:
    """Have the C library read the time zone anew."""
    time.tzset()  # type: ignore[attr-defined,unused-ignore]


@contextmanager
def exclusive(folder: Path, /) -> Iterator[None]:
    """One process at a time in this folder, the others wait; the kernel ends it with us."""
    import fcntl

    number = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(number, fcntl.LOCK_EX)  # type: ignore[attr-defined,unused-ignore]
        yield
    finally:
        os.close(number)
