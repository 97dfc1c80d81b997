from __future__ import annotations

from datetime import UTC, timedelta

from deskbreak.desktop import clock


def test_the_clocks_run_on() -> None:
    first, second = clock.read(), clock.read()

    assert first.at.tzinfo is UTC
    assert first.at <= second.at
    assert timedelta(0) < first.awake <= second.awake


def test_suspend_does_not_grow_while_awake() -> None:
    first, second = clock.read(), clock.read()

    assert abs(second.slept - first.slept) < timedelta(milliseconds=100)
    assert first.slept > timedelta(milliseconds=-100)
