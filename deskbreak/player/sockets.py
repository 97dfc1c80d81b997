"""Other things to wait for, in Qt's loop: what `PollWake` is to the resident process."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class QtSockets(QObject):
    """Serves the port `Sockets`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
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
