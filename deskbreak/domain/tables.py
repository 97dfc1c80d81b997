"""
Reads a person's TOML, settings and exercises alike, into frozen dataclasses.

Every fault is found at once, with its place and the nearest known word, and the rest still counts:
a bad value falls back to the default of its field, a bad element of a list is left out, and a
list of which nothing is left has its default. Limits and the one-line text of a field stand in its
metadata: see `key`.
"""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from deskbreak.domain.language import translated
from deskbreak.domain.problems import (
    NOTHING,
    NUMBER,
    SECRET,
    TABLE,
    TEXT,
    TRUE_OR_FALSE,
    WHOLE_NUMBER,
    Problem,
    a_list,
    between,
    syntax_error,
    unknown_key,
)
from deskbreak.domain.toml_lines import join, lines_of, parent

T = TypeVar("T")
_BAD: Any = object()
_BOUNDLESS = 1e300
_WORDS = {
    bool: TRUE_OR_FALSE,
    int: WHOLE_NUMBER,
    float: NUMBER,
    str: TEXT,
}


def key(
    text: str,
    default: Any = MISSING,
    *,
    least: float | None = None,
    most: float | None = None,
    unit: str = "",
    count: tuple[int, int] | None = None,
    read: Callable[[Any], Any] | None = None,
    allowed: str = "",
    secret: bool = False,
    whole: bool = False,
    otherwise: Any = MISSING,
) -> Any:
    """
    A field that is a key of a file; without a default it is required.

    text: what it is for, in one line. least, most, unit: of a number, or of each one in a list.
    count: fewest and most elements of a list. read: makes the value from what stands there (in a
    list, from each element) and raises ValueError for what is not as `allowed` says. secret: the
    value is never shown. whole: a list that means something else without its bad elements, so that
    one spoils it. otherwise: holds in place of the default where what stands there is all bad.
    """
    limits = {"text": text, "least": least, "most": most, "unit": unit, "count": count}
    others = {"read": read, "allowed": allowed, "secret": secret}
    others |= {"whole": whole, "otherwise": otherwise}
    return field(default=default, metadata=limits | others)


def read_text(kind: type[T], text: str, file: str) -> tuple[T | None, tuple[Problem, ...]]:
    """Build `kind` from the TOML `text` of `file`, as `read_table`; None if it does not parse."""
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also of a number or a nesting beyond measure
        return None, (_syntax(str(error), text, file),)
    value, problems = read_table(kind, table)
    return value, located(text, problems, file)


def read_table(
    kind: type[T], table: Mapping[str, object], where: str = ""
) -> tuple[T | None, tuple[Problem, ...]]:
    """Build `kind` from `table`; None if a key without a default is missing or bad."""
    problems: list[Problem] = []
    value = _dataclass(kind, table, _At(where, {}, problems))
    return None if value is _BAD else value, tuple(problems)


def located(text: str, problems: Iterable[Problem], file: str) -> tuple[Problem, ...]:
    """The problems with the name of their file and their lines in its `text`, in that order."""
    problems = tuple(problems)
    lines = lines_of(text) if problems else {}

    def line(where: str) -> int | None:
        while where and where not in lines:
            where = parent(where)
        return lines.get(where)

    found = [replace(one, file=file, line=line(one.where)) for one in problems]
    return tuple(sorted(found, key=lambda one: one.line or 0))


def _syntax(message: str, text: str, file: str) -> Problem:
    """Of tomllib's message: `Expected '=' ... (at line 1, column 5)` or `(at end of document)`."""
    what, _, _ = message.partition(" (at ")
    found = re.search(r"\(at line ([0-9]+), column ([0-9]+)\)", message)
    line, column = text.count("\n") + 1, len(text) - text.rfind("\n")  # the end
    if found:
        line, column = int(found[1]), int(found[2])
    return Problem("", syntax_error(what), line=line, column=column, file=file)


@dataclass(frozen=True, slots=True)
class _At:
    """A place in the table, the limits there, and where its faults are collected."""

    where: str
    limits: Mapping[str, Any]
    problems: list[Problem]

    def wrong(self, hint: Any, raw: object, nearest: str | None = None) -> Any:
        found = SECRET if self.limits.get("secret") else shown(raw)
        self.problems.append(Problem(self.where, found, self.allowed(hint, raw), nearest))
        return _BAD

    def allowed(self, hint: Any, raw: object = None) -> str:
        if self.limits.get("allowed"):
            return translated(self.limits["allowed"])
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return ", ".join(hint)
        if get_origin(hint) is tuple:
            parts = get_args(hint)
            fixed = None if parts[-1] is ... else (len(parts), len(parts))
            return a_list(fixed or self.limits.get("count"))
        known = _WORDS.get(hint, TABLE)
        if hint not in {int, float} or self.limits.get("least") is None:
            return known
        inside = between(self.limits["least"], self.limits["most"], self.limits["unit"])
        return inside if _number(hint, raw) else f"{known}, {inside}"


