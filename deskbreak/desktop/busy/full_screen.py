"""
Whether the window that has the focus fills the screen.

On X11 by the Extended Window Manager Hints, version 1.5: `_NET_ACTIVE_WINDOW`, `_NET_WM_STATE`. On
Wayland by wlr-foreign-toplevel-management, which GNOME and KDE do not have.
"""

from __future__ import annotations

import os
import struct
from contextlib import closing, suppress

from deskbreak.desktop import phrases
from deskbreak.desktop.display.wayland import Wayland
from deskbreak.desktop.display.x11 import X11
from deskbreak.desktop.unavailable import Unavailable

TOPLEVELS = "zwlr_foreign_toplevel_manager_v1"
TOPLEVEL = 0  # an event of it: a window
STATE = 4  # an event of a window
ACTIVATED, FULL_SCREEN = 2, 3  # in its state


def has_focus() -> bool:
    """Whether it does; raises Unavailable where nobody tells."""
    try:
        if os.environ.get("WAYLAND_DISPLAY") or os.environ.get("XDG_SESSION_TYPE") == "wayland":
            with closing(Wayland()) as wayland:
                return _fills_wayland(wayland)
        with closing(X11(os.environ.get("DISPLAY", ""))) as x:
            return _fills_x11(x)
    except OSError as error:
        raise Unavailable(phrases.no_display_server(str(error))) from error


def _fills_wayland(wayland: Wayland) -> bool:
    if TOPLEVELS not in wayland.offers:
        desktop = os.environ.get("XDG_CURRENT_DESKTOP", "")
        raise Unavailable(phrases.not_on_wayland(desktop))
    manager, _ = wayland.bind(TOPLEVELS, 3)
    windows, states = set(), {}
    for thing, event, words in wayland.told():
        numbers = struct.unpack(f"={len(words) // 4}I", words)
        if (thing, event) == (manager, TOPLEVEL):
            windows.add(numbers[0])
        elif thing in windows and event == STATE:
            states[thing] = numbers[1:]  # after their size in bytes
    return any(ACTIVATED in state and FULL_SCREEN in state for state in states.values())


def _fills_x11(x: X11) -> bool:
    if x.atom("_NET_WM_STATE_FULLSCREEN") not in x.numbers(x.root, "_NET_SUPPORTED"):
        raise Unavailable(phrases.NO_FULL_SCREEN)
    (window,) = x.numbers(x.root, "_NET_ACTIVE_WINDOW")[:1] or (0,)
    if window:
        with suppress(Unavailable):  # it has just closed
            return x.atom("_NET_WM_STATE_FULLSCREEN") in x.numbers(window, "_NET_WM_STATE")
    return False
