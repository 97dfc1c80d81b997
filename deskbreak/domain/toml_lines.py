"""On which line of a TOML text each key stands: tomllib says it only of a syntax error."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

DEEPEST = 8  # lists and tables in each other; nothing that is read lies deeper

_PARTS = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|"(?:\\.|[^"\\\n])*"'  # texts with escapes, and without
    r"|'{3}.*?'{3,5}|'[^'\n]*'"
    r"|#[^\n]*|[\[\]{}\n]",
    re.DOTALL,
)


def join(where: str, name: str) -> str:
    """The place of a key within a table."""
    return f"{where}.{name}" if where else name


def parent(where: str) -> str:
    """The place that `where` lies in: `a.b[2]` in `a.b`, `a.b` in `a`, `a` in the whole file."""
    if where.endswith("]"):
        return where[: where.rindex("[")]
    return where.rpartition(".")[0]


def lines_of(text: str) -> dict[str, int]:
    """The first line of every key and table of a text that parses, by its place."""
    lines: dict[str, int] = {}
    counts: Counter[str] = Counter()
    table = ""
    for first, statement in _statements(text):
        parsed = tomllib.loads(statement)
        if statement.startswith("["):
            table = _header(parsed, counts)
            lines.setdefault(table, first)
        else:
            for place in _places(parsed, table):
                lines.setdefault(place, first)
    return lines


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each statement with its first line, however its texts and lists run on."""
    begins, line, first, depth = 0, 1, 1, 0
    for part in _PARTS.finditer(f"{text}\n"):
        found = part[0]
        line += found.count("\n")
        depth += (found in "[{") - (found in "]}")
        if found == "\n" and not depth:
            if statement := text[begins : part.start()].strip():
                yield first, statement
            begins, first = part.end(), line


def _header(parsed: dict[str, Any], counts: Counter[str]) -> str:
    """The place that `[a.b]` or `[[a.b]]` opens, `counts` being the tables of each list so far."""
    place, inner = "", parsed
    while inner:
        name, found = next(iter(inner.items()))
        place = join(place, name)
        if isinstance(found, list):
            counts[place] += 1
            return f"{place}[{counts[place]}]"
        if place in counts:
            place = f"{place}[{counts[place]}]"
        inner = found
    return place


def _places(value: object, where: str, deep: int = DEEPEST) -> Iterator[str]:
    """`where` itself aside, every place within `value`, but for those too deep to be read."""
    inner: Iterator[tuple[str, object]] = iter(())
    if isinstance(value, dict):
        inner = ((join(where, name), one) for name, one in value.items())
    elif isinstance(value, list):
        inner = ((f"{where}[{number}]", one) for number, one in enumerate(value, 1))
    for place, one in inner if deep else ():
        yield place
        yield from _places(one, place, deep - 1)
