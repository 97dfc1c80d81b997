"""What stands in the window of the first run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from deskbreak.desktop.doctor_phrases import needs_of
from deskbreak.domain.formats import listed, stopwatch
from deskbreak.domain.language import _

FIRST_TITLE = _("Welcome to deskbreak")
FIRST_PLACE = _("Where you sit, and what you have")
FIRST_PLACE_ABOUT = _(
    "Routines use what is there, and send nobody to the floor of an open office."
)
WHERE_YOU_WORK = _("Where you work")
HOW_YOU_BEGIN = _("How you begin and end")
WHAT_YOU_HAVE = _("What you have at hand")
FIRST_RHYTHM = _("How often, and how long")
FIRST_RHYTHM_ABOUT = _("Only sitting counts, and a break waits for a good moment.")
FIRST_EVERY = _("A break after so much sitting")
FIRST_MINUTES = _("Length of a routine")
FIRST_MACHINE = _("What works on this desktop")
FIRST_MACHINE_ABOUT = _("The icon is in the panel, like this. A click on it opens its menu.")
LOOKING = _("Looking around…")
NOT_NOW = _("Not now")
FINISH = _("Finish")


def step_of(number: int, of: int) -> str:
    """Which of the pages this is."""
    return _("{number} of {of}").format(number=number, of=of)


def first_routine(total: timedelta, others: Sequence[str]) -> str:
    """What stands above the pictures; `others` are the exercises that have none there."""
    text = _("Your first routine, {time} in all:").format(time=stopwatch(total))
    return _("{text} with {others}").format(text=text, others=listed(others)) if others else text


def found_here(mark: str, need: str, text: str) -> str:
    """What works here, or what to do where it does not."""
    name = needs_of(need)
    return f"{mark}  {name}: {text}" if text else f"{mark}  {name}"
