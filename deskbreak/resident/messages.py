"""What the menu and the command line ask of the loop that is not an event at the desk."""

from __future__ import annotations

from dataclasses import dataclass

from deskbreak.domain.bare import Bare
from deskbreak.domain.reminder.events import Here, Pause


@dataclass(frozen=True, slots=True)
class UntilAsked:
    """A pause, or that one is here, as long as the words say; see `domain.reminder.pauses`."""

    words: str
    what: type[Pause | Here]


@dataclass(frozen=True, slots=True)
class StartOffered:
    """A routine of the minutes that a reminder offered, or of those that are left by now."""

    minutes: int


@dataclass(frozen=True, slots=True)
class SetValue:
    """Write `value` to `key` of `config.toml`."""

    key: str
    value: int | bool | tuple[str, ...]


class Quit(Bare):
    """End the program."""
