"""What this Qt has to be like for the window to live."""

from __future__ import annotations

import sys

from PySide6.QtGui import QImage, QPainter


def test_painting_gives_no_references_to_none_away() -> None:
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(200):
        painter.translate(0, 0)
    after = sys.getrefcount(None)
    painter.end()

    assert before - after < 50  # PySide6 6.12.0 on Python 3.11 loses one a call, and dies of it
