"""
When each test begins: a pytest plugin, and the instants at which the program has to hold.

No test depends on the day on which it is run, and no demo or benchmark: the wall clock and the
time zone are set anew before each one, for it and for every deskbreak that it starts
(`moved_clocks.c`, which is preloaded; the monotonic clock stays the machine's). A test that takes
`instant` is run at each of INSTANTS; `--instant NAME` begins all tests there, `--instant machine`
at the machine's own time.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

ORDINARY = "even-sunday"
INSTANTS = {
    name: datetime.fromisoformat(when).replace(tzinfo=ZoneInfo(zone))
    for name, zone, when in (
        (ORDINARY, "UTC", "2026-03-15 12:00"),  # the day's ordinal says which side begins
        ("odd-just-before-four", "Europe/London", "2026-06-10 03:59"),  # then a new day begins
        ("leap-day", "Asia/Kolkata", "2028-02-29 09:30"),
        ("new-years-eve", "UTC", "2026-12-31 23:59"),
        ("berlin-forward", "Europe/Berlin", "2027-03-28 01:59"),
        ("berlin-back", "Europe/Berlin", "2026-10-25 02:59"),
        ("new-york-forward", "America/New_York", "2027-03-14 01:59"),
        ("new-york-back", "America/New_York", "2026-11-01 01:59"),
    )
}
MACHINE = "machine"


@cache
def clocks() -> Path:
    """The library that moves the clocks, built for this machine."""
    source = Path(__file__).with_name("moved_clocks.c")
    library = source.parents[1] / "build" / "moved_clocks.so"
    if not library.exists() or library.stat().st_mtime < source.stat().st_mtime:
        library.parent.mkdir(exist_ok=True)
        made = library.with_name(f"{library.name}.{os.getpid()}")
        command = [
            "cc",
            "-shared",
            "-fPIC",
            "-O1",
            "-Wall",
            "-Werror",
            "-o",
            f"{made}",
            f"{source}",
        ]
        subprocess.run(command, check=True)
        made.replace(library)  # whole, beside another run
    return library


def pytest_addoption(parser: pytest.Parser) -> None:
    """Preload the clocks, in the first place at which pytest asks a plugin for something."""
    parser.addoption("--instant", choices=[*INSTANTS, MACHINE], help="when each test begins")
    preload()


def preload() -> None:
    """Run this program anew with the clocks preloaded, if they are not."""
    if os.environ.get("LD_PRELOAD") != str(clocks()):
        os.environ["LD_PRELOAD"] = str(clocks())
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606


def begin_ordinarily() -> None:
    """What a demo and a benchmark begin with: no figure and no picture depends on the day."""
    preload()
    begin(ORDINARY)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what takes `instant` at each of them, or at the one that was asked for."""
    if "instant" in metafunc.fixturenames:
        only = metafunc.config.getoption("instant")
        metafunc.parametrize("instant", [only] if only else [*INSTANTS])


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Function) -> None:
    """Set the clock before anything of the test is made."""
    name = getattr(item, "callspec", None) and item.callspec.params.get("instant")
    begin(str(name or item.config.getoption("instant") or ORDINARY))


def begin(name: str) -> None:
    """It is now that instant, where it is told in local time."""
    library = ctypes.CDLL(str(clocks()))
    if name == MACHINE:
        library.begin_now()
        return
    when = INSTANTS[name]
    assert isinstance(when.tzinfo, ZoneInfo)
    os.environ["TZ"] = when.tzinfo.key
    if sys.platform != "win32":
        time.tzset()
    library.begin_at(ctypes.c_int64(int(when.timestamp())))
