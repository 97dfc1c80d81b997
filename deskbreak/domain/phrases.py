"""
Every sentence a person reads, in one place, through gettext; long, for translators read it whole.

They offer and never order, blame nobody, count nothing missed, and end without exclamation marks.
A notification says nothing about health: screens are shared. At most 60 characters in a title,
90 in a body.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta, tzinfo

from deskbreak.domain.formats import (
    NOUNS_STAND_OUT,
    TIME_OF_DAY,
    WEEKDAYS,
    about,
    clock,
    day_name,
    length,
    listed,
    minutes,
    number,
    stopwatch,
)
from deskbreak.domain.language import _, ngettext
from deskbreak.domain.reminder.desk import FOREVER, ZERO, Concluded, Desk, Phase, Rules
from deskbreak.domain.reminder.presence import Holder, Moment, called, in_use, level_of
from deskbreak.domain.session import Felt, Outcome
from deskbreak.domain.statistics import Today

TITLE_LIMIT, BODY_LIMIT = 60, 90


# -- times ------------------------------------------------------------------------------------


# -- the first two rows of the menu -----------------------------------------------------------


def status(desk: Desk, rules: Rules, now: Moment) -> str:
    """The first row: what comes next, and the figure it rests on."""
    sat = desk.sat_at(now)
    zone = rules.zone
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
        case Phase.SNOOZED:
            return _("Snoozed until {time}").format(time=until(desk.snoozed_until, now, zone))
        case Phase.HELD_BACK if desk.due and desk.due.by:
            return _("Break waiting: {why}").format(why=called(desk.due.by).reason)
        case Phase.HELD_BACK | Phase.DUE:
            return _("Break due · sat {length}").format(length=length(sat))
        case Phase.SITTING:
            at = now.at + max(desk.next_offer - sat, ZERO)
            return _("Next break at {time} · sat {length}").format(
                time=clock(at, zone), length=length(sat)
            )


def until(at: datetime | None, now: Moment, zone: tzinfo) -> str:
    """A time to come, with its weekday when it is not today: 14:30, Mon 09:00."""
    if at is None:
        return ""
    local = at.astimezone(zone)
    today = now.at.astimezone(zone).date()
    time = local.strftime(TIME_OF_DAY)
    return time if local.date() == today else f"{WEEKDAYS[local.weekday()]} {time}"


def took_off(concluded: Concluded) -> str:
    """What an absence took off, on the row that can take it back."""
    away = length(concluded.lasted or ZERO)
    if not concluded.taken_off:
        return _("Away {away}").format(away=away)
    return _("Away {away}: {off} of sitting taken off").format(
        away=away, off=length(concluded.taken_off)
    )


def settings_problems(count: int) -> str:
    """The row that leads to what is wrong in the settings."""
    return ngettext("Settings: {n} problem", "Settings: {n} problems", count).format(n=count)


def today(day: Today) -> str:
    """What was done today, kindly."""
    breaks = ngettext("{n} break", "{n} breaks", day.breaks).format(n=day.breaks)
    return _("Today: {breaks}, {active} · longest sit {longest}").format(
        breaks=breaks, active=about(day.active), longest=length(day.longest_sit)
    )


# -- the rest of the menu ---------------------------------------------------------------------

I_WAS_HERE = _("I was at the desk")
UNDO_SKIP = _("Undo skip")
REMIND_NOW = _("Remind me now")
START_BREAK = _("Start a break")
SNOOZE = _("Snooze")
SKIP = _("Skip this break")
TOOK_BREAK = _("I just took a break")
REMIND_EVERY = _("Remind me every")
ROUTINE_LENGTH = _("Routine length")
PAUSE = _("Pause")
FIT_TO_CALENDAR = _("Fit to my calendar")
UNTIL_TOMORROW = _("Until tomorrow")
UNTIL_I_RESUME = _("Until I resume")
RESUME = _("Resume")
QUIT = _("Quit")
SETTINGS = _("Settings…")
CUSTOM = _("Custom…")
UNTIL = _("Until…")
SHOW_STATUS = _("Show the window")


def until_meeting_ends(at: datetime, zone: tzinfo) -> str:
    """A snooze that lasts as long as the meeting."""
    return _("Until the meeting ends, {time}").format(time=clock(at, zone))


# -- notifications ----------------------------------------------------------------------------


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


def plain_body(count: int) -> str:
    """The body of a reminder whose routine could not be asked for in time."""
    return _("Extension and rotation, {minutes}.").format(minutes=minutes(count))


ACTION_START = _("Start")
ACTION_ONE_MINUTE = _("1 min")


def action_snooze(count: int) -> str:
    """The label of the notification's snooze."""
    return _("Snooze {minutes}").format(minutes=minutes(count))


