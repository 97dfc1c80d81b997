from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from deskbreak.widgets.words import Words

LONG = "Slide your hands forward and let the breastbone sink between the arms"


@pytest.mark.parametrize("size", [(200, 40), (420, 80), (860, 100), (3000, 400)])
def test_no_text_is_cut_off(qtbot: QtBot, size: tuple[int, int]) -> None:
    words = Words(2, bold=True)
    qtbot.addWidget(words)
    words.resize(*size)
    words.show()
    words.say(LONG)

    wrap = Qt.TextFlag.TextWordWrap
    needed = QFontMetrics(words.font()).boundingRect(QRect(0, 0, size[0], 9999), wrap, LONG)

    assert needed.width() <= size[0]
    assert needed.height() <= size[1]


def test_a_short_text_is_as_large_as_its_line_allows(qtbot: QtBot) -> None:
    words = Words(2)
    qtbot.addWidget(words)
    words.resize(860, 100)
    words.show()
    words.say("Reach up")

    assert words.font().pixelSize() >= 40


def test_the_place_keeps_its_size_whatever_is_said(qtbot: QtBot) -> None:
    words = Words(2)
    qtbot.addWidget(words)
    words.resize(300, 50)
    words.show()
    words.say(LONG)

    assert (words.width(), words.height()) == (300, 50)
