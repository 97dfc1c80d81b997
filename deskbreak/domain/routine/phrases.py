"""A routine in words: on the screen, aloud, and why it is as it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from deskbreak.domain.formats import NOUNS_STAND_OUT, listed, minutes, number, stopwatch
from deskbreak.domain.language import _, ngettext

BODY_LIMIT = 90  # characters of a notification
DONE_TITLE = _("That was your break")
SIDES = {"left": _("Left"), "right": _("Right")}
KIT = {
    "chair": _("chair"),
    "desk": _("desk"),
    "wall": _("wall"),
    "mat": _("mat"),
    "roller": _("roller"),
    "massage_tool": _("massage tool"),
    "two_balls": _("two balls"),
    "band": _("band"),
    "band_anchor": _("anchor for the band"),
    "dowel": _("dowel"),
    "doorway": _("doorway"),
    "cushion": _("cushion"),
}
AVOID = {
    "osteoporosis": _("osteoporosis, or a vertebra that broke once"),
    "pressure": _("pressure on the back: a wound, a clot, sore skin"),
    "pregnancy": _("pregnancy past week 16"),
    "dizziness": _("dizziness when the head moves"),
    "shoulder": _("a shoulder that is unstable, frozen or very sore"),
    "knees": _("knees that do not like to kneel"),
    "wrists": _("wrists that do not like weight"),
    "head_low": _("head low: glaucoma, high blood pressure, reflux"),
}
CHECK_FIRST = {
    "recent_surgery": _("an operation on spine, chest, belly or shoulder lately"),
    "recent_injury": _("a fresh fracture or injury"),
    "nerve_symptoms": _("pain, tingling or numbness into an arm, the ribs or a leg"),
    "unexplained_pain": _("new, unexplained or night-time pain in back or chest"),
    "repeated_pain": _("exercises that hurt, twice within two weeks"),
}
NOTHING_FITS = (
    _("With your kit, your place and what you leave out, no exercise remains."),
    _("The table [person] in config.toml says what counts; more kit opens more exercises."),
)
MOVE_TO = {
    "seated": _("Sit down"),
    "standing": _("Stand up"),
    "all_fours": _("Onto hands and knees"),
    "side_lying": _("Onto your side"),
    "supine": _("Onto your back"),
}
WHERE = {
    "seated": _("In your chair."),
    "standing": _("Standing at your desk."),
    "floor": _("On the floor."),
    "mixed": _("Sitting and standing."),
}
BREATHE_NAME = _("Tall breaths")
BREATHE = _("Sit or stand tall, look far, breathe slowly")
OTHER_SIDE = _("Change sides")
NEXT_PLACE = _("Three inches along")
REST = _("Let go for a moment")
HALF_RANGE = _("Half the way for the first two")
NOTHING_ELIGIBLE = _("No exercise fits what you have and avoid here; your settings can open more.")
TAKES_TURNS = _("Extension and rotation take turns.")
RELAXED = {
    "R8": _("No warm-up fits what you have at hand, so begin with small movements."),
    "R9": _("Only one movement fits what you have at hand."),
    "R10": _("Extension and rotation take unequal shares of the time."),
}
MOVEMENT = {
    "extension": _("extension"),
    "rotation": _("rotation"),
    "side_bend": _("side-bend"),
    "soft_tissue": _("soft tissue"),
}
REASONS = {
    "warm_up": _("to warm up"),
    "again": _("once more, as there is time"),
    "only": _("the only one that fits here"),
    "easier": _("easier than {name}, which felt hard"),
    "protocol": _("part of the whole protocol for a mat and a roller"),
    "new": _("new to you"),
    "fits": _("fits the minutes best"),
    "side": _("begins with the side that came short"),
}
EACH_SIDE = {"left": _("left"), "right": _("right"), "alternate": _("on each side")}
SAY_MOVE = {
    "seated": _("Sit down"),
    "standing": _("Stand up"),
    "all_fours": _("Come to your hands and knees"),
    "side_lying": _("Lie on your side"),
    "supine": _("Lie on your back"),
}
SAY_ON_SIDE = {"left": _("Lie on your left side"), "right": _("Lie on your right side")}
SAY_CHANGE = {
    "left": _("Change sides: now the left"),
    "right": _("Change sides: now the right"),
}
SAY_HOLD = _("Hold")
SAY_BACK = _("And back")
SAY_LAST_BREATH = _("One more breath")
POSITION = {
    "seated": _("seated"),
    "standing": _("standing"),
    "all_fours": _("on hands and knees"),
    "side_lying": _("on the side"),
    "supine": _("on the back"),
}
DIFFICULTY = {1: _("easy"), 2: _("middling"), 3: _("demanding")}
IN_THE_OFFICE = _("fine in an open office")
DOSE = _("Dose")
NEEDS = _("Needs")
NOT_WITH = _("Not with")
EASIER = _("Easier")
HARDER = _("Harder")
SET_UP = _("Getting ready")
MOVE = _("Moving")
CUES = _("To think of")
FAULTS = _("To leave")
BREATH = _("Breath")
CHANGES = _("Gentler")
SOURCE = _("Source")


def gate_stands(items: Sequence[str]) -> str:
    """Why there is no routine now, in one sentence; the ids of what stands."""
    told = listed(CHECK_FIRST[item] for item in items)
    return _(
        "Please ask a doctor or physiotherapist first: {told}; then set person.cleared_on to "
        "that day."
    ).format(told=told)


def gate(items: Sequence[str]) -> tuple[str, ...]:
    """The same on a card, with what to do meanwhile."""
    told = listed(CHECK_FIRST[item] for item in items)
    return (
        _("Please ask a doctor or physiotherapist before you move: {told}.").format(told=told),
        _(
            "Once that is cleared, open a routine and say so, and they come again. Until then "
            "a short stroll is a fine break."
        ),
    )


def spare(minutes_wanted: int, seconds: int) -> str:
    """The pool is too thin for the minutes."""
    return _("It fills {filled} of {wanted}; a stroll suits the rest.").format(
        filled=stopwatch(timedelta(seconds=60 * minutes_wanted - seconds)),
        wanted=minutes(minutes_wanted),
    )


def chosen(name: str, movement: str, reasons: Sequence[str]) -> str:
    """Why an exercise is in the routine, and why as it is."""
    why = "; ".join(reasons)
    return _("{name}: {kind}, {why}.").format(name=name, kind=MOVEMENT[movement], why=why)


def reason(kind: str, count: int, name: str) -> str:
    """One reason for an exercise; `count` and `name` are those of the routine's `Why`."""
    counted = {
        "rested": ngettext("last done {n} routine ago", "last done {n} routines ago", count),
        "more": ngettext(
            "{n} repetition more than last time", "{n} repetitions more than last time", count
        ),
        "fewer": ngettext(
            "{n} repetition fewer than last time", "{n} repetitions fewer than last time", count
        ),
    }
    return (counted | REASONS)[kind].format(n=count, name=name)


