"""
Starts other processes of ours: the player, and short children that answer on standard output.

A thread waits for each of them, asleep in the kernel until it ends; that is alike on every
platform, and nothing of it is left afterwards.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import IO

from deskbreak import paths
from deskbreak.desktop.messages import ChildDone, PlayerClosed, Post
from deskbreak.desktop.processes import control, output

log = logging.getLogger(__name__)

# -P: a file in the folder that we were started in cannot pose as a module
PROGRAM = (sys.executable, "-P", "-m", "deskbreak")
TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
NOT_PASSED_ON = {"PYSTRAY_BACKEND", *TOKENS}  # a token that we were started with is spent
WRITE_LIMIT = timedelta(seconds=10)
NOT_STARTED = 127  # the exit status that shells give for it
UNKNOWN = 256  # which none is; what counts then is the row


class Launcher:
    """Starts other processes of ours; none of them is waited for."""

    def __init__(self, post: Post, words: Sequence[str] = ()) -> None:
        """`words` are the global options that each process of ours is given."""
        self._post = post
        self._command = [*PROGRAM, *words]

    def play(self, minutes: int, session: str, token: str | None) -> None:
        """Open the player, which outlives us; posts `PlayerClosed`. `token` brings it to front."""
        words = ["play", "--minutes", str(minutes), "--session", session]

        def ended() -> PlayerClosed:
            done = self._run(words, token=token)
            return PlayerClosed(session, done.returncode if done else NOT_STARTED)

        self._beside("player", ended, PlayerClosed(session, NOT_STARTED))

    def await_end(self, session: str) -> None:
        """
        Post `PlayerClosed` once the player that an earlier run opened has ended.

        The row that it wrote tells how.
        """
        closed = PlayerClosed(session, UNKNOWN)

        def ended() -> PlayerClosed:
            control.await_end("player")
            return closed

        self._beside("player", ended, closed)

    def open(self, window: str, token: str | None) -> None:
        """Open a window, which lives on when we end."""

        def ended() -> None:
            self._run(["open", window], token=token)

        self._beside(window, ended)

    def child(self, name: str, words: Sequence[str], limit: timedelta) -> None:
        """Run `deskbreak` with `words`; posts `ChildDone`, with None for a failure or delay."""

        def ended() -> ChildDone:
            done = self._run(words, limit=limit, stdout=subprocess.PIPE)
            return ChildDone(name, done.stdout if done and not done.returncode else None)

        self._beside(name, ended, ChildDone(name, None))

    def _beside(self, name: str, work: Callable[[], object], failed: object | None = None) -> None:
        """Post what `work` returns in a thread of its own; `failed`, whatever goes wrong."""

        def run() -> None:
            message = failed
            try:
                message = work()
            except Exception:
                log.exception("%s", name)
            finally:
                if message:
                    self._post(message)

        try:
            threading.Thread(target=run, name=name, daemon=True).start()
        except RuntimeError as error:  # there are too many already
            log.warning("%s: %s", name, error)
            if failed:
                self._post(failed)

    def _run(
        self,
        words: Sequence[str],
        *,
        token: str | None = None,
        limit: timedelta | None = None,
        stdout: int | None = None,
    ) -> subprocess.CompletedProcess[str] | None:
        """The ended process; None if it could not be started, or was killed after `limit`."""
        environment = {k: v for k, v in os.environ.items() if k not in NOT_PASSED_ON}
        try:
            with _log_file() as log_file:
                return subprocess.run(
                    [*self._command, *words],
                    check=False,
                    stdin=subprocess.DEVNULL,
                    stdout=log_file if stdout is None else stdout,
                    stderr=log_file,
                    encoding="utf-8",
                    errors="replace",
                    env=environment | (dict.fromkeys(TOKENS, token) if token else {}),
                    start_new_session=True,
                    timeout=None if limit is None else limit.total_seconds(),
                )
        except (OSError, subprocess.TimeoutExpired) as error:
            log.warning("deskbreak %s: %s", words[0], error)
            return None


def setting(key: str, value: object) -> tuple[str, ...]:
    """The words that have a child write a setting: only it knows how here."""
    return "set", key, json.dumps(value, ensure_ascii=False)


def write_settings(words: Sequence[str], values: Mapping[str, object]) -> str:
    """
    Have children write settings by their keys, one after the other; why one could not, or nothing.

    Waits for them, a quarter of a second each. `words` are their global options.
    """
    for key, value in values.items():
        command = [*PROGRAM, *words, *setting(key, value)]
        try:
            done = output.run(command, WRITE_LIMIT.total_seconds())
        except (OSError, subprocess.TimeoutExpired) as error:
            return str(error)
        if done.returncode:
            return done.stderr.strip().removeprefix("deskbreak: ")
    return ""


def _log_file() -> IO[str]:
    """Where a child writes what it does not answer."""
    try:
        return paths.log_file().open("a", encoding="utf-8")
    except OSError:
        return Path(os.devnull).open("a", encoding="utf-8")
