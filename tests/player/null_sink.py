"""Sound servers of our own that play into the void, and an ear at it."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TypeVar

from dev.virtual_desktop import private_bus

DEADLINE = 60.0  # seconds
RATE = 16_000
CHUNK = RATE // 50  # samples: a fiftieth of a second
LOUD = 200  # of 32767; the void is 0
MOMENT = 10  # fiftieths of a second
PAUSE = 50  # fiftieths of a second: longer than one within a sentence, or of a busy server
SERVERS = ("pipewire", "wireplumber", "pipewire-pulse")
VOID = ("load-module", "module-null-sink", "sink_name=void")
T = TypeVar("T")
EAR = ("parec", "-d", "void.monitor", "--latency-msec=20", "--format=s16le", "--channels=1")


class Ear:
    """Hears what is played, in fiftieths of a second of sound."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe

    def is_quiet(self) -> bool:
        """Whether nothing is heard for a while."""
        return all(self._level() <= LOUD for _ in range(MOMENT))

    def hears(self, what: str) -> None:
        """Until a sound has come, and is over."""
        for _ in range(int(DEADLINE) * 50):
            if self._level() > LOUD:
                break
        else:
            raise AssertionError(f"{what} was not heard")
        quiet = 0
        while quiet < PAUSE:
            quiet = 0 if self._level() > LOUD else quiet + 1

    def _level(self) -> int:
        """The peak of the next fiftieth of a second."""
        missing, heard = 2 * CHUNK, b""
        while missing:
            found = os.read(self._pipe, missing)
            assert found, "the recorder has ended"
            heard += found
            missing -= len(found)
        return max(map(abs, array("h", heard)))


@contextmanager
def null_sink() -> Iterator[tuple[Ear, dict[str, str]]]:
    """The ear, and the environment in which the servers are found."""
    with tempfile.TemporaryDirectory() as home, private_bus() as address, ExitStack() as stack:
        here = {"XDG_RUNTIME_DIR": home, "HOME": home, "DBUS_SESSION_BUS_ADDRESS": address}
        environment = {k: v for k, v in os.environ.items() if k != "PULSE_SERVER"} | here

        def pactl(*words: str) -> str:
            done = subprocess.run(
                ["pactl", *words], env=environment, capture_output=True, text=True, check=False
            )
            return done.stdout

        for server in SERVERS:
            stack.callback(_ended, _started((server,), environment, subprocess.DEVNULL))
        _until(lambda: pactl("info"), "the sound server")
        pactl(*VOID)
        _until(lambda: "void.monitor" in pactl("list", "short", "sources"), "the void")
        recorder = _until(partial(_recorder, environment), "a recorder that hears")
        stack.callback(_ended, recorder)
        assert recorder.stdout
        yield Ear(recorder.stdout.fileno()), here


def _started(
    command: tuple[str, ...], environment: dict[str, str], output: int
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.DEVNULL)


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.communicate(timeout=DEADLINE)


def _recorder(environment: dict[str, str]) -> subprocess.Popen[bytes] | None:
    """One that gives samples; a server that is still making its devices ends it at once."""
    recorder = _started((*EAR, f"--rate={RATE}"), environment, subprocess.PIPE)
    assert recorder.stdout
    if os.read(recorder.stdout.fileno(), 2):
        return recorder
    _ended(recorder)
    return None


def _until(there: Callable[[], T | None], what: str) -> T:
    deadline = time.monotonic() + DEADLINE  # noqa: TID251 - real processes take real time
    while not (found := there()):
        assert time.monotonic() < deadline, f"{what} did not come"  # noqa: TID251
    return found
