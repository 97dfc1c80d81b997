"""Who knows what this machine offers; apart, for it loads every adapter there is."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from deskbreak.desktop import choose, doctor_phrases
from deskbreak.desktop.doctor.finding import Finding, State, works
from deskbreak.domain.reminder import phrases

if sys.platform == "linux":
    from deskbreak.desktop.doctor.linux import findings as findings  # noqa: PLC0414

else:

    def findings() -> Iterator[Finding]:
        """What the system always has, and what we do not ask of it yet."""
        yield works("tray", doctor_phrases.OF_THE_SYSTEM)
        yield Finding("notifications", State.LIMITED, "plyer", doctor_phrases.NO_BUTTONS)
        name = choose.idle_source()
        if name == "none":
            yield Finding(
                "idle", State.MISSING, phrases.NO_IDLE_SOURCE, doctor_phrases.IDLE_REMEDY
            )
        else:
            yield works("idle", name)
        yield works("voice", doctor_phrases.OF_THE_SYSTEM)
        yield works("chimes", doctor_phrases.OF_THE_SYSTEM)
