"""
Composes the routine: any minutes from 1 to 15, what is at hand, what was done before.

Candidates, a bounded search over orders of blocks, a filling of their doses, and one cost that can
be read. The rules (R1 to R31) are those of the exercise catalogue; the hard ones hold in every
routine. No clock and no chance: the same inputs give the same routine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from deskbreak.domain.doses import filled
from deskbreak.domain.exercise import Exercise, Movement, Position, Role
from deskbreak.domain.pool import eligible, first_side, gate, places_of, wanted_pattern
from deskbreak.domain.routine import Block, Routine, changes, overhead, work
from deskbreak.domain.session import Session
from deskbreak.domain.settings import Person, Start

WIDTH = 32  # beginnings of a routine that the search keeps
PATTERNS = (Movement.EXTENSION, Movement.ROTATION)
OVERHEAD = 0.30  # R7: of the minutes, for moving and getting ready
RELAXED: tuple[tuple[str, ...], ...] = (
    (),
    ("R10",),
    ("R8",),
    ("R8", "R10"),
    ("R9", "R10"),
    ("R8", "R9", "R10"),
    ("R7", "R8", "R9", "R10"),
)
"""What is given up, step by step, where no routine keeps everything."""

Order = tuple[Block, ...]


def compose(
    exercises: Sequence[Exercise],
    minutes: int,
    past: Sequence[Session],
    person: Person,
    *,
    day: date,
) -> Routine:
    """The best routine of at most `minutes`; `past` newest first. Empty where nothing is legal."""
    start = Position.STANDING if person.start is Start.STANDING else Position.SEATED
    if barred := gate(person, day):
        return Routine(minutes, start, gate=barred)
    pool = eligible(exercises, minutes, past, person)
    for relaxed in RELAXED:
        task = _Task(minutes, start, pool, past, day, relaxed)
        found = [filled(order, minutes, start, past, relaxed) for order in task.orders()]
        legal = [routine for routine in found if task.legal(routine)]
        if legal:
            best = min(legal, key=task.cost)
            return replace(
                best, relaxed=tuple(rule for rule in relaxed if task.broken(best, rule))
            )
    return Routine(minutes, start)


@dataclass(frozen=True, slots=True)
class _Task:
    """One composition: what is asked for, what there is, and which rules are given up."""

    minutes: int
    start: Position
    pool: Sequence[Exercise]
    past: Sequence[Session]
    day: date
    relaxed: tuple[str, ...]

    def orders(self) -> Iterator[Order]:
        """Orders of blocks at their least dose; of each length the most promising few."""
        kept: list[Order] = [(block,) for block in self._warm_ups()] if self.minutes >= 3 else []
        if self.minutes < 3 or "R8" in self.relaxed:
            kept.append(())
        while kept:
            longer = [(*order, block) for order in kept for block in self._next(order)]
            kept = sorted(filter(self._fits, longer), key=self._promise)[:WIDTH]
            yield from filter(self.complete, kept)

    def legal(self, routine: Routine) -> bool:
        """The hard rules that only a filled routine can break."""
        budget = timedelta(minutes=self.minutes)
        light = "R7" in self.relaxed or routine.overhead <= OVERHEAD * budget
        return routine.total <= budget and light and ("R10" in self.relaxed or routine.balanced)

    def broken(self, routine: Routine, rule: str) -> bool:
        """Whether a rule that was given up is really broken."""
        strict = replace(self, relaxed=tuple(one for one in self.relaxed if one != rule))
        blocks = routine.blocks
        turns = all(
            block.role is Role.WARM_UP or strict.takes_turns(blocks[:index], block.exercise)
            for index, block in enumerate(blocks)
        )
        return not (turns and strict.complete(blocks) and strict.legal(routine))

    def cost(self, routine: Routine) -> tuple[object, ...]:
        """What is better, in this order; the least wins."""
        return (
            timedelta(minutes=self.minutes) - routine.total,
            self._repeats(routine.blocks),
            routine.position_changes,
            routine.overhead,
            [block.exercise.difficulty for block in routine.blocks],
            _ids(routine.blocks),
        )

    def _warm_ups(self) -> Iterator[Block]:
        """R8: a warm-up comes first, from three minutes on."""
        for exercise in self.pool:
            if Role.WARM_UP in exercise.roles:
                for position in exercise.positions:
                    yield Block(exercise, Role.WARM_UP, position, exercise.dose.warm_up[0])

    def _next(self, order: Order) -> Iterator[Block]:
        """What may follow: in turn, where the person is or has not been yet."""
        for exercise in self._mains(order):
            for position in exercise.positions:
                if self.takes_turns(order, exercise) and self._reachable(order, position):
                    yield Block(
                        exercise,
                        Role.MAIN,
                        position,
                        exercise.dose.repetitions[0],
                        places_of(exercise, self.past)[:1],
                        first_side(exercise, self.past, self.day),
                    )

    def _mains(self, order: Order) -> list[Exercise]:
        """R14: what is not used up; R24: warm-ups only where no other extension is to be had."""
        used = _ids(order)
        most = 1 if self.minutes < 8 else 2
        proper = [exercise for exercise in self.pool if Role.WARM_UP not in exercise.roles]
        extends = any(
            exercise.movement is Movement.EXTENSION and self._reachable(order, position)
            for exercise in proper
            for position in exercise.positions
        )
        free = proper if extends else self.pool
        return [
            exercise
            for exercise in free
            if Role.MAIN in exercise.roles
            and used.count(exercise.id) < most
            and used[-1:] != [exercise.id]
        ]

    def takes_turns(self, order: Order, exercise: Exercise) -> bool:
        """R9: extension and rotation take turns; one block of anything else may stand between."""
        mains = [block.exercise.movement for block in order if block.role is Role.MAIN]
        if self.minutes == 1 and mains:
            return False
        if exercise.movement not in PATTERNS:
            first = not mains and "R9" not in self.relaxed
            return not first and exercise.movement not in mains
        if "R9" in self.relaxed or not mains:
            return True
        counts = [mains.count(pattern) for pattern in PATTERNS]
        counts[PATTERNS.index(exercise.movement)] += 1
        return mains[-1] is not exercise.movement and abs(counts[0] - counts[1]) <= 1

    def _reachable(self, order: Order, position: Position) -> bool:
        """R6: each position once; R5: a single minute stays where it starts."""
        if self.minutes == 1:
            return position is self.start
        seen = [block.position for block in order]
        return position in seen[-1:] or position not in seen

    def _fits(self, order: Order) -> bool:
        """R1 and R6."""
        limits = ((1, 0), (7, 1), (12, 2), (15, 3))
        most = next(changes for upto, changes in limits if self.minutes <= upto)
        total = overhead(self.start, order) + work(order)
        return total <= timedelta(minutes=self.minutes) and changes(order) <= most

    def complete(self, order: Order) -> bool:
        """R8: a warm-up first. R9: one of each pattern; in one minute the one whose turn it is."""
        mains = {block.exercise.movement for block in order if block.role is Role.MAIN}
        patterns = mains & set(PATTERNS)
        if "R8" not in self.relaxed and self.minutes >= 3 and order[0].role is Role.MAIN:
            return False
        if "R9" in self.relaxed:
            return bool(patterns or (mains and not self._patterns()))
        if self.minutes == 1:
            return patterns == {wanted_pattern(self.past)}
        return len(patterns) == len(PATTERNS)

    def _patterns(self) -> set[Movement]:
        """Which of extension and rotation there are."""
        return {exercise.movement for exercise in self.pool} & set(PATTERNS)

    def _promise(self, order: Order) -> tuple[object, ...]:
        """Which beginnings are kept: the fresh ones, then those with little in between."""
        return self._repeats(order), overhead(self.start, order), _ids(order)

    def _repeats(self, order: Sequence[Block]) -> int:
        """R15: how many main blocks were in the last break too."""
        last = {done.exercise for done in self.past[0].exercises} if self.past else set()
        return sum(b.role is Role.MAIN and b.exercise.id in last for b in order)


def _ids(order: Sequence[Block] | Iterator[Block]) -> list[str]:
    return [block.exercise.id for block in order]
