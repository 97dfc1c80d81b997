"""Rows as pystray's menu, whichever backend shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from deskbreak.desktop.messages import Post
from deskbreak.desktop.tray.port import Row, Rows


def menu(rows: Rows, post: Post) -> Any:
    """A `pystray.Menu` that computes its rows whenever it is read; a click posts the message."""
    from pystray import Menu  # here: on Linux tray_base comes first

    return Menu(lambda: tuple(_items(rows(), post)))


def _items(rows: Iterable[Row], post: Post) -> Iterator[Any]:
    from pystray import Menu, MenuItem

    for row in rows:
        if not row.text:
            yield Menu.SEPARATOR
            continue
        if row.default is not None:
            yield MenuItem(row.text, _posts(row.default, post), default=True, visible=False)
        yield MenuItem(
            row.text,
            Menu(*_items(row.rows, post)) if row.rows else _posts(row.message, post),
            checked=_mark(row),
            radio=row.radio,
            enabled=row.enabled,
        )


def _posts(message: object, post: Post) -> Any:
    return (lambda: post(message)) if message is not None else None


def _mark(row: Row) -> Any:
    return (lambda _item: row.checked) if row.checked is not None else None
