"""
`python -m dev.made_up FOLDER`: two languages that nobody speaks, to see what windows hold.

`en_XA` is 40 % longer, with accents: what it cuts off, Finnish will, and what has none was never
gathered. `ar_XB` runs from right to left. Others call such languages so too; neither is shipped.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from dev import messages

ACCENTS = str.maketrans("aceinosuyzACEINOSUYZ", "áçéíñöšúýžÁÇÉÍÑÖŠÚÝŽ")
NOT_READ = re.compile(r"(\{[^}]*\}|%\(\w+\)\w|%\w|\s+)")  # placeholders, and between words
LETTER = re.compile(r"[^\W\d]")
WORD = "\N{RIGHT-TO-LEFT MARK}\N{RIGHT-TO-LEFT OVERRIDE}%s\N{POP DIRECTIONAL FORMATTING}"
NOT_FOR_PEOPLE = {"en": "en", "nouns in lower case": "nouns in lower case"}

Invent = Callable[[str], str]


def longer(text: str) -> str:
    """Two of every five letters are said twice, so that words get longer, and not only more."""
    parts = NOT_READ.split(text)
    parts[::2] = ["".join(map(_drawn_out, range(len(word)), word)) for word in parts[::2]]
    return "".join(parts)


def _drawn_out(at: int, letter: str) -> str:
    twice = letter.isalpha() and at % 5 in {1, 3}
    return letter.translate(ACCENTS) * (2 if twice else 1)


def from_right_to_left(text: str) -> str:
    """Every word in its letters, the last one first."""
    parts = NOT_READ.split(text)
    parts[::2] = [WORD % word if LETTER.search(word) else word for word in parts[::2]]
    return "".join(parts)


LONGER, RIGHT_TO_LEFT = "en_XA", "ar_XB"
MADE_UP: Mapping[str, tuple[Invent, Mapping[str, str]]] = {
    LONGER: (longer, NOT_FOR_PEOPLE | {"left to right": "left to right"}),
    RIGHT_TO_LEFT: (from_right_to_left, NOT_FOR_PEOPLE | {"left to right": "right to left"}),
}
"""How each says a text, and what it says of itself."""


def write(folder: Path) -> None:
    """Make the catalogues of both, as gettext looks for them below `folder`."""
    for language, (invent, of_itself) in MADE_UP.items():
        catalog = Catalog(locale="en", charset="utf-8")
        for message in messages.gathered():
            if isinstance(message.id, str):
                catalog.add(message.id, of_itself.get(message.id) or invent(message.id))
            else:
                catalog.add(message.id, [invent(text) for text in message.id])
        file = folder / language / "LC_MESSAGES" / "deskbreak.mo"
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as lines:
            write_mo(lines, catalog)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
