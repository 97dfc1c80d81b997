"""Runs a person's own programs: argument lists, no shell, five seconds each."""

from __future__ import annotations

import logging
import subprocess
import threading
from collections.abc import Sequence

log = logging.getLogger(__name__)

LIMIT = 5  # seconds


def run(occasion: str, command: Sequence[str]) -> None:
    """Run `command` beside everything else; whatever goes wrong with it is one line in the log."""
    threading.Thread(target=_run, args=(occasion, command), name="hook", daemon=True).start()


def _run(occasion: str, command: Sequence[str]) -> None:
    try:
        ended = subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            timeout=LIMIT,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        log.warning("hooks.%s: %s", occasion, _why(error))
    else:
        if ended.returncode:
            log.warning("hooks.%s: ended with status %d", occasion, ended.returncode)


def _why(error: Exception) -> str:
    """Without the arguments: they may hold what is nobody's business."""
    if isinstance(error, subprocess.TimeoutExpired):
        return f"took longer than {LIMIT} s and was ended"
    return getattr(error, "strerror", None) or type(error).__name__
