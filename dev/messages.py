"""
`python -m dev.messages`: brings every catalogue of `deskbreak/locale` up to date.

Gathers what a person reads or hears from the code, the settings and the exercises, merges it into
each `deskbreak.po`, and compiles those. A new language is a new folder: `python -m dev.messages
fr` makes it.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from babel.messages import catalog as babel_catalog
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from deskbreak.exercises import TEXTS
from deskbreak.windows.settings.editor import all_settings

PACKAGE = Path(__file__).parent.parent / "deskbreak"
LOCALE = PACKAGE / "locale"
WORDS = {"_": None, "ngettext": (1, 2), "Word": (2,)}
OF_ARGPARSE = (
    "usage: ",
    "options",
    "positional arguments",
    "show this help message and exit",
    "the following arguments are required: %s",
    "unrecognized arguments: %s",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "expected one argument",
    "not allowed with argument %s",
    "ignored explicit argument %r",
)
"""What our command line says in words of Python's own."""

BEGUN = datetime(2026, 11, 24, tzinfo=UTC)  # the history of the file tells what came when

Message = tuple[int, str | None, str, list[str]]


def gathered() -> Catalog:
    """Every text in the order of its place."""
    catalog = Catalog(project="deskbreak", charset="utf-8")
    for setting in all_settings():
        for text in (setting.limits["text"], setting.limits["allowed"]):
            if text:
                catalog.add(text, locations=[("domain/settings.py", 0)])
    methods = [("exercises/*.toml", "dev.messages:exercise"), ("**.py", "python")]
    for file, _line, text, comments, context in extract_from_dir(PACKAGE, methods, keywords=WORDS):
        catalog.add(text, locations=[(file, 0)], auto_comments=comments, context=context)
    for text in OF_ARGPARSE:
        catalog.add(text, locations=[("cli", 0)])
    return catalog


def exercise(
    file: BinaryIO,
    _keywords: object,
    _tags: object,
    options: object,  # noqa: ARG001 - Babel says its name
) -> Iterator[Message]:
    """The texts of one exercise file, as Babel asks an extractor for them."""
    table = tomllib.load(file)
    texts = {key: table.get(key, ()) for key in TEXTS}
    texts["modify"] = [change["how"] for change in table.get("modify", ())]
    for key, value in texts.items():
        for text in [value] if isinstance(value, str) else value:
            yield 0, None, text, [key]


def merged(language: str, template: Catalog) -> Catalog:
    """
    The catalogue of a language with the texts there are now; what has gone is left out.

    That of a country, `en_US`, holds only what it has of its own.
    """
    file = _file(language, "po")
    catalog = Catalog(
        language,
        header_comment=f"# The texts of deskbreak in the language {language}.",
        project="deskbreak",
        version="1",
        creation_date=BEGUN,
        revision_date=BEGUN,
        last_translator="deskbreak",
        language_team=language,
        msgid_bugs_address="deskbreak",
        fuzzy=False,
    )
    if file.exists():
        with file.open("rb") as lines:
            catalog = read_po(lines, language)
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    if "_" in language:
        for message in list(catalog):
            if message.id and not any(message.string or ()):
                catalog.delete(message.id)
    return catalog


def bring_up_to_date(languages: Iterable[str]) -> None:
    """Write and compile the catalogues; they do not tell which Babel wrote them."""
    setattr(babel_catalog, "VERSION", "2")  # noqa: B010 - a name that Babel does not offer
    template = gathered()
    for language in languages:
        catalog = merged(language, template)
        _file(language, "po").parent.mkdir(parents=True, exist_ok=True)
        with _file(language, "po").open("wb") as file:
            write_po(file, catalog, omit_header=False, include_lineno=False, width=99)
        with _file(language, "mo").open("wb") as file:
            write_mo(file, catalog)


def languages() -> list[str]:
    """Those that have a catalogue."""
    return sorted(folder.name for folder in LOCALE.glob("*") if folder.is_dir())


def _file(language: str, kind: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"deskbreak.{kind}"


if __name__ == "__main__":
    bring_up_to_date([*languages(), *sys.argv[1:]])
