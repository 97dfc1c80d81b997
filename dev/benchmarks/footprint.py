"""
`python -m dev.benchmarks.footprint`: what deskbreak costs while it runs; about thirteen minutes.

One run on an X server and a bus of its own, with real keys, against stand-ins for the panel and
the notification server. Prints each figure with its limit; exit status 1 if one is over.
"""

from __future__ import annotations

import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from statistics import median

from dev.benchmarks.bench import Bench
from dev.benchmarks.process import resident_mb
from dev.virtual_desktop import virtual_desktop
from tests import instants

REPEATS = 5
MINUTE = 60  # seconds
WINDOW = 5 * MINUTE + 10  # holds the look that saves, and at rest both edges of an absence


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value and the most that it may be."""

    name: str
    value: float
    limit: float
    unit: str

    @property
    def kept(self) -> bool:
        """Whether it is within its limit."""
        return self.value <= self.limit

    def __str__(self) -> str:
        unit = f"{self.limit:g} {self.unit}".strip()
        return f"{self.name:<46} {self.value:8.2f}   at most {unit}{'' if self.kept else '  OVER'}"


def measure(bench: Bench) -> list[Figure]:
    """One run: starts, a minute to settle, some at rest, some of typing, a reminder, clicks."""
    starts = [bench.start()]
    for _ in range(REPEATS - 1):
        bench.quit()
        starts.append(bench.start())
    time.sleep(MINUTE)
    memory = resident_mb(bench.pid)
    at_rest = bench.wake_ups(WINDOW) / WINDOW * MINUTE
    with bench.typing():
        typing = bench.wake_ups(WINDOW) / WINDOW * MINUTE
    bench.remind()
    frames = [bench.first_frame(bench.others.click_start)]
    frames += [bench.first_frame(bench.others.click_icon) for _ in range(REPEATS - 1)]
    bench.quit()
    return [
        Figure("resident memory (RSS) after a minute", memory, 32, "MB"),
        Figure("the same above a bare python", memory - bare_python_mb(), 23, "MB"),
        Figure("wake-ups of all threads a minute, at rest", at_rest, 2, ""),
        Figure("wake-ups of all threads a minute, typing", typing, 2, ""),
        Figure("start to registered tray item, median of 5", median(starts), 0.25, "s"),
        Figure("click to first painted frame, on Start", frames[0], 0.8, "s"),
        Figure("click to first painted frame, median of 5", median(frames), 0.8, "s"),
    ]


def bare_python_mb() -> float:
    """The resident memory of the same Python with nothing in it."""
    words = [sys.executable, "-c", "input()"]
    with subprocess.Popen(words, stdin=subprocess.PIPE) as python:
        time.sleep(1)
        found = resident_mb(python.pid)
        python.communicate(b"\n")
    return found


def main() -> int:
    """Measure and print; the exit status."""
    with virtual_desktop() as desktop:
        figures = measure(Bench(desktop))
    print(f"Python {platform.python_version()}, {platform.platform()}")
    print(*figures, sep="\n")
    return 0 if all(figure.kept for figure in figures) else 1


if __name__ == "__main__":
    instants.begin_ordinarily()
    sys.exit(main())
