"""
What the resident process and the player ask of a desktop, and how each adapter answers.

Adapters never decide: they `post` a message to the inbox and return. Messages that a tray row or
a notification's action carries are opaque to the adapter; it hands back what it was given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from deskbreak.domain.reminder.presence import Level

Post = Callable[[object], None]
"""Puts a message into the inbox; safe from any thread."""


class Unavailable(Exception):  # noqa: N818 - a state of the machine, not a mistake
    """The machine lacks something; the message is one sentence: what, and what to do."""


# -- messages that adapters make themselves ---------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class SettingsTouched:
    """`config.toml` may have changed, or the time zone of this machine."""


@dataclass(frozen=True, slots=True)
class SessionOver:
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


# -- ports ------------------------------------------------------------------------------------


class Wake(Protocol):
    """The one loop of the resident process and the one timer in it (APScheduler)."""

    def post(self, message: object) -> None:
        """Put a message into the inbox; safe from any thread."""

    def look_at(self, when: datetime | None) -> None:
        """Place the one `next look` job anew (None: no job); it posts `LookDue`."""

    def run(self, handle: Callable[[object], None]) -> None:
        """Hand each message to `handle` until `stop`."""

    def stop(self) -> None:
        """End `run` after the message in hand; safe from any thread and from a signal handler."""


class Sockets(Protocol):
    """What a loop that polls offers besides (Linux): other things to wait for."""

    def watch(self, fd: int, ready: Callable[[], None]) -> None:
        """Call `ready` in the loop's thread whenever `fd` can be read."""

    def forget(self, fd: int) -> None:
        """Wait for `fd` no longer."""


class Presence(Protocol):
    """Where `Idle` and `Active` come from, by events."""

    name: str

    def watch(self, idle_after: timedelta) -> None:
        """Post `Idle` once input has been silent for `idle_after`, then `Active` at the next."""

    def close(self) -> None:
        """Give everything back."""


@dataclass(frozen=True, slots=True)
class Row:
    """
    One row of the tray menu, as data.

    `message` is posted on a click; `rows` makes it a submenu; `checked` draws a mark (True or
    False; None: no mark), one of several if `radio`, else one of its own; `default` is what a
    click on the icon itself does. A row with an empty text is a separator.
    """

    text: str = ""
    message: object = None
    rows: tuple[Row, ...] = ()
    checked: bool | None = None
    enabled: bool = True
    default: bool = False
    radio: bool = True


@dataclass(frozen=True, slots=True)
class Face:
    """What the icon and its tooltip show; `icon` names a picture in `icons/`."""

    icon: str
    tooltip: str


class Tray(Protocol):
    """The icon and its menu."""

    @property
    def hosted(self) -> bool:
        """Whether something on this desktop shows the icon."""

    def draw(self, face: Face) -> None:
        """Show `face`, and have the rows asked for anew; cheap when nothing changed."""

    def close(self) -> None:
        """Take the icon away."""


Rows = Callable[[], Sequence[Row]]
"""Computes the rows; called when the menu opens and after `draw`."""


@dataclass(frozen=True, slots=True)
class Action:
    """One answer a notification offers; `key` "default" is the click on its body."""

    key: str
    label: str
    message: object


@dataclass(frozen=True, slots=True)
class Notice:
    """
    A notification.

    `closed` is posted when the person closes it without an answer. A notice replaces the one
    before it. Without actions it is a plain remark.
    """

    title: str
    body: str
    actions: tuple[Action, ...] = ()
    closed: object = None


class Notifier(Protocol):
    """Shows one notice at a time and posts its answer."""

    name: str

    def show(self, notice: Notice) -> None:
        """Show `notice` in place of the last one; never raises, never waits."""

    def withdraw(self) -> None:
        """Take the last notice away, if it still stands."""


class Probes(Protocol):
    """Tells what is in use on the machine, when it is asked; at rest it does nothing."""

    def ask(self, levels: frozenset[Level]) -> None:
        """Post `Probed` within some seconds; what cannot be learnt is unknown in it."""


class Players(Protocol):
    """Starts other processes of ours; none of them is waited for."""

    def play(self, minutes: int, session: str, token: str | None) -> None:
        """Open the player; posts `PlayerClosed`."""

    def await_end(self, session: str) -> None:
        """Post `PlayerClosed` once the player that an earlier run opened has ended."""

    def open(self, window: str, token: str | None) -> None:
        """Open one of the windows, or bring it to the front; nothing is posted."""

    def child(self, name: str, words: Sequence[str], limit: timedelta) -> None:
        """Run `deskbreak` with `words`; posts `ChildDone`, with None after `limit`."""


# -- what the player asks ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the desktop wants windows to look: dark, with more contrast, without motion."""

    dark: bool = False
    contrast: bool = False
    still: bool = False


class Awake(Protocol):
    """Keeps the screen from going blank; both may be said again and again, and never raise."""

    def hold(self) -> None:
        """Keep it on from now."""

    def let_go(self) -> None:
        """Leave it to the desktop again."""


Ended = Callable[[bool], None]
"""Told once a sound has ended, and whether it went well; from any thread."""


class Source(Protocol):
    """Where an outlet has its sounds made; raises Unavailable where the machine cannot."""

    def begin(self, what: str, ended: Ended) -> None:
        """Begin to sound it and return: words, or the file of a chime."""

    def hush(self) -> None:
        """Be quiet at once; whether `ended` is told then does not matter."""

    def close(self) -> None:
        """Be quiet, and give everything back."""


class Sounder(Protocol):
    """Chimes, or the voice: one sound at a time, in time or not at all; nothing waits."""

    @property
    def silent(self) -> bool:
        """Whether nothing on this machine can make these sounds."""

    def ready(self) -> None:
        """Get ready, so that the first sound is no later than the others."""

    def give(self, what: str, by: timedelta) -> None:
        """Sound it, unless it cannot begin by then on the clock `awake`."""

    def hush(self) -> None:
        """Be quiet at once."""

    def close(self) -> None:
        """Be quiet, and give everything back."""
