"""Sounds by the machine's own commands: a child for each, which a thread waits for, asleep."""

from __future__ import annotations

import shutil
import subprocess
import threading

from deskbreak import paths
from deskbreak.desktop.sound.port import Ended
from deskbreak.desktop.unavailable import Unavailable

MAKING = 2.0  # seconds in which espeak-ng has spoken into a file; it takes a hundredth of one


class SoundCommand:
    """
    A command for each sound: `Source`.

    The sound is its last argument, or, where the command is `fed`, its standard input, put into
    that text.
    """

    def __init__(self, *command: str, fed: str = "") -> None:
        if not shutil.which(command[0]):
            raise Unavailable(f"{command[0]} is not installed")
        self._command = command
        self._fed = fed
        self._child: subprocess.Popen[bytes] | None = None

    def __str__(self) -> str:
        return self._command[0]

    def begin(self, what: str, ended: Ended) -> None:
        """Start the command; it failed if it says so by its exit status."""
        command = self._command if self._fed else (*self._command, what)
        try:
            child = self._child = subprocess.Popen(
                command,
                stdin=subprocess.PIPE if self._fed else subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise Unavailable(f"{self}: {error.strerror}") from error
        text = self._fed.format(what).encode()

        def wait() -> None:
            child.communicate(text or None)
            ended(child.returncode == 0)

        threading.Thread(target=wait, name=str(self), daemon=True).start()

    def hush(self) -> None:
        """Kill the child; the thread takes its exit status."""
        if self._child:
            self._child.kill()

    close = hush


class Espeak:
    """
    espeak-ng, which speaks into a file that a player of sounds then plays.

    It could play by itself, but then its process lives a second longer than its words, and what
    comes next would wait for it.
    """

    def __init__(self, player: SoundCommand, volume: float, language: str) -> None:
        """`volume` from 0 to 1; raises Unavailable where it is missing or no file can be made."""
        if not shutil.which("espeak-ng"):
            raise Unavailable("espeak-ng is not installed")
        try:
            self._file = str(paths.runtime() / "words.wav")
        except OSError as error:
            raise Unavailable(f"espeak-ng has nowhere to write: {error.strerror}") from error
        self._player = player
        loudness = str(round(100 * volume))
        self._command = ("espeak-ng", "-v", language, "-a", loudness, "--stdin", "-w", self._file)
        self.hush, self.close = player.hush, player.close

    def __str__(self) -> str:
        return f"espeak-ng with {self._player}"

    def begin(self, what: str, ended: Ended) -> None:
        """Have it spoken and played."""
        try:
            subprocess.run(
                self._command,
                input=what.encode(),
                check=True,
                timeout=MAKING,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise Unavailable(f"espeak-ng: {error}") from error
        self._player.begin(self._file, ended)
