"""
What a person can set in config.toml: a class for each table, a field for each key.

Each field carries its limits and says in one line what it is for (`tables.key`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date, time
from enum import StrEnum

from deskbreak.domain.lengths import LONGEST, LONGEST_ROUTINE
from deskbreak.domain.reminder.hours import Hours, Range
from deskbreak.domain.reminder.presence import Holder, Sign
from deskbreak.domain.tables import key


class Place(StrEnum):
    """Where the person works: what others would see, and whether there is a floor to lie on."""

    OPEN_PLAN = "open_plan"
    OFFICE = "office"
    HOME = "home"


class Start(StrEnum):
    """The posture a routine begins and ends in."""

    SITTING = "sitting"
    STANDING = "standing"


class Kit(StrEnum):
    """What the person has at hand."""

    CHAIR = "chair"
    DESK = "desk"
    WALL = "wall"
    MAT = "mat"
    ROLLER = "roller"
    MASSAGE_TOOL = "massage_tool"
    TWO_BALLS = "two_balls"
    BAND = "band"
    BAND_ANCHOR = "band_anchor"
    DOWEL = "dowel"
    DOORWAY = "doorway"
    CUSHION = "cushion"


class Avoid(StrEnum):
    """What to leave out of routines, and why."""

    OSTEOPOROSIS = "osteoporosis"
    PRESSURE = "pressure"
    PREGNANCY = "pregnancy"
    DIZZINESS = "dizziness"
    SHOULDER = "shoulder"
    KNEES = "knees"
    WRISTS = "wrists"
    HEAD_LOW = "head_low"


class CheckFirst(StrEnum):
    """What bars routines until a professional has been asked."""

    RECENT_SURGERY = "recent_surgery"
    RECENT_INJURY = "recent_injury"
    NERVE_SYMPTOMS = "nerve_symptoms"
    UNEXPLAINED_PAIN = "unexplained_pain"


class Theme(StrEnum):
    """The colours of the windows; auto follows the desktop."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class Switch(StrEnum):
    """Yes, no, or as the desktop says."""

    AUTO = "auto"
    YES = "yes"
    NO = "no"


class Voice(StrEnum):
    """Whether a voice is heard; auto: not where others would hear it, nor in a call."""

    AUTO = "auto"
    YES = "yes"
    NO = "no"


class Palette(StrEnum):
    """Skin, hair and clothes of the drawn figure."""

    A = "a"
    B = "b"
    C = "c"


@dataclass(frozen=True, slots=True)
class Reminder:
    """`[reminder]`: when a break is offered, and what holds it back."""

    work_interval_minutes: int = key(
        "Sitting time after which a break is offered", 45, least=1, most=LONGEST, unit="minutes"
    )
    routine_minutes: int = key(
        "Length of a routine; it is never longer", 3, least=1, most=LONGEST_ROUTINE, unit="minutes"
    )
    fit_to_calendar: bool = key("Fit the routine to what is free before the next event", False)
    lull_seconds: int = key(
        "Pause in typing and pointing to wait for; 0: do not wait",
        5,
        least=0,
        most=60,
        unit="seconds",
    )
    longest_wait_minutes: int = key(
        "How long to wait for such a pause", 3, least=0, most=60, unit="minutes"
    )
    snooze_minutes: tuple[int, ...] = key(
        "Lengths of a snooze in the menu",
        (5, 10, 15, 30),
        least=1,
        most=LONGEST,
        unit="minutes",
        count=(1, 8),
    )
    snooze_offered_minutes: int = key(
        "The snooze on the notification", 10, least=1, most=LONGEST, unit="minutes"
    )
    natural_break_minutes: int = key(
        "Time away that counts as a break", 5, least=1, most=30, unit="minutes"
    )
    hold_back_limit_minutes: int = key(
        "How long a break can be held back; 0: no limit", 60, least=0, most=480, unit="minutes"
    )
    hold_back: tuple[Holder, ...] = key("What holds a break back", tuple(Holder))
    count_as_sitting: tuple[Sign, ...] = key(
        "What means that you sit there, without input", tuple(Sign)
    )
    not_a_call: tuple[str, ...] = key("Programs whose microphone or camera is no call", ())


ALL_DAY: Range = (time(0), time(0))


def _range(raw: object) -> Range:
    found = isinstance(raw, str) and re.fullmatch(r"(\d\d?:\d\d) ?- ?(\d\d?:\d\d)", raw, re.ASCII)
    if not found:
        raise ValueError(raw)
    start = _time(found[1])
    if found[2] == "24:00":
        return start, time(0)
    if _time(found[2]) == start:  # nothing, or a day: nobody can tell
        raise ValueError(raw)
    return start, _time(found[2])


def _time(text: str) -> time:
    hours, _, minutes = text.partition(":")
    return time(int(hours), int(minutes))


