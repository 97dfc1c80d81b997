"""
pystray without one of its backends: what our own backend for Linux is built upon.

pystray takes a backend while it is imported, and those it has for Linux need GTK, or load Pillow
and Xlib only to fail. The choice is an environment variable, which our children must not inherit.
"""

from __future__ import annotations

import os

_before = os.environ.get("PYSTRAY_BACKEND")
os.environ["PYSTRAY_BACKEND"] = "dummy"
try:
    from pystray import Menu, MenuItem
    from pystray._base import Icon
finally:
    del os.environ["PYSTRAY_BACKEND"]
    if _before is not None:
        os.environ["PYSTRAY_BACKEND"] = _before

__all__ = ["Icon", "Menu", "MenuItem"]
