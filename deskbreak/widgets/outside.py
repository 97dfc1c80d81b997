"""What reaches a window from outside, in Qt's loop: sockets, requests, signals."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QWidget

from deskbreak.desktop.messages import Request
from deskbreak.domain.reminder import phrases
from deskbreak.widgets.program import come_forward


class Outside(QObject):
    """Serves the port `Sockets`, as `PollWake` does in the resident process."""

    def __init__(self, parent: QObject, window: QWidget) -> None:
        super().__init__(parent)
        self._window = window
        self._watched: dict[int, QSocketNotifier] = {}

    def watch(self, fd: int, ready: Callable[[], object]) -> None:
        """Call `ready` whenever `fd` can be read."""
        notifier = QSocketNotifier(fd, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(lambda *_: ready())
        self._watched[fd] = notifier

    def forget(self, fd: int) -> None:
        """Wait for `fd` no longer; this may be said from within its own `ready`."""
        notifier = self._watched.pop(fd)
        notifier.setEnabled(False)
        notifier.deleteLater()

    def answer(self, request: object) -> None:
        """Another start brings this window to the front."""
        if not isinstance(request, Request):
            raise TypeError(request)
        if request.words.get("word") != "raise":
            request.reply({"ok": False, "text": phrases.UNKNOWN_WORD})
            return
        token = request.words.get("token")
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = str(token)  # where Qt looks for it
        come_forward(self._window)
        request.reply({"ok": True})

    def end_on_signals(self) -> None:
        """
        Have SIGTERM and SIGINT close the window: what was done is kept.

        It closes in Qt's loop: what comes while the window opens is obeyed once that runs.
        """
        here, there = socket.socketpair()
        there.setblocking(False)
        signal.set_wakeup_fd(there.detach())
        self.watch(here.fileno(), lambda: here.recv(64))  # Python then calls the handler
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: QTimer.singleShot(0, self._window.close))