ACTION_SKIP = _("Skip")

PLAYER_FAILED_TITLE = _("The routine closed by itself")
PLAYER_FAILED_BODY = _("Your sitting time is kept. The log file holds the details.")
BUG_TITLE = _("Something in deskbreak went wrong")
BUG_BODY = _("It goes on. The log file holds the details.")
RUNNING_TITLE = _("deskbreak is running")
NO_TRAY_BODY = _("No tray is shown here. Starting deskbreak once more opens its window.")
NO_IDLE_SOURCE = _("Nothing here tells input from silence, so sitting time is a guess.")
NO_NOTIFICATIONS = _(
    "Nothing here shows notifications, so a break that is due shows in the status."
)
HISTORY_WAITS = _("The history waits and is tried again")
NOT_SET_TITLE = _("The setting is as it was")
NOT_SET_BODY = _("The settings could not be written. The log file holds the details.")


# -- what commands answer ---------------------------------------------------------------------

NOT_RUNNING = _("not running; start it with: deskbreak run")
NO_ANSWER = _("it does not answer")
BUG_IN_WORD = _("Something in deskbreak went wrong; the log file holds the details.")
REMINDERS_OFF = _("Reminders are off: deskbreak is not running.")
OWN_FILES_ONLY = _("The running program has files of its own: leave --config and --history out.")
NOTHING_DUE = _("No break is due.")
NOTHING_TO_UNDO = _("There is nothing to take back.")
STOPPING = _("deskbreak has ended.")
OPENING = _("The routine opens.")
ALREADY_OPEN = _("The routine is open already; it is in front now.")
UNKNOWN_WORD = _("The running program does not know this word; is it an older version?")


def runs_already(status: str) -> str:
    """A second start."""
    return _("deskbreak runs already. {status}").format(status=status)


def not_asked(why: str) -> str:
    """The running program does not answer."""
    return _("The running program could not be asked: {why}.").format(why=why)


def whole_number(found: str, least: int, most: int) -> str:
    """A number on the command line that is none, or too large."""
    return _("found {found!r}, allowed is a whole number from {least} to {most}").format(
        found=found, least=least, most=most
    )


def moved(status: str) -> str:
    """A snooze with nothing due moved the next break."""
    return _("The next break moved. {status}").format(status=status)


def paused_words(found: str) -> str:
    """A pause that could not be read."""
    return _(
        "pause: found {found!r}, allowed is 30m, 2h, a time like 14:30, or tomorrow; "
        "without one it lasts until `deskbreak resume`."
    ).format(found=found)


# -- the routine window -----------------------------------------------------------------------

