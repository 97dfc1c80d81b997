"""How full the chest is while a movement, a hold or nothing is on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from deskbreak.domain.routine.breath import breath
from deskbreak.domain.routine.exercise import Position
from deskbreak.domain.routine.step import Kind, Step
from deskbreak.domain.routine.timeline import at

SECOND = timedelta(seconds=1)
SLOW = (3 * SECOND, 10 * SECOND, 3 * SECOND)
STEP = Step(
    Kind.WORK,
    0 * SECOND,
    32 * SECOND,
    "Arch",
    ("Slowly",),
    Position.SEATED,
    block=0,
    reps=2,
    tempo=SLOW,
)


def breaths(step: Step, *seconds: float, inhales: bool = False) -> list[float]:
    moments = (at((step,), second * SECOND) for second in seconds)
    return [round(breath(moment, inhales=inhales), 2) for moment in moments]


def test_the_way_out_is_a_breath_out_and_the_way_back_a_breath_in() -> None:
    assert breaths(STEP, 0, 1.5, 3, 13, 14.5) == [1.0, 0.5, 0.0, 0.0, 0.5]


def test_what_opens_the_chest_is_a_breath_in() -> None:
    assert breaths(STEP, 0, 1.5, 3, 13, 14.5, inhales=True) == [0.0, 0.5, 1.0, 1.0, 0.5]


def test_a_long_hold_is_whole_breaths() -> None:
    assert breaths(STEP, 3, 5.5, 8, 10.5, 12.999) == [0.0, 1.0, 0.0, 1.0, 0.0]


def test_the_breath_of_a_short_hold_waits() -> None:
    short = replace(STEP, tempo=(3 * SECOND, 2 * SECOND, 3 * SECOND), length=16 * SECOND)
    assert breaths(short, 3, 4, 4.999) == [0.0, 0.0, 0.0]


def test_getting_ready_is_calm_breaths() -> None:
    ready = replace(STEP, kind=Kind.PREPARE, reps=None, tempo=(0 * SECOND,) * 3)
    ready = replace(ready, length=10 * SECOND)
    assert breaths(ready, 0, 2.5, 5, 7.5) == [1.0, 0.0, 1.0, 0.0]


@pytest.mark.parametrize("inhales", [False, True])
@pytest.mark.parametrize("ramp", [False, True])
def test_the_chest_never_jumps(inhales: bool, ramp: bool) -> None:
    step = replace(STEP, ramp=ramp)
    seen = breaths(step, *(frame / 30 for frame in range(32 * 30)), inhales=inhales)
    assert all(0.0 <= one <= 1.0 for one in seen)
    assert max(abs(a - b) for a, b in pairwise(seen)) < 0.05
