"""What stands beside the keys: previews, own exercises, the start with the session."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from deskbreak.desktop import phrases as desktop_phrases
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.settings import Player
from deskbreak.windows.settings import phrases as settings_phrases
from deskbreak.windows.settings.own_exercises import OwnExercises
from deskbreak.windows.settings.previews import ReminderPreview, VoicePreview
from deskbreak.windows.settings.starting import Starting

OURS = {"hug-turn": "Hug and turn"}


class Desktop:
    """A desktop's entry for the start with the session; it may refuse."""

    def __init__(self) -> None:
        self.command: Sequence[str] | None = None
        self.refuses = self.keeps_off = False

    def is_on(self) -> bool:
        return self.command is not None and not self.keeps_off

    def turn_on(self, command: Sequence[str]) -> None:
        if self.refuses:
            raise PermissionError(13, "Permission denied")
        self.command = command

    def turn_off(self) -> None:
        self.command = None


def texts(widget: OwnExercises) -> str:
    return widget.list.text()


def test_the_folder_is_followed_and_mistakes_have_their_line(qtbot: QtBot, tmp_path: Path) -> None:
    shown: list[QUrl] = []

    def show(url: QUrl) -> bool:
        shown.append(url)
        return True

    own = OwnExercises(tmp_path / "own", OURS, show)
    qtbot.addWidget(own)
    assert texts(own) == settings_phrases.NO_OWN_EXERCISES
    own.copy.click()
    assert texts(own) == "Hug and turn: hug-turn.toml"
    file = tmp_path / "own" / "hug-turn.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"rotation"', '"rotatoin"', 1), encoding="utf-8")
    qtbot.waitUntil(lambda: "⚠ hug-turn.toml line 3, movement" in texts(own))
    own.open.click()
    assert [url.toLocalFile() for url in shown] == [str(tmp_path / "own")]


def test_a_copy_overwrites_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "hug-turn.toml").write_text("mine", encoding="utf-8")
    own = OwnExercises(tmp_path, OURS)
    qtbot.addWidget(own)
    own.copy.click()
    assert (tmp_path / "hug-turn.toml").read_text(encoding="utf-8") == "mine"


def test_the_start_with_the_session_is_the_desktop_s_entry(qtbot: QtBot) -> None:
    desktop = Desktop()
    starting = Starting(desktop, ["deskbreak"])
    qtbot.addWidget(starting)
    assert not starting.tick.isChecked()
    starting.tick.click()
    assert desktop.command == ["deskbreak"]
    starting.tick.click()
    assert desktop.command is None


def test_what_the_desktop_refuses_or_keeps_off_is_said(qtbot: QtBot) -> None:
    desktop = Desktop()
    starting = Starting(desktop, ["deskbreak"])
    qtbot.addWidget(starting)
    starting.show()
    desktop.refuses = True
    starting.tick.click()
    assert starting.findChildren(type(starting._said))[-1].text().endswith("(Permission denied).")
    assert not starting.tick.isChecked()
    desktop.refuses, desktop.keeps_off = False, True
    starting.tick.click()
    assert starting._said.text() == desktop_phrases.AUTOSTART_REFUSED
    assert not starting.tick.isChecked()


def test_a_reminder_is_shown_or_why_not(qtbot: QtBot) -> None:
    preview = ReminderPreview(lambda: desktop_phrases.NOT_RUNNING)
    qtbot.addWidget(preview)
    preview.button.click()
    assert preview._said.text() == desktop_phrases.NOT_RUNNING


def test_the_voice_says_one_sentence_as_loud_as_wanted(qtbot: QtBot) -> None:
    said: list[tuple[float, str]] = []

    class Voice:
        silent = False

        def __init__(self, volume: float, language: str) -> None:
            self.volume = volume

        def ready(self) -> None: ...
        def give(self, what: str, by: timedelta) -> None:
            said.append((self.volume, what))

        def hush(self) -> None: ...
        def close(self) -> None: ...

    preview = VoicePreview(lambda: Player(volume=0.2), Voice)
    qtbot.addWidget(preview)
    preview.button.click()
    assert said == [(0.2, reminder_phrases.titles(3)[0])]
