"""A notification, as data, and whoever shows it."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Action(NamedTuple):
    """One answer a notification offers; `key` "default" is the click on its body."""

    key: str
    label: str
    message: object


class Notice(NamedTuple):
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
    """
    Shows one notice at a time and posts its answer.

    Title and body are plain text: whoever takes markup is given it escaped. An answer posts the
    message of its action, once, and takes the notice away. Whoever cannot carry answers shows
    title and body all the same, and posts nothing: what is asked can be answered in the menu.
    Nothing raises and nothing waits, whatever the desktop lacks; that is a line in the log.
    """

    name: str
    """By which `status` calls it; "none" while nothing on this desktop shows notifications."""

    def show(self, notice: Notice) -> None:
        """Show `notice` in place of the last one."""

    def withdraw(self) -> None:
        """Take the last notice away, if it still stands and can be taken back."""
