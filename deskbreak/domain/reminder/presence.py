"""What is known about somebody at the desk: clock readings and the edges of presence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, assert_never

from deskbreak.domain.bare import Bare
from deskbreak.domain.language import _


@dataclass(frozen=True, slots=True)
class Moment:
    """
    One reading of the machine's clocks.

    `at` (aware, UTC) serves hours, pauses, history and what is shown; `awake` is a monotonic
    clock that stands still in suspend and sums sitting; `slept` is all suspend since boot, and
    `boot` names that boot, where the system does.
    """

    at: datetime
    awake: timedelta
    slept: timedelta
    boot: str = ""

    @property
    def through(self) -> timedelta:
        """Time that runs on through suspend, and that nobody can set."""
        return self.awake + self.slept


class LookDue(Bare):
    """The next look has come, or the clocks moved: look, nothing else is known."""


@dataclass(frozen=True, slots=True)
class Idle:
    """No input; the last one was `ago` before this edge was seen."""

    ago: timedelta


class Active(Bare):
    """Input again."""


class Locked(Bare):
    """The session is locked, or belongs to somebody else now."""


class Unlocked(Bare):
    """The session is this person's again."""


class ScreenOff(Bare):
    """The screen is dark: nobody watches it, whatever is in use."""


class ScreenOn(Bare):
    """The screen is lit again."""


class Holder(StrEnum):
    """What is in use on the machine and can hold a break back."""

    MICROPHONE = "microphone"
    CAMERA = "camera"
    FULL_SCREEN = "full_screen"
    DO_NOT_DISTURB = "do_not_disturb"
    SCREEN_SHARE = "screen_share"
    MEETING = "meeting"


class Film(StrEnum):
    """What holds nothing back, but tells of somebody without a keystroke."""

    FILM = "film"  # or any other program that keeps the screen awake


class Sign(StrEnum):
    """The levels that can tell of somebody without a keystroke."""

    MICROPHONE = "microphone"
    CAMERA = "camera"
    FILM = "film"


Level = Holder | Film
"""What is asked about when it matters, and not followed all day."""


class Called(NamedTuple):
    """
    How a level is called: in a sentence, in the settings, in `doctor` with what mends it.

    `by` is the sentence with the program that uses it.
    """

    reason: str
    choice: str
    need: str
    remedy: str = ""
    by: str = ""


def called(level: Level) -> Called:
    """Every text about what is in use; mypy asks for those of a new one."""
    match level:
        case Holder.MICROPHONE:
            remedy = _("Install pactl (pulseaudio-utils) to have breaks wait for calls.")
            return Called(
                _("microphone in use"),
                _("Microphone in use"),
                _("Microphone"),
                remedy,
                by=_("microphone in use by {program}"),
            )
        case Holder.CAMERA:
            return Called(
                _("camera in use"),
                _("Camera in use"),
                _("Camera"),
                by=_("camera in use by {program}"),
            )
        case Holder.FULL_SCREEN:
            remedy = _("It counts as free; Do Not Disturb holds a break back.")
            return Called(_("full screen"), _("Full screen"), _("Full screen"), remedy)
        case Holder.DO_NOT_DISTURB:
            name = _("Do Not Disturb")
            return Called(name, name, name)
        case Holder.SCREEN_SHARE:
            remedy = _("It counts as free; a call still holds a break back.")
            return Called(_("screen is shared"), _("Screen shared"), _("Screen share"), remedy)
        case Holder.MEETING:
            return Called(_("in a meeting"), _("A meeting"), _("Calendars"))
        case Film.FILM:
            return Called(_("a film keeps the screen awake"), _("Film"), _("Film"))
        case _:
            assert_never(level)


def level_of(word: str) -> Level | None:
    """The level that is written so; None for a word of another version."""
    return next((level for level in (*Holder, *Film) if level == word), None)


def in_use(words: str) -> str:
    """
    What is in use, in a sentence, from its level and the program, if one is known.

    Of a level that is not known, the bare words.
    """
    word, _space, program = words.partition(" ")
    level = level_of(word)
    if level is None:
        return words
    names = called(level)
    return names.by.format(program=program) if program and names.by else names.reason


@dataclass(frozen=True, slots=True)
class Look:
    """
    One sample of presence: the clocks, and what is in use.

    `in_use` is as it was when each level was asked about last, `known` is what was asked about a
    moment ago. `unknown` names of that what could not be learnt: it counts as free. `programs`
    names who uses a level, where the system tells.
    """

    now: Moment
    in_use: frozenset[Level] = frozenset()
    known: frozenset[Level] = frozenset()
    unknown: frozenset[Level] = frozenset()
    programs: Mapping[Level, tuple[str, ...]] = field(default_factory=dict)

    def lacks(self, levels: Iterable[Level]) -> frozenset[Level]:
        """Those of `levels` that have to be asked about before anything is concluded from them."""
        return frozenset(levels) - self.known
