"""What a look at the machine found: one finding for each need of the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from deskbreak.desktop import doctor_phrases
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder import phrases


class State(StrEnum):
    """How well a need is served here."""

    WORKS = "works"
    LIMITED = "limited"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """A need (`tray`, `voice`), how it is served, by what, and what would mend it."""

    need: str
    state: State
    found: str
    remedy: str = ""


def works(need: str, found: str) -> Finding:
    """It is served."""
    return Finding(need, State.WORKS, found)


def idle(source: str) -> Finding:
    """What tells input from silence, by the name of it."""
    if source == "none":
        return Finding("idle", State.MISSING, phrases.NO_IDLE_SOURCE, doctor_phrases.IDLE_REMEDY)
    return works("idle", source)


def asked(need: str, question: Callable[[], Finding], remedy: str) -> Finding:
    """The answer to a question, or that nobody could be asked."""
    try:
        return question()
    except Unavailable as unavailable:
        return Finding(need, State.MISSING, str(unavailable), remedy)
