"""What was decided and answered, as it stands in the history, and how a person is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from typing import assert_never

from deskbreak.domain.formats import WEEKDAYS, clock, length, listed
from deskbreak.domain.language import _
from deskbreak.domain.reminder.presence import in_use


class DecisionKind(StrEnum):
    """What was decided."""

    DUE = "due"
    HELD_BACK = "held_back"
    HELD_LONG = "held_long"
    FREE_AGAIN = "free_again"
    OFFERED = "offered"
    STILL_SITTING = "still_sitting"
    AWAY = "away"
    NATURAL_BREAK = "natural_break"
    UNDONE = "undone"
    MOVED = "moved"
    STANDING = "standing"
    STOOD = "stood"
    PAUSED = "paused"
    RESUMED = "resumed"
    HOURS_BEGAN = "hours_began"
    HOURS_ENDED = "hours_ended"


class AnswerKind(StrEnum):
    """What became of a reminder."""

    START = "start"
    SNOOZE = "snooze"
    SKIP = "skip"
    DONE = "done"
    IGNORED = "ignored"
    UNANSWERED = "unanswered"
    RESTED = "rested"
    STOOD = "stood_up"


class Occasion(StrEnum):
    """What a reminder came upon: the first word in the reason of `OFFERED`."""

    ASKED = "asked"
    AT_ONCE = "at_once"
    LULL = "lull"
    WAITED = "waited"


class Undone(StrEnum):
    """What can be taken back for a while: the reason of `UNDONE`."""

    AWAY = "away"  # concluded by the program, or told
    SKIP = "skip"
    LEAP = "leap"  # of the wall clock, that counted as an absence
    STANDING = "standing"
    HERE = "here"


def why(what: str, reason: str, zone: tzinfo | None) -> str:
    """A decision or an answer of the history in a sentence; bare, if another version wrote it."""
    try:
        if what in AnswerKind.__members__.values():
            return _answered(AnswerKind(what))
        return _decided(DecisionKind(what), reason, reason.split(), zone)
    except (ValueError, IndexError, OverflowError):  # an unknown word, or no such value
        return f"{what} {reason}".rstrip()


def no_longer(holder: str) -> str:
    """Names what has been in use for so long that it holds nothing back any more."""
    return _("No longer waiting for: {what}").format(what=in_use(holder))


def _decided(  # noqa: C901, PLR0912 - one case for each kind
    kind: DecisionKind, reason: str, words: Sequence[str], zone: tzinfo | None
) -> str:
    match kind:
        case DecisionKind.DUE:
            return _("Break due after {} of sitting").format(_span(words[0]))
        case DecisionKind.HELD_BACK:
            return _("Break held back: {}").format(in_use(reason))
        case DecisionKind.HELD_LONG:
            text = _("Held back for {} ({}): offered once all the same")
            return text.format(_span(words[0]), in_use(words[1]))
        case DecisionKind.FREE_AGAIN:
            return no_longer(reason) if reason else _("Nothing holds the break back any more")
        case DecisionKind.OFFERED:
            return " ".join((_offered(Occasion(words[0])), *_not_known(words[1:])))
        case DecisionKind.STILL_SITTING:
            return _("No input, yet it counts as sitting: {}").format(in_use(reason))
        case DecisionKind.AWAY:
            return _("Away {}: {} of sitting taken off").format(*map(_span, words))
        case DecisionKind.NATURAL_BREAK:
            text = _("Away {}: a natural break, sitting starts anew")
            return text.format(_span(words[0]))
        case DecisionKind.UNDONE:
            return _undone(Undone(reason))
        case DecisionKind.MOVED:
            return _("You moved the next break by {}").format(_span(words[0]))
        case DecisionKind.STANDING:
            return _("You stood up")
        case DecisionKind.STOOD:
            return _("You stood for {}").format(_span(words[0]))
        case DecisionKind.PAUSED:
            return _paused(reason, zone)
        case DecisionKind.RESUMED:
            return _("Reminders again, as you asked")
        case DecisionKind.HOURS_BEGAN:
            return _("Your hours began")
        case DecisionKind.HOURS_ENDED:
            return _("Your hours ended")
        case _:
            assert_never(kind)


def _answered(kind: AnswerKind) -> str:
    match kind:
        case AnswerKind.START:
            return _("You started the routine")
        case AnswerKind.SNOOZE:
            return _("You put the reminder off")
        case AnswerKind.SKIP:
            return _("You skipped this break")
        case AnswerKind.DONE:
            return _("You told of a break")
        case AnswerKind.IGNORED:
            return _("The reminder was closed without an answer")
        case AnswerKind.UNANSWERED:
            return _("The reminder was taken away without an answer")
        case AnswerKind.RESTED:
            return _("The break came by itself, away from the desk")
        case AnswerKind.STOOD:
            return _("You stood instead")
        case _:
            assert_never(kind)


def _offered(occasion: Occasion) -> str:
    match occasion:
        case Occasion.ASKED:
            return _("Break offered, as you asked")
        case Occasion.AT_ONCE:
            return _("Break offered at once")
        case Occasion.LULL:
            return _("Break offered, at a pause in typing and pointing")
        case Occasion.WAITED:
            return _("Break offered; no pause in typing and pointing had come")
        case _:
            assert_never(occasion)


def _undone(what: Undone) -> str:
    match what:
        case Undone.AWAY:
            return _("You were at the desk: what was taken off is given back")
        case Undone.SKIP:
            return _("You took the skip back")
        case Undone.LEAP:
            return _("The clock had been set: what was taken off is given back")
        case Undone.STANDING:
            return _("You were sitting: it counts as that")
        case Undone.HERE:
            return _("Only the keyboard tells of you again")
        case _:
            assert_never(what)


def _paused(until: str, zone: tzinfo | None) -> str:
    if not until:
        return _("Paused until you resume")
    local = datetime.fromisoformat(until).astimezone(zone)
    time = f"{WEEKDAYS[local.weekday()]} {clock(local, zone)}"
    return _("Paused until {time}, as you asked").format(time=time)


def _span(seconds: str) -> str:
    return length(timedelta(seconds=int(seconds)))


def _not_known(levels: Sequence[str]) -> Sequence[str]:
    names = listed(map(in_use, levels))
    return (_("(not known here: {names})").format(names=names),) if names else ()
