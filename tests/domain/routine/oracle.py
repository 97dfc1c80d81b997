"""
Judges a routine by the rules of the exercise catalogue alone (R1 to R14, R18, R22 to R25, R32).

It knows no composer and no cost, and counts times, positions and patterns in its own way: a second
opinion is worth something only if it was formed apart. All rules stand in one file, as in the
catalogue, which makes it long.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, pairwise

from deskbreak.domain.routine.blocks import Block, Routine
from deskbreak.domain.routine.exercise import Exercise, Position, Role
from deskbreak.domain.session import Session
from deskbreak.domain.settings import Person
from deskbreak.exercises import load

KNOWN, _ = load()
FLOOR = {"all_fours", "side_lying", "supine"}
WAYS = """
seated standing 5 5
seated all_fours 15 15
seated side_lying 18 18
seated supine 18 20
standing all_fours 12 12
standing side_lying 15 15
standing supine 15 18
all_fours side_lying 8 8
all_fours supine 10 10
side_lying supine 6 6
"""
SIX = {"extension", "rotation", "side_bend"}  # six to eight of them are one dose
MIDDLE = {"T5", "T6", "T7", "T8"}


@dataclass(frozen=True)
class Asked:
    """What a routine of the shipped exercises was asked for with; `past` newest first."""

    minutes: int = 3
    person: Person = field(default_factory=Person)
    past: Sequence[Session] = ()
    day: date = date(2026, 3, 2)


def broken(routine: Routine, asked: Asked) -> list[str]:
    """The rules that the routine breaks, sorted, whether it admits them or not."""
    return list(dict.fromkeys(name for name, breaks in RULES if breaks(routine, asked)))


def way(before: str, after: str) -> float:
    """Seconds from one position into another."""
    for line in WAYS.split("\n"):
        match line.split():
            case [one, other, there, back]:
                if (before, after) == (one, other):
                    return float(there)
                if (before, after) == (other, one):
                    return float(back)
    assert before == after
    return 0.0


def idle_seconds(routine: Routine) -> float:
    """Ways and set-ups, from the posture at the start and back to it."""
    here, seconds, ready = str(routine.start), 0.0, set[str]()
    if routine.stand_up:
        here, seconds = "standing", way(here, "standing")
    for block in routine.blocks:
        seconds += way(here, block.position)
        once = block.exercise.dose.set_up_seconds
        seconds += min(once, 3) if block.exercise.id in ready else once
        ready.add(block.exercise.id)
        here = str(block.position)
    return seconds + way(here, routine.start) if routine.blocks else 0.0


def moving_seconds(block: Block) -> float:
    """Repetitions only."""
    dose = block.exercise.dose
    each = dose.out_seconds + dose.hold_seconds + dose.back_seconds
    sides = 1 if block.exercise.sides == "one" else 2
    return each * sides * block.repetitions * max(len(block.places), 1)


def work_seconds(block: Block) -> float:
    """Repetitions, rests between them, the changes of sides, and the ways along the spine."""
    places, exercise = max(len(block.places), 1), block.exercise
    switches = places if exercise.sides == "block" else 0
    along = exercise.levels.move_seconds * (places - 1) if exercise.levels else 0.0
    sets = places * (2 if exercise.sides == "block" else 1)
    along += sets * (block.repetitions - 1) * exercise.dose.rest_seconds
    return moving_seconds(block) + switches * exercise.dose.switch_seconds + along


def whole_seconds(routine: Routine) -> float:
    """All of it, the breaths at the end included."""
    return idle_seconds(routine) + sum(map(work_seconds, routine.blocks)) + 5 * routine.breaths


def allowed(exercise: Exercise, asked: Asked) -> bool:
    """Whether kit, wishes, health and place allow an exercise at all."""
    person = asked.person
    owned, lying = set(person.kit), FLOOR & set(exercise.positions)
    if exercise.id in person.exclude or set(exercise.skip) & set(person.avoid):
        return False
    if any(abs(day) < 7 for day in days_since_it_hurt(asked, exercise.id)):
        return False
    if exercise.kit and not any(owned.issuperset(one) for one in exercise.kit):
        return False
    if person.stays_seated and "seated" not in exercise.positions:
        return False
    if person.place == "open_plan":
        return exercise.office and not lying
    return not lying or ("mat" in owned and asked.minutes >= 5)


def days_since_it_hurt(asked: Asked, *ids: str) -> list[int]:
    """How many days ago these exercises hurt, or any; once for each time."""
    return [
        (asked.day - session.day).days
        for session in asked.past
        for done in session.exercises
        if done.hurt and (not ids or done.exercise in ids)
    ]


def gated(asked: Asked) -> bool:
    """Whether a professional has to be asked first."""
    cleared = asked.person.cleared_on
    clear = cleared is not None and (cleared - asked.day).days <= 1
    later = sorted(
        day
        for day in days_since_it_hurt(asked)
        if not clear or cleared is None or day < (asked.day - cleared).days
    )
    twice = any(one - other <= 14 for other, one in pairwise(later))
    return twice or (bool(asked.person.check_first) and not clear)


def mains(routine: Routine) -> list[Block]:
    return [block for block in routine.blocks if block.role == "main"]


def visited(routine: Routine) -> list[str]:
    """The positions in their order, each stay once."""
    return [str(position) for position, _ in groupby(routine.blocks, lambda one: one.position)]


def pattern(routine: Routine) -> list[str]:
    """The movements of the main blocks: e and r, s for anything that stands between."""
    short = {"extension": "e", "rotation": "r"}
    return [short.get(block.exercise.movement, "s") for block in mains(routine)]


def r1_longer_than_the_minutes(routine: Routine, asked: Asked) -> bool:
    return whole_seconds(routine) > 60 * asked.minutes


def r3_not_allowed(routine: Routine, asked: Asked) -> bool:
    return any(
        not allowed(block.exercise, asked) or block.position not in block.exercise.positions
        for block in routine.blocks
    )


def r4_not_cleared(routine: Routine, asked: Asked) -> bool:
    return bool(routine.blocks) and gated(asked)


def r5_on_the_floor(routine: Routine, asked: Asked) -> bool:
    down = FLOOR & set(visited(routine))
    return bool(down) and (asked.minutes < 5 or asked.person.place == "open_plan")


def r6_moved_about(routine: Routine, asked: Asked) -> bool:
    stays = visited(routine)
    here = {routine.start, "standing"} if its_turn_to_get_up(asked) else {routine.start}
    if asked.minutes == 1 and not here.issuperset(stays):
        return True
    most = {1: 0} | dict.fromkeys(range(2, 8), 1) | dict.fromkeys(range(8, 13), 2)
    return len(stays) - 1 > most.get(asked.minutes, 3) or len(stays) != len(set(stays))


def r7_more_moving_about_than_work(routine: Routine, asked: Asked) -> bool:
    return idle_seconds(routine) > 18 * asked.minutes


def r8_not_warmed_up(routine: Routine, asked: Asked) -> bool:
    warm_ups = [number for number, one in enumerate(routine.blocks) if one.role == "warm_up"]
    if any("warm_up" not in routine.blocks[number].exercise.roles for number in warm_ups):
        return True
    if asked.minutes < 3:
        return bool(warm_ups)
    legal = [[0], [0, 1]] if asked.minutes >= 13 else [[0]]
    return bool(routine.blocks) and warm_ups not in legal


def r9_does_not_take_turns(routine: Routine, asked: Asked) -> bool:
    order = "".join(pattern(routine))
    turns = order.replace("s", "")
    if asked.minutes == 1:
        return len(order) != 1 or order != wanted(asked.past)
    if (
        order.endswith("s")
        or not {"e", "r"} <= set(turns)
        or abs(turns.count("e") - turns.count("r")) > 1
    ):
        return bool(order)
    return "ee" in order or "rr" in order


def r9_stuffed(routine: Routine, asked: Asked) -> bool:
    between = Counter(
        block.exercise.movement
        for block in mains(routine)
        if block.exercise.movement not in {"extension", "rotation"}
    )
    most = {"side_bend": 2 if asked.minutes == 15 else 1}
    return any(count > most.get(movement, 1) for movement, count in between.items())


def wanted(past: Sequence[Session]) -> str:
    """The pattern of a single minute: extension the first time, then by turns."""
    single = [s for s in past if s.minutes == 1 and s.outcome == "completed" and s.exercises]
    return "r" if single and single[0].exercises[0].movement == "extension" else "e"


def r10_out_of_balance(routine: Routine, asked: Asked) -> bool:
    sums = Counter[str]()
    for block in mains(routine):
        along = work_seconds(block) - moving_seconds(block)
        if block.exercise.sides == "block":
            along -= block.exercise.dose.switch_seconds * max(len(block.places), 1)
        sums[block.exercise.movement] += round(1000 * (moving_seconds(block) + along))
    one, other = sums["extension"], sums["rotation"]
    if asked.minutes < 3 or not routine.blocks:
        return False
    return not 35 * (one + other) <= 100 * one <= 65 * (one + other) or not one + other


def r11_one_side_only(routine: Routine, asked: Asked) -> bool:
    return any(
        block.exercise.movement in {"rotation", "side_bend"} and block.exercise.sides == "one"
        for block in routine.blocks
    )


def r11_the_wrong_side_first(routine: Routine, asked: Asked) -> bool:
    return any(
        block.first_side != due_side(block.exercise.id, asked)
        for block in mains(routine)
        if block.exercise.sides != "one"
    )


def due_side(exercise: str, asked: Asked) -> str:
    """The side that was left out the last time; else by turns from day to day."""
    for session in asked.past:
        for done in session.exercises:
            if done.exercise == exercise:
                if done.left > done.right:
                    return "right"
                if done.right > done.left:
                    return "left"
                return ("left", "right")[asked.day.toordinal() % 2]
    return ("left", "right")[asked.day.toordinal() % 2]


def r12_too_few_or_many(routine: Routine, asked: Asked) -> bool:
    moved = [one for one in mains(routine) if one.exercise.dose.hold_seconds < 10]
    if any(not 6 <= one.repetitions <= 8 for one in moved if one.exercise.movement in SIX):
        return True
    return any(
        not least <= block.repetitions <= most
        for block in routine.blocks
        for least, most in [
            block.exercise.dose.warm_up
            if block.role == "warm_up"
            else block.exercise.dose.repetitions
        ]
    )


def r13_lost_on_the_spine(routine: Routine, asked: Asked) -> bool:
    return any(_lost(block, asked) for block in routine.blocks)


def _lost(block: Block, asked: Asked) -> bool:
    levels, places = block.exercise.levels, block.places
    if levels is None:
        return bool(places)
    known = [d for s in asked.past for d in s.exercises if d.exercise == block.exercise.id]
    if not 1 <= len(places) <= min(levels.most, 4 if known else 2):
        return True
    if any(not 1 <= place <= len(levels.places) for place in places):
        return True
    if len(places) > (2 if asked.minutes < 8 else 3 if asked.minutes < 10 else 4):
        return True
    steps = {b - a for a, b in pairwise(places)}
    lately = [d.levels for d in known if len(d.levels) > 1]
    again = bool(lately and steps) and (lately[0][-1] > lately[0][0]) == (steps == {1})
    outside = levels.places[places[0] - 1] not in MIDDLE
    whole = len(places) == len(levels.places) > 2  # from the middle, not all can be walked one way
    return (outside and not whole) or steps not in ({1}, {-1}, set()) or again


def r14_again(routine: Routine, asked: Asked) -> bool:
    names = [block.exercise.id for block in routine.blocks]
    most = 1 if asked.minutes < 8 else 2
    return max(Counter(names).values(), default=0) > most or any(
        one == other for one, other in pairwise(names)
    )


def r14_too_much_pressure(routine: Routine, asked: Asked) -> bool:
    """Two minutes on each side, and in two routines a day."""
    soft = [one for one in mains(routine) if one.exercise.movement == "soft_tissue"]
    today = [s for s in asked.past if s.day == asked.day]
    pressed = sum("soft_tissue" in {done.movement for done in s.exercises} for s in today)
    return sum(map(moving_seconds, soft)) > 240 or (bool(soft) and pressed >= 2)


def r18_fetches_too_much(routine: Routine, asked: Asked) -> bool:
    fetched = {
        block.exercise.id for block in routine.blocks if block.exercise.dose.set_up_seconds >= 15
    }
    return len(fetched) > (asked.minutes > 2)


def r25_holds_too_long(routine: Routine, asked: Asked) -> bool:
    """One stretch, on one side, for more than a minute in all."""
    held = dict.fromkeys((block.exercise.id for block in routine.blocks), 0.0)
    for block in routine.blocks:
        places = max(len(block.places), 1)
        held[block.exercise.id] += block.exercise.dose.hold_seconds * block.repetitions * places
    return any(seconds > 60 for seconds in held.values())


def r24_stands_in_needlessly(routine: Routine, asked: Asked) -> bool:
    """Nothing that is shipped could have come in the place of a warm-up among the main blocks."""
    return any(
        block.role == "main"
        and "warm_up" in block.exercise.roles
        and block.exercise.movement == "extension"
        and any(_proper_extension(routine, number, asked))
        for number, block in enumerate(routine.blocks)
    )


def _proper_extension(routine: Routine, number: int, asked: Asked) -> Iterator[bool]:
    """For each extension that is no warm-up: could it come in the place of block `number`?"""
    before = [str(block.position) for block in routine.blocks[:number]]
    left = set(before) - set(before[-1:])
    for exercise in KNOWN:
        reach = set(exercise.positions) - left
        if asked.minutes == 1:
            here = routine.blocks[number].position
            alone = Routine(1, routine.start, (fewest_of(exercise, here),))
            reach = {here} & reach if whole_seconds(alone) <= 60 else set()
        if asked.person.stays_seated:
            reach &= {"seated"}
        if asked.minutes <= 2 and too_new(exercise, asked):
            continue
        proper = exercise.movement == "extension" and "warm_up" not in exercise.roles
        yield proper and bool(reach) and allowed(exercise, asked) and not too_hard(exercise, asked)


def fewest_of(exercise: Exercise, here: Position) -> Block:
    return Block(exercise, Role.MAIN, here, exercise.dose.repetitions[0])


def r22_too_hard(routine: Routine, asked: Asked) -> bool:
    return any(too_hard(block.exercise, asked) for block in routine.blocks)


def too_hard(exercise: Exercise, asked: Asked) -> bool:
    """The number in the settings counts; without one, what the history has opened."""
    if asked.person.difficulty_limit:
        return exercise.difficulty > asked.person.difficulty_limit
    completed = [
        session
        for session in asked.past
        if session.outcome == "completed" and not any(done.hurt for done in session.exercises)
    ]
    easy = {
        session.day
        for session in asked.past
        if session.felt == "easy" and exercise.easier in names_in(session)
    }
    return exercise.difficulty > (1 if len(completed) < 3 else 2 if len(easy) < 2 else 3)


def names_in(session: Session) -> list[str]:
    return [done.exercise for done in session.exercises]


def r22_too_much_that_is_new(routine: Routine, asked: Asked) -> bool:
    """Of difficulty 2 and 3, one a routine for the first time; none in two minutes."""
    new = {b.exercise.id for b in routine.blocks if too_new(b.exercise, asked)}
    return len(new) > (1 if asked.minutes > 2 else 0)


def too_new(exercise: Exercise, asked: Asked) -> bool:
    """Never done, and neither of the easiest nor opened by the settings."""
    known = {name for session in asked.past for name in names_in(session)}
    new = exercise.difficulty > 1 and exercise.id not in known
    return new and not asked.person.difficulty_limit


def r23_as_much_as_felt_hard(routine: Routine, asked: Asked) -> bool:
    """One repetition less than what felt hard the last time, down to the fewest."""
    for block in mains(routine):
        least = block.exercise.dose.repetitions[0]
        for session in asked.past:
            done = [one for one in session.exercises if one.exercise == block.exercise.id]
            if done and session.felt == "hard":
                each = max(done[0].left, done[0].right) // max(len(done[0].levels), 1)
                if block.repetitions > max(each - 1, least):
                    return True
            if done:
                break
    return False


def its_turn_to_get_up(asked: Asked) -> bool:
    """From three minutes always; before, the first of a day, then every second one."""
    today = [one for one in asked.past if one.exercises and one.day == asked.day]
    if asked.person.stays_seated:
        return False
    if asked.minutes > 2 or not today:
        return True
    if asked.minutes == 2:
        return not today[0].got_up
    movement = {"e": "extension", "r": "rotation"}[wanted(asked.past)]
    single = [one for one in asked.past if one.minutes == 1 and one.exercises]
    same = [one for one in single if one.exercises[0].movement == movement]
    return not same or not same[0].got_up


def r32_stays_in_the_chair(routine: Routine, asked: Asked) -> bool:
    """Nobody who stays seated gets up; from three minutes on everybody else does."""
    up = {routine.start, *visited(routine)} - {"seated"}
    if asked.person.stays_seated:
        return bool(up) or routine.stand_up
    if routine.stand_up:
        return bool(up) or not its_turn_to_get_up(asked) or (asked.minutes > 2 and held(asked))
    stays = asked.minutes > 2 and set(visited(routine)) == {"seated"}
    return stays and (routine.start == "seated" or held(asked))


def held(asked: Asked) -> bool:
    """Whether anything that may come is done out of the chair."""
    today = [one for one in asked.past if one.day == asked.day]
    pressed = sum("soft_tissue" in {done.movement for done in one.exercises} for one in today)
    return any(
        set(one.positions) - {"seated"}
        and allowed(one, asked)
        and not too_hard(one, asked)
        and (one.movement != "soft_tissue" or pressed < 2)
        for one in KNOWN
    )


RULES = (
    ("R1", r1_longer_than_the_minutes),
    ("R3", r3_not_allowed),
    ("R4", r4_not_cleared),
    ("R5", r5_on_the_floor),
    ("R6", r6_moved_about),
    ("R7", r7_more_moving_about_than_work),
    ("R8", r8_not_warmed_up),
    ("R9", r9_does_not_take_turns),
    ("R9", r9_stuffed),
    ("R10", r10_out_of_balance),
    ("R11", r11_one_side_only),
    ("R11", r11_the_wrong_side_first),
    ("R12", r12_too_few_or_many),
    ("R13", r13_lost_on_the_spine),
    ("R14", r14_again),
    ("R14", r14_too_much_pressure),
    ("R18", r18_fetches_too_much),
    ("R22", r22_too_hard),
    ("R22", r22_too_much_that_is_new),
    ("R23", r23_as_much_as_felt_hard),
    ("R24", r24_stands_in_needlessly),
    ("R25", r25_holds_too_long),
    ("R32", r32_stays_in_the_chair),
)
"""Each tells whether a routine breaks the rule."""
