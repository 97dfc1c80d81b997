"""A speech server of a page: SSIP as its manual says, and ends only when the test says so."""

from __future__ import annotations

import queue
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

assert sys.platform != "win32"  # noqa: TID251 - for the type checker

DEADLINE = 60.0  # seconds


class FakeSpeech:
    """Serves one client; `asked` holds its commands and, as "say …", its texts."""

    def __init__(self, path: Path, modules: Sequence[str] = ("espeak-ng", "dummy")) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.asked: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.refused = ""  # what a command must begin with to be refused
        self.late = False  # whether the end of a message is told while the next one comes
        self._modules = modules
        self._message = 40
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(path))
        self._server.listen()
        self._client: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def next(self) -> str:
        """The next that the client asks for."""
        return self.asked.get(timeout=DEADLINE)

    def until(self, last: str) -> list[str]:
        """All that it asks for until that."""
        found = [self.next()]
        while found[-1] != last:
            found.append(self.next())
        return found

    def event(self, code: str, name: str, message: int | None = None) -> None:
        """Tell of a message; the last one, if none is given."""
        number = message or self._message
        self._send(f"{code}-{number}", f"{code}-1", f"{code} {name}")

    def leave(self) -> None:
        """Go, in the middle of everything."""
        for each in (self._client, self._server):
            if each:
                with socket_errors():
                    each.shutdown(socket.SHUT_RDWR)
                each.close()

    def _send(self, *lines: str) -> None:
        assert self._client
        self._client.sendall("".join(f"{line}\r\n" for line in lines).encode())

    def _serve(self) -> None:
        with socket_errors():
            self._client, _ = self._server.accept()
            with self._client.makefile(encoding="utf-8", newline="\r\n") as lines:
                for line in lines:
                    self._answer(line.rstrip("\r\n"), lines)
            self.asked.put("(left)")

    def _answer(self, line: str, lines: Iterator[str]) -> None:
        self.asked.put(line)
        if self.refused and line.startswith(self.refused):
            self._send("300 ERR REFUSED")
        elif line == "LIST OUTPUT_MODULES":
            self._send(*(f"250-{each}" for each in self._modules), "250 OK MODULE LIST SENT")
        elif line == "SPEAK":
            self._send("230 OK RECEIVING DATA")
            text = next(lines).rstrip("\r\n")
            assert next(lines) == ".\r\n"
            self.asked.put(f"say {text}")
            if self.late:
                self.event("703", "CANCELED")
            self._message += 1
            self._send(f"225-{self._message}", "225 OK MESSAGE QUEUED")
            self.event("701", "BEGIN")
        else:
            self._send("200 OK DONE")


@contextmanager
def socket_errors() -> Iterator[None]:
    """The other side may go whenever it likes."""
    try:
        yield
    except (OSError, ValueError):
        return
