"""What stands in the status window and the small ones, and how choices are called."""

from __future__ import annotations

from deskbreak.domain.language import _
from deskbreak.domain.reminder.presence import Holder, Sign, called, level_of
from deskbreak.domain.routine.phrases import AVOID, CHECK_FIRST, KIT

CHOICES = {
    "Place": {
        "open_plan": _("Open-plan office"),
        "office": _("Office of my own"),
        "home": _("At home"),
    },
    "Start": {"sitting": _("Sitting"), "standing": _("Standing")},
    "Theme": {"auto": _("As the desktop"), "light": _("Light"), "dark": _("Dark")},
    "Voice": {"auto": _("Where it disturbs nobody"), "yes": _("Yes"), "no": _("No")},
    "Switch": {"auto": _("As the desktop"), "yes": _("Yes"), "no": _("No")},
    "Palette": {"a": _("First"), "b": _("Second"), "c": _("Third")},
}
UNITS = {"minutes": _("min"), "seconds": _("s")}
APP = _("deskbreak")
OK = _("OK")
CANCEL = _("Cancel")
NOT_RUNNING_HERE = _("deskbreak is not running, so nothing reminds you.")
START_PROGRAM = _("Start it in the tray")
INTERVAL_QUESTION = _("After how much sitting would you like a break?")
PAUSE_QUESTION = _("Until when would you like no reminders?")


def choice(kind: str, value: str) -> str:
    """How a choice is called; `kind` is the class of its values."""
    if kind in {Holder.__name__, Sign.__name__} and (level := level_of(value)):
        return called(level).choice
    named = {"Kit": KIT, "Avoid": AVOID, "CheckFirst": CHECK_FIRST} | CHOICES
    return named[kind][value]
