"""
`python -m dev.screenshots`: every page in every dress, into build/screenshots; a minute.

One folder for each dress, and sheet.png with all of them small; it prints what is cut off.
With the names of dresses only those; each is a process of its own, since texts, scale and
direction are settled when one begins.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from dev import made_up
from dev.screenshots import past, sheet
from dev.screenshots.dresses import DRESSES
from tests import instants

FOLDER = Path("build/screenshots")


def main(names: list[str]) -> int:
    """Have each dress shown; 1 if something is cut off in one."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder)
        prepare(given)
        ended = [show(name, given, str(FOLDER / name)) for name in names]
    print("".join(one.stdout for one in ended), end="")
    sheet.write(FOLDER, names)
    return any(one.returncode for one in ended)


def prepare(given: Path) -> None:
    """What the processes of all dresses need: the languages, and a history."""
    made_up.write(given / "locale")
    past.write(given / "history.sqlite3")


def show(name: str, given: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the process of one dress, in a home of its own; what it prints is what is cut off."""
    dress, home = DRESSES[name], given / name
    home.mkdir()
    shutil.copy(given / "history.sqlite3", home)
    environment = {
        **os.environ,
        **{f"XDG_{kind}_HOME": f"{home}" for kind in ("CONFIG", "DATA", "STATE", "CACHE")},
        "HOME": f"{home}",
        "LANGUAGE": dress.language,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": f"{dress.scale}",
        "QT_LOGGING_RULES": "*.debug=false",
    }
    command = [sys.executable, "-m", "dev.screenshots.process", name, str(home), *words]
    return subprocess.run(command, check=False, env=environment, stdout=subprocess.PIPE, text=True)


if __name__ == "__main__":
    instants.begin_ordinarily()
    sys.exit(main(sys.argv[1:] or list(DRESSES)))
