"""The window of the first run: its pages one after the other, each kept as it is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from deskbreak.widgets import phrases as widgets_phrases
from deskbreak.widgets.access import announce
from deskbreak.widgets.chip import Chip
from deskbreak.widgets.shares import row
from deskbreak.widgets.words import RIGHT, Words
from deskbreak.windows.first_run import phrases
from deskbreak.windows.first_run.pages import Answers, Page
from deskbreak.windows.lettering import line

MARGIN, HEAD = 20, 40  # px


class FirstRun(QWidget):
    """Back and on through the pages; Escape leaves, and what was not said stays as it is."""

    def __init__(
        self, pages: Sequence[Callable[[], Page]], save: Callable[[Answers], str]
    ) -> None:
        """A page is made as it is turned to. `save` says why it could not, or nothing."""
        super().__init__()
        self.pages, self._save = pages, save
        self._at = -1
        self.page = Page()
        self.setWindowTitle(phrases.FIRST_TITLE)
        self.title, self._step = Words(1.4, bold=True), Words(2, quiet=True, align=RIGHT)
        self.about, self.said = line(""), line("")
        self.title.setMinimumHeight(HEAD)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.back, self.skip = Chip(widgets_phrases.BACK), Chip(phrases.NOT_NOW)
        self.next = Chip(widgets_phrases.NEXT, main=True)
        for button in (self.back, self.skip):  # so that the others stay where they are
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
        self.back.clicked.connect(lambda: self.turn_to(self._at - 1))
        self.skip.clicked.connect(self.close)
        self.next.clicked.connect(self._go_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN // 2, MARGIN, MARGIN)
        layout.addLayout(row((self.title, 5), (self._step, 1)))
        layout.addWidget(self.about)
        layout.addSpacing(MARGIN // 2)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.said)
        layout.addLayout(row((self.back, 1), (self.skip, 1), (None, 1), (self.next, 2)))
        self.turn_to(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go_on()

    def _go_on(self) -> None:
        said = self._save(self.page.answers())
        self._say(said)
        if said:
            return
        if self._at + 1 == len(self.pages):
            self.close()
        else:
            self.turn_to(self._at + 1)

    def turn_to(self, to: int) -> None:
        """Show that page, 0 the first, without keeping the one before."""
        self._at = to
        self.page = self.pages[to]()
        self._area.setWidget(self.page)
        last = to + 1 == len(self.pages)
        self.title.say(self.page.title)
        self.about.setText(self.page.about)
        self.about.setVisible(bool(self.page.about))
        self._step.say(phrases.step_of(to + 1, len(self.pages)))
        self.back.setVisible(to > 0)
        self.skip.setVisible(not last)
        self.next.setText(phrases.FINISH if last else widgets_phrases.NEXT)
        self._say("")
        self.next.setFocus()
        announce(self, f"{self.page.title}. {self.page.about}".strip())

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
