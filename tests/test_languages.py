"""Every language says everything: kindly, within its lengths, with all that is to be put in."""

from __future__ import annotations

import ast
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path
from typing import BinaryIO

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from deskbreak.exercises import TEXTS
from dev import messages

TEMPLATE = messages.gathered()
LANGUAGES = [name for name in messages.languages() if "_" not in name]
COUNTRIES = [name for name in messages.languages() if "_" in name]
PLACEHOLDER = re.compile(r"\{[^}]*\}|%\(\w+\)\w|%s|`[^`]*`")
LINE = 60  # characters of a line of an exercise
NOT_KIND = {
    "en": (
        "overdue",
        "missed",
        "failed",
        "lazy",
        "bad posture",
        "you haven't",
        "don't break",
        "warning",
        "must",
        "should",
        "streak",
        "guilty",
        "damage",
        "cure",
        "treat",
        "correct posture",
        "prevent",
    ),
    "de": (
        *("überfällig", "verpasst", "versäumt", "faul", "schlechte Haltung", "Fehlhaltung"),
        *("musst", "müssen", "sollst", "solltest", "sollte", "schuldig", "Schuld", "schäd\\w+"),
        *("Schaden", "Serie", "heilt", "heilen", "behandelt", "vorbeugt", "vorbeugen", "Warnung"),
    ),
}


def read(language: str, template: Catalog = TEMPLATE) -> Catalog:
    """A catalogue as it is written, with what is missing in it."""
    return messages.merged(language, template)


def said(message: Message) -> list[str]:
    """What it says, in each plural form."""
    texts = message.string or ""
    return [texts] if isinstance(texts, str) else list(texts)


