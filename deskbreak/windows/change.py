"""How a window changes settings: in the file, and then the running program is told."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from deskbreak.desktop.here import machine
from deskbreak.desktop.processes import control
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.storage import config_edit

PATIENCE = timedelta(milliseconds=300)  # with the running program, which sees the file anyway


def change(config: Path, values: Mapping[str, object]) -> str:
    """Write settings by their keys, one after the other; why one could not, or nothing."""
    try:
        for key, value in values.items():
            config_edit.change(config, key, value, machine.exclusive)
    except config_edit.Refused as refused:
        return str(refused)
    finally:
        tell()
    return ""


def tell() -> None:
    """Have the running program read the settings now."""
    with suppress(Unavailable):
        control.ask("resident", {"word": "settings"}, limit=PATIENCE)
