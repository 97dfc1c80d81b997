"""Which control shows which kind of value."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, get_args, get_origin

from deskbreak.windows import phrases
from deskbreak.windows.settings.basics import Choices, Control, Number, Share, Switched
from deskbreak.windows.settings.choosing import Chosen, Several
from deskbreak.windows.settings.editor import Setting
from deskbreak.windows.settings.lines import Command, Day, Numbers, Ranges, Secrets


def control(setting: Setting) -> Control:
    """The control for one key, by the type of its value."""
    kind, limits = setting.kind, setting.limits
    inside: Any = get_args(kind)[0] if get_origin(kind) is tuple else None
    if limits.get("secret"):
        return Secrets(setting.text)
    if kind is bool:
        return Switched(setting.text)
    if kind is float:
        return Share()
    if kind is int:
        return Number(limits["least"], limits["most"], limits["unit"])
    if _is_choice(kind):
        return Chosen(choices(kind))
    if _is_choice(inside):
        return Several(choices(inside))
    if inside is int:
        return Numbers("5, 10, 15, 30")
    if inside is str:
        return Command('notify-send "…"')
    if setting.table == "hours":
        return Ranges("09:00-12:30, 13:15-18:00")
    return Day("2026-03-01")


def choices(kind: type[StrEnum]) -> Choices:
    """Every value of a closed choice, and how it is called."""
    return {str(one): phrases.choice(kind.__name__, one) for one in kind}


def _is_choice(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)
