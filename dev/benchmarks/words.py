"""
`python -m dev.benchmarks.words`: how long each word of the command line takes; half a minute.

Beside a running program with files of its own. Prints each median of nine with its limit; exit
status 1 if one is over.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from dev.benchmarks.footprint import Figure
from dev.virtual_desktop import wait_for
from tests import instants

PROGRAM = (sys.executable, "-P", "-m", "deskbreak")
REPEATS = 9
QUICK, OTHER = 100, 250  # milliseconds
WORDS = {
    ("status",): QUICK,
    ("snooze", "5"): QUICK,
    ("skip",): QUICK,
    ("pause", "1h"): QUICK,
    ("resume",): QUICK,
    ("why",): QUICK,
    ("done",): OTHER,
    ("undo",): OTHER,
    ("interval",): OTHER,
    ("interval", "45"): OTHER,
    ("set", "player.theme", "dark"): OTHER,
    ("routine", "5"): OTHER,
    ("exercises",): OTHER,
    ("history",): OTHER,
    ("autostart", "status"): OTHER,
    ("--help",): OTHER,
}


def main() -> int:
    """Measure and print; the exit status."""
    with tempfile.TemporaryDirectory() as home:
        kinds = ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR")
        own = {f"XDG_{kind}": str(Path(home, kind.lower())) for kind in kinds}
        Path(own["XDG_RUNTIME_DIR"]).mkdir(mode=0o700)
        env = {**os.environ, **own, "HOME": home, "DISPLAY": "", "WAYLAND_DISPLAY": ""}
        with subprocess.Popen([*PROGRAM, "run"], env=env, stderr=subprocess.DEVNULL) as resident:
            wait_for("an answer", lambda: "next_break_at" in _said(("status", "--json"), env))
            figures = [_figure(words, limit, env) for words, limit in WORDS.items()]
            _said(("quit",), env)
            resident.wait(timeout=5)
    print(*figures, sep="\n")
    return 0 if all(figure.kept for figure in figures) else 1


def _figure(words: tuple[str, ...], limit: int, env: Mapping[str, str]) -> Figure:
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        _said(words, env)
        times.append(1000 * (time.perf_counter() - began))
    return Figure(f"deskbreak {' '.join(words)}", median(times), limit, "ms")


def _said(words: tuple[str, ...], env: Mapping[str, str]) -> str:
    command = [*PROGRAM, *words]
    return subprocess.run(command, env=env, check=False, capture_output=True, text=True).stdout


if __name__ == "__main__":
    instants.begin_ordinarily()
    sys.exit(main())
