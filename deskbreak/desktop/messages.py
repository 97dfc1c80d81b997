"""
The messages that adapters make themselves.

Adapters never decide: they `post` a message to the inbox and return. Messages that a tray row or
a notification's action carries are opaque to the adapter; it hands back what it was given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from deskbreak.domain.bare import Bare

Post = Callable[[object], None]
"""Puts a message into the inbox; safe from any thread."""


def ignored(_message: object) -> None:
    """The `Post` of who has nothing more to tell."""


@dataclass(frozen=True, slots=True)
class ActivationToken:
    """The desktop's leave to come to the front, posted just before the click it belongs to."""

    token: str


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """The window of that name is wanted; "status" is what stands for a menu."""

    name: str


@dataclass(frozen=True, slots=True)
class PlayerClosed:
    """The player process of `session` ended with the exit status `status`."""

    session: str
    status: int


class SettingsTouched(Bare):
    """`config.toml` may have changed, or the time zone of this machine."""


class SessionOver(Bare):
    """The X server or the session bus has gone, and with it whoever could be reminded."""


@dataclass(frozen=True, slots=True)
class Request:
    """A line from the control socket; `reply` sends the answer and may be called once."""

    words: Mapping[str, Any]
    reply: Callable[[Mapping[str, Any]], None] = field(compare=False)


@dataclass(frozen=True, slots=True)
class ChildDone:
    """A short child named `name` ended; `output` is its standard output, None if it failed."""

    name: str
    output: str | None
