"""
Starting with the session on Linux: one entry in the person's autostart folder.

The Desktop Entry and Autostart specifications of freedesktop.org; desktops switch an entry off by
`Hidden` or by GNOME's own key, and both count here.
"""

from __future__ import annotations

from collections.abc import Sequence

from deskbreak import paths

OFF = ("Hidden=true", "X-GNOME-Autostart-enabled=false")
ENTRY = """\
[Desktop Entry]
Type=Application
Name=deskbreak
Comment=Counts the time you sit, and offers a short upper-back routine
Exec={command}
TryExec={program}
Icon={icon}
Terminal=false
X-GNOME-Autostart-enabled=true
"""


def is_on() -> bool:
    """Whether the next session starts the program; OSError if that cannot be read."""
    try:
        lines = paths.autostart_entry().read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return False
    return not any(line.replace(" ", "") in OFF for line in lines)


def turn_on(command: Sequence[str]) -> None:
    """Have the next session start `command`; OSError if that cannot be written."""
    exec_line = " ".join(map(_quoted, command))
    icon = paths.icons() / "deskbreak-128.png"
    _write(ENTRY.format(command=exec_line, program=_escaped(command[0]), icon=_escaped(str(icon))))


def turn_off() -> None:
    """Leave an entry that says no: one of the system's could start the program otherwise."""
    if is_on():
        text = paths.autostart_entry().read_text(encoding="utf-8")
        _write(f"{text.rstrip()}\nHidden=true\n")


def _write(text: str) -> None:
    entry = paths.autostart_entry()
    paths.private(entry.parent)
    new = entry.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.chmod(0o600)
    new.replace(entry)


def _quoted(argument: str) -> str:
    """An argument of `Exec`: quoted, with the characters of a shell and of field codes escaped."""
    for character in '\\"`$':
        argument = argument.replace(character, f"\\{character}")
    return _escaped('"' + argument.replace("%", "%%") + '"')


def _escaped(text: str) -> str:
    """A value of an entry."""
    return text.replace("\\", "\\\\")
