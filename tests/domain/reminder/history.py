"""What a person's history says, as minutes since nine, in the words of a test."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from deskbreak.domain.reminder.absence import ongoing
from deskbreak.domain.reminder.events import Effect, Rewrite, SpanKind, WriteSpan, WriteTold
from deskbreak.domain.session import Outcome, Session, Span, bounds, cut_by_day, day_of
from deskbreak.domain.statistics import Today, statistics_of
from tests.domain.reminder.person import MINUTE, NINE, Person

Told = list[tuple[str, float, float]]


def told(spans: Iterable[object]) -> Told:
    return [
        (span.kind, round((span.start - NINE) / MINUTE, 1), round((span.end - NINE) / MINUTE, 1))
        for span in spans
        if isinstance(span, WriteSpan | Span)
    ]


def spans(person: Person) -> Told:
    """What was written: kind, first and last minute."""
    return told(person.effects(WriteSpan))


def going_on(person: Person) -> Told:
    """What is not written yet."""
    return told(ongoing(person.desk, person.now))


def written(person: Person) -> list[Span]:
    """The history as the files have it, what goes on included."""
    found: list[Span] = []
    effects: list[Effect] = [
        *person.effects(WriteSpan, Rewrite),
        *ongoing(person.desk, person.now),
    ]
    for one in effects:
        if isinstance(one, WriteSpan):
            found.append(Span(one.kind, one.start, one.end, one.reason))
        elif isinstance(one, Rewrite):
            found = _rewritten(found, one)
    return found


def figures(person: Person) -> Today:
    """The figures of the day that it is."""
    day = day_of(person.now.at, person.rules.zone)
    parts = [
        part
        for span in written(person)
        for of, part in cut_by_day(span, person.rules.zone)
        if of == day
    ]
    began = person.now.at - (person.now.through - person.began)
    sessions = [
        Session("told", day, NINE, effect.minutes, Outcome.TOLD, began + timedelta(minutes=minute))
        for minute, effect in person.done
        if isinstance(effect, WriteTold)
    ]
    return statistics_of(sessions, parts, bounds(day, person.rules.zone)[0])


def _rewritten(spans: list[Span], mended: Rewrite) -> list[Span]:
    found = []
    for span in spans:
        within = mended.start <= span.start and span.end <= mended.end
        if not within or span.kind == SpanKind.BREAK:
            found.append(span)
        elif mended.kind is not None:
            found.append(replace(span, kind=mended.kind, reason=""))
    return found
