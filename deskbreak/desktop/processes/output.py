"""Programs that are run for what they print, and waited for: in threads, never in the loop."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from deskbreak.desktop import phrases
from deskbreak.desktop.unavailable import Unavailable

SECONDS = 2


def run(command: Sequence[str], limit: float, **more: str) -> subprocess.CompletedProcess[str]:
    """
    Run a command to its end, with `more` in its environment.

    Raises OSError if it cannot be started, and TimeoutExpired after `limit` seconds.
    """
    return subprocess.run(
        command,
        check=False,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, **more},
        timeout=limit,
    )


def of(*words: str) -> str:
    """What a program prints, in the C locale; raises Unavailable if it fails or is missing."""
    try:
        done = run(words, SECONDS, LC_ALL="C")
    except FileNotFoundError as error:
        raise Unavailable(phrases.not_installed(words[0])) from error
    except subprocess.TimeoutExpired as error:
        raise Unavailable(phrases.no_answer_in(words[0], SECONDS)) from error
    except OSError as error:
        raise Unavailable(phrases.cannot_be_asked(words[0], str(error.strerror))) from error
    if done.returncode:
        why = " ".join(done.stderr.split())[:200] or f"it ended with status {done.returncode}"
        raise Unavailable(phrases.cannot_be_asked(words[0], why))
    return done.stdout