def _within(name: str) -> str:
    """The name of an exercise inside a sentence."""
    return name if NOUNS_STAND_OUT else name[:1].lower() + name[1:]


def summary(names: Sequence[str], where: str) -> str:
    """What a reminder names: the exercises and the place, at most 90 characters."""
    left = list(names)
    while left:
        lowered = [left[0], *(_within(name) for name in left[1:])]
        head, tail = lowered[:-1], lowered[-1]
        joined = _("{some} and {last}").format(some=listed(head), last=tail) if head else tail
        text = f"{joined}. {where}"
        if len(text) <= BODY_LIMIT:
            return text
        left.pop()
    return where


def say_next(name: str, side: str | None, *, follows: bool) -> tuple[str, ...]:
    """The exercise that comes, and the side that begins where there are two; then shorter."""
    if not side:
        return (_("Next: {name}").format(name=name) if follows else name,)
    full = _("Next: {name}, {side} first") if follows else _("{name}, {side} first")
    short = _("{name}, {side}")
    which = EACH_SIDE[side]
    return tuple(text.format(name=name, side=which) for text in (full, short))


def say_repetition(side: str | None, left: int, of: int) -> str:
    """How many repetitions are left, the one that begins counted: left, 3 more."""
    if left == of:
        count = ngettext("Once", "{n} times", of).format(n=of)
    elif left == 1:
        count = _("Last one")
    else:
        count = _("{n} more").format(n=left)
    return f"{SIDES[side]}, {count[:1].lower()}{count[1:]}" if side else count


def say_cue(words: str, cue: str) -> str:
    """A cue after the count."""
    return f"{words}. {cue}"


def dose(fewest: int, most: int, hold: float, *, each_side: bool) -> str:
    """How much of an exercise: repetitions, or holds of so many seconds where that is given."""
    count = (
        f"{fewest}" if fewest == most else _("{fewest} to {most}").format(fewest=fewest, most=most)
    )
    what = _("{count} holds of {hold} s") if hold else _("{count} slow repetitions")
    text = what.format(count=count, hold=number(hold))
    return _("{dose} on each side").format(dose=text) if each_side else text


def tempo(out: float, hold: float, back: float) -> str:
    """The seconds of one repetition."""
    text = (
        _("{out} s out, {hold} s held, {back} s back") if hold else _("{out} s out, {back} s back")
    )
    return text.format(out=number(out), hold=number(hold), back=number(back))


def needs(sets: Sequence[Sequence[str]]) -> str:
    """Any one of these sets of kit."""
    return _(" or ").join(" + ".join(KIT[one] for one in kit) for kit in sets)
