"""What is wrong, most of all in a file that a person wrote: each fault in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from deskbreak.domain.formats import number
from deskbreak.domain.language import _

BUG_IN_WORD = _("Something in deskbreak went wrong; the log file holds the details.")
NOTHING = _("nothing")
TABLE = _("a table")
TEXT = _("a text in quotes")
NUMBER = _("a number")
WHOLE_NUMBER = _("a whole number")
TRUE_OR_FALSE = _("true or false")
SECRET = _("a value that is not shown")
TOO_LARGE = _("larger than 64 KB, which no settings are")
NOT_UTF8 = _("not a text in UTF-8")
LIMIT_UNITS = {"minutes": _("minutes"), "seconds": _("seconds")}


@dataclass(frozen=True, slots=True)
class Problem:
    """
    One thing wrong in a file that a person wrote.

    where: the key with its tables, tables of a list counted from 1 (`levels[2].anchor`); empty
    for the file as a whole. found, allowed: in words; no `allowed` where `found` says it all.
    """

    where: str
    found: str
    allowed: str = ""
    nearest: str | None = None
    line: int | None = None
    column: int | None = None
    file: str = ""

    @property
    def sentence(self) -> str:
        """Where, what, what is allowed, and what was perhaps meant."""
        text, place = self.found, self._place()
        if self.allowed:
            text = _("found {found}, allowed is {allowed}").format(
                found=self.found, allowed=self.allowed
            )
        if self.nearest:
            text = _("{text}; did you mean {nearest}?").format(text=text, nearest=self.nearest)
        return f"{place}: {text}" if place else text

    def _place(self) -> str:
        """Where it is: `config.toml line 7, reminder.lull_seconds`."""
        spot = self.file
        if self.line is not None:
            spot = _("{file} line {line}").format(file=self.file, line=self.line)
        if self.column is not None:
            spot = _("{spot} column {column}").format(spot=spot, column=self.column)
        return ", ".join(part for part in (spot, self.where) if part)


def unknown_key(key: str) -> str:
    """A key that nothing reads."""
    return _("unknown key {key}").format(key=key)


def syntax_error(what: str) -> str:
    """The file is no TOML."""
    return _("not readable as TOML: {what}").format(what=what)


def between(least: float, most: float | None, unit: str) -> str:
    """The numbers that are allowed: 1 to 240 (minutes)."""
    text = _("{least} or more").format(least=number(least))
    if most is not None:
        text = _("{least} to {most}").format(least=number(least), most=number(most))
    return f"{text} ({LIMIT_UNITS.get(unit, unit)})" if unit else text


def a_list(count: tuple[int, int] | None) -> str:
    """A list, of so many elements where that is limited."""
    if count is None:
        return _("a list")
    least, most = count
    text = _("a list ({least} entries)")
    if least != most:
        text = _("a list ({least} to {most} entries)")
    return text.format(least=least, most=most)


def unreadable(why: str | None) -> str:
    """The machine does not give the file out."""
    return _("cannot be read ({why})").format(why=why)


def unwritable(file: str, why: str | None) -> str:
    """A file cannot be changed."""
    return _("{file} cannot be written ({why})").format(file=file, why=why)


def calendar_problem(number: int, why: str) -> str:
    """A calendar that cannot be asked; its address is a secret, so its place names it."""
    return _("Calendar source {number}: {why}").format(number=number, why=why)


def too_often(count: int) -> str:
    """Series of events of a calendar that are not read, and why."""
    text = _("series of events left out, since they repeat too often: {count}")
    return text.format(count=number(count))


def not_written(file: str) -> str:
    """A picture that could not be saved."""
    return _("{file} could not be written").format(file=file)
