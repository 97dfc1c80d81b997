"""Starting with the session on macOS: a launch agent of the person."""

from __future__ import annotations

import plistlib
from collections.abc import Sequence
from pathlib import Path

LABEL = "deskbreak"


def is_on() -> bool:
    """Whether the next session starts the program; OSError if that cannot be read."""
    try:
        with _agent().open("rb") as file:
            return not plistlib.load(file).get("Disabled", False)
    except (FileNotFoundError, plistlib.InvalidFileException):
        return False


def turn_on(command: Sequence[str]) -> None:
    """Have the next session start `command`; OSError if that cannot be written."""
    agent = {
        "Label": LABEL,
        "ProgramArguments": list(command),
        "RunAtLoad": True,
        "LimitLoadToSessionType": "Aqua",
        "ProcessType": "Interactive",
    }
    _agent().parent.mkdir(parents=True, exist_ok=True)
    with _agent().open("wb") as file:
        plistlib.dump(agent, file)


def turn_off() -> None:
    """Take the agent away."""
    _agent().unlink(missing_ok=True)


def _agent() -> Path:
    return Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist"
