"""
Whether the window that has the focus fills the screen.

By the Extended Window Manager Hints, version 1.5: `_NET_ACTIVE_WINDOW`, `_NET_WM_STATE`.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress

from deskbreak.desktop.ports import Unavailable
from deskbreak.desktop.x11 import X11


def has_focus() -> bool:
    """Whether it does; raises Unavailable where no window manager tells."""
    if os.environ.get("WAYLAND_DISPLAY") or os.environ.get("XDG_SESSION_TYPE") == "wayland":
        raise Unavailable(f"not knowable on {os.environ.get('XDG_CURRENT_DESKTOP', '')} Wayland")
    try:
        with closing(X11(os.environ.get("DISPLAY", ""))) as x:
            return _fills(x)
    except OSError as error:
        raise Unavailable(f"The X server does not answer: {error}.") from error


def _fills(x: X11) -> bool:
    if x.atom("_NET_WM_STATE_FULLSCREEN") not in x.numbers(x.root, "_NET_SUPPORTED"):
        raise Unavailable("The window manager does not tell of full screen.")
    (window,) = x.numbers(x.root, "_NET_ACTIVE_WINDOW")[:1] or (0,)
    if window:
        with suppress(Unavailable):  # it has just closed
            return x.atom("_NET_WM_STATE_FULLSCREEN") in x.numbers(window, "_NET_WM_STATE")
    return False
