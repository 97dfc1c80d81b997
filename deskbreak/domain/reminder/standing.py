"""Standing at the desk: no time of sitting, no reminder, and after a while one has got up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from deskbreak.domain.reminder.absence import SECOND, Settled, concluded, so_far
from deskbreak.domain.reminder.decisions import AnswerKind, DecisionKind, Undone
from deskbreak.domain.reminder.desk import MINUTE, STANDING_LIMIT, ZERO, Desk, Rules
from deskbreak.domain.reminder.events import (
    Effect,
    Stand,
    WriteAnswer,
    WriteDecision,
)
from deskbreak.domain.reminder.states import Standing


def stand(desk: Desk, news: Stand) -> Settled:
    """Somebody stands now; said again, for longer."""
    now = desk.seen.through
    until = now + STANDING_LIMIT if news.limited else None
    if desk.standing:
        return replace(desk, standing=replace(desk.standing, until=until)), ()
    sat = so_far(desk, now)
    if not desk.playing:
        desk = replace(desk, since=now, assumed=None)
    desk = replace(desk, standing=Standing(now, until, desk.figures), returned=None)
    return desk, (*sat, WriteDecision(DecisionKind.STANDING))


def end_standing(desk: Desk, end: timedelta) -> Settled:
    """Nobody stands any more, since `end`."""
    standing = desk.standing
    if standing is None:
        return desk, ()
    lasted = max(end - standing.since, ZERO)
    stood: tuple[Effect, ...] = so_far(desk, end)
    if not desk.playing:
        desk = replace(desk, since=max(desk.since, end))
    desk = replace(desk, standing=None)
    effects = (*stood, WriteDecision(DecisionKind.STOOD, str(lasted // SECOND)))
    if lasted >= MINUTE:
        told = concluded(desk, Undone.STANDING, standing.before, standing.since, lasted)
        told = replace(told, end=told.start + lasted)
        desk = replace(desk, concluded=told)
    return desk, effects


def stand_on(desk: Desk, rules: Rules) -> Settled:
    """Let standing be: for a natural break of it one has got up; its limit ends it."""
    standing, now = desk.standing, desk.seen.through
    if standing is None or desk.away or desk.playing:
        return desk, ()
    effects: tuple[Effect, ...] = ()
    if not standing.rested and now - standing.since >= rules.natural_break:
        desk = replace(desk, sat=ZERO, standing=replace(standing, rested=True))
        if desk.due:
            effects = (WriteAnswer(AnswerKind.STOOD, desk.since_break),)
            again = desk.since_break + rules.interval
            desk = replace(desk, due=None, snoozed_until=None, next_offer=again)
    if standing.until is None or now < standing.until:
        return desk, effects
    end = standing.until
    desk, ended = end_standing(desk, end)
    return desk.later(now - end), (*effects, *ended)
