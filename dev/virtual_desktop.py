"""A desktop of its own on a machine without one: a virtual display, a session bus, a home."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, TypeVar

SCREEN = "1280x800x24"
POLL = 0.05  # seconds
INHERITED = ("LANG", "TZ", "TMPDIR")
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={folder}/socket</listen>
<servicedir>{folder}/services</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>
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
    """A display and a session bus, a home, and all that is started there."""

    def __init__(self, home: Path, env: dict[str, str], programs: ExitStack) -> None:
        """`env` is what everything starts with; it may be changed. `programs` ends them."""
        self.home, self.env = home, env
        self._programs = programs

    def start(
        self, words: Sequence[str], stdout: int | IO[str] = subprocess.DEVNULL
    ) -> subprocess.Popen[str]:
        """Start a program that is ended with the desktop; a file for `stdout` gets stderr too."""
        stderr = subprocess.DEVNULL if stdout == subprocess.PIPE else stdout
        program = _running(words, stdout, stderr, env=self.env, cwd=self.home)
        return self._programs.enter_context(program)

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


@contextmanager
def virtual_desktop(services: Sequence[str] = (), screen: str = SCREEN) -> Iterator[Desktop]:
    """A desktop in a fresh home; leaving the block ends every program and removes the home."""
    with ExitStack() as parts:
        home = Path(parts.enter_context(tempfile.TemporaryDirectory(prefix="deskbreak-desktop-")))
        (home / "run").mkdir(mode=0o700)
        env = {name: os.environ[name] for name in INHERITED if name in os.environ} | {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(home),
            "SPEECHD_ADDRESS": "unix_socket:/nowhere",  # nobody listens here
            "XDG_RUNTIME_DIR": str(home / "run"),
            "XDG_SESSION_TYPE": "x11",
        }
        env["DISPLAY"] = parts.enter_context(virtual_display(screen))
        env["DBUS_SESSION_BUS_ADDRESS"] = parts.enter_context(private_bus(services, env))
        yield Desktop(home, env, parts)


@contextmanager
def virtual_display(screen: str = SCREEN) -> Iterator[str]:
    """A display; without -noreset its idle counter starts anew when its last client leaves."""
    options = ["-displayfd", "1", "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
    with _running(["Xvfb", *options], subprocess.PIPE, subprocess.DEVNULL) as server:
        yield f":{_first_line(server)}"


@contextmanager
def private_bus(
    services: Sequence[str] = (), env: Mapping[str, str] | None = None
) -> Iterator[str]:
    """
    The address of a session bus that lives as long as the block.

    `services` names the only programs that it may start by itself, with `env`: of several
    installed notification servers, exactly one is to answer.
    """
    with tempfile.TemporaryDirectory(prefix="bus-") as folder:  # a socket's path must be short
        Path(folder, "services").mkdir()
        for service in services:
            installed = Path("/usr/share/dbus-1/services", service)
            Path(folder, "services", service).symlink_to(installed)
        config = Path(folder, "bus.conf")
        config.write_text(BUS.format(folder=folder), encoding="utf-8")
        words = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
        with _running(words, subprocess.PIPE, None, env=env) as daemon:
            yield _first_line(daemon)


@contextmanager
def _running(
    words: Sequence[str],
    stdout: int | IO[str],
    stderr: int | IO[str] | None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Iterator[subprocess.Popen[str]]:
    """A program in a group of its own, which ends with the block."""
    with subprocess.Popen(
        words,
        env=env,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        text=True,
        start_new_session=True,
    ) as program:
        try:
            yield program
        finally:
            for number in (signal.SIGTERM, signal.SIGKILL):
                try:
                    os.killpg(program.pid, number)
                    program.wait(timeout=3)
                except (ProcessLookupError, subprocess.TimeoutExpired):
                    continue


def _first_line(program: subprocess.Popen[str]) -> str:
    """What a server says once it is ready."""
    line = program.stdout.readline().strip() if program.stdout else ""
    if not line:
        raise NotSeen(f"{program.args!r} did not start")
    return line
