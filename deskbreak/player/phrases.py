"""What stands in the routine window."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta, tzinfo

from deskbreak.domain.formats import clock, listed, stopwatch
from deskbreak.domain.language import _, ngettext
from deskbreak.domain.routine.phrases import KIT, SIDES
from deskbreak.domain.session import Felt

PLAYER_TITLE = _("deskbreak: a break for the upper back")
STOP = _("Stop")
CLOSE = _("Close")
PAUSED = _("Paused")
LAST_ONE = _("This is the last one")
HOW_WAS_IT = _("How did it feel?")
FIRST = {"left": _("The left side begins."), "right": _("The right side begins.")}
UNTIL_IT_BEGINS = _("until it begins")
BREATHE_IN, BREATHE_OUT = _("Breathe in"), _("Breathe out")
STROKES = {"out": _("Out"), "hold": _("Hold"), "back": _("Back")}
FELT = {Felt.EASY: _("Easy"), Felt.OK: _("OK"), Felt.HARD: _("Hard")}
SOMETHING_APPLIES = _("Something applies")
CLEARED = _("That is cleared now")
GATE_TITLE = _("First, a word with a professional")
NOTHING_FITS_TITLE = _("A stroll, this time")
THAT_HURTS = _("That hurts")
HURTS_TITLE = _("Let’s leave that one")
GET_HELP = _(
    "Get help at once for chest pain, trouble breathing, new weakness or numbness in the legs or "
    "groin, or loss of bladder or bowel control."
)
GO_ON = _("Go on with the rest")
STOP_HERE = _("Stop here")
A_SLIP = _("It was a slip")
VOICE = _("Voice")
FULL_SCREEN = _("Full screen")
SOUND = _("Sound")
NO_VOICE = _("No voice was found here; chimes and text lead you. speech-dispatcher brings one.")
NO_SOUND = _("Nothing here plays sounds; the text leads you.")


def remaining(left: timedelta, whole: timedelta) -> str:
    """What is left of the routine, and its true length."""
    return _("{left} left of {whole}").format(left=stopwatch(left), whole=stopwatch(whole))


def counter(repetition: int, of: int) -> str:
    """The repetition counter, kept on one line: 3 / 6."""
    return f"{repetition}\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}{of}"


def repetition(count: int, of: int, side: str | None = None) -> str:
    """The counter as a sentence, for screen readers: Repetition 3 of 6, left."""
    sentence = _("Repetition {count} of {of}").format(count=count, of=of)
    return f"{sentence}, {SIDES[side].lower()}" if side else sentence


def breath(count: int, of: int) -> str:
    """The counter of the breaths at the end, as a sentence."""
    return _("Breath {count} of {of}").format(count=count, of=of)


def seconds_left(count: int) -> str:
    """What is left of a step without repetitions, as a sentence."""
    return ngettext("{n} second left", "{n} seconds left", count).format(n=count)


def where(side: str | None, level: int | None, of: int) -> str:
    """The side that works, or the place on the spine and how many there are."""
    place = _("Place {level} of {of}").format(level=level, of=of) if level and of > 1 else ""
    return " · ".join(text for text in (SIDES.get(side or ""), place) if text)


def coming(names: Sequence[str]) -> str:
    """What comes after this exercise."""
    return _("Next: {names}").format(names="  ›  ".join(names)) if names else LAST_ONE


def needed(kit: Collection[str]) -> str:
    """What to fetch, or nothing."""
    return _("You need: {kit}").format(kit=listed(KIT[each] for each in kit)) if kit else ""


def to_prepare(lines: Sequence[str], side: str | None) -> str:
    """How to get ready, and the side that begins where there are two."""
    return "\n".join(f"• {line}" for line in ((*lines, FIRST[side]) if side else lines))


def done_line(name: str, left: int, right: int, *, sided: bool) -> str:
    """What was done of an exercise."""
    if sided and left != right:
        return _("{name}: left {left}, right {right}").format(name=name, left=left, right=right)
    if sided:
        return _("{name}: {count} a side").format(name=name, count=left)
    return _("{name}: {count} times").format(name=name, count=left)


def next_break(at: datetime, zone: tzinfo | None) -> str:
    """When the next break is about to be."""
    return _("The next break is at about {time}.").format(time=clock(at, zone))


def hurts(name: str) -> tuple[str, ...]:
    """What is wise after an exercise that hurt."""
    return (
        _("{name} stays out of your routines for a week.").format(name=name),
        _("If the pain stays, see a doctor or physiotherapist."),
        GET_HELP,
    )


def easier(name: str) -> str:
    """Offers another exercise in its place."""
    return _("Easier: {name}").format(name=name)


def done_and_hurt(line: str) -> str:
    """What was done of an exercise that hurt."""
    return _("{line}, then it hurt").format(line=line)


def only_hurt(name: str) -> str:
    """An exercise that hurt before anything of it was done."""
    return _("{name}: it hurt").format(name=name)
