"""A backend of pystray that a test can read."""

from __future__ import annotations

import queue
from typing import Any

from deskbreak.desktop.tray import pystray_base
from tests.desktop.loop.poll import PATIENCE


class FakeBackend(pystray_base.Icon):  # type: ignore[misc]
    """A system that keeps what it was asked to show."""

    def __init__(self, *words: Any, **named: Any) -> None:
        super().__init__(*words, **named)
        self.heard: list[str] = []
        self.stopped = False
        self.ended: queue.SimpleQueue[None] = queue.SimpleQueue()

    def _run(self) -> None:
        self._mark_ready()
        self.ended.get(timeout=PATIENCE)

    def _stop(self) -> None:
        self.stopped = True
        self.ended.put(None)

    def _show(self) -> None:
        self.heard.append("show")

    def _hide(self) -> None:
        pass

    def _update_icon(self) -> None:
        self._icon_valid = True
        self.heard.append("icon")

    def _update_title(self) -> None:
        self.heard.append(self.title)

    def _update_menu(self) -> None:
        self.heard.append(", ".join(item.text for item in self.menu))
