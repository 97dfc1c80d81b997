"""
`python -m dev.benchmarks.watched FPS ARGUMENT...`: deskbreak with so many frames a second.

Prints how many frames the figure was painted, at the first and then twice a second.
"""

from __future__ import annotations

import sys
import threading
from datetime import timedelta

from PySide6.QtGui import QPaintEvent

from deskbreak.cli import main
from deskbreak.player import window
from deskbreak.widgets import figure

PAUSE = 0.5  # seconds
painted = threading.Semaphore(0)
paint = figure.Figure.paintEvent


def counted(self: figure.Figure, event: QPaintEvent) -> None:
    paint(self, event)
    painted.release()


def tell() -> None:
    """Waits for the first frame and then only for time, to cost little."""
    frames = 0
    while painted.acquire():
        frames += 1
        while painted.acquire(blocking=False):
            frames += 1
        print(frames, flush=True)
        threading.Event().wait(PAUSE)


if __name__ == "__main__":
    window.FRAME = timedelta(seconds=1) / int(sys.argv[1])
    figure.Figure.paintEvent = counted  # type: ignore[method-assign]
    threading.Thread(target=tell, daemon=True).start()
    sys.exit(main(sys.argv[2:]))
