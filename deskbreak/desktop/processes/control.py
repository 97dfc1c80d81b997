"""
Asks another process of ours, on the socket that `server` opened, and waits for its end.

Each line is an object of JSON, and is answered with another. Little is imported here: a word on
the command line is to be quick.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from deskbreak import paths
from deskbreak.desktop import phrases
from deskbreak.desktop.here import machine
from deskbreak.desktop.unavailable import Unavailable

ANSWER_LIMIT = timedelta(seconds=2)


def ask(
    name: str,
    words: Mapping[str, Any],
    runtime: Path | None = None,
    limit: timedelta = ANSWER_LIMIT,
) -> dict[str, Any] | None:
    """
    Say `words` to the process of that `name`; its answer, or None if there is no such process.

    Raises Unavailable if it does not answer within `limit`.
    """
    try:
        path = (runtime or paths.runtime()) / f"{name}.sock"
        with machine.local_socket() as client:
            client.settimeout(limit.total_seconds())
            try:
                client.connect(str(path))
            except (FileNotFoundError, ConnectionRefusedError):
                return None
            client.sendall(json.dumps(words).encode() + b"\n")
            with client.makefile("rb") as answers:
                answer = parsed(answers.readline())
    except OSError as error:
        raise Unavailable(phrases.not_asked(error.strerror or str(error))) from error
    if answer is None:
        raise Unavailable(phrases.not_asked(phrases.NO_ANSWER))
    return answer


def await_end(name: str, runtime: Path | None = None) -> None:
    """Return once no process of that `name` runs: it holds the lock for as long as it lives."""
    with suppress(OSError, Unavailable):
        machine.local_socket().close()  # as above
        import fcntl

        lock = os.open((runtime or paths.runtime()) / f"{name}.lock", os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_SH)  # type: ignore[attr-defined,unused-ignore]
        finally:
            os.close(lock)


def parsed(line: bytes) -> dict[str, Any] | None:
    """The object that a line of JSON is; None if it is none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
