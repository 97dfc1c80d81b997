from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from deskbreak.domain.routine import timeline
from deskbreak.domain.routine.composer import compose
from deskbreak.domain.settings import Person
from deskbreak.player.playback import Playback, counted
from tests.catalogue import few

KNOWN = few("seat-cat-cow", "seat-desk-slide", "hug-turn")


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def playing(minutes: int = 3) -> Playback:
    routine = compose(KNOWN, minutes, (), Person(stays_seated=True), day=date(2026, 3, 2))
    playback = Playback(timeline.steps(routine))
    playback.run(seconds(1000))
    return playback


def test_the_place_follows_the_clock() -> None:
    playback = playing()

    assert playback.elapsed(seconds(1012.5)) == seconds(12.5)


def test_standing_still_takes_nothing_from_the_minutes() -> None:
    playback = playing()
    playback.stand(seconds(1010))

    assert playback.elapsed(seconds(1500)) == seconds(10)
    playback.run(seconds(1500))
    assert playback.elapsed(seconds(1504)) == seconds(14)
    assert playback.ran(seconds(1504)) == seconds(14)


def test_it_ends_on_its_last_second_and_never_behind() -> None:
    playback = playing()
    end = seconds(1000) + playback.length

    assert not playback.over(end - seconds(0.001))
    assert playback.over(end)
    assert playback.elapsed(end + seconds(60)) == playback.length


def test_next_goes_to_the_exercise_that_follows() -> None:
    playback = playing()
    names = [part.name for part in playback.parts]
    playback.next(seconds(1010))

    assert playback.now(seconds(1010)).step.name == names[1]
    assert playback.running


def test_back_begins_the_exercise_anew() -> None:
    playback = playing()
    second = playback.parts[1]
    playback.back(seconds(1000) + second.start + seconds(20))

    assert playback.elapsed(seconds(1000) + second.start + seconds(20)) == second.start


def test_back_at_its_start_goes_to_the_one_before() -> None:
    playback = playing()
    second = playback.parts[1]
    playback.back(seconds(1000) + second.start + seconds(1))

    assert playback.elapsed(seconds(1000) + second.start + seconds(1)) == seconds(0)


def test_back_brings_what_was_left_out() -> None:
    playback = playing()
    whole = playback.steps
    playback.next(seconds(1010))
    playback.back(seconds(1011))

    assert playback.steps == whole
    assert playback.elapsed(seconds(1011)) == seconds(0)


PRESSES = ["next", "back", "stand", "run", "hurts", "hurts, by a slip"]


@given(
    st.integers(1, 15),
    st.lists(st.tuples(st.sampled_from(PRESSES), st.floats(0, 90)), max_size=12),
)
def test_whatever_is_pressed_it_stays_inside_the_routine(
    minutes: int, presses: list[tuple[str, float]]
) -> None:
    playback = playing(minutes)
    awake = seconds(1000)
    for press, passed in presses:
        awake += seconds(passed)
        if not press.startswith("hurts"):
            getattr(playback, press)(awake)
        elif not playback.over(awake) and playback.now(awake).step.block is not None:
            steps = playback.steps
            playback.hurts(awake)
            if press != "hurts":
                playback.nothing_hurts(awake)
                assert playback.steps == steps
        assert seconds(0) <= playback.elapsed(awake) <= playback.length
        assert playback.length <= timedelta(minutes=minutes)
        assert playback.ran(awake) <= awake - seconds(1000)
        assert [step.start for step in playback.steps[1:]] == [
            step.end for step in playback.steps[:-1]
        ]


def test_where_all_was_left_out_there_is_no_way_on_or_back() -> None:
    playback = playing()
    while not playback.over(seconds(1000)):
        playback.next(seconds(1000))
    playback.next(seconds(1000))
    playback.back(seconds(1000))

    assert playback.over(seconds(1000))


def test_back_does_not_go_behind_what_hurt() -> None:
    playback = playing()
    _first, second, third = playback.parts[:3]
    hurts = seconds(1020) + second.start
    playback.hurts(hurts)
    playback.back(hurts + seconds(1))

    assert playback.now(hurts + seconds(1)).step.name == third.name


def test_a_slip_brings_back_all_that_was_there() -> None:
    playback = playing()
    whole = playback.steps
    playback.next(seconds(1010))
    left = playback.steps
    playback.hurts(seconds(1030))
    playback.nothing_hurts(seconds(1035))

    assert playback.steps == left
    playback.back(seconds(1036))
    playback.back(seconds(1037))
    assert playback.steps == whole


def test_the_counter_counts_half_range_repetitions_too() -> None:
    playback = playing(1)
    step = next(one for one in playback.steps if one.reps and not one.ramp)
    now = timeline.at(playback.steps, step.start)

    count = counted(playback.steps, now)
    assert count is not None
    assert count[0] == 3
    assert count[1] >= 6
