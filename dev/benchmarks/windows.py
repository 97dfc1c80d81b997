"""
`python -m dev.benchmarks.windows`: how fast settings and history show; half a minute.

On a desktop of its own. Prints each figure with its limit; exit status 1 if one is over.
"""

from __future__ import annotations

import platform
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from statistics import median

from deskbreak.desktop.loop import clock
from deskbreak.storage.history import History
from dev.benchmarks.footprint import Figure
from dev.virtual_desktop import Desktop, virtual_desktop
from tests import instants

STARTS = 5
DAYS = 5 * 365
A_DAY = 24  # spans; with 4 sessions, that is 50,000 rows in five years
FRAME = 1000 / 60  # milliseconds
DONE = (
    '[{"exercise": "hug-turn", "movement": "rotation", "role": "main", "left": 6, "right": 6,'
    ' "levels": [], "completed": true, "hurt": false}]'
)


def fill(path: Path) -> int:
    """Five years that end today; the number of rows."""
    History(path).write_decision(clock.read().at, "hours_began", "")
    morning = clock.read().at.replace(hour=6, minute=0, second=0, microsecond=0)
    spans, sessions = [], []
    for day in (morning - timedelta(days=n) for n in range(DAYS)):
        name = f"{day.date()}"
        for n in range(A_DAY):
            start, end = (day + timedelta(minutes=25 * each) for each in (n, n + 1))
            kind = ("sitting", "natural_break")[n % 4 == 3]
            spans.append((kind, start.isoformat(), end.isoformat(), name, ""))
        for n in range(4):
            start, end = (day + timedelta(minutes=100 * n + 3 * each) for each in (0, 1))
            lengths = (3, 180.0, 150.0 + n, DONE, "ok")
            times = (start.isoformat(), end.isoformat(), "completed")
            sessions.append((f"{name} {n}", name, *times, *lengths))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany("INSERT INTO span VALUES (?,?,?,?,?)", spans)
        connection.executemany("INSERT INTO session VALUES (?,?,?,?,?,?,?,?,?,?,0)", sessions)
    return len(spans) + len(sessions)


def opened(desktop: Desktop, window: str) -> tuple[float, float]:
    """Seconds from the start of the process to the first frame, and of a core to scroll by one."""
    began = time.monotonic()
    command = [sys.executable, "-m", "dev.benchmarks.opened", window]
    ended = subprocess.run(
        command, env=desktop.env, stdout=subprocess.PIPE, text=True, timeout=60, check=True
    )
    painted, scrolled = map(float, ended.stdout.split())
    return painted - began, scrolled


def shown(desktop: Desktop, window: str, what: str, limit: float) -> Iterator[Figure]:
    """The figures of a window."""
    runs = [opened(desktop, window) for _ in range(STARTS)]
    frame, step = (median(each) for each in zip(*runs, strict=True))
    yield Figure(f"process start to the first frame, {what}", frame, limit, "s")
    yield Figure(f"core for a frame of scrolling, {what}", step * 1000, FRAME, "ms")


def measure(desktop: Desktop) -> Iterator[Figure]:
    """One run, each figure as soon as it is known."""
    yield from shown(desktop, "settings", "settings", 0.6)
    yield from shown(desktop, "history", "history", 0.6)
    path = desktop.home / ".local" / "share" / "deskbreak" / "history.sqlite3"
    rows = fill(path)
    yield from shown(desktop, "history", f"history of {rows} rows", 1)


def main() -> int:
    """Measure and print; the exit status."""
    print(f"Python {platform.python_version()}, {platform.platform()}")
    kept = True
    with virtual_desktop() as desktop:
        desktop.env["PYTHONPATH"] = str(Path(__file__).parents[2])
        desktop.start(["xfwm4", "--compositor=off"])
        for figure in measure(desktop):
            print(figure, flush=True)
            kept &= figure.kept
    return 0 if kept else 1


if __name__ == "__main__":
    instants.begin_ordinarily()
    sys.exit(main())
