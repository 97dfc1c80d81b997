"""Which module starts the program with the session here; apart, so that a word loads it alone."""

from __future__ import annotations

import sys

if sys.platform == "linux":
    from deskbreak.desktop import autostart_xdg as autostart
elif sys.platform == "darwin":
    from deskbreak.desktop import autostart_agent as autostart
else:
    from deskbreak.desktop import autostart_run_key as autostart

__all__ = ["autostart"]
