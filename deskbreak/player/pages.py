"""The pages of the routine window, one at a time: the routine's own, and cards around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from deskbreak.widgets.card import Card
from deskbreak.widgets.health import Health

MARGIN = 0.022  # of the height
NUMBERS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)

Keys = dict[int, Callable[[], object]]
"""What a key does."""
Answers = Mapping[str, Callable[[], object]]
"""What a button does, by its text."""


class Pages(QStackedWidget):
    """Shows a page; a card that was answered is gone."""

    def turn_to(self, page: QWidget) -> None:
        """Show this one."""
        before = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        if isinstance(before, (Card, Health)):
            self.removeWidget(before)
            before.deleteLater()

    def ask(
        self, title: str, paragraphs: Sequence[str], answers: Answers, question: str = ""
    ) -> Keys:
        """Show a card whose answers have numbers, and tell which keys those are."""
        numbered = {f"{number} · {text}": answers[text] for number, text in enumerate(answers, 1)}
        self.turn_to(Card(title, paragraphs, numbered, question))
        return dict(zip(NUMBERS, answers.values(), strict=False))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        margin = round(self.height() * MARGIN)
        self.setContentsMargins(margin, margin, margin, margin)
