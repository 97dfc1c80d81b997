"""
The tray icon on Windows and macOS, by pystray's own backends.

There the icon must have the main thread, so the loop has another: `run` keeps the one while the
other draws. Rows are computed in the thread that draws, which owns the state they come from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from deskbreak.desktop.messages import Post
from deskbreak.desktop.tray import menu as tray_menu
from deskbreak.desktop.tray.port import Face, Row, Rows

Run = Callable[[Callable[[], None]], None]


def at_once(action: Callable[[], None]) -> None:
    """Windows takes changes of an icon from any thread."""
    action()


class PystrayTray:
    """The port `Tray`, and the main thread's `run`."""

    hosted = True  # both systems always have a place for icons

    def __init__(self, rows: Rows, post: Post, icons: Path, change: Run = at_once) -> None:
        """`change` makes a change where the system wants it: macOS only in the main thread."""
        import pystray

        self._rows = rows
        self._shown_rows: Sequence[Row] = ()
        self._icons = icons / "tray"
        self._change = change
        self._face = Face("sitting-0", "")
        menu = tray_menu.menu(lambda: self._shown_rows, post)
        self._icon = pystray.Icon("deskbreak", self._picture(), menu=menu)

    def run(self) -> None:
        """Show the icon until `close`; for the main thread."""
        self._icon.run(setup=lambda _icon: self._change(self._appear))

    def draw(self, face: Face) -> None:
        """Show `face` and the rows of now."""
        rows = tuple(self._rows())
        self._change(lambda: self._show(face, rows))

    def close(self) -> None:
        """Take the icon away and let `run` return."""
        self._icon.stop()

    def _show(self, face: Face, rows: Sequence[Row]) -> None:
        before, self._face = self._face, face
        if face.icon != before.icon:
            self._icon.icon = self._picture()
        self._icon.title = face.tooltip
        if rows != self._shown_rows:
            self._shown_rows = rows
            self._update_menu()

    def _appear(self) -> None:
        self._icon.visible = True
        self._update_menu()

    def _update_menu(self) -> None:
        if self._icon.visible:  # before, there is no window that could have one
            self._icon.update_menu()

    def _picture(self) -> Any:
        from PIL import Image

        with Image.open(self._icons / f"{self._face.icon}-64.png") as image:
            return image.copy()
