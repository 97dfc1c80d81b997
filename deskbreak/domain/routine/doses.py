"""Fills the doses of an order: repetitions first, then breaths, at as many places as fit (R2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from deskbreak.domain.routine.exercise import Movement, Role
from deskbreak.domain.routine.order import ONE_BREATH, WAYS, Order, Piece
from deskbreak.domain.routine.rules import PATTERNS, Rules

SHARE = (35, 65)  # R10: per cent that extension takes of the work of both


class Doses(NamedTuple):
    """Repetitions and places of each piece, breaths at the end, and the milliseconds left."""

    repetitions: tuple[int, ...]
    places: tuple[int, ...]
    breaths: int
    left: int

    @property
    def unfilled(self) -> int:
        """How many breaths would still fit; less than one of them is no loss."""
        return self.left // ONE_BREATH


def most_breaths(minutes: int) -> int:
    """R2: how many breaths may fill the end."""
    return 3 if minutes < 8 else 6


def filled(order: Order, rules: Rules) -> Doses | None:
    """The fullest doses, the most places first; None where the movements stay out of balance."""
    best: Doses | None = None
    for places in _plans(order):
        doses = _grown(order, places, rules)
        if doses and (best is None or doses.unfilled < best.unfilled):
            best = doses
        if best and not best.unfilled:
            break
    return best


def _plans(order: Order) -> Iterator[tuple[int, ...]]:
    """How many places each piece may be worked at, the most of all first."""
    ways = product(*(range(piece.places, 0, -1) for piece in order.pieces))
    return iter(sorted(ways, key=sum, reverse=True))


def _grown(order: Order, places: tuple[int, ...], rules: Rules) -> Doses | None:
    """One repetition more at a time: first to what history has earned, then to the most."""
    pieces = order.pieces
    counts = [piece.fewest for piece in pieces]
    work = sum(map(Piece.work, pieces, counts, places))
    left = rules.budget - order.idle - WAYS[order.position, rules.start] - work
    kept = rules.breath_at_end(order)
    if left < kept:
        return None
    shares = _shares(pieces, counts, places)
    for limit in ("earned", "most"):
        limits = [getattr(piece, limit) for piece in pieces]
        growing = True
        while growing:
            growing = False
            for index, piece in enumerate(pieces):
                more = piece.each * places[index]
                if counts[index] >= limits[index] or more > left - kept:
                    continue
                after = _added(shares, piece, more)
                if _further_apart(after, shares):
                    continue
                counts[index] += 1
                shares, left, growing = after, left - more, True
    if rules.minutes >= 3 and "R10" not in rules.relaxed and not in_balance(*shares):
        return None
    breaths = min(left // ONE_BREATH, most_breaths(rules.minutes))
    return Doses(tuple(counts), places, breaths, left - breaths * ONE_BREATH)


def balanced(order: Order, doses: Doses) -> bool:
    """R10: whether neither movement takes much more of the work."""
    return in_balance(*_shares(order.pieces, doses.repetitions, doses.places))


def in_balance(extension: int, rotation: int) -> bool:
    """R10: the share of extension in the work of both."""
    both = extension + rotation
    return both > 0 and SHARE[0] * both <= 100 * extension <= SHARE[1] * both


def _shares(
    pieces: tuple[Piece, ...], counts: Sequence[int], places: tuple[int, ...]
) -> tuple[int, int]:
    """The work of the main pieces of extension, and of rotation."""
    work = dict.fromkeys(Movement, 0)
    for piece, count, many in zip(pieces, counts, places, strict=True):
        if piece.role is Role.MAIN:
            work[piece.movement] += piece.alone(count, many)
    return work[PATTERNS[0]], work[PATTERNS[1]]


def _added(shares: tuple[int, int], piece: Piece, more: int) -> tuple[int, int]:
    extension, rotation = shares
    if piece.role is Role.MAIN and piece.movement is Movement.EXTENSION:
        return extension + more, rotation
    if piece.role is Role.MAIN and piece.movement is Movement.ROTATION:
        return extension, rotation + more
    return shares


def _further_apart(after: tuple[int, int], before: tuple[int, int]) -> bool:
    """Whether the movements are out of balance, and more so than before."""
    if not all(after) or in_balance(*after):
        return False
    return abs(after[0] - after[1]) > abs(before[0] - before[1])
