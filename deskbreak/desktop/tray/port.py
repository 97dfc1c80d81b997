"""The icon and its menu, as data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol


class Row(NamedTuple):
    """
    One row of the tray menu, as data.

    `message` is posted on a click; `rows` makes it a submenu; `checked` draws a mark (True or
    False; None: no mark), one of several if `radio`, else one of its own; `default`, of one row of
    the menu, is posted on a click on the icon itself. A row with an empty text is a separator.
    """

    text: str = ""
    message: object = None
    rows: tuple[Row, ...] = ()
    checked: bool | None = None
    enabled: bool = True
    default: object = None
    radio: bool = True


Rows = Callable[[], Sequence[Row]]
"""Computes the rows; called when the menu opens and after `draw`, in the loop's thread."""


class Face(NamedTuple):
    """What the icon and its tooltip show; `icon` names a picture in `icons/`."""

    icon: str
    tooltip: str


class Tray(Protocol):
    """
    The icon and its menu.

    It is made of `Rows` and of a `Post`, and nothing shows before the first `draw`. A click posts
    the message of its row as it was given, one on the icon itself the `default`; nothing is read
    back from the menu. Nothing raises and nothing waits, whether or not something on this desktop
    shows icons: one that comes later gets ours.
    """

    @property
    def hosted(self) -> bool:
        """Whether something on this desktop shows the icon."""

    def draw(self, face: Face) -> None:
        """Show `face`, and have the rows asked for anew; tells nobody of what did not change."""

    def close(self) -> None:
        """Take the icon away; may be called twice."""