PLAYER_TITLE = _("deskbreak: a break for the upper back")
SAFETY_TITLE = _("Before you begin")
SAFETY = (
    _(
        "deskbreak suggests gentle movement for the upper back. It is general information "
        "and no medical care."
    ),
    _(
        "Ask a doctor or physiotherapist first if you have osteoporosis or a fracture of the "
        "spine, had an operation or an injury lately, are pregnant, get dizzy when you move "
        "your head, or have pain, tingling or numbness that travels into an arm, the ribs or a "
        "leg."
    ),
    _(
        "Stay in an easy range and breathe steadily. Stop when anything feels sharp, tingly or "
        "dizzy. Get help at once for chest pain, trouble breathing, or new weakness or numbness "
        "in the legs."
    ),
)
BEGIN = _("Begin")
NEXT = _("Next")
BACK = _("Back")
STOP = _("Stop")
CLOSE = _("Close")
PAUSED = _("Paused")
LAST_ONE = _("This is the last one")
SCREEN_STAYS_ON = _("A routine is on")
DONE_TITLE = _("That was your break")
HOW_WAS_IT = _("How did it feel?")
SIDES = {"left": _("Left"), "right": _("Right")}
FIRST = {"left": _("The left side begins."), "right": _("The right side begins.")}
UNTIL_IT_BEGINS = _("until it begins")
BREATHE_IN, BREATHE_OUT = _("Breathe in"), _("Breathe out")
STROKES = {"out": _("Out"), "hold": _("Hold"), "back": _("Back")}
FELT = {Felt.EASY: _("Easy"), Felt.OK: _("OK"), Felt.HARD: _("Hard")}
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
HEALTH_TITLE = _("Does any of this apply to you?")
HEALTH = _(
    "Routines then leave out what does not suit it. What you tick stays on this machine, and "
    "you can change it whenever you like."
)
CHECK_FIRST_TITLE = _("To ask a doctor or physiotherapist about before any routine")
SOMETHING_APPLIES = _("Something applies")
CLEARED = _("That is cleared now")
GATE_TITLE = _("First, a word with a professional")
NOTHING_FITS_TITLE = _("A stroll, this time")
NOTHING_FITS = (
    _("With your kit, your place and what you leave out, no exercise remains."),
    _("The table [person] in config.toml says what counts; more kit opens more exercises."),
)


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


# -- when it hurts ------------------------------------------------------------------------------

THAT_HURTS = _("That hurts")
HURTS_TITLE = _("Let’s leave that one")
GET_HELP = _(
    "Get help at once for chest pain, trouble breathing, new weakness or numbness in the legs or "
    "groin, or loss of bladder or bowel control."
)
GO_ON = _("Go on with the rest")
STOP_HERE = _("Stop here")
A_SLIP = _("It was a slip")


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


NO_DISPLAY = _("there is no display to open a window on; start it inside a desktop session.")


def display_silent(display: str) -> str:
    """The display that is named cannot be reached."""
    return _("the display {display} does not answer; start it inside a desktop session.").format(
        display=display
    )


def library_missing(library: str) -> str:
    """A system library of the window is not installed."""
    package = {"libxcb-cursor.so.0": "libxcb-cursor0"}.get(library, library)
    return _("the routine window needs the system library {library}; install {package}.").format(
        library=library, package=package
    )


# -- what is wrong in a file that a person wrote ----------------------------------------------

NOTHING = _("nothing")
TABLE = _("a table")
TEXT = _("a text in quotes")
NUMBER = _("a number")
WHOLE_NUMBER = _("a whole number")
TRUE_OR_FALSE = _("true or false")
SECRET = _("a value that is not shown")


def place(file: str, line: int | None, column: int | None, key: str) -> str:
    """Where it is: `config.toml line 7, reminder.lull_seconds`."""
    spot = file
    if line is not None:
        spot = _("{file} line {line}").format(file=file, line=line)
    if column is not None:
        spot = _("{spot} column {column}").format(spot=spot, column=column)
    return ", ".join(part for part in (spot, key) if part)


def problem(place: str, found: str, allowed: str, nearest: str | None) -> str:
    """One fault in one sentence."""
    text = found
    if allowed:
        text = _("found {found}, allowed is {allowed}").format(found=found, allowed=allowed)
    if nearest:
        text = _("{text}; did you mean {nearest}?").format(text=text, nearest=nearest)
    return f"{place}: {text}" if place else text


def unknown_key(key: str) -> str:
    """A key that nothing reads."""
    return _("unknown key {key}").format(key=key)


def syntax_error(what: str) -> str:
    """The file is no TOML."""
    return _("not readable as TOML: {what}").format(what=what)


LIMIT_UNITS = {"minutes": _("minutes"), "seconds": _("seconds")}


def between(least: float, most: float | None, unit: str) -> str:
    """The numbers that are allowed: 1 to 240 (minutes)."""
    text = _("{least} or more").format(least=number(least))
    if most is not None:
        text = _("{least} to {most}").format(least=number(least), most=number(most))
    return f"{text} ({LIMIT_UNITS.get(unit, unit)})" if unit else text


def a_list(count: tuple[int, int] | None) -> str:
    """A list, of so many elements where that is limited."""
    if count is None:
        return _("a list")
    least, most = count
    text = _("a list ({least} entries)")
    if least != most:
        text = _("a list ({least} to {most} entries)")
    return text.format(least=least, most=most)


