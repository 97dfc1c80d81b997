from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from deskbreak import exercises
from deskbreak.domain.routine import timeline
from deskbreak.domain.routine.blocks import Block, Routine
from deskbreak.domain.routine.composer import compose
from deskbreak.domain.routine.exercise import Position, Role
from deskbreak.domain.routine.step import Kind, Now, Step
from deskbreak.domain.session import Done
from deskbreak.domain.settings import Kit, Person, Place, Start
from tests.catalogue import few

KNOWN, _ = exercises.load()
BY_ID = {exercise.id: exercise for exercise in KNOWN}
DAY = date(2026, 3, 2)
PEOPLE = [
    Person(),
    Person(kit=()),
    Person(place=Place.OPEN_PLAN, start=Start.STANDING),
    Person(place=Place.HOME, kit=tuple(Kit), difficulty_limit=3),
    Person(place=Place.HOME, kit=(Kit.MAT, Kit.ROLLER), difficulty_limit=2),
]
TICK = timedelta(milliseconds=100)
Steps = tuple[Step, ...]

routines = st.builds(
    lambda minutes, person, days: compose(
        KNOWN, minutes, (), person, day=DAY + timedelta(days=days)
    ),
    st.integers(1, 15),
    st.sampled_from(PEOPLE),
    st.integers(0, 1),
)
shares = st.floats(0, 1)
bounded = settings(max_examples=60)


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def moments(steps: Steps) -> Iterator[Now]:
    """What is on, ten times a second, to the end and beyond."""
    for tick in range(timeline.length(steps) // TICK + 20):
        yield timeline.at(steps, tick * TICK)


def one_block(
    name: str, repetitions: int, places: tuple[int, ...] = (), minutes: int = 2
) -> Steps:
    exercise = BY_ID[name]
    position = exercise.positions[0]
    block = Block(exercise, Role.MAIN, position, repetitions, places, "right")
    return timeline.steps(Routine(minutes, position, (block,)))


@bounded
@given(routines)
def test_the_steps_follow_each_other_and_add_up(routine: Routine) -> None:
    steps = timeline.steps(routine)
    assert steps[0].start == seconds(0)
    assert all(one.end == other.start for one, other in pairwise(steps))
    assert all(step.length > seconds(0) for step in steps)
    assert timeline.length(steps) == routine.total <= timedelta(minutes=routine.minutes)


@bounded
@given(routines)
def test_every_step_of_work_is_its_repetitions_long(routine: Routine) -> None:
    for step in timeline.steps(routine):
        sides = 2 if step.side == "alternate" else 1
        assert step.length == step.repetition * (step.reps or 0) * sides or step.reps is None
        assert (step.kind in {Kind.WORK, Kind.HOLD}) == (step.reps is not None)


@settings(max_examples=20)
@given(routines)
def test_time_only_goes_on_and_the_end_stays_the_end(routine: Routine) -> None:
    steps = timeline.steps(routine)
    seen = list(moments(steps))
    assert all(one.index <= other.index for one, other in pairwise(seen))
    assert all(one.remaining >= other.remaining for one, other in pairwise(seen))
    assert {now.index for now in seen} == set(range(len(steps)))
    assert (seen[-1].remaining, seen[-1].step_remaining) == (seconds(0), seconds(0))
    assert all(0 <= now.progress <= 1 and 0 <= now.fraction <= 1 for now in seen)


@settings(max_examples=20)
@given(routines)
def test_the_movement_never_jumps(routine: Routine) -> None:
    for one, other in pairwise(moments(timeline.steps(routine))):
        fastest = min(one.step.tempo[0], one.step.tempo[2]) or seconds(1)
        assert abs(one.progress - other.progress) <= TICK / fastest + 1e-6


@settings(max_examples=20)
@given(routines)
def test_both_sides_get_the_same_repetitions(routine: Routine) -> None:
    seen: set[tuple[object, ...]] = set()
    for now in moments(timeline.steps(routine)):
        if now.repetition:
            seen.add((now.step.block, now.side, now.index, now.repetition))
    counted = Counter((block, side) for block, side, *_ in seen)
    for number, block in enumerate(routine.blocks):
        each = block.repetitions * max(len(block.places), 1)
        sides = ["left", "right"] if block.exercise.two_sided else [None]
        assert [counted[number, side] for side in sides] == [each] * len(sides)
    assert {done.completed for done in whole(timeline.steps(routine))} == {True}


def whole(steps: Steps) -> tuple[Done, ...]:
    return timeline.done(steps, timeline.length(steps))


@bounded
@given(routines)
def test_at_the_end_all_of_it_is_done(routine: Routine) -> None:
    assert whole(timeline.steps(routine)) == tuple(
        Done(
            block.exercise.id,
            str(block.exercise.movement),
            str(block.role),
            block.repetitions * max(len(block.places), 1),
            block.repetitions * max(len(block.places), 1),
            block.places,
        )
        for block in routine.blocks
    )


@bounded
@given(routines, shares)
def test_what_was_done_is_what_was_seen_to_end(routine: Routine, share: float) -> None:
    steps = timeline.steps(routine)
    elapsed = seconds(round(share * timeline.length(steps).total_seconds()))
    expected = Counter[tuple[int | None, str]]()
    for step in steps:
        for number in range((step.reps or 0) * (2 if step.side == "alternate" else 1)):
            if step.start + (number + 1) * step.repetition <= elapsed:
                middle = step.start + (number + 0.5) * step.repetition
                side = timeline.at(steps, middle).side
                expected.update(
                    (step.block, one) for one in ("left", "right") if side in {one, None}
                )
    begun = sorted({block for block, _ in expected if block is not None})
    found = timeline.done(steps, elapsed)
    assert [(done.left, done.right) for done in found] == [
        (expected[block, "left"], expected[block, "right"]) for block in begun
    ]
    last = {step.block: step.end for step in steps}
    assert [done.completed for done in found] == [last[block] <= elapsed for block in begun]


def test_sides_alternate_from_the_first_side() -> None:
    steps = one_block("hug-turn", 6)
    seen = [timeline.at(steps, seconds(3 + 4 * turn + 1)) for turn in range(6)]
    assert [(now.side, now.repetition) for now in seen] == [
        ("right", 1),
        ("left", 1),
        ("right", 2),
        ("left", 2),
        ("right", 1),
        ("left", 1),
    ]
    assert [step.reps for step in steps if step.reps] == [2, 4]


def test_the_first_two_repetitions_go_half_the_way_where_nothing_warmed_up() -> None:
    steps = one_block("seat-ext-chair", 6, (1,))
    ends = [max(now.progress for now in moments(steps) if now.index == index) for index in (1, 2)]
    assert ([step.ramp for step in steps], ends) == ([False, True, False], [0.5, 1.0])
    warmed = timeline.steps(compose(KNOWN, 3, (), Person(), day=DAY))
    assert not any(step.ramp for step in warmed)


def test_one_repetition_goes_out_holds_and_comes_back() -> None:
    steps = one_block("seat-ext-chair", 6, (1,))
    work = steps[2]
    seen = [timeline.at(steps, work.start + seconds(after)) for after in (0, 1, 2, 2.5, 4, 5)]
    assert [(now.stroke, now.progress, now.fraction, now.repetition) for now in seen] == [
        ("out", 0.0, 0.0, 1),
        ("out", 0.5, 0.5, 1),
        ("hold", 1.0, 0.0, 1),
        ("hold", 1.0, 0.5, 1),
        ("back", 0.5, 0.5, 1),
        ("out", 0.0, 0.0, 2),
    ]


def test_the_cues_take_turns() -> None:
    steps = one_block("hug-turn", 8)
    work = steps[-1]
    cues = [timeline.at(steps, work.start + turn * seconds(8)).cue for turn in range(4)]
    assert cues == [*work.cues, work.cues[0]]


def test_places_follow_each_other_with_a_way_between() -> None:
    steps = one_block("sup-roller-ext", 6, (3, 2), 10)
    assert [(step.kind, step.level, step.place, step.reps) for step in steps] == [
        ("prepare", None, None, None),
        ("work", 1, 3, 2),
        ("work", 1, 3, 4),
        ("switch", 2, 2, None),
        ("work", 2, 2, 6),
    ]


def test_a_place_that_was_only_begun_is_not_done() -> None:
    steps = one_block("sup-roller-ext", 6, (3, 2), 10)
    last = steps[-1].start
    assert [done.levels for done in timeline.done(steps, last + seconds(6))] == [(3,)]
    assert [done.levels for done in timeline.done(steps, last + seconds(7))] == [(3, 2)]


def test_one_side_alone_is_told_as_it_was() -> None:
    steps = one_block("kneel-elbow", 6, minutes=5)
    switch = next(step for step in steps if step.kind is Kind.SWITCH)
    assert timeline.done(steps, switch.end) == (
        Done("kneel-elbow", "rotation", "main", 0, 6, completed=False),
    )


@bounded
@given(routines, shares)
def test_a_skip_keeps_what_was_done_and_never_runs_over(routine: Routine, share: float) -> None:
    steps = timeline.steps(routine)
    elapsed = share * timeline.length(steps)
    after, place = timeline.skip(steps, elapsed)
    assert place == elapsed
    assert timeline.length(after) <= timeline.length(steps)
    before = {done.exercise: (done.left, done.right) for done in timeline.done(steps, elapsed)}
    kept = {done.exercise: (done.left, done.right) for done in timeline.done(after, place)}
    assert kept == before
    skipped = timeline.at(steps, elapsed).step.block
    left = [step.block for step in after if step.start >= place]
    assert skipped not in left
    assert {step.block for step in steps} - {skipped, None} <= {step.block for step in after}


@bounded
@given(routines, shares, shares)
def test_after_a_skip_every_moment_can_be_told(
    routine: Routine, share: float, later: float
) -> None:
    steps = timeline.steps(routine)
    after, _ = timeline.skip(steps, share * timeline.length(steps))
    if after:
        now = timeline.at(after, later * timeline.length(after))
        assert now.repetition is None or now.repetition >= 1
        assert 0 <= now.progress <= 1
        assert 0 <= now.fraction <= 1
        timeline.done(after, later * timeline.length(after))


def test_a_block_cut_short_is_not_complete_and_the_others_are() -> None:
    steps = timeline.steps(compose(KNOWN, 3, (), Person(kit=(Kit.CHAIR,)), day=DAY))
    middle = next(step for step in steps if step.block == 1 and step.reps)
    after, place = timeline.skip(steps, middle.start + middle.repetition * 2.5)
    assert (place, [done.completed for done in whole(after)]) == (
        middle.start + middle.repetition * 2.5,
        [True, False, True],
    )


def test_an_empty_routine_has_no_steps() -> None:
    steps = timeline.steps(Routine(3, Position.SEATED))
    assert (steps, timeline.length(steps), timeline.done(steps, seconds(9))) == (
        (),
        seconds(0),
        (),
    )


def test_a_skip_at_the_very_end_takes_nothing_away() -> None:
    steps = one_block("hug-turn", 6)
    assert timeline.skip(steps, timeline.length(steps)) == (steps, timeline.length(steps))


def test_one_long_hold_is_not_called_the_first_two() -> None:
    (twist,) = few("seat-chair-twist")
    block = Block(twist, Role.MAIN, Position.SEATED, 1)
    found = timeline.steps(Routine(1, Position.SEATED, (block,)))

    assert [one.ramp for one in found if one.reps] == [False, False]


def test_two_holds_have_a_rest_between_them() -> None:
    doorway = BY_ID["stand-doorway"]
    steps = one_block("stand-doorway", 2)
    assert [(str(one.kind), one.reps, one.length / seconds(1), one.cues[0]) for one in steps] == [
        ("prepare", None, 10, doorway.set_up[0]),
        ("hold", 1, 24, doorway.cues[0]),
        ("rest", None, 4, "Let go for a moment"),
        ("hold", 1, 24, doorway.cues[1]),
    ]
    assert seconds(10) + doorway.work(2) == timeline.length(steps)
