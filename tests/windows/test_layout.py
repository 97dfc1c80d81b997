"""Every window in languages that are longer, or run the other way, at the smallest size."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dev.screenshots import cut
from dev.screenshots.__main__ import prepare, show


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("screenshots")
    prepare(folder)
    return folder


@pytest.mark.parametrize("dress", ["german-small", "longer", "right-to-left"])
def test_nothing_is_cut_off(given: Path, dress: str) -> None:
    shown = show(dress, given)
    assert (shown.returncode, shown.stdout) == (0, "")


def test_the_look_for_what_is_cut_off_finds_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 100)
    for text, wide in (("All of this is seen", 190), ("Of this only the beginning", 60)):
        QLabel(text, window).setGeometry(0, 0, wide, 30)
    QLabel("Outside", window).setGeometry(150, 80, 100, 30)
    window.show()

    assert list(cut.faults(window)) == [
        "QLabel 60x30: Of this only the beginning",
        "QLabel 100x30 at 150, 80 lies outside of its place",
    ]


def test_the_look_for_english_in_another_language_finds_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for text in ("Once more", "Öññcéé möörré", "player.voice", "3 / 6"):
        QLabel(text, window)

    assert list(cut.untranslated(window)) == ["QLabel says in English: Once more"]