def _ranges(day: str) -> tuple[Range, ...]:
    """The key of one day."""
    ranges: tuple[Range, ...] = key(
        f"Hours on {day}",
        (),
        read=_range,
        allowed='ranges like ["09:00-12:30", "13:15-18:00"], or ["00:00-24:00"] for all day',
        otherwise=(ALL_DAY,),  # a slip of the pen turns no day off
    )
    return ranges


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """`[hours]`: when reminders come; none at all: always. A range may pass midnight."""

    monday: tuple[Range, ...] = _ranges("Monday")
    tuesday: tuple[Range, ...] = _ranges("Tuesday")
    wednesday: tuple[Range, ...] = _ranges("Wednesday")
    thursday: tuple[Range, ...] = _ranges("Thursday")
    friday: tuple[Range, ...] = _ranges("Friday")
    saturday: tuple[Range, ...] = _ranges("Saturday")
    sunday: tuple[Range, ...] = _ranges("Sunday")

    @property
    def week(self) -> Hours:
        """The same as the reminder policy reads it."""
        work = (self.monday, self.tuesday, self.wednesday, self.thursday, self.friday)
        return Hours((*work, self.saturday, self.sunday))


def _day(raw: object) -> date | None:
    return None if raw == "" else date.fromisoformat(str(raw))


@dataclass(frozen=True, slots=True)
class Person:
    """`[person]`: what fits the person, the room and what is at hand."""

    place: Place = key("Where you work", Place.OFFICE)
    start: Start = key("How a routine begins and ends", Start.SITTING)
    kit: tuple[Kit, ...] = key("What you have at hand", (Kit.CHAIR, Kit.DESK, Kit.WALL))
    avoid: tuple[Avoid, ...] = key("What routines leave out; it stays on this machine", ())
    check_first: tuple[CheckFirst, ...] = key("To ask a professional about before routines", ())
    cleared_on: date | None = key(
        "The day a professional cleared that", None, read=_day, allowed='a date like "2026-03-01"'
    )
    exclude: tuple[str, ...] = key("Exercises that you do not want, by their id", ())
    stays_seated: bool = key("Stay seated in every break", False)
    difficulty_limit: int = key(
        "Hardest exercises; 0: it grows with your history", 0, least=0, most=3
    )


def _voice(raw: object) -> Voice:
    """Also true and false, as older versions had it."""
    if isinstance(raw, bool):
        return Voice.YES if raw else Voice.NO
    return Voice(str(raw))


@dataclass(frozen=True, slots=True)
class Player:
    """`[player]`: how the routine window looks and sounds."""

    voice: Voice = key("A voice names and counts", Voice.AUTO, read=_voice)
    chimes: bool = key("Chimes mark beginning and end", True)
    volume: float = key("How loud", 0.7, least=0, most=1)
    theme: Theme = key("Colours of the windows", Theme.AUTO)
    reduced_motion: Switch = key("Key poses instead of animation", Switch.AUTO)
    full_screen: bool = key("Open on the whole screen", False)
    figure: Palette = key("Palette of the figure", Palette.A)


def _source(raw: object) -> str:
    """Of addresses only https: others could be read on the way; webcal: may be either."""
    if not isinstance(raw, str) or not re.fullmatch(r"https://[^/\s].*|(?!\w\w+:/).+", raw):
        raise ValueError
    return raw


@dataclass(frozen=True, slots=True)
class Calendar:
    """`[calendar]`: where events are read from."""

    sources: tuple[str, ...] = key(
        "Calendar files, or addresses that begin with https",
        (),
        read=_source,
        allowed="a list of .ics files, or addresses that begin with https://",
        secret=True,  # whoever has an address reads the calendar
    )


def _command(text: str) -> tuple[str, ...]:
    """The key of a hook; without one of its arguments it would be another command."""
    command: tuple[str, ...] = key(text, (), whole=True)
    return command


@dataclass(frozen=True, slots=True)
class Hooks:
    """`[hooks]`: programs of the person's own, as argument lists; no shell reads them."""

    due: tuple[str, ...] = _command("Run when a break is due")
    offered: tuple[str, ...] = _command("Run when a break is offered")
    start: tuple[str, ...] = _command("Run when a routine begins")
    done: tuple[str, ...] = _command("Run when a break was taken")
    snooze: tuple[str, ...] = _command("Run at a snooze")
    skip: tuple[str, ...] = _command("Run when a break is skipped")
    away: tuple[str, ...] = _command("Run when you are away")
    back: tuple[str, ...] = _command("Run when you are back")
    standing: tuple[str, ...] = _command("Run when you stand")
    sitting: tuple[str, ...] = _command("Run when you sit again")


def _language(raw: object) -> str:
    if not isinstance(raw, str) or not re.fullmatch(r"auto|[a-z]{2,3}(_[A-Z]{2})?", raw):
        raise ValueError(raw)
    return raw


@dataclass(frozen=True, slots=True)
class Program:
    """`[program]`: what concerns all of it."""

    language: str = key(
        "Language of the texts", "auto", read=_language, allowed='"auto" or a code like "de"'
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """All of config.toml; every table and key is optional."""

    reminder: Reminder = Reminder()
    hours: WorkingHours = WorkingHours()
    person: Person = Person()
    player: Player = Player()
    calendar: Calendar = Calendar()
    hooks: Hooks = Hooks()
    program: Program = Program()


def is_secret(name: str) -> bool:
    """Whether the value of a key, `calendar.sources`, is never shown."""
    table, _, key = name.partition(".")
    return any(
        one.name == key and one.metadata["secret"] for one in fields(getattr(Settings(), table))
    )
