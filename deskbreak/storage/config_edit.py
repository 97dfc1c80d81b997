"""Changes one key of config.toml and keeps everything else: comments, order, unknown keys."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import fields
from pathlib import Path

import tomlkit

from deskbreak import paths
from deskbreak.domain.problems import Problem, unknown_key, unwritable
from deskbreak.domain.settings import Settings
from deskbreak.domain.tables import read_table, read_text
from deskbreak.storage import config_file
from deskbreak.storage.whole import replace_file

KEYS = tuple(
    f"{table.name}.{key.name}"
    for table in fields(Settings)
    for key in fields(getattr(Settings(), table.name))
)

Exclusive = Callable[[Path], AbstractContextManager[None]]
"""One writer at a time in that folder; the others wait."""


class Refused(Exception):  # noqa: N818
    """The file is as it was; says why in one sentence."""


def change(path: Path, name: str, value: object, exclusive: Exclusive) -> Settings:
    """
    Set `name` (`reminder.lull_seconds`) to a TOML value; returns what the file now says.

    The target of a symlink is replaced, and a file that does not parse is not touched. Raises
    Refused.
    """
    if name not in KEYS:
        raise Refused(Problem("", unknown_key(name), nearest=_nearest(name)).sentence)
    table, _, key = name.partition(".")
    for problem in read_table(Settings, {table: {key: value}})[1]:
        raise Refused(problem.sentence)
    target = paths.target(path)
    try:
        with exclusive(paths.private(target.parent)):
            text = _changed(config_file.read(target), table, key, value, path.name)
            replace_file(target, text)
    except OSError as error:
        raise Refused(unwritable(path.name, error.strerror)) from error
    return config_file.load(path).settings


def _nearest(name: str) -> str | None:
    """The key that was perhaps meant; its table may have been left out."""
    bare = [key for key in KEYS if key.endswith(f".{name}")]
    return next(iter(bare or difflib.get_close_matches(name, KEYS, 1)), None)


def _changed(text: str | Problem, table: str, key: str, value: object, file: str) -> str:
    """The text with the one key changed and all else as it stood."""
    if isinstance(text, Problem):
        raise Refused(text.sentence)
    settings, problems = read_text(Settings, text, file)
    for problem in problems:
        if settings is None or problem.where == table:  # no TOML, or no table of that name
            raise Refused(problem.sentence)
    document = tomlkit.parse(text)
    document.setdefault(table, {})[key] = value
    new = tomlkit.dumps(document)
    wanted = tomllib.loads(text)
    wanted.setdefault(table, {})[key] = value
    if tomllib.loads(new) != wanted:
        raise RuntimeError(f"{table}.{key} cannot be written")  # the text may hold a secret
    return new
