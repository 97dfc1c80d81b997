"""
Whether the screen is dark, as the X server tells it; a Wayland compositor keeps it to itself.

X Display Power Management Signaling (DPMS) Extension, version 1.2.
"""

from __future__ import annotations

import os
import struct
from contextlib import closing

from deskbreak.desktop import phrases
from deskbreak.desktop.display.x11 import X11
from deskbreak.desktop.unavailable import Unavailable

INFO = 7  # DPMSInfo; its reply begins with the power level: 0 on, 1 standby, 2 suspend, 3 off


def is_dark() -> bool:
    """Ask; raises Unavailable where nobody tells."""
    if os.environ.get("WAYLAND_DISPLAY") or os.environ.get("XDG_SESSION_TYPE") == "wayland":
        raise Unavailable(phrases.NO_SCREEN)
    try:
        with closing(X11(os.environ.get("DISPLAY", ""))) as x:
            major, _first_event = x.extension("DPMS")
            (level,) = struct.unpack_from("<H", x.ask(major, INFO), 8)
    except OSError as error:
        raise Unavailable(phrases.no_display_server(str(error))) from error
    return bool(level)
