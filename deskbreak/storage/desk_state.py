"""
What the running program remembers over a restart: one value in one JSON file, and what waits.

Another version may have written it: what it lacks has its default, and what this one does not
know is kept in a file beside it, for the version that does.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from deskbreak.storage.desk_versions import VERSION, upgraded
from deskbreak.storage.plain import plain, typed
from deskbreak.storage.whole import replace_file

T = TypeVar("T")
log = logging.getLogger(__name__)


def save(path: Path, value: Any, waiting: Sequence[Any] = ()) -> None:
    """
    Write a dataclass whole; where that cannot be, a line in the log is all.

    waiting: what JSON can hold, and `load_waiting` gives back.
    """
    found = {"version": VERSION, "value": plain(value), "waiting": list(waiting)}
    try:
        text = json.dumps(found) + "\n"
        replace_file(path, text, sync=False)  # every few minutes all day: no disk wakes for it
    except OSError as error:
        log.warning("%s cannot be written (%s); a restart will not remember", path, error.strerror)


def load(path: Path, kind: type[T]) -> T | None:
    """Read what `save` wrote; None if nothing is there, or nothing that can be read."""
    try:
        found = json.loads(path.read_bytes())
        value = typed(kind, upgraded(found["value"], found["version"]))
        if found["version"] >= VERSION and _unknown(found["value"], plain(value)):
            kept = path.with_name(f"{path.name}.newer")
            log.warning("%s holds more than this version knows; it is kept as %s", path, kept.name)
            replace_file(kept, json.dumps(found) + "\n", sync=False)
    except FileNotFoundError:
        return None
    except OSError as error:
        log.warning("%s cannot be read (%s); sitting starts anew", path, error.strerror)
        return None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        reason = str(error)
    else:
        return value
    damaged = path.with_name(f"{path.name}.damaged")
    log.warning("%s is set aside as %s (%s); sitting starts anew", path, damaged.name, reason)
    with suppress(OSError):  # then the next save writes over it, or says why not
        path.replace(damaged)
    return None


def load_waiting(path: Path) -> list[Any]:
    """What waited when `save` wrote it; to be read before `load`, which may set the file aside."""
    try:
        found = json.loads(path.read_bytes())["waiting"]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return []
    return found if isinstance(found, list) else []


def _unknown(raw: Any, known: Any) -> bool:
    """Whether there are fields in `raw` that `known` lacks."""
    if isinstance(raw, dict) and isinstance(known, dict):
        return any(key not in known or _unknown(raw[key], known[key]) for key in raw)
    if isinstance(raw, list) and isinstance(known, list):
        return any(_unknown(*pair) for pair in zip(raw, known, strict=False))
    return False
