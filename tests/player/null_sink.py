"""Sound servers of our own that play into the void, and an ear at it."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from tests.desktop.private_bus import private_bus

DEADLINE = 20.0  # seconds
RATE = 16_000
CHUNK = RATE // 50  # samples: a fiftieth of a second
LOUD = 200  # of 32767; the void is 0
SERVERS = ("pipewire", "wireplumber", "pipewire-pulse")
VOID = ("load-module", "module-null-sink", "sink_name=void")
EAR = ("parec", "-d", "void.monitor", "--latency-msec=20", "--format=s16le", "--channels=1")


@dataclass
class Ear:
    """Hears what is played, chunk by chunk as time passes."""

    _pipe: int

    def levels(self) -> Iterator[int]:
        """The peak of each fiftieth of a second, as they come."""
        while True:
            missing, heard = 2 * CHUNK, b""
            while missing:
                found = os.read(self._pipe, missing)
                assert found, "the recorder has ended"
                heard += found
                missing -= len(found)
            yield max(map(abs, array("h", heard)))


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
        recorder = _started((*EAR, f"--rate={RATE}"), environment, subprocess.PIPE)
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


def _until(there: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + DEADLINE  # noqa: TID251 - real processes take real time
    while not there():
        assert time.monotonic() < deadline, f"{what} did not come"  # noqa: TID251
