"""Which orders of blocks the rules allow (R1, R5 to R9, R14, R18, R22, R24, R32)."""

from __future__ import annotations

from dataclasses import dataclass

from deskbreak.domain.routine.exercise import Movement, Position, Role
from deskbreak.domain.routine.order import FETCH, ONE_BREATH, WAYS, Order, Piece

PATTERNS = (Movement.EXTENSION, Movement.ROTATION)
CHANGES = ((1, 0), (7, 1), (12, 2), (15, 3))  # R6: up to so many minutes, so many changes
OVERHEAD = 30  # R7: per cent of the minutes, for moving and getting ready
IN_A_CHAIR = frozenset({Position.SEATED})
WARM_UP_FROM = 3  # R8: minutes
TWO_WARM_UPS_FROM = 13


@dataclass(frozen=True, slots=True)
class Rules:
    """
    The rules for so many minutes, less those that were given up (`relaxed`).

    `wanted` is the pattern of a single minute, `patterns` are those that can be had at all,
    `extending` the positions of proper extensions. `careful`: new exercises one at a time.
    `up`: a block is out of the chair; `stand_up`: it begins with standing up, where none can be.
    """

    minutes: int
    start: Position
    wanted: Movement
    patterns: frozenset[Movement]
    extending: frozenset[Position]
    careful: bool
    relaxed: tuple[str, ...] = ()
    up: bool = False
    stand_up: bool = False

    @property
    def budget(self) -> int:
        """R1: milliseconds."""
        return 60_000 * self.minutes

    @property
    def empty(self) -> Order:
        """The order that every order begins with."""
        if self.stand_up:
            return Order(Position.STANDING, idle=WAYS[self.start, Position.STANDING])
        return Order(self.start)

    @property
    def cold(self) -> bool:
        """R8: whether it may begin without a warm-up."""
        return self.minutes < WARM_UP_FROM or "R8" in self.relaxed

    def allows(self, order: Order, piece: Piece) -> bool:
        """Whether a piece may follow."""
        return self.opens(order, piece.role, piece.movement, piece.position) and self.takes(
            order, piece
        )

    def opens(self, order: Order, role: Role, movement: Movement, position: Position) -> bool:
        """Whether a block of that kind may follow."""
        if not self._reaches(order, position):
            return False
        if role is Role.WARM_UP:
            return self._warms_up(order, position)
        return bool(order.pieces or self.cold) and self.takes_turns(order, movement)

    def takes(self, order: Order, piece: Piece) -> bool:
        """R14, R18, R22, R24: whether this piece of such a kind may follow."""
        count = order.count(piece)
        if count and (count >= piece.limit or order.pieces[-1].number == piece.number):
            return False
        if piece.set_up >= FETCH and not count and (self.minutes <= 2 or order.fetches):
            return False
        if piece.new and self.careful and (order.new or self.minutes <= 2):
            return False
        return not self._stands_in(order, piece)

    def fits(self, order: Order) -> bool:
        """R1 and R7, at the least dose."""
        idle = order.idle + WAYS[order.position, self.start]
        if idle + order.least + self.breath_at_end(order) > self.budget:
            return False
        return 100 * idle <= OVERHEAD * self.budget

    def breath_at_end(self, order: Order) -> int:
        """R19: a breath has to follow where the last block is a hold."""
        return ONE_BREATH if order.pieces[-1].exercise.dose.holds else 0

    def takes_turns(self, order: Order, movement: Movement) -> bool:
        """R9: extension and rotation take turns; one block of anything else may stand between."""
        loose = "R9" in self.relaxed
        if self.minutes == 1 and order.last:
            return False
        if movement not in PATTERNS:
            most = 2 if self.minutes == 15 and movement is Movement.SIDE_BEND else 1
            done = sum(one.movement is movement and one.role is Role.MAIN for one in order.pieces)
            return (loose or order.last is not None) and done < most
        if loose or order.last is None:
            return True
        ahead = order.extensions - order.rotations
        ahead += 1 if movement is Movement.EXTENSION else -1
        return order.last is not movement and abs(ahead) <= 1

    def complete(self, order: Order) -> bool:
        """R9: one of each pattern, nothing else last, or the one whose turn it is; R32: up."""
        if order.last is None or (self.up and order.visited == IN_A_CHAIR):
            return False
        if "R9" in self.relaxed:
            return bool(order.extensions or order.rotations or not self.patterns)
        if order.last not in PATTERNS:
            return False
        if self.minutes == 1:
            return order.last is self.wanted
        return bool(order.extensions and order.rotations)

    def _reaches(self, order: Order, position: Position) -> bool:
        """R6: each position once, few changes; a single minute where it starts, or up (R32)."""
        if self.minutes == 1:
            return position is (Position.STANDING if self.up else self.start)
        if not order.pieces or position is order.position:
            return True
        most = next(changes for upto, changes in CHANGES if self.minutes <= upto)
        return position not in order.visited and order.changes < most

    def _warms_up(self, order: Order, position: Position) -> bool:
        """R8: first, from three minutes on; in long routines two, in the first position."""
        if not order.pieces:
            return self.minutes >= WARM_UP_FROM
        second = len(order.pieces) == 1 and order.last is None
        return second and self.minutes >= TWO_WARM_UPS_FROM and position is order.position

    def _stands_in(self, order: Order, piece: Piece) -> bool:
        """R24: a warm-up among the main blocks where a proper extension is to be had."""
        if piece.role is Role.WARM_UP or piece.movement is not Movement.EXTENSION:
            return False
        if Role.WARM_UP not in piece.exercise.roles:
            return False
        if self.minutes == 1:
            return piece.position in self.extending
        return bool(self.extending - (order.visited - {order.position}))
