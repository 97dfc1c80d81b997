"""
Where everything lies: the person's files, ours, and what came with the program.

Functions only name a place, but for `private` and the folders that say so: reading works in a home
that cannot be written.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path

_NAME = "deskbreak"
_LONGEST_RUNTIME = 85  # bytes; a socket's path ends at 103 on macOS, 107 on Linux
_PACKAGE = Path(__file__).parent


def config_file() -> Path:
    """The settings that the person writes."""
    return _folder("config") / "config.toml"


def own_exercises() -> Path:
    """The folder of the person's own exercises."""
    return _folder("data") / "exercises"


def history_file() -> Path:
    """What was done, in SQLite."""
    return _folder("data") / "history.sqlite3"


def desk_file() -> Path:
    """What the running program remembers over a restart."""
    return _folder("state") / "desk.json"


def autostart_entry() -> Path:
    """Where a Linux desktop looks for what starts with the session."""
    return _folder("config").parent / "autostart" / "deskbreak.desktop"


def agenda_file() -> Path:
    """What was learnt of the person's calendars."""
    return _folder("cache") / "agenda.json"


def last_good(config: Path) -> Path:
    """The copy of `config` as it was when it could last be read; each file has its own."""
    return _folder("state") / f"config-{zlib.crc32(os.fsencode(config.absolute())):08x}.toml"


def target(path: Path) -> Path:
    """Where the links at `path` lead; some place of theirs if they lead in a circle."""
    return Path(os.path.realpath(path))  # Path.resolve raises before Python 3.13


def log_file() -> Path:
    """The log; its folder is made."""
    return private(_folder("log")) / "deskbreak.log"


def runtime() -> Path:
    """The folder of sockets and locks, made and closed to others."""
    given = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    folder = given / _NAME
    usable = given.is_absolute() and given.is_dir() and len(os.fsencode(folder)) < _LONGEST_RUNTIME
    folder = private(folder if usable else _folder("cache") / "run")
    folder.chmod(0o700)  # it may have been there, open
    return folder


def icons() -> Path:
    """The drawn icons: inside the installed package, beside it in a checkout."""
    return _shipped("icons")


def locale() -> Path:
    """The translations, a folder for each language."""
    return _PACKAGE / "locale"


def chimes() -> Path:
    """The sounds of the routine."""
    return _PACKAGE / "chimes"


def example() -> Path:
    """The settings with all their defaults, to copy from."""
    return _shipped("config.example.toml")


def private(folder: Path) -> Path:
    """Make `folder` and those above it for their owner only; one that exists stays as it is."""
    if not folder.exists():
        private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _shipped(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.exists() else _PACKAGE.parent / name


def _folder(kind: str) -> Path:
    import platformdirs  # here: a word that only asks the running program needs no other folder

    return Path(getattr(platformdirs, f"user_{kind}_path")(_NAME, appauthor=False))
