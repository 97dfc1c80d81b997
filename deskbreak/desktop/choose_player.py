"""
What `choose.py` is to the resident process, for the player: which adapter serves it here.

It stands apart so that the player does not import trays and schedulers.
"""

from __future__ import annotations

import sys

from deskbreak.desktop.ports import Appearance, Awake

if sys.platform == "linux":
    from deskbreak.desktop.appearance import appearance as appearance  # noqa: PLC0414
    from deskbreak.desktop.awake_bus import BusAwake

    def awake() -> Awake:
        """By the session bus."""
        return BusAwake()

elif sys.platform == "darwin":
    from deskbreak.desktop.awake_caffeinate import CaffeinateAwake

    appearance = Appearance  # Qt knows what is known here

    def awake() -> Awake:
        """By a command of the system."""
        return CaffeinateAwake()

else:
    from deskbreak.desktop.awake_windows import WindowsAwake

    appearance = Appearance  # as above

    def awake() -> Awake:
        """By a flag of this thread."""
        return WindowsAwake()
