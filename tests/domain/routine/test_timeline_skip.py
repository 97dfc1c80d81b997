from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from deskbreak import exercises
from deskbreak.domain.routine import timeline
from deskbreak.domain.routine.blocks import Block, Routine, move_time
from deskbreak.domain.routine.composer import compose
from deskbreak.domain.routine.exercise import Position, Role
from deskbreak.domain.routine.step import WAYS, Step
from deskbreak.domain.settings import Kit, Person, Place

KNOWN, _ = exercises.load()
HOME = Person(place=Place.HOME, kit=tuple(Kit), difficulty_limit=3)
BY_ID = {exercise.id: exercise for exercise in KNOWN}
WARM_UP = Block(BY_ID["seat-cat-cow"], Role.WARM_UP, Position.SEATED, 4)
ARCH = Block(BY_ID["seat-ext-chair"], Role.MAIN, Position.SEATED, 6)
RAINBOW = Block(BY_ID["side-rainbow"], Role.MAIN, Position.SIDE_LYING, 6)
Steps = tuple[Step, ...]


@cache
def laid_out(minutes: int) -> Steps:
    return timeline.steps(compose(KNOWN, minutes, (), HOME, day=date(2026, 3, 2)))


def of(*blocks: Block) -> Steps:
    return timeline.steps(Routine(5, Position.SEATED, blocks, breaths=2))


def first_of(steps: Steps, position: Position) -> Step:
    return next(step for step in steps if step.position is position)


def ways(steps: Steps) -> list[tuple[str, Position, timedelta]]:
    return [(step.kind, step.position, step.length) for step in steps if step.kind in WAYS]


@given(st.integers(1, 15), st.lists(st.floats(0, 0.999), min_size=1, max_size=4))
def test_skipping_never_makes_a_routine_longer_and_always_leads_back(
    minutes: int, moments: list[float]
) -> None:
    steps, elapsed = laid_out(minutes), timedelta(0)
    for moment in moments:
        place = elapsed + moment * (timeline.length(steps) - elapsed)
        after, elapsed = timeline.skip(steps, place)
        assert elapsed == place
        assert timeline.length(after) <= timeline.length(steps)
        assert all(a.end == b.start for a, b in pairwise(after))
        if elapsed >= timeline.length(after):
            return
        assert after[-1].position is steps[-1].position
        assert timeline.at(after, elapsed).step.block != timeline.at(steps, place).step.block
        steps = after


def test_leaving_the_floor_out_before_going_there_spares_both_ways() -> None:
    steps = of(WARM_UP, ARCH, RAINBOW)
    way = first_of(steps, Position.SIDE_LYING)
    after, place = timeline.skip(steps, way.start + timedelta(seconds=2))
    assert ways(after[timeline.at(after, place).index :]) == []


def test_leaving_the_floor_out_while_on_it_keeps_the_way_back() -> None:
    steps = of(WARM_UP, ARCH, RAINBOW)
    work = next(s for s in steps if s.position is Position.SIDE_LYING and s.reps)
    after, place = timeline.skip(steps, work.start)
    back = move_time(Position.SIDE_LYING, Position.SEATED)
    assert ways(after[timeline.at(after, place).index :]) == [("return", "seated", back)]


def test_a_block_left_out_at_its_very_start_leaves_the_one_before_complete() -> None:
    steps = of(WARM_UP, ARCH)
    second = next(step for step in steps if step.block == 1)
    after, place = timeline.skip(steps, second.start)
    assert [(one.exercise, one.completed) for one in timeline.done(after, place)] == [
        ("seat-cat-cow", True)
    ]


def test_leaving_out_the_last_breaths_ends_the_routine() -> None:
    steps = of(WARM_UP, ARCH)
    assert steps[-1].kind == "breathe"
    after, place = timeline.skip(steps, steps[-1].start + timedelta(seconds=1))
    assert timeline.length(after) == place
    assert all(one.completed for one in timeline.done(after, place))
