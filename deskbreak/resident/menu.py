"""The tray menu and the icon, as data computed from the state; nothing is read back from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import ceil
from typing import Any, NamedTuple

from deskbreak.desktop.messages import OpenWindow
from deskbreak.desktop.tray.port import Face, Row
from deskbreak.domain import formats, statistics
from deskbreak.domain.lengths import INTERVAL_KEY, INTERVALS, ROUTINE_KEY, ROUTINES
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.reminder.decisions import no_longer
from deskbreak.domain.reminder.desk import MINUTE, Desk, Phase, Rules
from deskbreak.domain.reminder.events import Done, Pause, RemindNow, Resume, Skip, Snooze, Start
from deskbreak.domain.reminder.policy import RING_STEPS
from deskbreak.domain.reminder.presence import Holder, Moment
from deskbreak.domain.reminder.states import InUse
from deskbreak.domain.settings import Settings
from deskbreak.domain.statistics import Today
from deskbreak.resident import corrections, phrases
from deskbreak.resident.messages import Quit, SetValue, UntilAsked

SEPARATOR = Row()
CALLS = {Holder.MICROPHONE, Holder.CAMERA}
ICONS = {
    Phase.DUE: "due",
    Phase.HELD_BACK: "waiting",
    Phase.SNOOZED: "waiting",
    Phase.ON_BREAK: "on-break",
    Phase.AWAY: "away",
    Phase.STANDING: "standing",
    Phase.PAUSED: "paused",
    Phase.OFF_HOURS: "paused",
}


class Shown(NamedTuple):
    """All that the menu and the report are computed from."""

    desk: Desk
    rules: Rules
    settings: Settings
    faults: Sequence[str]
    today: Today | None
    now: Moment
    usual: int  # minutes of a routine
    meeting_ends: datetime | None


def face(desk: Desk, rules: Rules, now: Moment) -> Face:
    """The icon, and a tooltip that repeats the first row."""
    icon = ICONS.get(desk.phase) or f"sitting-{_eighths(desk, rules, now)}"
    return Face(icon, reminder_phrases.status(desk, rules, now))


def rows(shown: Shown) -> tuple[Row, ...]:
    """The whole menu, the status first: some desktops open the menu on any click."""
    due = shown.desk.due is not None and shown.desk.player is None
    reminder = shown.settings.reminder
    tail = (Row(statistics.today(shown.today), OpenWindow("history")),) if shown.today else ()
    return (
        _status(shown),
        *_second(shown),
        SEPARATOR,
        _starts(shown),
        *_answers(shown, due=due),
        Row(phrases.TOOK_BREAK, Done(reminder.routine_minutes)),
        *corrections.corrections(shown.desk, shown.now, shown.rules.zone),
        SEPARATOR,
        _choice(
            reminder_phrases.REMIND_EVERY,
            INTERVAL_KEY,
            INTERVALS,
            reminder.work_interval_minutes,
            (Row(phrases.CUSTOM, OpenWindow("interval")),),
        ),
        _choice(
            phrases.ROUTINE_LENGTH,
            ROUTINE_KEY,
            ROUTINES,
            reminder.routine_minutes,
            _fit(shown.settings),
        ),
        _pause(shown.desk),
        SEPARATOR,
        *tail,
        Row(phrases.SETTINGS, OpenWindow("settings")),
        Row(phrases.QUIT, Quit()),
    )


def plain(row: Row) -> dict[str, Any]:
    """A row as the control socket tells it; one without rows is for a click if `clicks`."""
    return {
        "text": row.text,
        "clicks": row.enabled and row.message is not None,
        "checked": row.checked,
        "radio": row.radio,
        "rows": [plain(one) for one in row.rows],
    }


def at(rows: Sequence[Row], path: Sequence[object]) -> Row | None:
    """
    The row to click whose text stands last in `path`, those of the menus around it before.

    Texts and not places: a click that crosses a change of the menu hits no other row.
    """
    found = None
    for text in path:
        found = next((row for row in rows if row.text == text and row.text), None)
        rows = found.rows if found else ()
    return found if found and found.enabled and found.message is not None else None


def _status(shown: Shown) -> Row:
    text = reminder_phrases.status(shown.desk, shown.rules, shown.now)
    if shown.desk.phase is Phase.SNOOZED:
        return Row(text, rows=(Row(phrases.REMIND_NOW, RemindNow()),))
    if shown.desk.phase is Phase.STANDING:
        return Row(text, rows=corrections.standing(shown.desk))
    return _in_use(text, shown.desk.held_by, shown.settings)


def _in_use(text: str, one: InUse | None, settings: Settings) -> Row:
    """A row about what is in use; a program that uses a microphone or camera may be no call."""
    if not (one and one.program and one.level in CALLS):
        return Row(text, enabled=False)
    programs = (*settings.reminder.not_a_call, one.program)
    return Row(text, rows=(Row(phrases.NOT_A_CALL, SetValue("reminder.not_a_call", programs)),))


def _second(shown: Shown) -> tuple[Row, ...]:
    """What can be taken back, what is wrong in the settings, what no longer holds."""
    found = [*corrections.concluded(shown.desk, shown.now, shown.rules.zone)]
    if shown.faults:
        told = tuple(Row(fault, enabled=False) for fault in shown.faults)
        found.append(Row(reminder_phrases.settings_problems(len(told)), rows=told))
    stale = shown.desk.stale(shown.rules)
    found += [_in_use(no_longer(str(one)), one, shown.settings) for one in stale]
    return tuple(found)


def _starts(shown: Shown) -> Row:
    """The lengths; a click on the icon takes the usual one, if a break is due or waits."""
    usual = shown.usual
    lengths = sorted({*ROUTINES, usual})
    rows = tuple(Row(formats.minutes(n), Start(n)) for n in lengths)
    click = Start(usual) if shown.desk.due else OpenWindow("status")
    return Row(phrases.START_BREAK, Start(usual), rows, default=click)


def _answers(shown: Shown, *, due: bool) -> tuple[Row, ...]:
    if not due:
        return ()
    lengths = shown.settings.reminder.snooze_minutes
    snoozes = [Row(formats.minutes(n), Snooze(n)) for n in lengths]
    if ends := shown.meeting_ends:
        text = phrases.until_meeting_ends(ends, shown.rules.zone)
        snoozes.append(Row(text, Snooze(ceil((ends - shown.now.at) / MINUTE))))
    return Row(phrases.SNOOZE, rows=tuple(snoozes)), Row(phrases.SKIP, Skip())


def _choice(
    title: str, key: str, offered: Sequence[int], current: int, others: tuple[Row, ...] = ()
) -> Row:
    """A list of lengths of which one is set; a value that is not in the list stands in it."""
    lengths = sorted({*offered, current})
    rows = tuple(Row(formats.minutes(n), SetValue(key, n), checked=n == current) for n in lengths)
    return Row(title, rows=(*rows, *others))


def _fit(settings: Settings) -> tuple[Row, ...]:
    """Whether the calendar sizes the routine; only where there is one."""
    fits = settings.reminder.fit_to_calendar
    if not (fits or settings.calendar.sources):
        return ()
    message = SetValue("reminder.fit_to_calendar", not fits)
    return SEPARATOR, Row(phrases.FIT_TO_CALENDAR, message, checked=fits, radio=False)


def _pause(desk: Desk) -> Row:
    if desk.paused_until:
        return Row(reminder_phrases.RESUME, Resume())
    lengths = (
        (formats.minutes(30), "30m"),
        (formats.minutes(60), "1h"),
        (formats.minutes(120), "2h"),
    )
    named = ((phrases.UNTIL_TOMORROW, "tomorrow"), (phrases.UNTIL_I_RESUME, ""))
    asked, told = (
        tuple(Row(text, UntilAsked(words, Pause)) for text, words in some)
        for some in (lengths, named)
    )
    until = Row(phrases.UNTIL, OpenWindow("pause"))
    return Row(reminder_phrases.PAUSE, rows=(*asked, until, *told))


def _eighths(desk: Desk, rules: Rules, now: Moment) -> int:
    left = desk.next_offer - desk.at(now).since_break
    steps = RING_STEPS - ceil(RING_STEPS * (left / rules.interval))
    return min(max(steps, 0), RING_STEPS)
