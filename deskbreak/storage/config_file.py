"""Reads config.toml; nothing here writes it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import NamedTuple

from deskbreak import paths
from deskbreak.domain.problems import NOT_UTF8, TOO_LARGE, Problem, unreadable
from deskbreak.domain.settings import Settings
from deskbreak.domain.tables import read_text
from deskbreak.storage.whole import replace_file

LARGEST = 64 * 1024  # bytes; the one with every key and its text has a few thousand


class Loaded(NamedTuple):
    """The settings that hold, and what is wrong in the file."""

    settings: Settings
    problems: tuple[Problem, ...] = ()


def load(path: Path) -> Loaded:
    """
    Read the settings; no file is all defaults, and no mistake of a person raises.

    Of a file that cannot be read at all, the values hold that stood there when it last could.
    """
    text = read(path)
    if isinstance(text, Problem):
        return Loaded(_last_good(path), (text,))
    settings, problems = read_text(Settings, text, path.name)
    if settings is None:
        return Loaded(_last_good(path), problems)
    if text:
        _keep(path, text)
    return Loaded(settings, problems)


def read(path: Path) -> str | Problem:
    """The text of a file, nothing of one that is not there, or why it cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            return Problem("", TOO_LARGE, file=path.name)
        return content.decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except OSError as error:
        return Problem("", unreadable(error.strerror), file=path.name)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Problem("", NOT_UTF8, line=line, file=path.name)


def _keep(path: Path, text: str) -> None:
    """Copy a good file into the state folder; where that cannot be written, it has no copy."""
    copy = paths.last_good(path)
    if read(copy) != text:
        with contextlib.suppress(OSError):
            replace_file(copy, text)


def _last_good(path: Path) -> Settings:
    text = read(paths.last_good(path))
    found = None if isinstance(text, Problem) else read_text(Settings, text, path.name)[0]
    return found or Settings()
