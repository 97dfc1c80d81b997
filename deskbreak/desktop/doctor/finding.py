"""What a look at the machine found: one finding for each need of the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from deskbreak.desktop.unavailable import Unavailable


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


def asked(need: str, question: Callable[[], Finding], remedy: str) -> Finding:
    """The answer to a question, or that nobody could be asked."""
    try:
        return question()
    except Unavailable as unavailable:
        return Finding(need, State.MISSING, str(unavailable), remedy)