# -- notifications whose server shows no buttons ------------------------------------------------

ANSWER_ELSEWHERE = _("Answer in the tray, or by: deskbreak start, snooze, skip.")


NOT_UTF8 = _("not a text in UTF-8")
TOO_LARGE = _("larger than 64 KB, which no settings are")


def unreadable(why: str | None) -> str:
    """The machine does not give the file out."""
    return _("cannot be read ({why})").format(why=why)


def unwritable(file: str, why: str | None) -> str:
    """A file cannot be changed."""
    return _("{file} cannot be written ({why})").format(file=file, why=why)


# -- the history ------------------------------------------------------------------------------


def newer_history(file: str) -> str:
    """The file was written by a version to come."""
    return _("{file} is from a newer version of deskbreak; it is left alone").format(file=file)


ROW_BROKEN = _("a row in it cannot be read")


def unusable_history(file: str, why: str) -> str:
    """The database cannot be opened, read or written."""
    return _("{file} cannot be used now ({why})").format(file=file, why=why)


OUTCOMES = {
    Outcome.COMPLETED: _("completed"),
    Outcome.STOPPED: _("ended early"),
    Outcome.FAILED: _("not finished"),
    Outcome.TOLD: _("taken without deskbreak"),
}
NO_HISTORY = _("Nothing here yet.")


def day_of_history(day: date, breaks: int, active: timedelta) -> str:
    """The line over the sessions of a day."""
    text = ngettext("{day}: {n} break, {active}", "{day}: {n} breaks, {active}", breaks)
    return text.format(day=day_name(day), n=breaks, active=about(active))


def every(count: int) -> str:
    """The work interval that holds."""
    return _("A break is offered after {minutes} of sitting.").format(minutes=minutes(count))


# -- the calendars ----------------------------------------------------------------------------

NO_CALENDAR = _("it holds no calendar, or not a whole one")
CALENDAR_TOO_LARGE = _("it is larger than 10 MB")
CALENDAR_UNREADABLE = _("it cannot be read")
NO_CALENDAR_IN_TIME = _("it did not answer within 20 seconds")
NOT_TRUSTED = _("the certificate of its server is not trusted")
REDIRECTED_AWAY = _("it leads on to an address that is not https")


def http_status(status: int) -> str:
    """What a server answered in place of a calendar."""
    return _("its server answers with status {status}").format(status=status)


def calendar_problem(number: int, why: str) -> str:
    """A calendar that cannot be asked; its address is a secret, so its place names it."""
    return _("Calendar source {number}: {why}").format(number=number, why=why)


# -- what is wrong in an exercise file ----------------------------------------------------------

BOTH_SIDES = _('"alternate" or "block": a turn or a bend works both sides')
FEWEST_FIRST = _("the fewest first")
LOWEST_FIRST = _("each one once, the lowest first")
ONE_LINE = _("one line of text")
AS_MANY_PLACES = _("at most as many as there are places")
TOO_LONG = _("a longer block")
KNOWN_ID = _("the id of an exercise")


def at_most_characters(count: int) -> str:
    """How long a line may be."""
    return _("at most {count} characters").format(count=count)


# -- the routine --------------------------------------------------------------------------------

