"""What a probe asks of a machine, under a test's control: programs on PATH, and its own thread."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from deskbreak.desktop.unavailable import Unavailable
from tests.desktop.loop.poll import Poll

T = TypeVar("T")


class Programs:
    """Programs that say what a test has them say; the only ones on PATH."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def says(self, name: str, text: str, status: int = 0) -> None:
        self._write(name, f"cat <<'END'\n{text}\nEND\nexit {status}")

    def says_json(self, name: str, value: Any) -> None:
        self.says(name, json.dumps(value))

    def hangs(self, name: str) -> None:
        self._write(name, "exec /bin/sleep 60")

    def _write(self, name: str, script: str) -> None:
        program = self.folder / name
        program.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n", encoding="utf-8")
        program.chmod(0o755)


def answer(poll: Poll, probe: Callable[[], T]) -> T | str:
    """What `probe` says, or why it cannot tell, while the servers on `poll` answer it."""
    answers: list[T | str] = []

    def ask() -> None:
        try:
            answers.append(probe())
        except Unavailable as unavailable:
            answers.append(str(unavailable))

    threading.Thread(target=ask, daemon=True).start()
    poll.until(lambda: answers, "an answer of the probe")
    return answers[0]
