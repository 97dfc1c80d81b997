"""What the menu and the command line ask of the loop that is not an event at the desk."""

from __future__ import annotations

from dataclasses import dataclass

from deskbreak.domain.bare import Bare


@dataclass(frozen=True, slots=True)
class PauseAsked:
    """A pause in the person's words; see `domain.reminder.pauses`."""

    words: str


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
