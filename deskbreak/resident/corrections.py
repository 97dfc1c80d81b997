"""The rows by which a person says what the machine cannot see, or takes back what it told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta, tzinfo
from typing import assert_never

from deskbreak.desktop.tray.port import Row
from deskbreak.domain import formats
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.reminder.absence import wall
from deskbreak.domain.reminder.decisions import Undone
from deskbreak.domain.reminder.desk import MINUTE, UNDO_FOR, Desk, Phase
from deskbreak.domain.reminder.events import Here, NotHere, Sit, Stand, Undo, WasAway
from deskbreak.domain.reminder.presence import Moment
from deskbreak.domain.reminder.states import Concluded
from deskbreak.resident import phrases
from deskbreak.resident.messages import UntilAsked

LENGTHS = (10, 20, 30)  # minutes of an absence


def concluded(desk: Desk, now: Moment, zone: tzinfo) -> Iterator[Row]:
    """What holds by a person's word or for lack of one, each with its way back."""
    if told := desk.to_undo(now):
        yield from _undo(told)
    if desk.here_until:
        end = (Row(phrases.END, NotHere()),)
        yield Row(reminder_phrases.here_until(desk.here_until, now, zone), rows=end)
    leapt = desk.leapt
    if leapt and now.through <= leapt.at + UNDO_FOR and not desk.playing:
        was = (Row(phrases.I_WAS_AWAY, WasAway(None)),)
        yield Row(reminder_phrases.clock_jumped(leapt.length), rows=was)


def standing(desk: Desk) -> tuple[Row, ...]:
    """What hangs on the first row while somebody stands; a desk that tells its height ends it."""
    limited = desk.standing is not None and desk.standing.until is not None
    longer = (Row(phrases.LONGER, Stand()),) if limited else ()
    return (*longer, Row(phrases.I_SIT, Sit()))


def corrections(desk: Desk, now: Moment, zone: tzinfo) -> Iterator[Row]:
    """What a person can say of now, and of what was counted as sitting."""
    if desk.playing:
        return
    if desk.standing is None:
        yield Row(phrases.I_AM_STANDING, Stand())
    elif desk.phase is not Phase.STANDING:
        yield Row(phrases.I_SIT, Sit())
    hour = Row(formats.minutes(60), UntilAsked("1h", Here))
    here = Row(phrases.I_AM_HERE, rows=(hour, Row(phrases.UNTIL_I_SAY, UntilAsked("", Here))))
    away = tuple(_away(desk, now, zone))
    yield Row(phrases.MORE, rows=(here, Row(phrases.I_WAS_AWAY, rows=away)) if away else (here,))


def _away(desk: Desk, now: Moment, zone: tzinfo) -> Iterator[Row]:
    """Lengths that were counted; since the silence that was, or else since the stretch began."""
    if not desk.sits:
        return
    counted = now.through - desk.since
    for count in LENGTHS:
        if (length := timedelta(minutes=count)) <= counted:
            yield Row(formats.minutes(count), WasAway(length))
    begun = desk.since if desk.assumed is None else max(desk.assumed, desk.since)
    if (length := now.through - begun) >= MINUTE:
        yield Row(phrases.since(wall(desk, begun), zone), WasAway(length))


def _undo(told: Concluded) -> Iterator[Row]:
    match told.what:
        case Undone.SKIP:
            yield Row(phrases.UNDO_SKIP, Undo())
        case Undone.HERE:
            return  # its own row ends it
        case Undone.STANDING:
            yield Row(phrases.I_WAS_SITTING, Undo())
        case Undone.AWAY | Undone.LEAP:
            undo = (Row(phrases.I_WAS_HERE, Undo()),)
            yield Row(reminder_phrases.took_off(told), rows=undo)
        case _:
            assert_never(told.what)
