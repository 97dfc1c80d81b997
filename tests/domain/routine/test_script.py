from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from deskbreak.domain.routine import phrases, timeline
from deskbreak.domain.routine.blocks import Block, Routine
from deskbreak.domain.routine.composer import compose
from deskbreak.domain.routine.exercise import Position
from deskbreak.domain.routine.heard import CHIME, Chime, Rung, Said, caption, chimes, speaking
from deskbreak.domain.routine.script import script
from deskbreak.domain.routine.step import Step, Stroke
from deskbreak.domain.settings import Kit, Person, Place, Start
from tests.catalogue import SHIPPED

KNOWN = tuple(SHIPPED.values())
PEOPLE = [
    Person(),
    Person(place=Place.OPEN_PLAN, start=Start.STANDING),
    Person(place=Place.HOME, kit=tuple(Kit), difficulty_limit=3),
    Person(place=Place.HOME, kit=(Kit.MAT, Kit.ROLLER), difficulty_limit=2),
]
ZERO = timedelta()
MOMENT = timedelta(milliseconds=1)
LEAD = timedelta(seconds=0.8)
Steps = tuple[Step, ...]

routines = st.builds(
    lambda minutes, person, days: timeline.steps(
        compose(KNOWN, minutes, (), person, day=date(2026, 3, 2) + timedelta(days=days))
    ),
    st.integers(1, 15),
    st.sampled_from(PEOPLE),
    st.integers(0, 1),
)
bounded = settings(max_examples=60)


def block(name: str, repetitions: int, places: tuple[int, ...] = (), side: str = "left") -> Block:
    exercise = SHIPPED[name]
    role, position = exercise.roles[0], exercise.positions[0]
    return Block(exercise, role, position, repetitions, places, side)


def steps(*blocks: Block, breaths: int = 0) -> Steps:
    return timeline.steps(Routine(5, Position.SEATED, blocks, breaths))


def told(script: Sequence[Said]) -> list[tuple[float, str]]:
    return [(round(one.at.total_seconds(), 1), one.words) for one in script]


# -- whole scripts ----------------------------------------------------------------------------


def test_a_routine_is_named_explained_counted_and_ended() -> None:
    routine = steps(block("blade-open", 4), block("hug-turn", 3, side="right"), breaths=2)

    assert told(script(routine, SHIPPED)) == [
        (0.0, "Open the collarbones"),
        (2.2, "Turn your palms out: the blades draw down and together."),
        (6.2, "Ease off."),
        (8.2, "3 more. The ribs stay down"),
        (14.2, "2 more. Soft jaw"),
        (20.2, "Last one. Wide, not bent back"),
        (25.5, "Next: Hug and turn, right first"),
        (29.2, "Turn ribs and breastbone to one side."),
        (33.2, "Left. The knees stay level"),
        (37.2, "Right, 2 more"),
        (41.2, "Left. Grow taller as you turn"),
        (45.2, "Right, last one"),
        (49.2, "Left, last one. The head just follows"),
        (53.2, "Sit or stand tall, look far, breathe slowly"),
        (58.2, "One more breath"),
        (62.8, "That was your break"),
    ]


def test_on_the_floor_the_way_the_side_and_the_set_up_are_heard() -> None:
    routine = steps(block("side-open-book", 2))

    assert told(script(routine, SHIPPED)) == [
        (0.0, "Lie on your right side"),
        (1.6, "Open book, left first"),
        (9.0, "Lie on your side, head on a pillow."),
        (11.5, "Knees bent square, one on the other."),
        (14.1, "Arms straight ahead, palms together."),
        (23.2, "Lift the top hand and open it behind you."),
        (26.2, "Let the head follow; stay for one breath out."),
        (30.2, "Last one. Let the shoulder melt, without a push"),
        (37.2, "Change sides: now the right"),
        (47.2, "2 times. The knees stay together"),
        (54.2, "Last one"),
        (61.2, "Sit down"),
        (78.8, "That was your break"),
    ]


def test_half_the_way_is_said_where_nothing_warmed_up_before() -> None:
    routine = steps(block("seat-desk-slide", 3))

    assert told(script(routine, SHIPPED))[1:5] == [
        (1.0, "Feet flat, chair steady."),
        (4.2, "Slide the hands forward and tip at the hips."),
        (7.0, "Half the way for the first two"),
        (9.0, "Let the breastbone sink between your arms."),
    ]


def test_a_long_hold_is_called_back_from() -> None:
    routine = steps(block("stand-doorway", 1))
    words = [text for _at, text in told(script(routine, SHIPPED))]

    assert words[-4:] == [
        "Breastbone forward, ribs down",
        "And back",
        "Sit down",
        "That was your break",
    ]


def test_without_chimes_hold_and_back_are_said() -> None:
    routine = steps(block("blade-open", 3))
    third = [line for line in told(script(routine, SHIPPED, chimed=False)) if line[0] >= 14]

    assert third == [
        (14.2, "Last one. Soft jaw"),
        (16.2, "Hold"),
        (18.2, "And back"),
        (19.8, "That was your break"),
    ]


def test_the_next_place_is_announced_and_the_count_begins_anew() -> None:
    routine = steps(block("seat-ext-chair", 2, places=(1, 2)))

    assert told(script(routine, SHIPPED))[-5:] == [
        (10.2, "Last one. Look to where wall and ceiling meet"),
        (15.2, "Three inches along"),
        (20.2, "2 times. Let the head rest in your hands"),
        (25.2, "Last one"),
        (29.8, "That was your break"),
    ]


