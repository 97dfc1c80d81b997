"""On which line of a TOML text each key stands: tomllib says it only of a syntax error."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any


def join(where: str, name: str) -> str:
    """The place of a key within a table."""
    return f"{where}.{name}" if where else name


def parent(where: str) -> str:
    """The place that `where` lies in: `a.b[2]` in `a.b`, `a.b` in `a`, `a` in the whole file."""
    if where.endswith("]"):
        return where[: where.rindex("[")]
    return where.rpartition(".")[0]


def lines_of(text: str) -> dict[str, int]:
    """
    The first line of every key and table of a text that parses, by its place.

    Lines are gathered until they parse by themselves: that is a whole statement, however its
    strings and lists run on.
    """
    lines: dict[str, int] = {}
    counts: Counter[str] = Counter()
    table, statement, first = "", "", 1
    for number, line in enumerate(text.split("\n"), 1):
        first = first if statement else number
        statement += f"{line}\n"
        try:
            parsed = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue
        if statement.lstrip().startswith("["):
            table = _header(parsed, counts)
            lines.setdefault(table, first)
        else:
            for place in _places(parsed, table):
                lines.setdefault(place, first)
        statement = ""
    return lines


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


def _places(value: object, where: str) -> Iterator[str]:
    """`where` itself aside, every place within `value`."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield join(where, name)
            yield from _places(inner, join(where, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield f"{where}[{number}]"
            yield from _places(inner, f"{where}[{number}]")
