"""
Speech by a helper process that is fed a line for each utterance.

The voice of Windows takes a second to load, too long to begin anew each time.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress

from deskbreak.desktop.sound.port import Ended
from deskbreak.desktop.unavailable import Unavailable

LOADING = 10.0  # seconds


def windows(volume: float, language: str) -> Sequence[str]:
    """The helper for Windows' own voice; `volume` from 0 to 1."""
    script = f"""
        Add-Type -AssemblyName System.Speech
        [Console]::InputEncoding = [Text.UTF8Encoding]::new($false)
        $voice = [Speech.Synthesis.SpeechSynthesizer]::new()
        $voice.Volume = {round(100 * volume)}
        try {{ $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, '{language}') }} catch {{ }}
        [Console]::Out.WriteLine('ready')
        while ($null -ne ($words = [Console]::In.ReadLine())) {{
            $voice.Speak($words)
            [Console]::Out.WriteLine('ended')
        }}
    """
    return "powershell", "-NoProfile", "-NonInteractive", "-Command", script


class Helper:
    """
    A helper that answers a line once it is ready, and one after each utterance.

    `Source`. To be quiet it is killed, and another one loads meanwhile.
    """

    def __init__(self, command: Sequence[str], flags: int = 0) -> None:
        """Waits until the first is ready; `flags` are those of Windows for a new process."""
        self._command = command
        self._flags = flags
        self._ended: Ended | None = None
        self._start()
        if not self._ready.wait(LOADING) or self._child.poll() is not None:
            self.close()
            raise Unavailable(f"{self} does not load")

    def __str__(self) -> str:
        return self._command[0]

    def begin(self, what: str, ended: Ended) -> None:
        """Have it said; dropped while another helper loads."""
        if not self._ready.is_set():
            ended(True)
            return
        self._ended = ended
        pipe = self._child.stdin
        try:
            if pipe:
                pipe.write(f"{' '.join(what.split())}\n")
                pipe.flush()
        except (OSError, ValueError) as error:  # the pipe broke, or is closed already
            raise Unavailable(f"{self} has ended") from error

    def hush(self) -> None:
        """Take another helper."""
        self.close()
        self._start()

    def close(self) -> None:
        """End it; the thread takes its exit status."""
        self._ended = None
        self._child.kill()

    def _start(self) -> None:
        self._ready = ready = threading.Event()
        try:
            child = self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                creationflags=self._flags,
            )
        except OSError as error:
            raise Unavailable(f"{self}: {error.strerror}") from error

        def read() -> None:
            with suppress(OSError), child:  # a pipe that broke with words in it
                for line in child.stdout or ():
                    if line.startswith("ready"):
                        ready.set()
                    elif child is self._child:
                        self._say_ended(well=True)
            ready.set()  # whoever waits for it sees that it has gone
            if child is self._child:
                self._say_ended(well=False)

        threading.Thread(target=read, name=str(self), daemon=True).start()

    def _say_ended(self, *, well: bool) -> None:
        ended, self._ended = self._ended, None
        if ended:
            ended(well)
