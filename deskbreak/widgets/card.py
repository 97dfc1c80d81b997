"""A page of text with its answers: before the routine, after it, or in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from deskbreak.widgets.buttons import Button
from deskbreak.widgets.shares import column, row
from deskbreak.widgets.words import Words

IN_A_ROW = 3  # buttons; more of them would be too narrow for their text


class Card(QWidget):
    """A title, paragraphs, perhaps a question, and a button for each answer to it."""

    def __init__(
        self,
        title: str,
        paragraphs: Sequence[str],
        answers: Mapping[str, Callable[[], object]],
        question: str = "",
        *,
        leads: bool = False,
    ) -> None:
        """A single answer, or the first that `leads`, stands out and takes the Enter key."""
        super().__init__()
        self.setAccessibleName(title)
        leads = leads or len(answers) == 1
        self.buttons = [Button(text, main=leads and not at) for at, text in enumerate(answers)]
        for button, chosen in zip(self.buttons, answers.values(), strict=True):
            button.clicked.connect(chosen)
        self._first = self.buttons[0] if leads else self
        self._first.setAccessibleDescription(" ".join([*paragraphs, question]).strip())
        heading, text = Words(1.3, bold=True), Words(8, align=Qt.AlignmentFlag.AlignTop)
        asked = Words(1.4, bold=True)
        heading.say(title)
        text.say("\n\n".join(paragraphs))
        asked.say(question)
        rows = -(-len(self.buttons) // IN_A_ROW)
        columns = -(-len(self.buttons) // rows)
        lines = (self.buttons[at * columns :][:columns] for at in range(rows))
        below = column(*((row(*((one, 1) for one in line)), 1) for line in lines))
        self.setLayout(
            column((heading, 12), (text, 76 - 10 * bool(question) - 12 * (rows - 1)),
                   (asked, 10 * bool(question)), (below, 12 * rows))
        )  # fmt: skip
        asked.setVisible(bool(question))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._first.setFocus()