def _dataclass(kind: Any, table: Mapping[str, object], at: _At) -> Any:
    hints, known = _hints(kind), {one.name: one for one in fields(kind)}
    for name in (name for name in table if name not in known):
        place = join(at.where, name)
        unknown = Problem(place, unknown_key(name), nearest=_near(name, known))
        at.problems.append(unknown)
    values = {name: _key(one, hints[name], table, at) for name, one in known.items()}
    values = {name: value for name, value in values.items() if value is not MISSING}
    return _BAD if _BAD in values.values() else kind(**values)


def _key(one: Field[Any], hint: Any, table: Mapping[str, object], at: _At) -> Any:
    """The value of one key; MISSING where the default holds."""
    here = _At(join(at.where, one.name), one.metadata, at.problems)
    required = one.default is MISSING and one.default_factory is MISSING
    if one.name in table:
        value = _value(hint, table[one.name], here)
        if value is _BAD and not required:
            return one.metadata.get("otherwise", MISSING)
        return value
    if required:
        at.problems.append(Problem(here.where, NOTHING, here.allowed(hint)))
    return _BAD if required else MISSING


def _value(hint: Any, raw: object, at: _At) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return _value(next(one for one in inner if one is not NoneType), raw, at)
    if origin is tuple and inner[-1] is ...:
        return _list(hint, inner[0], raw, at)
    if at.limits.get("read"):
        try:
            return at.limits["read"](raw)
        except ValueError:
            return at.wrong(hint, raw)
    if origin is tuple and isinstance(raw, list) and len(raw) == len(inner):
        fixed = tuple(_value(kind, one, at) for kind, one in zip(inner, raw, strict=True))
        return _BAD if _BAD in fixed else fixed
    if isinstance(raw, Mapping) and is_dataclass(hint):
        return _dataclass(hint, raw, at)
    if isinstance(raw, Mapping) and origin in {dict, Mapping}:
        found = {name: _value(inner[1], one, _inside(at, name)) for name, one in raw.items()}
        return {name: value for name, value in found.items() if value is not _BAD}
    return _scalar(hint, raw, at) if origin is None else at.wrong(hint, raw)


def _inside(at: _At, name: str) -> _At:
    return replace(at, where=join(at.where, name))


def _list(hint: Any, kind: Any, raw: object, at: _At) -> Any:
    """A list of one kind; a bad element is left out, and the others stay unless it is `whole`."""
    fewest, most = at.limits.get("count") or (0, None)
    if not isinstance(raw, list) or len(raw) < fewest or (most and len(raw) > most):
        return at.wrong(hint, raw)
    values = []
    for number, one in enumerate(raw, 1):
        numbered = isinstance(one, Mapping) or at.limits.get("secret")
        where = f"{at.where}[{number}]" if numbered else at.where
        limits = {**at.limits, "count": None}
        values.append(_value(kind, one, _At(where, limits, at.problems)))
    good = tuple(value for value in values if value is not _BAD)
    spoilt = (values and not good) or (at.limits.get("whole") and _BAD in values)
    return _BAD if spoilt else good


def _scalar(hint: Any, raw: Any, at: _At) -> Any:
    if isinstance(hint, type) and issubclass(hint, StrEnum) and isinstance(raw, str):
        known = {str(one): one for one in hint}
        return known[raw] if raw in known else at.wrong(hint, raw, _near(raw, known))
    if hint in {int, float} and _number(hint, raw):
        least, most = at.limits.get("least"), at.limits.get("most")
        low, high = -_BOUNDLESS if least is None else least, _BOUNDLESS if most is None else most
        return hint(raw) if low <= raw <= high else at.wrong(hint, raw)
    return raw if hint in {bool, str} and type(raw) is hint else at.wrong(hint, raw)


def _number(hint: Any, raw: object) -> bool:
    """Whether `raw` is of that kind of number; true and false are none."""
    return type(raw) is int or (hint is float and type(raw) is float)


def shown(raw: object) -> str:
    """A value as it stands in TOML, shortened for a sentence."""
    match raw:
        case bool():
            text = str(raw).lower()
        case str():
            text = json.dumps(raw, ensure_ascii=False)
        case list():
            text = f"[{', '.join(map(shown, raw))}]"
        case dict():
            text = TABLE
        case _:
            text = str(raw)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _near(word: str, known: Iterable[str]) -> str | None:
    return next(iter(difflib.get_close_matches(word, list(known), 1)), None)


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)
