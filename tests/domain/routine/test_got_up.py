"""What counts as having got up out of the chair."""

from __future__ import annotations

from datetime import timedelta

from deskbreak.domain.routine import timeline
from deskbreak.domain.routine.blocks import Block, Routine
from deskbreak.domain.routine.exercise import Position, Role
from deskbreak.domain.routine.step import Step
from tests.catalogue import SHIPPED

INSTANT = timedelta(milliseconds=1)


def steps(*names: str, start: Position = Position.SEATED) -> tuple[Step, ...]:
    blocks = [
        Block(SHIPPED[name], Role.MAIN, SHIPPED[name].positions[0], SHIPPED[name].dose.warm_up[0])
        for name in names
    ]
    return timeline.steps(Routine(9, start, tuple(blocks)))


def end_of(block: int, played: tuple[Step, ...]) -> timedelta:
    return max(step.end for step in played if step.block == block)


def test_a_block_out_of_the_chair_counts_once_it_is_over() -> None:
    played = steps("seat-cat-cow", "stand-desk-hinge")
    over = end_of(1, played)
    assert [timeline.got_up(played, at) for at in (over - INSTANT, over)] == [False, True]
    floor = steps("side-open-book", start=Position.STANDING)
    assert timeline.got_up(floor, end_of(0, floor))


def test_sitting_and_the_way_back_from_it_do_not_count() -> None:
    for start in (Position.SEATED, Position.STANDING):
        played = steps("seat-cat-cow", "seat-ext-chair", start=start)
        assert not timeline.got_up(played, timeline.length(played))


def test_a_block_that_is_left_out_half_way_does_not_count() -> None:
    played = steps("seat-cat-cow", "stand-desk-hinge", "seat-ext-chair")
    shorter, _place = timeline.skip(played, end_of(1, played) - INSTANT)
    assert not timeline.got_up(shorter, timeline.length(shorter))
    shorter, _place = timeline.skip(played, end_of(1, played))
    assert timeline.got_up(shorter, timeline.length(shorter))
