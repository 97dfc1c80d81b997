"""What the running program remembers over a restart: one value in one JSON file."""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from deskbreak.storage.plain import plain, typed
from deskbreak.storage.whole import replace_file

T = TypeVar("T")
VERSION = 1  # of the values; another one is not read

log = logging.getLogger(__name__)


def save(path: Path, value: Any) -> None:
    """Write a dataclass whole; where that cannot be, a line in the log is all."""
    try:
        text = json.dumps({"version": VERSION, "value": plain(value)}) + "\n"
        replace_file(path, text, sync=False)  # every few minutes all day: no disk wakes for it
    except OSError as error:
        log.warning("%s cannot be written (%s); a restart will not remember", path, error.strerror)


def load(path: Path, kind: type[T]) -> T | None:
    """Read what `save` wrote; None if nothing is there, or nothing that can be read."""
    try:
        found = json.loads(path.read_bytes())
        if found["version"] == VERSION:
            return typed(kind, found["value"])
        reason = f"version {found['version']}"
    except FileNotFoundError:
        return None
    except OSError as error:
        log.warning("%s cannot be read (%s); sitting starts anew", path, error.strerror)
        return None
    except (ValueError, TypeError, KeyError) as error:
        reason = str(error)
    damaged = path.with_name(f"{path.name}.damaged")
    log.warning("%s is set aside as %s (%s); sitting starts anew", path, damaged.name, reason)
    with suppress(OSError):  # then the next save writes over it, or says why not
        path.replace(damaged)
    return None
