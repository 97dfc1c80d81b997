"""What the resident process says: the menu, its notifications, its answers."""

from __future__ import annotations

from datetime import datetime, tzinfo

from deskbreak.domain.formats import clock, minutes
from deskbreak.domain.language import _

I_WAS_HERE = _("I was at the desk")
UNDO_SKIP = _("Undo skip")
I_WAS_SITTING = _("I was sitting, not standing")
I_AM_STANDING = _("I am standing now")
I_SIT = _("I sit now")
LONGER = _("Longer")
MORE = _("More")
I_AM_HERE = _("I am here without the keyboard")
UNTIL_I_SAY = _("Until I say")
END = _("End")
I_WAS_AWAY = _("I was away")
NOTHING_SAT = _("No sitting is counted that could be taken off.")
REMIND_NOW = _("Remind me now")
START_BREAK = _("Start a break")
SNOOZE = _("Snooze")
SKIP = _("Skip this break")
TOOK_BREAK = _("I just took a break")
NOT_A_CALL = _("Not a call")
ROUTINE_LENGTH = _("Routine length")
FIT_TO_CALENDAR = _("Fit to my calendar")
UNTIL_TOMORROW = _("Until tomorrow")
UNTIL_I_RESUME = _("Until I resume")
QUIT = _("Quit")
SETTINGS = _("Settings…")
CUSTOM = _("Custom…")
UNTIL = _("Until…")
SHOW_STATUS = _("Show the window")
ACTION_START = _("Start")
ACTION_ONE_MINUTE = _("1 min")
ACTION_SKIP = _("Skip")
BUG_TITLE = _("Something in deskbreak went wrong")
BUG_BODY = _("It goes on. The log file holds the details.")
RUNNING_TITLE = _("deskbreak is running")
NO_NOTIFICATIONS = _(
    "Nothing here shows notifications, so a break that is due shows in the status."
)
HISTORY_WAITS = _("The history waits and is tried again")
NOT_SET_BODY = _("The settings could not be written. The log file holds the details.")
NOTHING_DUE = _("No break is due.")
STOPPING = _("deskbreak has ended.")
OPENING = _("The routine opens.")
ALREADY_OPEN = _("The routine is open already; it is in front now.")


def until_meeting_ends(at: datetime, zone: tzinfo) -> str:
    """A snooze that lasts as long as the meeting."""
    return _("Until the meeting ends, {time}").format(time=clock(at, zone))


def since(at: datetime, zone: tzinfo) -> str:
    """When an absence began that was counted as sitting."""
    return _("Since {time}").format(time=clock(at, zone))


def plain_body(count: int) -> str:
    """The body of a reminder whose routine could not be asked for in time."""
    return _("Extension and rotation, {minutes}.").format(minutes=minutes(count))


def action_snooze(count: int) -> str:
    """The label of the notification's snooze."""
    return _("Snooze {minutes}").format(minutes=minutes(count))


def moved(status: str) -> str:
    """A snooze with nothing due moved the next break."""
    return _("The next break moved. {status}").format(status=status)
