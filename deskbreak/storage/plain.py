"""
Frozen dataclasses as values that JSON can hold, and back.

What is missing has its default, if it has one; fields that are not known are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Read = Callable[[Any], Any]


def plain(value: Any) -> Any:
    """`value` in dicts, lists, texts and numbers; spans of time as seconds."""
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    match value:
        case tuple():
            return [plain(one) for one in value]
        case datetime():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case StrEnum():
            return str(value)
    return value


def typed(kind: type[T], raw: object) -> T:
    """The value of `kind` that `plain` made `raw` of; ValueError if it cannot have been."""
    try:
        return cast("T", _reader(cast("Any", kind))(raw))
    except (TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"no {kind}: {error!r}") from error


@cache
def _reader(hint: Any) -> Read:
    """What reads a value of that type; found once, for a history has thousands of each."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return _union_reader([_reader(part) for part in inner if part is not NoneType])
    if origin is tuple and inner[-1] is ...:
        each = _reader(inner[0])
        return lambda raw: tuple([each(one) for one in _list(raw)])
    if origin is tuple:
        parts = [_reader(part) for part in inner]
        return lambda raw: tuple([part(one) for part, one in zip(parts, _list(raw), strict=True)])
    if is_dataclass(hint):
        return _fields_reader(hint)
    if issubclass(hint, StrEnum):
        return cast("Read", hint)
    if hint is datetime:
        return datetime.fromisoformat
    if hint is timedelta:
        return lambda raw: timedelta(seconds=raw)
    return partial(_of_its_type, hint)


def _union_reader(parts: list[Read]) -> Read:
    """None, or the first of the parts that can be read."""

    def read(raw: Any) -> Any:
        for one in parts[:-1]:
            with suppress(ValueError):
                return one(raw)
        return None if raw is None else parts[-1](raw)

    return read


def _fields_reader(kind: Any) -> Read:
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
    needed = {
        one.name
        for one in fields(kind)
        if one.default is MISSING and one.default_factory is MISSING
    }

    def read(raw: Any) -> Any:
        if lacking := needed - raw.keys():
            raise ValueError(f"without {', '.join(sorted(lacking))}")
        return kind(**{name: one(raw[name]) for name, one in readers.items() if name in raw})

    return read


def _of_its_type(kind: type, raw: Any) -> Any:
    if type(raw) is not kind:
        raise ValueError(f"{raw!r} is no {kind.__name__}")
    return raw


def _list(raw: object) -> list[Any]:
    if not isinstance(raw, list):
        raise TypeError(f"{raw!r} is no list")
    return raw
