"""Writes a file whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from deskbreak import paths


def replace_file(path: Path, text: str, *, sync: bool = True) -> None:
    """
    Put `text` in the place of what stands there, so that a crash leaves the one or the other.

    A new file is readable by its owner only, one that was there keeps its mode. Without `sync` a
    machine that loses power may lose both, and its disk may sleep. Raises OSError.
    """
    paths.private(path.parent)
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o600
    new = path.with_name(f".{path.name}.{os.getpid()}")
    new.unlink(missing_ok=True)
    try:
        number = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(number, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123
            file.write(text)
            file.flush()
            if sync:
                os.fsync(number)
        new.chmod(mode)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
