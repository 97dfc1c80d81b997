"""How things look and sound with these settings: the icon, a reminder, the voice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from deskbreak import paths
from deskbreak.desktop import phrases as desktop_phrases
from deskbreak.desktop.here import machine
from deskbreak.desktop.loop import clock
from deskbreak.desktop.processes import control
from deskbreak.desktop.sound.port import Sounder
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain import formats
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.settings import Player
from deskbreak.windows.lettering import heading
from deskbreak.windows.settings import phrases
from deskbreak.windows.settings.basics import HEIGHT

ICON = 48  # px
PATIENCE = timedelta(seconds=3)  # until the voice says its first word
IN_A_ROW = 3  # icons


class ReminderPreview(QWidget):
    """The icon in each of its states, and a reminder to be shown by the running program."""

    def __init__(self, show: Callable[[], str] | None = None) -> None:
        """`show` shows a reminder; why it could not, or nothing."""
        super().__init__()
        self._show = show or _shown_by_the_program
        self.button = QPushButton(phrases.SHOW_A_REMINDER)
        self.button.setMinimumHeight(HEIGHT)
        self.button.clicked.connect(self._preview)
        self._said = QLabel(wordWrap=True)
        icons = QGridLayout()
        for number, (name, text) in enumerate(phrases.ICON_STATES.items()):
            row, column = divmod(number, IN_A_ROW)
            icons.addWidget(_icon(name, text), 2 * row, column)
            icons.addWidget(QLabel(text), 2 * row + 1, column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(phrases.PREVIEW))
        layout.addLayout(icons)
        layout.addLayout(_leading(self.button))
        layout.addWidget(self._said)

    def _preview(self) -> None:
        self._said.setText(self._show())


class VoicePreview(QWidget):
    """One sentence, as loud as the settings say."""

    def __init__(
        self,
        wanted: Callable[[], Player],
        voice: Callable[[float, str], Sounder] = machine.voice,
    ) -> None:
        super().__init__()
        self._wanted, self._new_voice = wanted, voice
        self._voice: Sounder | None = None
        self.button = QPushButton(phrases.HEAR_THE_VOICE)
        self.button.setMinimumHeight(HEIGHT)
        self.button.clicked.connect(self._speak)
        layout = _leading(self.button)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.destroyed.connect(self._end)

    def _speak(self) -> None:
        self._end()
        self._voice = self._new_voice(self._wanted().volume, formats.VOICE_LANGUAGE)
        self._voice.give(reminder_phrases.titles(3)[0], clock.read().awake + PATIENCE)

    def _end(self) -> None:
        if self._voice:
            self._voice.close()


def _shown_by_the_program() -> str:
    try:
        answer = control.ask("resident", {"word": "preview"})
    except Unavailable as unavailable:
        return str(unavailable)
    return "" if answer else desktop_phrases.NOT_RUNNING


def _icon(name: str, text: str) -> QLabel:
    label = QLabel()
    picture = QPixmap(str(paths.icons() / "tray" / f"{name}-64.png"))
    ratio = label.devicePixelRatioF()
    side = round(ICON * ratio)
    scaled = picture.scaled(side, side, mode=Qt.TransformationMode.SmoothTransformation)
    scaled.setDevicePixelRatio(ratio)
    label.setPixmap(scaled)
    label.setAccessibleName(text)
    return label


def _leading(widget: QWidget) -> QHBoxLayout:
    """At the beginning of a line of its own."""
    layout = QHBoxLayout()
    layout.addWidget(widget)
    layout.addStretch()
    return layout