MOVE_TO = {
    "seated": _("Sit down"),
    "standing": _("Stand up"),
    "all_fours": _("Onto hands and knees"),
    "side_lying": _("Onto your side"),
    "supine": _("Onto your back"),
}
WHERE = {
    "seated": _("In your chair."),
    "standing": _("Standing."),
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


# -- what the voice says ------------------------------------------------------------------------

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
VOICE = _("Voice")
FULL_SCREEN = _("Full screen")
SOUND = _("Sound")
NO_VOICE = _("No voice was found here; chimes and text lead you. speech-dispatcher brings one.")
NO_SOUND = _("Nothing here plays sounds; the text leads you.")
SAY_HOLD = _("Hold")
SAY_BACK = _("And back")
SAY_LAST_BREATH = _("One more breath")


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


# -- an exercise in words -----------------------------------------------------------------------

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


def no_exercise(name: str, near: str = "") -> str:
    """An id that is none."""
    if near:
        return _("found {name!r}, no exercise; did you mean {near}?").format(name=name, near=near)
    return _("found {name!r}, no exercise; deskbreak exercises lists them").format(name=name)


def not_written(file: str) -> str:
    """A picture that could not be saved."""
    return _("{file} could not be written").format(file=file)


# -- what is wrong in a drawn movement --------------------------------------------------------

CHANGES_ON_THE_WAY = _("in some key poses only; it goes in all or in none")
JOINT = {
    "elbow": _("elbow"),
    "wrist": _("wrist bent back"),
    "wrist_aside": _("wrist aside"),
    "arm_across": _("arm across"),
    "arm_behind": _("arm behind"),
    "arm_twist": _("arm twisted outward"),
    "forearm_twist": _("palm up"),
    "hip": _("hip"),
    "leg_aside": _("leg aside"),
    "leg_twist": _("leg twisted outward"),
    "knee": _("knee"),
    "ankle": _("toes down"),
}
"""What is bent too far, before its degrees; below nought it goes the other way."""


def out_of_reach(centimetres: float) -> str:
    """A hand or a foot that does not get to its place."""
    return _("{gap} cm out of reach").format(gap=number(centimetres))


# -- starting with the session ------------------------------------------------------------------

AUTOSTART_ON = _("deskbreak starts with your session.")
AUTOSTART_OFF = _("deskbreak does not start with your session.")
AUTOSTART_REFUSED = _("It is switched off in the desktop's own list of startup programs.")


def autostart_trouble(why: str) -> str:
    """The entry cannot be read or written."""
    return _("The desktop's startup entry cannot be used ({why}).").format(why=why)


# -- why it did what it did -------------------------------------------------------------------

NO_DECISIONS = _("Nothing was decided yet.")


# -- what the machine offers --------------------------------------------------------------------

STATES = {"works": _("ok"), "limited": _("limited"), "missing": _("missing")}
NEEDS_OF = {
    "tray": _("Tray"),
    "notifications": _("Notifications"),
    "idle": _("Input and silence"),
    "lock": _("Lock"),
    "voice": _("Voice"),
    "chimes": _("Chimes"),
    "calendar": _("Calendars"),
    "program": _("Running program"),
    "autostart": _("Start with the session"),
    "config": _("Settings"),
    "history": _("History"),
    "state": _("State"),
    "log": _("Log"),
    "mistake": _("Mistake"),
}
OF_THE_SYSTEM = _("that of the system")
NO_TRAY_HOST = _("nothing on this desktop shows tray icons")
NOTIFICATIONS_REMEDY = _("Start a notification server, such as dunst or mako.")
NO_BUTTONS = _("It shows no buttons; the icon's click and its menu give the same answers.")
IDLE_REMEDY = _("Set your hours in the settings: sitting then counts inside them.")
NO_LOCK = _("nobody tells of a locked screen")
LOCK_REMEDY = _("A locked screen counts as away after some minutes without input all the same.")
IN_USE, FREE = _("in use now"), _("free now")
VOICE_REMEDY = _("Install speech-dispatcher with espeak-ng; chimes and text lead you meanwhile.")
NO_PLAYER = _("nothing here plays a sound file")
CHIMES_REMEDY = _("Install pipewire-bin, pulseaudio-utils or alsa-utils.")
CALENDAR_REMEDY = _("Check the sources in [calendar] of the settings.")


def needs_of(need: str) -> str:
    """The name of a need, or of what can be in use."""
    level = level_of(need)
    return called(level).need if level else NEEDS_OF[need]


def tray_remedy(desktop: str) -> str:
    """How this desktop gets a tray."""
    if "GNOME" in desktop:
        return _("Install and switch on the extension AppIndicator.")
    if "sway" in desktop:
        return _("Use a bar with a tray, such as waybar.")
    return _("Add a tray, or status notifier, to the panel; deskbreak status works without.")


def calendars(count: int, known: int) -> str:
    """How many are in the settings, and how many answered lately."""
    if not count:
        return _("none in the settings")
    return _("{count} in the settings, {known} known").format(count=count, known=known)


def not_yet(file: str) -> str:
    """A file that nothing was written into so far."""
    return _("{file} (not there yet)").format(file=file)


def open_to_others(file: str) -> str:
    """A file that others on this machine can read."""
    return _("{file} can be read by others").format(file=file)


# -- why the machine cannot tell ----------------------------------------------------------------

NO_X_ACCESS = _("The X server does not let this program in.")
NO_WAYLAND = _("WAYLAND_DISPLAY names no Wayland compositor.")
NO_FULL_SCREEN = _("The window manager does not tell of full screen.")
NO_WATCHERS = _("X11 does not tell who looks at the screen")
NO_FILM = _("neither logind nor a session manager tells of it")
NO_SESSION = _("logind does not know this session")
NO_SYNTHESIZER = _("speech-dispatcher has no synthesizer")
NO_SOCKETS = _("This Python has no local sockets, so the program cannot be asked.")
NOT_TOLD = _("the system does not tell of it")


def not_installed(program: str) -> str:
    """A program that would have been asked."""
    return _("{program} is not installed").format(program=program)


def no_answer_in(program: str, seconds: int) -> str:
    """It was asked, and took too long."""
    return _("{program} gave no answer in {seconds} seconds").format(
        program=program, seconds=seconds
    )


def cannot_be_asked(program: str, why: str) -> str:
    """It was asked, and gave no answer that can be used."""
    return _("{program} cannot be asked: {why}").format(program=program, why=why)


def no_json(program: str, why: str) -> str:
    """It answered in a form of its own."""
    return _("{program} gives no JSON: {why}").format(program=program, why=why)


def silent(name: str) -> str:
    """A service that does not answer."""
    return _("{name} does not answer").format(name=name)


def refused(name: str, what: str, why: str) -> str:
    """A service that answers with an error."""
    return _("{name} refuses {what}: {why}").format(name=name, what=what, why=why)


def no_bus(which: str, why: str) -> str:
    """No D-Bus; `which` is session or system."""
    text = {
        "session": _("No session D-Bus answers: {why}."),
        "system": _("No system D-Bus answers: {why}."),
    }
    return text[which].format(why=why)


def no_x_here(display: str) -> str:
    """DISPLAY names something else."""
    return _("DISPLAY is {display!r}, which is no X server of this machine.").format(
        display=display
    )


def no_display_server(why: str) -> str:
    """The line to the X server or the compositor breaks."""
    return _("The display server does not answer: {why}.").format(why=why)


def not_on_wayland(desktop: str) -> str:
    """What the compositor of this desktop keeps to itself."""
    return _("not knowable on {desktop}").format(desktop=f"{desktop} Wayland".strip())


# -- the settings window ------------------------------------------------------------------------

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
CHOICES = {
    "Place": {
        "open_plan": _("Open-plan office"),
        "office": _("Office of my own"),
        "home": _("At home"),
    },
    "Start": {"sitting": _("Sitting"), "standing": _("Standing")},
    "Theme": {"auto": _("As the desktop"), "light": _("Light"), "dark": _("Dark")},
    "Switch": {"auto": _("As the desktop"), "yes": _("Yes"), "no": _("No")},
    "Palette": {"a": _("First"), "b": _("Second"), "c": _("Third")},
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
UNITS = {"minutes": _("min"), "seconds": _("s")}


def choice(kind: str, value: str) -> str:
    """How a choice is called; `kind` is the class of its values."""
    if kind == Holder.__name__:
        return called(Holder(value)).choice
    named = {"Kit": KIT, "Avoid": AVOID, "CheckFirst": CHECK_FIRST} | CHOICES
    return named[kind][value]


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


# -- the history window -------------------------------------------------------------------------

HISTORY_TITLE = _("History")
WHAT_WAS = _("What was")
WHY = _("Why it was so")
EARLIER, LATER = _("The day before"), _("The day after")
TODAY = _("Today")
THE_DAY = _("The day")
THE_WEEK = _("Movement in the week")
THE_BALANCE = _("Movements and sides in the week")
THE_YEAR = _("Movement in the year")
NOTHING_WRITTEN = _("Nothing is written down here.")
NO_MOVEMENT = _("none")
LANES = {
    "sitting": _("Sitting"),
    "away": _("Away"),
    "break": _("Breaks"),
    "held_back": _("Held back"),
}
FIGURES = {
    "breaks": _("Breaks"),
    "active": _("Movement"),
    "sitting": _("Sitting"),
    "longest_sit": _("Longest sit"),
    "natural_breaks": _("Natural breaks"),
}
MONTHS = (
    _("Jan"),
    _("Feb"),
    _("Mar"),
    _("Apr"),
    _("May"),
    _("Jun"),
    _("Jul"),
    _("Aug"),
    _("Sep"),
    _("Oct"),
    _("Nov"),
    _("Dec"),
)
DAY, WEEK = _("Day"), _("Week")
HEAD_OF_DAY = (_("From"), _("To"), _("What"))
HEAD_OF_BALANCE = (_("Movement or side"), _("In the week"))
HEAD_OF_WHY = (_("Time"), _("What happened, and why"))
AS_TABLES = _("As tables")
SAVE_AS = _("Save as")
SAVE_FORMS = {"csv": _("A table for a spreadsheet (CSV)"), "json": _("All of it (JSON)")}
DELETE_WHAT = _("Delete")
THIS_DAY, EVERYTHING = _("This day…"), _("Everything…")
DELETE_EVERYTHING = _("Delete all that is written down, of every day?")
NO_WAY_BACK = _("It cannot be brought back.")
DELETE, KEEP = _("Delete it"), _("Keep it")
DELETED = _("It is deleted.")
_SPANS = {
    "sitting": _("Sitting {start} to {end}, {length}"),
    "away": _("Away {start} to {end}, {length}"),
    "natural_break": _("Natural break {start} to {end}, {length}"),
    "held_back": _("Break held back {start} to {end}: {why}"),
}


def span_told(kind: str, start: datetime, end: datetime, reason: str, zone: tzinfo | None) -> str:
    """A stretch of a day; `reason` is what held a break back."""
    return _SPANS[kind].format(
        start=clock(start, zone),
        end=clock(end, zone),
        length=about(end - start),
        why=in_use(reason),
    )


def break_told(
    start: datetime,
    end: datetime,
    outcome: Outcome,
    active: timedelta,
    names: Sequence[str],
    zone: tzinfo | None,
) -> str:
    """A break, and what was done in it."""
    text = _("Break {start} to {end}, {active}, {outcome}").format(
        start=clock(start, zone),
        end=clock(end, zone),
        active=about(active),
        outcome=OUTCOMES[outcome],
    )
    return f"{text}: {', '.join(names)}" if names else text


def day_told(day: date, figures: Today) -> str:
    """All figures of a day."""
    natural = ngettext("{n} natural break", "{n} natural breaks", figures.natural_breaks)
    return _("{breaks} · sat {sat}, longest {longest} · {natural}").format(
        breaks=day_of_history(day, figures.breaks, figures.active),
        sat=length(figures.sitting),
        longest=length(figures.longest_sit),
        natural=natural.format(n=figures.natural_breaks),
    )


def figure(of: str, name: str, value: str) -> str:
    """A figure of the day or of the week, for screen readers: Week, Breaks: 13."""
    return _("{of}, {name}: {value}").format(of=of, name=name, value=value)


def from_minutes(count: int) -> str:
    """Where a step of the year's squares begins."""
    return _("from {minutes}").format(minutes=minutes(count))


def times(count: int) -> str:
    """How often a side worked."""
    return ngettext("{n} time", "{n} times", count).format(n=count)


def delete_day(day: date) -> str:
    """The question before a day goes."""
    return _("Delete all that is written down of {day}?").format(day=day_name(day))


def saved_to(file: str) -> str:
    """Where the history was saved."""
    return _("Saved to {file}.").format(file=file)


# -- the status window and the small ones -------------------------------------------------------

APP = _("deskbreak")
OK = _("OK")
CANCEL = _("Cancel")
NOT_RUNNING_HERE = _("deskbreak is not running, so nothing reminds you.")
START_PROGRAM = _("Start it in the tray")
INTERVAL_QUESTION = _("After how much sitting would you like a break?")
PAUSE_QUESTION = _("Until when would you like no reminders?")


# -- the first run ------------------------------------------------------------------------------

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
