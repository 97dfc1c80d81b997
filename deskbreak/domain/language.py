"""
The language of this process: every text goes through `_` or `ngettext`. Opens no file itself.

The root of a program calls `speak` before it imports what has texts: those of a module are looked
up as it is imported, and stay.
"""

from __future__ import annotations

from typing import Protocol


class Translations(Protocol):
    """A catalogue, as gettext offers it."""

    def gettext(self, message: str, /) -> str:
        """The text in this language."""

    def ngettext(self, one: str, many: str, n: int, /) -> str:
        """The text for so many."""


class English:
    """The language that the program is written in."""

    def gettext(self, message: str, /) -> str:
        """The text itself."""
        return message

    def ngettext(self, one: str, many: str, n: int, /) -> str:
        """The text for one, or for any other number."""
        return one if n == 1 else many


_spoken: list[Translations] = []  # one, from the first text on


def speak(translations: Translations) -> None:
    """Choose the language, once; RuntimeError after the first text, which would not change."""
    if _spoken:
        raise RuntimeError("a text was read before its language was chosen")
    _spoken.append(translations)


def _(text: str) -> str:
    """A text in the language that is spoken; English if none was chosen."""
    if not _spoken:
        speak(English())
    return _spoken[0].gettext(text)


def ngettext(one: str, many: str, n: int) -> str:
    """A text that depends on a number."""
    if not _spoken:
        speak(English())
    return _spoken[0].ngettext(one, many, n)


def translated(text: str) -> str:
    """A text of an exercise or of a setting in the person's language; its own if there is none."""
    return _(text) if text else ""  # the empty one is the catalogue's header
