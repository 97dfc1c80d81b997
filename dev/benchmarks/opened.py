"""
`python -m dev.benchmarks.opened WINDOW`: a window that tells when it is painted, and then scrolls.

Prints the monotonic second of its first frame, and what a core spends on a frame of scrolling.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from deskbreak.cli import main
from deskbreak.widgets import program

FRAMES = 240
make = program.application


class Watcher(QObject):
    """Waits for the first thing that is painted, and for the frame to be whole."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint:
            self._app.removeEventFilter(self)
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self) -> None:
        print(time.monotonic(), flush=True)
        QTimer.singleShot(0, self.scroll)

    def scroll(self) -> None:
        """From the bottom to the top and back, a frame for each step."""
        areas = [one for one in self._app.allWidgets() if isinstance(one, QScrollArea)]
        area = max((one for one in areas if one.isVisible()), key=lambda one: one.height())
        bar = area.verticalScrollBar()
        area.window().resize(640, 480)
        self._app.processEvents()
        spent = time.process_time()
        for step in range(FRAMES):
            bar.setValue(bar.maximum() * abs(FRAMES // 2 - step) * 2 // FRAMES)
            for part in area.findChildren(QWidget):
                part.update()  # all of it, not only what scrolled in
            self._app.processEvents()
        print((time.process_time() - spent) / FRAMES, flush=True)
        self._app.exit()


def watched() -> QApplication:
    app = make()
    Watcher(app)
    return app


if __name__ == "__main__":
    program.application = watched
    sys.exit(main(["open", sys.argv[1]]))
