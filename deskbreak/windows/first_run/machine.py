"""The last page: where the icon is, what works on this desktop, and whether to start with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QProcess, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskbreak import paths
from deskbreak.desktop import doctor_phrases
from deskbreak.desktop.doctor.finding import State
from deskbreak.desktop.processes.launch import PROGRAM
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.widgets.buttons import Role
from deskbreak.widgets.shares import emptied
from deskbreak.windows.first_run import phrases
from deskbreak.windows.first_run.pages import Page
from deskbreak.windows.lettering import line

SHOWN = ("tray", "notifications", "idle", "microphone", "voice")
MARKS = {State.WORKS: "✓", State.LIMITED: "–", State.MISSING: "✗"}
GAP = 8
GOING = 500  # ms for a child that is killed

Findings = Sequence[Mapping[str, str]]
"""As `deskbreak doctor --json` tells them."""
Ask = Callable[[Callable[[Findings], None]], object]


class MachinePage(Page):
    """What was found comes a moment later, by a child that asks the desktop."""

    title, about = phrases.FIRST_MACHINE, ""

    def __init__(self, ask: Ask, starting: QWidget) -> None:
        """`starting` is the box for starting with the session."""
        super().__init__()
        self.where, self.panel = line(phrases.FIRST_MACHINE_ABOUT), Panel()
        self.lines = QWidget()
        self._below = QVBoxLayout(self.lines)
        self._below.setContentsMargins(0, GAP, 0, GAP)
        self._below.addWidget(line(phrases.LOOKING))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.where)
        layout.addWidget(self.panel)
        layout.addWidget(self.lines)
        layout.addWidget(starting)
        layout.addStretch()
        ask(self._show)

    def _show(self, findings: Findings) -> None:
        emptied(self._below)
        found = {one["need"]: one for one in findings}
        if found.get("tray", {}).get("state") == State.MISSING:
            self.where.setText(reminder_phrases.NO_TRAY_BODY)
            self.panel.hide()
        for need in SHOWN:
            if one := found.get(need):
                state = State(one["state"])
                said = "" if state is State.WORKS else one["remedy"] or one["found"]
                shown = line(phrases.found_here(MARKS[state], need, said))
                shown.setAccessibleName(
                    phrases.found_here(doctor_phrases.STATES[state], need, said)
                )
                self._below.addWidget(shown)


class Panel(QWidget):
    """A desktop's panel, with our icon in it ringed."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(72)
        self._icon = QPixmap(str(paths.icons() / "tray" / "sitting-4-64.png"))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter, colours = QPainter(self), self.palette()
        painter.setRenderHints(painter.renderHints() | QPainter.RenderHint.Antialiasing
                               | QPainter.RenderHint.SmoothPixmapTransform)  # fmt: skip
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        bar = QRectF(1, 20, self.width() - 2, 32)
        painter.setPen(QPen(colours.color(Role.Mid), 1))
        painter.setBrush(colours.color(Role.Midlight))
        painter.drawRoundedRect(bar, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.color(Role.PlaceholderText))
        painter.drawRoundedRect(QRectF(12, 28, 16, 16), 4, 4)
        for number in range(3):
            painter.setOpacity(0.35)
            painter.drawRoundedRect(QRectF(44 + 110 * number, 28, 98, 16), 4, 4)
        right = bar.right()
        for left, width in ((right - 66, 54), (right - 170, 16), (right - 196, 16)):
            painter.drawRoundedRect(QRectF(left, 28, width, 16), 4, 4)
        painter.setOpacity(1)
        place = QRectF(right - 124, 20, 32, 32)
        painter.drawPixmap(place.adjusted(4, 4, -4, -4), self._icon, QRectF(self._icon.rect()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.color(Role.Highlight), 3))
        painter.drawEllipse(place.adjusted(-10, -10, 10, 10))
        painter.end()


class Doctor(QProcess):
    """Asks the desktop in a child, which may take a second."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self._leave)

    def ask(self, told: Callable[[Findings], None]) -> None:
        """Have `told` called with what was found."""

        def end() -> None:
            with suppress(ValueError, KeyError):
                told(json.loads(bytes(self.readAllStandardOutput().data()))["findings"])

        program, *words = [*PROGRAM, "doctor", "--json"]
        self.finished.connect(end)
        self.start(program, words)

    def _leave(self) -> None:
        """Nobody waits any more, and who listened is about to go."""
        self.blockSignals(True)
        self.kill()
        self.waitForFinished(GOING)
