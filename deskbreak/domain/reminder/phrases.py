"""
How the reminder stands, and what several programs say of it.

Texts offer and never order, blame nobody, count nothing missed, and end without exclamation marks.
A notification says nothing about health: screens are shared. At most 60 characters in a title,
90 in a body.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from deskbreak.domain.formats import TIME_OF_DAY, WEEKDAYS, clock, length, minutes
from deskbreak.domain.language import _, ngettext
from deskbreak.domain.reminder.desk import FOREVER, Desk, Phase, Rules
from deskbreak.domain.reminder.presence import Moment, in_use
from deskbreak.domain.reminder.states import Concluded
from deskbreak.domain.reminder.status import next_break_at

TITLE_LIMIT = 60  # characters
REMIND_EVERY = _("Remind me every")
PAUSE = _("Pause")
RESUME = _("Resume")
PLAYER_FAILED_TITLE = _("The routine closed by itself")
PLAYER_FAILED_BODY = _("Your sitting time is kept. The log file holds the details.")
NO_TRAY_BODY = _("No tray is shown here. Starting deskbreak once more opens its window.")
NO_IDLE_SOURCE = _("Nothing here tells input from silence, so sitting time is a guess.")
NOT_SET_TITLE = _("The setting is as it was")
NOTHING_TO_UNDO = _("There is nothing to take back.")
UNKNOWN_WORD = _("The running program does not know this word; is it an older version?")
DELETED = _("It is deleted.")


def status(desk: Desk, rules: Rules, now: Moment) -> str:
    """The first row: what comes next, and the figure it rests on."""
    sitting = desk.at(now)
    sat, zone = length(sitting.since_break), rules.zone
    match desk.phase:
        case Phase.ON_BREAK:
            return _("On a break")
        case Phase.PAUSED if desk.paused_until == FOREVER:
            return _("Paused")
        case Phase.PAUSED:
            return _("Paused until {time}").format(time=until(desk.paused_until, now, zone))
        case Phase.OFF_HOURS:
            begins = rules.hours.next_edge(now.at, zone)
            return _("Outside your hours until {time}").format(time=until(begins, now, zone))
        case Phase.AWAY:
            return _("Away")
        case Phase.STANDING if desk.standing and desk.standing.until is not None:
            at = now.at + (desk.standing.until - now.through)
            return _("Standing until {time}").format(time=until(at, now, zone))
        case Phase.STANDING:
            return _("Standing")
        case Phase.SNOOZED | Phase.SITTING if next_break_at(desk, rules, now) is None:
            ends = rules.hours.next_edge(now.at, zone)
            text = _("Your hours end at {time} · sat {length}")
            text = text.format(time=until(ends, now, zone), length=sat)
            return _with_sit(text, sitting)
        case Phase.SNOOZED:
            return _("Snoozed until {time}").format(time=until(desk.snoozed_until, now, zone))
        case Phase.HELD_BACK if desk.due and desk.due.by:
            return _("Break waiting: {why}").format(why=in_use(str(desk.held_by or desk.due.by)))
        case Phase.HELD_BACK | Phase.DUE:
            return _with_sit(_("Break due · sat {length}").format(length=sat), sitting)
    at = next_break_at(desk, rules, now) or now.at
    text = _("Next break at {time} · sat {length}").format(time=clock(at, zone), length=sat)
    return _with_sit(text, sitting)


def _with_sit(text: str, desk: Desk) -> str:
    """`text` of the time since the last break, and beside it since when nobody got up."""
    sit = length(desk.sat)
    if sit == length(desk.since_break):
        return text
    return _("{status}, {length} since you got up").format(status=text, length=sit)


def until(at: datetime | None, now: Moment, zone: tzinfo) -> str:
    """A time to come, with its weekday when it is not today: 14:30, Mon 09:00."""
    if at is None:
        return ""
    local = at.astimezone(zone)
    today = now.at.astimezone(zone).date()
    time = local.strftime(TIME_OF_DAY)
    return time if local.date() == today else f"{WEEKDAYS[local.weekday()]} {time}"


def here_until(until_then: datetime, now: Moment, zone: tzinfo) -> str:
    """Somebody is here without the keyboard, until then."""
    if until_then == FOREVER:
        return _("Here until you say")
    return _("Here until {time}").format(time=until(until_then, now, zone))


def clock_jumped(leapt: timedelta) -> str:
    """The wall clock went ahead, which may have been an absence."""
    return _("Clock jumped {length}").format(length=length(leapt))


def took_off(concluded: Concluded) -> str:
    """What an absence took off, on the row that can take it back."""
    away = length(concluded.end - concluded.start)
    if not concluded.taken_off:
        return _("Away {away}").format(away=away)
    return _("Away {away}: {off} of sitting taken off").format(
        away=away, off=length(concluded.taken_off)
    )


def settings_problems(count: int) -> str:
    """The row that leads to what is wrong in the settings."""
    return ngettext("Settings: {n} problem", "Settings: {n} problems", count).format(n=count)


def titles(count: int) -> tuple[str, ...]:
    """The titles a reminder of `count` minutes can have; each offers."""
    n = {1: _("One minute"), 2: _("Two minutes"), 3: _("Three minutes"), 5: _("Five minutes")}
    span = n.get(count, minutes(count))
    return tuple(
        text.format(span=span, minutes=minutes(count))
        for text in (
            _("{span} for your upper back?"),
            _("A good moment to turn and breathe: {minutes}"),
            _("{span} to open your chest?"),
            _("Shoulders easy, chest open: {minutes}"),
            _("Room for {minutes} of movement?"),
            _("{span} to stretch and turn?"),
            _("Your upper back would enjoy {minutes}"),
            _("A little extension and rotation? {minutes}"),
            _("{span} away from the keyboard?"),
            _("Ready when you are: {minutes} for your back"),
            _("Time to uncurl a little? {minutes}"),
            _("How about {minutes} of slow turns?"),
            _("{span} to sit taller afterwards?"),
        )
    )
