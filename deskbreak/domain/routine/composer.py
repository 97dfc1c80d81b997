"""
Composes the routine: any minutes from 1 to 15, what is at hand, what was done before.

The rules (R1 to R32) are those of the exercise catalogue; the hard ones hold in every routine. No
clock and no chance: the same inputs give the same routine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from deskbreak.domain.routine.blocks import Block, Routine
from deskbreak.domain.routine.doses import balanced
from deskbreak.domain.routine.exercise import Exercise, Movement, Position, Role
from deskbreak.domain.routine.order import Piece
from deskbreak.domain.routine.pool import eligible, gate, pieces, places_of
from deskbreak.domain.routine.practice import UP_FROM, Practice, practice
from deskbreak.domain.routine.reasons import explained
from deskbreak.domain.routine.rules import PATTERNS, Rules
from deskbreak.domain.routine.search import Found, Search
from deskbreak.domain.session import Session
from deskbreak.domain.settings import Person, Start

RELAXED: tuple[tuple[str, ...], ...] = (
    (),
    ("R10",),
    ("R8",),
    ("R8", "R10"),
    ("R9", "R10"),
    ("R8", "R9", "R10"),
)
"""What is given up, step by step, where no routine keeps everything."""


def compose(
    exercises: Sequence[Exercise],
    minutes: int,
    past: Sequence[Session],
    person: Person,
    *,
    day: date,
) -> Routine:
    """The best routine of at most `minutes`; `past` newest first. Empty where nothing is legal."""
    stands = person.start is Start.STANDING and not person.stays_seated
    start = Position.STANDING if stands else Position.SEATED
    known = practice(past)
    if barred := gate(person, known, day):
        return Routine(minutes, start, gate=barred)
    pool = eligible(exercises, minutes, known, person, day)
    able = tuple(pieces(pool, minutes, known, person, day))
    asked = _rules(minutes, start, able, known, careful=not person.difficulty_limit)
    up = not person.stays_seated and known.turn_to_get_up(minutes, day)
    for rules in _attempts(asked, able, up=up):
        best = Search(rules, able).best()
        if best and (best.full or minutes >= UP_FROM or not (rules.up or rules.stand_up)):
            return _routine(best, rules, known, day, able)
    return Routine(minutes, start)


def _attempts(rules: Rules, able: Sequence[Piece], *, up: bool) -> Iterator[Rules]:
    """R32: up by a block, else by standing up, else not; and less and less of the other rules."""
    ladder = RELAXED if rules.minutes >= UP_FROM else RELAXED[:1]
    if up and any(piece.position is not Position.SEATED for piece in able):
        yield from (replace(rules, relaxed=relaxed, up=True) for relaxed in ladder)
    if up and rules.start is Position.SEATED:
        yield from (replace(rules, relaxed=relaxed, stand_up=True) for relaxed in ladder)
    yield from (replace(rules, relaxed=relaxed) for relaxed in RELAXED)


def _rules(
    minutes: int, start: Position, able: Sequence[Piece], known: Practice, *, careful: bool
) -> Rules:
    mains = [piece for piece in able if piece.role is Role.MAIN]
    rules = Rules(
        minutes,
        start,
        wanted=known.wanted_pattern(),
        patterns=frozenset(piece.movement for piece in mains) & set(PATTERNS),
        extending=frozenset(),
        careful=careful,
    )
    extending = frozenset(
        piece.position
        for piece in mains
        if piece.movement is Movement.EXTENSION
        and Role.WARM_UP not in piece.exercise.roles
        and rules.takes(rules.empty, piece)
        and rules.fits(rules.empty.then(piece))
    )
    return replace(rules, extending=extending)


def _breaks(found: Found, rules: Rules, rule: str) -> bool:
    """Whether a rule that was given up is really broken."""
    everything_else = tuple(one for one in RELAXED[-1] if one != rule)
    strict = Search(replace(rules, relaxed=everything_else))
    order = strict.built(strict.rules.empty, found.order.pieces)
    if order is None or not strict.rules.fits(order) or not strict.rules.complete(order):
        return True
    return rule == "R10" and rules.minutes >= 3 and not balanced(order, found.doses)


def _routine(
    found: Found,
    rules: Rules,
    known: Practice,
    day: date,
    able: Sequence[Piece],
) -> Routine:
    """The order as blocks, with the places and the first side that the history tells, and why."""
    doses = zip(found.order.pieces, found.doses.repetitions, found.doses.places, strict=True)
    blocks = [
        Block(
            piece.exercise,
            piece.role,
            piece.position,
            repetitions,
            places_of(piece.exercise, count, upward=known.upward(piece.exercise.id)),
            known.first_side(piece.exercise.id, day),
        )
        for piece, repetitions, count in doses
    ]
    return Routine(
        rules.minutes,
        rules.start,
        explained(blocks, able, known),
        found.doses.breaths,
        relaxed=tuple(rule for rule in rules.relaxed if _breaks(found, rules, rule)),
        stand_up=rules.stand_up,
    )
