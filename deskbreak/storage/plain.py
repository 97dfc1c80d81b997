"""Frozen dataclasses as values that JSON can hold, and back; nothing is guessed or left out."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


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
        return cast("T", _typed(kind, raw))
    except (TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"no {kind}: {error!r}") from error


def _typed(hint: Any, raw: Any) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        (one,) = (part for part in inner if part is not NoneType)
        return None if raw is None else _typed(one, raw)
    if origin is tuple and inner[-1] is ...:
        return tuple(_typed(inner[0], one) for one in _list(raw))
    if origin is tuple:
        return tuple(_typed(part, one) for part, one in zip(inner, _list(raw), strict=True))
    if is_dataclass(hint):
        hints = _hints(cast("Any", hint))
        if raw.keys() != hints.keys():
            raise ValueError(f"other fields than {', '.join(hints)}")
        return cast("Any", hint)(**{name: _typed(hints[name], one) for name, one in raw.items()})
    if issubclass(hint, StrEnum):
        return hint(raw)
    if hint is datetime:
        return datetime.fromisoformat(raw)
    if hint is timedelta:
        return timedelta(seconds=raw)
    if type(raw) is not hint:
        raise ValueError(f"{raw!r} is no {hint.__name__}")
    return raw


def _list(raw: object) -> list[Any]:
    if not isinstance(raw, list):
        raise TypeError(f"{raw!r} is no list")
    return raw


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
