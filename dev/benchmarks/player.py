"""
`python -m dev.benchmarks.player`: what the routine window costs while it plays; four minutes.

An exercise that moves without a hold, played on an X server and a bus of its own. Prints each
figure with its limit; exit status 1 if one is over. Time of a core is counted for each frame that
was painted, so that a busy machine drops frames but changes no figure.
"""

from __future__ import annotations

import platform
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

from deskbreak import exercises
from deskbreak.domain.session import Done, Outcome, Session
from deskbreak.storage.history import History
from dev.benchmarks.footprint import Figure
from dev.benchmarks.process import cpu_seconds, share_mb
from dev.virtual_desktop import Desktop, NotSeen, virtual_desktop
from tests import instants

SCREEN = "3840x2160x24"
STARTS = 9
BEGINNING = 30  # seconds until the movement has its whole range and both sides were seen
SPAN = 10  # seconds
LONGEST = 20  # seconds until a first frame
NUDGES = 400  # of the pointer
DOSE = {
    "repetitions": "[12, 12]",
    "out_seconds": "2",
    "hold_seconds": "0",
    "back_seconds": "2",
    "set_up_seconds": "0",
}


class Player:
    """The player on a desktop, and how many frames it has painted."""

    def __init__(self, desktop: Desktop, fps: int) -> None:
        self._desktop = desktop
        self.frames = 0
        began = time.monotonic()
        words = ["dev.benchmarks.watched", str(fps), "play", "--minutes", "5"]
        self._process = desktop.start([sys.executable, "-m", *words], stdout=subprocess.PIPE)
        self._painted = threading.Event()
        threading.Thread(target=self._follow, daemon=True).start()
        if not self._painted.wait(LONGEST):
            raise NotSeen("no figure was painted")
        self.first_frame = time.monotonic() - began

    def _follow(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self.frames = int(line)
            self._painted.set()

    @property
    def pid(self) -> int:
        return self._process.pid

    def spent(self, seconds: float) -> Spent:
        """What the coming seconds cost."""
        frames, cpu = self.frames, cpu_seconds(self.pid)
        time.sleep(seconds)
        return Spent(seconds, self.frames - frames, cpu_seconds(self.pid) - cpu)

    def press(self, *keys: str) -> None:
        self._desktop.run("xdotool", "key", *keys)

    def drag(self) -> Spent:
        """What it costs to turn the camera without a pause."""
        nudges = ["mousemove_relative", "--", "4", "0", "sleep", "0.02"] * NUDGES
        pull = ["xdotool", "mousemove", "1700", "1000", "mousedown", "1", *nudges, "mouseup", "1"]
        self._desktop.start(pull)
        time.sleep(1)
        return self.spent(NUDGES * 0.02 - 2)

    def end(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=10)


@dataclass(frozen=True, slots=True)
class Spent:
    """Time, frames, and time of a core."""

    seconds: float
    frames: int
    cpu: float

    def share(self, fps: int) -> float:
        """How much of a core so many frames a second take, in per cent."""
        return self.cpu / max(self.frames, 1) * fps * 100


def prepare(desktop: Desktop, *, full_screen: bool = False) -> None:
    """Somebody who has one exercise, which moves all the time, and who knows the player."""
    lines = (exercises.SHIPPED / "hug-turn.toml").read_text().splitlines()
    swing = [
        f"{key} = {DOSE[key]}" if (key := line.partition(" = ")[0]) in DOSE else line
        for line in lines
    ]
    own = desktop.home / ".local" / "share" / "deskbreak" / "exercises"
    own.mkdir(parents=True, exist_ok=True)
    own.joinpath("swing.toml").write_text("\n".join(swing))
    config = desktop.home / ".config" / "deskbreak" / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    shipped = sorted(path.stem for path in exercises.SHIPPED.glob("*.toml"))
    player = f"[player]\nfull_screen = {str(full_screen).lower()}\nvoice = false\nchimes = false\n"
    config.write_text(f"[person]\nexclude = {shipped}\nstays_seated = true\n{player}")
    known = Done("swing", "rotation", "main", 6, 6)
    at = datetime(2026, 3, 1, 10, tzinfo=UTC)
    before = Session("before", date(2026, 3, 1), at, 1, Outcome.STOPPED, exercises=(known,))
    History(own.parent / "history.sqlite3").write_session(before)


@contextmanager
def playing(desktop: Desktop, fps: int) -> Iterator[Player]:
    """A player in the middle of its movement."""
    player = Player(desktop, fps)
    time.sleep(BEGINNING)
    try:
        yield player
    finally:
        player.end()


def measure(desktop: Desktop) -> Iterator[Figure]:
    """One run, each figure as soon as it is known."""
    prepare(desktop)
    firsts = []
    for _ in range(STARTS):
        player = Player(desktop, 30)
        firsts.append(player.first_frame)
        player.end()
    yield Figure("process start to the first frame, median of 9", median(firsts), 0.5, "s")
    with playing(desktop, 30) as player:
        yield Figure("core at 30 frames a second, 1x", player.spent(SPAN).share(30), 25, "%")
        yield Figure("memory (PSS) at 900x700", share_mb(player.pid), 95, "MB")
        dragged = player.drag()
        yield Figure("core at 24 frames a second, dragged", dragged.share(24), 100, "%")
        player.press("space")
        time.sleep(5)  # the camera comes back
        yield Figure("core while paused", player.spent(SPAN).cpu / SPAN * 100, 0.2, "%")
    with playing(desktop, 60) as player:
        yield Figure("core at 60 frames a second, 1x", player.spent(SPAN).share(60), 60, "%")
    desktop.env["QT_SCALE_FACTOR"] = "2"
    with playing(desktop, 30) as player:
        yield Figure("core at 30 frames a second, 2x", player.spent(SPAN).share(30), 60, "%")
    prepare(desktop, full_screen=True)
    with playing(desktop, 30) as player:
        yield Figure("memory (PSS) at 3840x2160", share_mb(player.pid), 180, "MB")
    yield Figure("all exercises on a sheet", sheet(desktop), 10, "s")


def sheet(desktop: Desktop) -> float:
    """The time of a core that the contact sheet takes."""
    before = getrusage(RUSAGE_CHILDREN)
    desktop.run("deskbreak", "exercises", "sheet", str(desktop.home / "sheet.png"))
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measure and print; the exit status."""
    print(f"Python {platform.python_version()}, {platform.platform()}")
    kept = True
    with virtual_desktop(screen=SCREEN) as desktop:
        desktop.env["PYTHONPATH"] = str(Path(__file__).parents[2])
        desktop.start(["xfwm4", "--compositor=off"])
        for figure in measure(desktop):
            print(figure, flush=True)
            kept &= figure.kept
    return 0 if kept else 1


if __name__ == "__main__":
    instants.begin_ordinarily()
    sys.exit(main())
