"""What stands in the settings window."""

from __future__ import annotations

from deskbreak.domain.language import _
from deskbreak.windows.phrases import UNITS

SETTINGS_TITLE = _("Settings")
AS_THE_SESSION = _("As the session")
UNDO = _("Undo")
SEARCH = _("Search the settings")
NOTHING_FOUND = _("No setting has that in its text or its name.")
SHOW_WHILE_HELD = _("Show while held")
ADD_ONE = _("Add one")
SECTIONS = {
    "reminder": _("Reminder"),
    "hours": _("Hours"),
    "person": _("You and your place"),
    "player": _("Routine window"),
    "calendar": _("Calendars"),
    "hooks": _("Your own programs"),
    "program": _("Program"),
}
PREVIEW = _("How it looks")
SHOW_A_REMINDER = _("Show a reminder as it comes")
HEAR_THE_VOICE = _("Hear the voice")
ICON_STATES = {
    "sitting-2": _("sitting"),
    "due": _("due"),
    "waiting": _("waiting"),
    "on-break": _("on a break"),
    "away": _("away"),
    "paused": _("paused"),
}
OWN_EXERCISES = _("Exercises of your own")
NO_OWN_EXERCISES = _("None yet. Copy one of ours to start from.")
OPEN_THE_FOLDER = _("Open the folder")
COPY_ONE = _("Copy it")
COPY_OF = _("Exercise to copy")
START_WITH_SESSION = _("Start with your session")


def already_there(file: str) -> str:
    """What would be copied is the person's already."""
    return _("{file} is there already; nothing was changed.").format(file=file)


def copied(file: str) -> str:
    """One of our exercises is the person's now."""
    return _("{file} is yours to change; it takes the place of ours.").format(file=file)


def unit(name: str) -> str:
    """The short name of a unit."""
    return UNITS[name]


def per_cent(share: int) -> str:
    """A share of a whole."""
    return _("{share} %").format(share=share)
