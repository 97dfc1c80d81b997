"""A page of text with its answers: before the routine, after it, or in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from deskbreak.player.buttons import Button
from deskbreak.player.shares import column, row
from deskbreak.player.words import Words


class Card(QWidget):
    """A title, paragraphs, perhaps a question, and a button for each answer to it."""

    def __init__(
        self,
        title: str,
        paragraphs: Sequence[str],
        answers: Mapping[str, Callable[[], object]],
        question: str = "",
    ) -> None:
        """A single answer stands out and takes the Enter key; several are all the same."""
        super().__init__()
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join([*paragraphs, question]))
        alone = len(answers) == 1
        self.buttons = [Button(text, main=alone) for text in answers]
        for button, chosen in zip(self.buttons, answers.values(), strict=True):
            button.clicked.connect(chosen)
        self._first = self.buttons[0] if alone else self
        heading, text = Words(1.3, bold=True), Words(11, align=Qt.AlignmentFlag.AlignTop)
        asked = Words(1.4, bold=True)
        heading.say(title)
        text.say("\n\n".join(paragraphs))
        asked.say(question)
        below = row(*((button, 1) for button in self.buttons))
        self.setLayout(
            column((heading, 12), (text, 66 if question else 76), (asked, 10 * bool(question)),
                   (below, 12))
        )  # fmt: skip
        asked.setVisible(bool(question))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._first.setFocus()
