"""
`python dev/left_behind.py COMMAND...`: run it, and fail if it leaves a process or a file behind.

The command gets a home and a folder for temporary files of its own, which are removed afterwards.
Whatever it started and did not end becomes a child of this process, is told, and killed.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36  # prctl(2): orphans come to this process, not to the first of all
PATIENCE = 10  # seconds in which what was told to end may do so
KEPT_BY_PYTEST = "pytest-of-*"


def main(command: list[str]) -> int:
    """Run it; its exit status, or 1 if it left something."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory(prefix="db-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)  # a test that becomes another user passes through
        home, temporary, runtime = (Path(folder, name) for name in ("h", "t", "r"))
        for each in (home, temporary, runtime):
            each.mkdir()
            each.chmod(0o711)
        own = {"HOME": str(home), "TMPDIR": str(temporary), "XDG_RUNTIME_DIR": str(runtime)}
        kept = {name: value for name, value in os.environ.items() if not is_of_session(name)}
        displays = dead_displays()
        status = subprocess.run(command, env=kept | own, check=False).returncode
        left = [*processes(), *files(home), *files(temporary), *files(runtime)]
        left += sorted(dead_displays() - displays)
    for what in left:
        print(f"left behind: {what}", file=sys.stderr)
    return status or bool(left)


def is_of_session(name: str) -> bool:
    """Whether a variable leads to the desktop or the files of whoever runs this."""
    return name.startswith(("XDG_", "DBUS_")) or name in {"DISPLAY", "WAYLAND_DISPLAY"}


def processes() -> list[str]:
    """The orphans that do not end by themselves; they are ended."""
    deadline = time.monotonic() + PATIENCE
    while (found := orphans()) and time.monotonic() < deadline:
        reap()
        time.sleep(0.1)
    told = [Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ") for pid in found]
    for pid in found:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    return told


def orphans() -> list[int]:
    """The living children of this process."""
    ours = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return [int(pid) for pid in ours if Path(f"/proc/{pid}/cmdline").read_bytes()]


def reap() -> None:
    """Let go of those that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    except ChildProcessError:
        return


def files(folder: Path) -> list[str]:
    """What lies in it, but for empty folders and what pytest keeps of tests that failed."""
    found = [
        each for top in folder.iterdir() if not top.match(KEPT_BY_PYTEST) for each in below(top)
    ]
    return [str(file) for file in sorted(found)]


def below(top: Path) -> list[Path]:
    """The files at or under it."""
    return [each for each in (top, *top.rglob("*")) if each.is_symlink() or not each.is_dir()]


def dead_displays() -> set[str]:
    """The locks of X servers that are no more."""
    locks = Path("/tmp").glob(".X*-lock")  # noqa: S108 - where X servers have them
    return {str(lock) for lock in locks if not Path("/proc", lock.read_text().strip()).exists()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
