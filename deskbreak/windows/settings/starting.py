"""Whether the program starts with the session: the desktop's own entry, not a key of the file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from deskbreak.desktop import phrases as desktop_phrases
from deskbreak.desktop.autostart.port import Autostart
from deskbreak.widgets.health import Tick
from deskbreak.windows.settings import phrases
from deskbreak.windows.settings.basics import HEIGHT


class Starting(QWidget):
    """One box to tick."""

    def __init__(self, autostart: Autostart, command: Sequence[str]) -> None:
        super().__init__()
        self._autostart, self._command = autostart, command
        self.tick, self._said = Tick(phrases.START_WITH_SESSION, ticked=False), QLabel()
        self.tick.setMinimumHeight(HEIGHT)
        self._said.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tick)
        layout.addWidget(self._said)
        self._show("")
        self.tick.toggled.connect(self._turn)

    def _turn(self, on: bool) -> None:
        try:
            if on:
                self._autostart.turn_on(self._command)
            else:
                self._autostart.turn_off()
        except OSError as error:
            self._show(desktop_phrases.autostart_trouble(error.strerror or str(error)))
        else:
            self._show(
                desktop_phrases.AUTOSTART_REFUSED if on and not self._autostart.is_on() else ""
            )

    def _show(self, said: str) -> None:
        """What the desktop's entry says, and what went wrong."""
        try:
            on = self._autostart.is_on()
        except OSError as error:
            on, said = False, desktop_phrases.autostart_trouble(error.strerror or str(error))
        with QSignalBlocker(self.tick):
            self.tick.setChecked(on)
        self._said.setText(said)
        self._said.setVisible(bool(said))
