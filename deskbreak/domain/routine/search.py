"""
Looks for the order of blocks that costs least: a bounded search, then exchanges of one block.

Of all orders of one length only the freshest of each end are gone on with, which is what keeps it
within milliseconds; the cost is one tuple that can be read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from operator import itemgetter

from deskbreak.domain.routine.doses import Doses, filled, most_breaths
from deskbreak.domain.routine.exercise import Movement, Position, Role
from deskbreak.domain.routine.order import ONE_BREATH, WANTED, WAYS, Order, Piece
from deskbreak.domain.routine.rules import Rules

WHOLE = 2 * WANTED  # an order that weighs less has all that is wanted
SPARE = 15  # R2: per cent of the minutes that may stay unfilled
FEW = 3  # pieces of one kind that may follow an order
WIDTHS = (1, 8)  # orders of one length that end alike; the wider where minutes stay unfilled

Cost = tuple[object, ...]
Shelves = dict[tuple[Role, Movement, Position], list[Piece]]


@dataclass(frozen=True, slots=True)
class Found:
    """An order with its doses, and what it costs."""

    cost: Cost
    order: Order
    doses: Doses

    @property
    def full(self) -> bool:
        """R2: whether it fills the minutes."""
        return not self.cost[0]


@dataclass(frozen=True, slots=True)
class Search:
    """A bounded search for the order that costs least."""

    rules: Rules
    able: Sequence[Piece] = ()

    def best(self) -> Found | None:
        """The cheapest order of those that were reached, and of their neighbours."""
        best: Found | None = None
        for width in WIDTHS:
            for hope, order in sorted(self._hopes(width), key=itemgetter(0)):
                if best and hope >= best.cost:
                    break
                best = self._better(order, best)
            if best and best.full:
                break
        better = best
        while better:
            best, better = better, self._exchanged(better)
        return best

    def _hopes(self, width: int) -> Iterator[tuple[Cost, Order]]:
        """Whole orders, each with the least that it can cost."""
        shelves = _shelves(self.able)
        kept = [self.rules.empty]
        while kept:
            longer = (order.then(piece) for order in kept for piece in self._next(order, shelves))
            fitting = (order for order in longer if self.rules.fits(order))
            kept = _promising(fitting, width)
            yield from ((self._hope(one), one) for one in kept if self.rules.complete(one))

    def _next(self, order: Order, shelves: Shelves) -> Iterator[Piece]:
        """The freshest few of each kind that may follow."""
        for kind, shelf in shelves.items():
            if self.rules.opens(order, *kind):
                allowed = (piece for piece in shelf if self.rules.takes(order, piece))
                yield from islice(allowed, FEW)

    def _hope(self, order: Order) -> Cost:
        """The least that an order can cost."""
        breaths = most_breaths(self.rules.minutes) * ONE_BREATH
        longest = order.idle + WAYS[order.position, self.rules.start] + order.greatest + breaths
        return self.cost(order, max(self.rules.budget - longest, 0))

    def cost(self, order: Order, left: int) -> Cost:
        """What is better, in this order; the least wins."""
        enough = order.stale < WHOLE and 100 * left <= SPARE * self.rules.budget
        return (
            0 if enough else left // ONE_BREATH,
            order.worn,
            order.stale,
            left // ONE_BREATH,
            order.changes,
            order.idle + WAYS[order.position, self.rules.start],
            _hard_before_easy(order),
            _numbers(order),
        )

    def _better(self, order: Order, best: Found | None) -> Found | None:
        """The order with its doses if it costs less than the best so far."""
        doses = filled(order, self.rules)
        if doses is None:
            return best
        cost = self.cost(order, doses.left)
        return Found(cost, order, doses) if best is None or cost < best.cost else best

    def _exchanged(self, found: Found) -> Found | None:
        """The best that the exchange of one block makes of it, if that costs less."""
        best = found
        for index in range(len(found.order.pieces)):
            for order in self._neighbours(found.order, index):
                if self._hope(order) < best.cost:
                    best = self._better(order, best) or best
        return best if best is not found else None

    def _neighbours(self, order: Order, index: int) -> Iterator[Order]:
        """Every legal order with another piece at one place."""
        before = self.built(self.rules.empty, order.pieces[:index])
        for piece in self.able:
            if before and piece.role is order.pieces[index].role:
                other = self.built(before, (piece, *order.pieces[index + 1 :]))
                if other and self.rules.fits(other) and self.rules.complete(other):
                    yield other

    def built(self, order: Order, more: Sequence[Piece]) -> Order | None:
        """An order with some more pieces, if the rules allow them."""
        for piece in more:
            if not self.rules.allows(order, piece):
                return None
            order = order.then(piece)
        return order


def _shelves(able: Sequence[Piece]) -> Shelves:
    """The pieces by their kind, the freshest and quickest first."""
    shelves: Shelves = defaultdict(list)
    for piece in sorted(able, key=lambda one: (one.worn, one.stale, one.set_up, one.number)):
        shelves[piece.role, piece.movement, piece.position].append(piece)
    return shelves


def _promising(orders: Iterable[Order], width: int) -> list[Order]:
    """The freshest orders of each end, those with little in between first."""
    apart: dict[object, Order] = {}
    for order in orders:
        apart.setdefault((order.used, order.position, order.last, order.visited), order)
    kept, ends = [], Counter[object]()
    for order in sorted(apart.values(), key=_promise):
        end = order.position, order.last, order.changes
        if ends[end] < width:
            ends[end] += 1
            kept.append(order)
    return kept


def _promise(order: Order) -> Cost:
    return order.worn, order.stale, order.changes, order.idle, _numbers(order)


def _numbers(order: Order) -> tuple[int, ...]:
    return tuple([piece.number for piece in order.pieces])


def _hard_before_easy(order: Order) -> int:
    """R19: how often a harder one comes before an easier one of its movement, or at the end."""
    mains = [
        (one.movement, one.exercise.difficulty) for one in order.pieces if one.role is Role.MAIN
    ]
    wrong = sum(a[0] is b[0] and a[1] > b[1] for a, b in combinations(mains, 2))
    hardest = max(mains[:-1], key=itemgetter(1), default=mains[-1])
    return wrong + (mains[-1][1] > hardest[1])
