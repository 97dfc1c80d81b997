"""Which module starts the program with the session here; apart, so that a word loads it alone."""

from __future__ import annotations

import sys

if sys.platform == "linux":
    from deskbreak.desktop.autostart import xdg as autostart
elif sys.platform == "darwin":
    from deskbreak.desktop.autostart import launch_agent as autostart
else:
    from deskbreak.desktop.autostart import run_key as autostart

__all__ = ["autostart"]
