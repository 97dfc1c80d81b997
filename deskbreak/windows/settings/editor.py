"""What the settings window changes: one file, one key at a time, each change undone in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import Field, dataclass, fields
from pathlib import Path
from typing import Any, get_type_hints

from deskbreak import paths
from deskbreak.desktop.here import machine
from deskbreak.domain.language import translated
from deskbreak.domain.problems import Problem, unwritable
from deskbreak.domain.reminder import phrases
from deskbreak.domain.settings import Settings
from deskbreak.storage import config_edit, config_file
from deskbreak.storage.config_edit import Refused
from deskbreak.storage.whole import replace_file


@dataclass(frozen=True, slots=True)
class Setting:
    """One key: `name` with its table, the type of its value, and the field that describes it."""

    name: str
    kind: Any
    field: Field[Any]

    @property
    def table(self) -> str:
        """The table it stands in."""
        return self.name.partition(".")[0]

    @property
    def text(self) -> str:
        """What it is for, in one line."""
        return translated(self.field.metadata["text"])

    @property
    def limits(self) -> dict[str, Any]:
        """What `tables.key` was given."""
        return dict(self.field.metadata)


def all_settings() -> Iterator[Setting]:
    """Every key in the order of the file."""
    for table in fields(Settings):
        kind = type(getattr(Settings(), table.name))
        hints = get_type_hints(kind)
        for one in fields(kind):
            yield Setting(f"{table.name}.{one.name}", hints[one.name], one)


class Editor:
    """The file as it is now, and the way back; `changed` is called after each change of it."""

    def __init__(self, config: Path, changed: Callable[[], object]) -> None:
        self._config, self._changed = config, changed
        self._steps: list[tuple[str | None, str | None]] = []  # the text before and after
        self._text: str | None = None
        self.read()

    def read(self) -> bool:
        """Take the file in; whether it is another than before."""
        text, before = _text(self._config), self._text
        loaded = config_file.load(self._config)
        self.settings, self.problems = loaded.settings, loaded.problems
        self._text = text
        if self._steps and text != self._steps[-1][1]:
            self._steps.clear()  # somebody else has changed it: the way back leads elsewhere
        return text != before

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._steps)

    def value(self, setting: Setting) -> Any:
        """What holds now."""
        table, _, key = setting.name.partition(".")
        return getattr(getattr(self.settings, table), key)

    def faults(self, setting: Setting) -> list[Problem]:
        """What is wrong with it in the file."""
        return [
            one
            for one in self.problems
            if one.where == setting.name or one.where.startswith(f"{setting.name}[")
        ]

    def change(self, setting: Setting, value: object) -> str:
        """Write a value as it stands in TOML; why that was refused, or nothing."""
        before = _text(self._config)
        try:
            config_edit.change(self._config, setting.name, value, machine.exclusive)
        except Refused as refused:
            return str(refused)
        self._steps.append((before, _text(self._config)))
        self._tell()
        return ""

    def undo(self) -> str:
        """Take the last change back, byte for byte; why that did not work, or nothing."""
        self.read()
        if not self._steps:
            return phrases.NOTHING_TO_UNDO
        before, _after = self._steps.pop()
        try:
            if before is None:
                self._config.unlink()
            else:
                replace_file(paths.target(self._config), before)
        except OSError as error:
            return unwritable(self._config.name, error.strerror)
        self._tell()
        return ""

    def _tell(self) -> None:
        self.read()
        self._changed()


def _text(config: Path) -> str | None:
    """What stands in the file; None if there is none, or none that can be read."""
    try:
        with config.open(encoding="utf-8", newline="") as file:
            return file.read()
    except (OSError, ValueError):
        return None
