"""
The one test of the platform.

`machine` is the module that lists who serves each need here, the best first. A system that nobody
knows is taken for Linux: each candidate there may say Unavailable.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    from deskbreak.desktop import win32 as machine
elif sys.platform == "darwin":
    from deskbreak.desktop import macos as machine
else:
    from deskbreak.desktop import linux as machine

__all__ = ["machine"]