def asked(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def texts(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_and_settled(language: str) -> None:
    catalog = read(language)
    assert [one.id for one in texts(catalog) if not all(said(one)) or one.fuzzy] == []


@pytest.mark.parametrize("language", messages.languages())
def test_what_is_read_at_run_time_is_what_is_written(language: str) -> None:
    folder, compiled = messages.LOCALE / language / "LC_MESSAGES", io.BytesIO()
    with (folder / "deskbreak.po").open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    with (folder / "deskbreak.mo").open("rb") as file:
        current = read_at_run_time(file) == read_at_run_time(compiled)
    assert current, "python -m dev.messages compiles them"


def read_at_run_time(file: BinaryIO) -> tuple[dict[str, str], dict[object, str]]:
    """The headers of a compiled catalogue, but for the Babel that wrote it, and every text."""
    read = GNUTranslations(file)
    read.info().pop("generated-by")
    return read.info(), {key: text for key, text in vars(read)["_catalog"].items() if key}


@pytest.mark.parametrize("language", messages.languages())
def test_what_is_to_be_put_in_stands_in_every_text(language: str) -> None:
    wrong = [
        one.id
        for one in texts(read(language))
        for text in filter(None, said(one))
        if sorted(PLACEHOLDER.findall(text))
        not in map(sorted, map(PLACEHOLDER.findall, asked(one)))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", COUNTRIES)
def test_a_country_has_only_what_is_its_own(language: str) -> None:
    assert [one.id for one in texts(read(language)) if one.string == one.id] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_of_an_exercise_is_as_short_as_ours(language: str) -> None:
    lines = {"set_up", "move", "cues", "faults"} & set(TEXTS)
    assert lines
    long = [
        text
        for one in texts(read(language))
        if lines & set(one.auto_comments)
        for text in said(one)
        if len(text) > LINE
    ]
    assert long == []


@pytest.mark.parametrize("language", ["en", *messages.languages()])
def test_a_notification_keeps_its_lengths(language: str, tmp_path: Path) -> None:
    program = (
        "from deskbreak.cli import language\n"
        "language.choose([])\n"
        "import json\n"
        "from deskbreak.desktop.phrases import ANSWER_ELSEWHERE\n"
        "from deskbreak.domain.reminder import phrases as shared\n"
        "from deskbreak.domain.routine.phrases import BODY_LIMIT\n"
        "from deskbreak.resident import phrases as own\n"
        "titles = [one for n in range(1, 16) for one in shared.titles(n)]\n"
        "texts = {**vars(shared), **vars(own)}\n"
        "bodies = [text for name, text in texts.items() if name.endswith('_BODY')]\n"
        "bodies += [ANSWER_ELSEWHERE, *map(own.plain_body, range(1, 16))]\n"
        "long = [one for one in titles if len(one) > shared.TITLE_LIMIT]\n"
        "long += [one for one in bodies if len(one) > BODY_LIMIT]\n"
        "print(json.dumps([long, len(bodies), len(set(shared.titles(3)))]))\n"
    )
    environment = {**os.environ, "HOME": f"{tmp_path}", "LANGUAGE": language}
    environment |= {"XDG_CONFIG_HOME": f"{tmp_path}", "LC_ALL": ""}
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, env=environment
    )
    long, bodies, variants = json.loads(done.stdout)
    assert long == []
    assert bodies == 20
    assert variants >= 12


def unkind(text: str, language: str) -> list[str]:
    words = "|".join(NOT_KIND[language])
    return re.findall(rf"(?i)\b(?:{words})\b|!(?!r\b)", text)


def test_every_english_text_is_kind() -> None:
    ours = [text for one in texts(TEMPLATE) for text in asked(one)]
    assert [text for text in ours if unkind(text, "en")] == []


def test_the_check_of_words_finds_them() -> None:
    said = ("You should sit", "Well done!", "shoulder", "Untreated")
    assert [unkind(text, "en") for text in said] == [["should"], ["!"], [], []]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_kind(language: str) -> None:
    assert language in NOT_KIND, "a new language brings a list of its words"
    every = [text for one in texts(read(language)) for text in said(one)]
    assert [text for text in every if unkind(text, language)] == []


# -- no text stands in a widget itself ----------------------------------------------------------

PACKAGE = messages.PACKAGE
SHOWN_BY = re.compile(
    r"Q(Label|PushButton|CheckBox|RadioButton|ToolButton|Action|GroupBox|ListWidgetItem)|Words|"
    r"Button|Chip|Tick|Card|say|become|announce|addItem|addItems|addTab|addAction|addMenu|"
    r"drawText|setText|setTitle|setToolTip|setWindowTitle|setPlaceholderText|setPrefix|setSuffix|"
    r"setAccessibleName|setAccessibleDescription|setStatusTip|setWhatsThis|setInformativeText|"
    r"setHorizontalHeaderLabels|setHeaderLabels|warning|question|information"
)
WORD = re.compile(r"[^\W\d_]{2}")
NOT_SHOWN = {"log", "logging", "logger"}
SIGNS = {"play", "pause", "next", "back", "stop", "hurts"}  # of `Button` and `become`: pictures


def literals(source: str) -> list[str]:
    """The words in the calls that put something before a person."""
    found = []
    for call in ast.walk(ast.parse(source)):
        match call:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name))) if name in NOT_SHOWN:
                pass
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args):
                if SHOWN_BY.fullmatch(name):
                    found += [text for arg in args for text in constants(arg)]
    return [text for text in found if WORD.search(text) and text not in SIGNS]


def constants(arg: ast.expr) -> Iterator[str]:
    match arg:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            for part in parts:
                yield from constants(part)


@pytest.mark.parametrize("room", ["player", "widgets", "windows"])
def test_no_text_stands_in_a_widget_itself(room: str) -> None:
    files = sorted((PACKAGE / room).rglob("*.py"))
    assert files
    found = {f"{file.name}": literals(file.read_text(encoding="utf-8")) for file in files}
    assert {name: words for name, words in found.items() if words} == {}


def test_the_look_for_texts_finds_them() -> None:
    source = (
        'QLabel("Stop here")\nlabel.setText(f"{n} left")\nlog.warning("No text")\nsay("3 / 6")'
    )
    assert literals(source) == ["Stop here", " left"]
