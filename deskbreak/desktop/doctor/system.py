"""What Windows and macOS offer for each need."""

from __future__ import annotations

from collections.abc import Iterator

from deskbreak.desktop import doctor_phrases
from deskbreak.desktop.doctor.finding import Finding, State, idle, works


def findings(idle_source: str) -> Iterator[Finding]:
    """What the system always has, and what we do not ask of it yet."""
    yield works("tray", doctor_phrases.OF_THE_SYSTEM)
    yield Finding("notifications", State.LIMITED, "plyer", doctor_phrases.NO_BUTTONS)
    yield idle(idle_source)
    yield works("voice", doctor_phrases.OF_THE_SYSTEM)
    yield works("chimes", doctor_phrases.OF_THE_SYSTEM)
