"""A desktop of its own on a machine without one: a virtual display, a session bus, a home."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self, TypeVar

SCREEN = "1280x800x24"
POLL = 0.05  # seconds
INHERITED = ("LANG", "TZ", "TMPDIR")
BUS = """<busconfig><type>session</type><listen>unix:path={run}/bus</listen>
<servicedir>{run}/services</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""
Found = TypeVar("Found")


class NotSeen(Exception):  # noqa: N818 - what was awaited did not come
    """What was waited for did not come in time; the message says what."""


def wait_for(what: str, check: Callable[[], Found | None], seconds: float = 10) -> Found:
    """Ask `check` again and again until it gives something; `NotSeen` after so many seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := check():
            return found
        time.sleep(POLL)
    raise NotSeen(f"{what} did not come within {seconds:g} s")


class Desktop:
    """
    An X server and a session bus in a fresh home, and all that is started on them.

    `services` names the only D-Bus services that the bus may start by itself: of several
    installed notification servers, exactly one is to answer. Leaving the `with` block ends every
    process and removes the home.
    """

    def __init__(self, services: Sequence[str] = (), screen: str = SCREEN) -> None:
        self._screen = screen
        self._processes: list[subprocess.Popen[str]] = []
        self._folder = tempfile.TemporaryDirectory(prefix="deskbreak-desktop-")
        self.home = Path(self._folder.name)
        run = self.home / "run"
        (run / "services").mkdir(parents=True)
        run.chmod(0o700)
        for service in services:
            (run / "services" / service).symlink_to(Path("/usr/share/dbus-1/services", service))
        (run / "bus.conf").write_text(BUS.format(run=run))
        self.env = {name: os.environ[name] for name in INHERITED if name in os.environ} | {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(self.home),
            "SPEECHD_ADDRESS": "unix_socket:/nowhere",  # nobody listens here
            "XDG_RUNTIME_DIR": str(run),
            "XDG_SESSION_TYPE": "x11",
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={run}/bus",
        }

    def __enter__(self) -> Self:
        try:
            self.env["DISPLAY"] = self._start_display()
            self.start(["dbus-daemon", f"--config-file={self.home}/run/bus.conf", "--nofork"])
            wait_for("the session bus", (self.home / "run" / "bus").exists)
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def start(
        self, words: Sequence[str], stdout: int | IO[str] = subprocess.DEVNULL
    ) -> subprocess.Popen[str]:
        """Start a program on this desktop, in a process group of its own."""
        process = subprocess.Popen(
            words,
            env=self.env,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stdout if stdout != subprocess.PIPE else subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        self._processes.append(process)
        return process

    def run(self, *words: str) -> str:
        """What a program prints that ends by itself, and ends well."""
        done = subprocess.run(
            words,
            env=self.env,
            cwd=self.home,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        if done.returncode:
            raise NotSeen(f"{' '.join(words)} ended with {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def close(self) -> None:
        """End all that was started here, the last first."""
        for process in reversed(self._processes):
            for number in (signal.SIGTERM, signal.SIGKILL):
                try:
                    os.killpg(process.pid, number)
                    process.wait(timeout=3)
                except (ProcessLookupError, subprocess.TimeoutExpired):
                    continue
        self._processes.clear()
        self._folder.cleanup()

    def _start_display(self) -> str:
        """Without -noreset the idle counter starts anew whenever the last client leaves."""
        screen = ["-displayfd", "1", "-screen", "0", self._screen]
        server = self.start(
            ["Xvfb", *screen, "-nolisten", "tcp", "-noreset"], stdout=subprocess.PIPE
        )
        assert server.stdout  # noqa: S101 - for the type checker
        with server.stdout as numbers:
            number = numbers.readline().strip()
        if not number:
            raise NotSeen("the virtual display did not start")
        return f":{number}"