# -- chimes -----------------------------------------------------------------------------------


def test_chimes_give_the_tempo_where_no_words_are_on() -> None:
    routine = steps(block("blade-open", 2))
    rung = chimes(routine, ZERO, script(routine, SHIPPED))

    assert [(one.at.total_seconds(), one.chime) for one in rung] == [
        (7, Chime.BACK),
        (11, Chime.HOLD),
        (13, Chime.BACK),
        (15, Chime.DONE),
    ]


def test_with_no_voice_every_stroke_has_its_chime() -> None:
    routine = steps(block("blade-open", 1))

    assert chimes(routine, ZERO, ()) == (
        Rung(timedelta(seconds=3), Chime.OUT),
        Rung(timedelta(seconds=5), Chime.HOLD),
        Rung(timedelta(seconds=7), Chime.BACK),
        Rung(timedelta(seconds=9), Chime.DONE),
    )


@bounded
@given(routines)
def test_chimes_are_where_the_strokes_begin(routine: Steps) -> None:
    *strokes, last = chimes(routine, ZERO, ())

    assert last == Rung(timeline.length(routine), Chime.DONE)
    for rung in strokes:
        now = timeline.at(routine, rung.at)
        assert now.stroke == Stroke(rung.chime)
        assert now.fraction == 0
    seen = [timeline.at(routine, rung.at - MOMENT).stroke for rung in strokes]
    assert all(before != Stroke(rung.chime) for before, rung in zip(seen, strokes, strict=True))


# -- what holds in every routine --------------------------------------------------------------


@bounded
@given(routines, st.booleans(), st.floats(0, 1))
def test_nothing_is_heard_at_once_or_after_the_end(
    routine: Steps, chimed: bool, place: float
) -> None:
    end = timeline.length(routine)
    since = end * place
    said = script(routine, SHIPPED, since, chimed=chimed)
    sounds = [(one.at, one.end) for one in said]
    *strokes, last = chimes(routine, since, said)
    sounds += [(one.at, one.at + CHIME) for one in strokes]
    sounds.sort()

    assert last == Rung(end, Chime.DONE)
    assert all(since <= begin < finish <= end + CHIME for begin, finish in sounds)
    assert all(one.end <= end for one in said)
    assert all(before[1] <= after[0] for before, after in pairwise(sounds) if after[0] < end)


@bounded
@given(routines)
def test_words_name_the_side_of_the_repetition_that_begins(routine: Steps) -> None:
    for said in script(routine, SHIPPED):
        now = timeline.at(routine, said.at + LEAD)
        for side, name in phrases.SIDES.items():
            if said.words.startswith(name):
                assert now.side == side
                assert now.fraction == 0
        for side, words in phrases.SAY_CHANGE.items():
            if said.words == words:
                assert now.step.side == side


@bounded
@given(routines)
def test_every_exercise_is_named_and_every_repetition_but_the_first_counted(
    routine: Steps,
) -> None:
    said = script(routine, SHIPPED)
    begun = {one.at + LEAD for one in said}
    for step in routine:
        if step.block is None or not step.reps:
            continue
        assert any(step.name in one.words for one in said if one.at < step.start)
        many = step.length // step.repetition
        assert {step.start + number * step.repetition for number in range(many)} <= begun


@bounded
@given(routines)
def test_counts_tell_what_is_left(routine: Steps) -> None:
    for said in script(routine, SHIPPED):
        step = timeline.at(routine, said.at + LEAD).step
        if said.words.partition(", ")[2].startswith("last one") or said.words[:8] == "Last one":
            after = [one for one in routine if one.start >= step.end and one.block == step.block]
            assert not any((one.level, one.side) == (step.level, step.side) for one in after)


@bounded
@given(routines, st.floats(0, 1), st.floats(0, 1))
def test_after_a_skip_what_comes_is_announced_at_once(
    routine: Steps, place: float, other: float
) -> None:
    after, since = timeline.skip(routine, timeline.length(routine) * place)
    said = script(after, SHIPPED, since)
    coming = next((step for step in after if step.start >= since), None)

    assert all(since <= one.at and one.end <= timeline.length(after) for one in said)
    if coming is not None:
        assert said[0].at == since
        assert not said[0].words.startswith(("Left,", "Right,", "Last"))


def test_someone_who_comes_back_is_told_of_what_begins_only() -> None:
    routine = steps(block("blade-open", 3))
    since = timedelta(seconds=10)

    assert told(script(routine, SHIPPED, since)) == [
        (14.2, "Last one. Soft jaw"),
        (19.8, "That was your break"),
    ]


def test_nothing_left_is_nothing_but_the_last_chime() -> None:
    assert script((), SHIPPED) == ()
    assert chimes((), ZERO, ()) == (Rung(ZERO, Chime.DONE),)


# -- the caption ------------------------------------------------------------------------------


def test_the_caption_stands_while_words_last_and_long_enough_to_be_read() -> None:
    said = (Said(ZERO, "Right"), Said(timedelta(seconds=10), "Lie on your right side" * 3))
    shown = [caption(said, timedelta(seconds=at)) for at in (0, 2.4, 2.6, 9.9, 10, 13, 20)]

    assert shown == ["Right", "Right", "", "", said[1].words, said[1].words, ""]


def test_speaking_takes_longer_with_stops_and_figures() -> None:
    assert timedelta(seconds=0.5) < speaking("Last one") < timedelta(seconds=0.7)
    assert speaking("Left, 3 more") > speaking("Left and more")
