"""
Speech by speech-dispatcher, over its own socket: SSIP, the protocol of its manual.

Our words have the priority of a notification, which yields to everything else, and only they are
cancelled: a screen reader that speaks by the same server goes on.
"""

from __future__ import annotations

import os
import queue
import socket
import subprocess
import threading
from contextlib import suppress
from pathlib import Path

from deskbreak.desktop import phrases
from deskbreak.desktop.here import machine
from deskbreak.desktop.sound.port import Ended
from deskbreak.desktop.unavailable import Unavailable

ANSWERING = 1.0  # seconds for a reply; it comes within a few thousandths
STARTING = 5.0  # seconds for a server of our own to start; it takes a fifth of one
END, CANCELED = "702", "703"
QUEUED = "225"
NAME = "speech-dispatcher"
UNIX = "unix_socket:"

Reply = tuple[str, list[str]]
"""Its code, and the data before the line that ends it."""


class SpeechDispatcher:
    """A connection: `Source`; raises Unavailable where no server speaks."""

    def __init__(self, volume: float, language: str) -> None:
        """`volume` from 0 to 1; rate and voice are what the person chose for this language."""
        self._replies: queue.SimpleQueue[Reply | None] = queue.SimpleQueue()
        self._ended: Ended | None = None
        self._message = ""  # the id of our words that are on
        self._socket = _connected()
        threading.Thread(target=self._read, name="speech-dispatcher", daemon=True).start()
        self._ask("SET SELF CLIENT_NAME user:deskbreak:routine")
        if not set(self._ask("LIST OUTPUT_MODULES")) - {"dummy"}:  # which speaks one sentence only
            self.close()
            raise Unavailable(phrases.NO_SYNTHESIZER)
        self._ask("SET SELF PRIORITY notification")
        self._ask(f"SET SELF LANGUAGE {language}")
        self._ask(f"SET SELF VOLUME {round(200 * volume - 100)}")
        self._ask("SET SELF NOTIFICATION END on")
        self._ask("SET SELF NOTIFICATION CANCEL on")

    def __str__(self) -> str:
        return "speech-dispatcher"

    def begin(self, what: str, ended: Ended) -> None:
        """Have it said; what cancels it, such as a screen reader, ends it as well."""
        self._ask("SPEAK")
        self._message = ""  # the end of the words before may come only now
        self._ended = ended
        words = " ".join(what.split())
        self._ask(f"{'.' if words.startswith('.') else ''}{words}\r\n.")

    def hush(self) -> None:
        """Cancel our own words."""
        with suppress(Unavailable):  # then there is nobody who speaks
            self._ask("CANCEL SELF")

    def close(self) -> None:
        """Leave the server."""
        with suppress(OSError):  # it may have left us
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _ask(self, line: str) -> list[str]:
        """Send a command, or the text of one; the data of the reply."""
        try:
            self._socket.sendall(f"{line}\r\n".encode())
            reply = self._replies.get(timeout=ANSWERING)
        except (OSError, queue.Empty) as error:
            raise Unavailable(phrases.silent(NAME)) from error
        if reply is None or not reply[0].startswith("2"):
            raise Unavailable(phrases.cannot_be_asked(NAME, line))
        return reply[1]

    # -- in the thread that reads -------------------------------------------------------------

    def _read(self) -> None:
        data: list[str] = []
        with suppress(OSError), self._socket.makefile(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                code, more, text = line[:3], line[3:4] == "-", line[4:].strip()
                if more:
                    data.append(text)
                else:
                    self._take(code, data)
                    data = []
        self._replies.put(None)
        self._end(well=False)

    def _take(self, code: str, data: list[str]) -> None:
        if not code.startswith("7"):  # the rest are events
            if code == QUEUED:
                self._message = data[0]
            self._replies.put((code, data))
        elif code in {END, CANCELED} and data[0] == self._message:
            self._end(well=True)

    def _end(self, *, well: bool) -> None:
        ended, self._ended = self._ended, None
        if ended:
            ended(well)


def _connected() -> socket.socket:
    """A connection to the server; where none runs, one is started, as its own clients do."""
    address = os.environ.get("SPEECHD_ADDRESS")
    if address:  # one of the person's own, which is not ours to start
        try:
            return _connection(Path(address.removeprefix(UNIX)))
        except OSError as error:
            raise Unavailable(phrases.silent(address)) from error
    runtime = os.environ.get("XDG_RUNTIME_DIR") or Path.home() / ".cache"
    path = Path(runtime, "speech-dispatcher", "speechd.sock")
    with suppress(OSError):
        return _connection(path)
    spawn = ("speech-dispatcher", "--spawn", "--communication-method", "unix_socket")
    try:
        subprocess.run(
            (*spawn, "--socket-path", str(path)),
            check=True,
            timeout=STARTING,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return _connection(path)
    except (OSError, subprocess.SubprocessError) as error:
        raise Unavailable(phrases.cannot_be_asked(NAME, str(error))) from error


def _connection(path: Path) -> socket.socket:
    connection = machine.local_socket()
    try:
        connection.connect(str(path))
    except OSError:
        connection.close()
        raise
    return connection
