"""
`python -m dev.benchmarks.held_back`: what it costs to ask what is in use; some seconds.

An hour in which a break is held back, for each of three reasons, and how long it takes from the
edge of a silence until it is decided upon. The program's own loop and probes, in this process and
on a real desktop; the clock is moved by hand. Prints each figure with its limit; exit status 1 if
one is over.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import timedelta
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median

from deskbreak import paths
from deskbreak.desktop.adapters import Inputs
from deskbreak.desktop.here import machine
from deskbreak.desktop.loop import clock
from deskbreak.desktop.processes.server import claim
from deskbreak.desktop.tray.port import Row
from deskbreak.domain.reminder.desk import Phase
from deskbreak.domain.reminder.events import Done
from deskbreak.domain.reminder.presence import Active, Idle, LookDue, Moment
from deskbreak.resident.loop import Loop
from deskbreak.resident.main import parts_on
from dev.benchmarks.footprint import Figure
from dev.benchmarks.stand_ins import StandIns
from dev.virtual_desktop import Desktop, virtual_desktop, wait_for
from tests import instants

MINUTE = timedelta(minutes=1)
SILENCE = 2 * MINUTE  # may be an absence
LOOKS = 60  # an hour of them
REPEATS = 9
SOUND = ("pipewire", "wireplumber", "pipewire-pulse")
MICROPHONE = ("module-null-sink", "media.class=Audio/Source/Virtual", "sink_name=microphone")


class Resident:
    """The program's loop on the desktop of this process's environment."""

    def __init__(self) -> None:
        server = claim("resident")
        assert server
        inputs = Inputs(self._rows, paths.icons(), server, paths.config_file(), ())
        self._desktop = machine.desktop(inputs)
        self._now = clock.read()
        parts = parts_on(self._desktop, paths.config_file(), paths.history_file(), ())
        self.loop = Loop(parts._replace(clock=lambda: self._now), None)
        self.hears(LookDue())

    def _rows(self) -> Sequence[Row]:
        return self.loop.rows()

    def hears(self, message: object, after: timedelta = timedelta(0)) -> None:
        """Take a message in, and every answer to what is asked then."""
        now = self._now
        self._now = Moment(now.at + after, now.awake + after, now.slept)
        self.loop.handle(message)
        while self.loop._levels.waiting:  # noqa: SLF001 - nobody else wants to know
            self.loop.handle(self._desktop.wake._next())  # type: ignore[attr-defined]  # noqa: SLF001

    def is_held_back(self) -> None:
        """Sit until a break is due, and a little on: it waits."""
        self.hears(Done(1))
        while self.loop.desk.phase is not Phase.HELD_BACK:
            self.hears(LookDue(), MINUTE)

    def hour(self) -> tuple[float, float]:
        """The CPU of one more hour in seconds, of this process and of its children."""
        before = cpu(RUSAGE_SELF), cpu(RUSAGE_CHILDREN)
        for _ in range(LOOKS):
            self.hears(LookDue(), MINUTE)
        return cpu(RUSAGE_SELF) - before[0], cpu(RUSAGE_CHILDREN) - before[1]

    def edge(self) -> float:
        """Seconds from the edge of a silence until somebody is away."""
        self.hears(Active(), 10 * MINUTE)
        began = time.perf_counter()
        self.hears(Idle(SILENCE), SILENCE)
        assert self.loop.desk.phase is Phase.AWAY
        return time.perf_counter() - began


def cpu(whose: int) -> float:
    used = getrusage(whose)
    return used.ru_utime + used.ru_stime


def measure(desktop: Desktop) -> list[Figure]:
    """Set the desktop up, and have one thing after the other hold a break back."""
    config = desktop.home / ".config/deskbreak/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("[reminder]\nhold_back_limit_minutes = 0\n")
    for name in (["xfwm4", "--compositor=off"], ["dunst"], *([name] for name in SOUND)):
        desktop.start(name)
    wait_for("the sound server", lambda: _says(desktop, "pactl", "info"))
    wait_for("the notification server", lambda: _says(desktop, "dunstctl", "is-paused"))
    StandIns(desktop.env["DBUS_SESSION_BUS_ADDRESS"])  # for the tray: it asks for the menu
    desktop.run("pactl", "load-module", *MICROPHONE)
    resident = Resident()

    desktop.run("dunstctl", "set-paused", "true")
    resident.is_held_back()
    figures = [_hour("Do Not Disturb", resident.hour()[0])]
    desktop.run("dunstctl", "set-paused", "false")

    film = desktop.start(["xterm", "-fullscreen"])
    resident.is_held_back()
    figures.append(_hour("full screen", resident.hour()[0]))
    film.terminate()

    edges = [resident.edge() for _ in range(REPEATS)]
    desktop.start(["parec", "--device", "microphone"])
    wait_for("the call", lambda: "PipeWire" in _says(desktop, "pactl", "list", "source-outputs"))
    resident.hears(Active(), MINUTE)
    resident.is_held_back()
    own, children = resident.hour()
    return [
        *figures,
        _hour("microphone", own),
        _hour("microphone, its children", children),
        Figure("edge of a silence to decision, median of 9", median(edges) * 1000, 100, "ms"),
    ]


def _hour(why: str, seconds: float) -> Figure:
    return Figure(f"CPU of an hour held back: {why}", seconds, 0.2, "s")


def _says(desktop: Desktop, *words: str) -> str:
    done = subprocess.run(words, env=desktop.env, capture_output=True, text=True, check=False)
    return done.stdout


def main() -> int:
    """Measure and print; the exit status."""
    with virtual_desktop(["org.xfce.Xfconf.service"]) as desktop:
        os.environ.update(desktop.env)
        os.environ.pop("WAYLAND_DISPLAY", None)
        figures = measure(desktop)
    print(f"Python {platform.python_version()}, {platform.platform()}")
    print(*figures, sep="\n")
    return 0 if all(figure.kept for figure in figures) else 1


if __name__ == "__main__":
    instants.begin_ordinarily()
    sys.exit(main())
