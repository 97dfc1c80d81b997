from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from deskbreak.desktop.presence.polling import PollingPresence
from deskbreak.domain.reminder.presence import Active, Idle
from tests.desktop.presence.fake_input import FakeInput


def s(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


@pytest.fixture
def machine() -> FakeInput:
    return FakeInput()


@pytest.fixture
def posted() -> list[object]:
    return []


@pytest.fixture
def presence(machine: FakeInput, posted: list[object]) -> Iterator[PollingPresence]:
    found = PollingPresence(posted.append, machine)
    assert machine.waiting() == (None, False)
    yield found
    found.close()


def test_while_there_is_input_it_is_asked_when_the_silence_could_be_long_enough(
    machine: FakeInput, presence: PollingPresence, posted: list[object]
) -> None:
    presence.watch(s(120))
    assert machine.waiting() == (s(120), False)
    assert machine.is_silent_for(30) == (s(90), False)
    assert machine.is_silent_for(0.5) == (s(119.5), False)

    assert posted == []
    assert presence.name == "fake"


def test_silence_is_told_with_its_age_and_then_the_next_input(
    machine: FakeInput, presence: PollingPresence, posted: list[object]
) -> None:
    presence.watch(s(120))
    machine.waiting()
    assert machine.is_silent_for(121) == (None, True)
    assert machine.is_silent_for(136) == (None, True)
    assert machine.is_silent_for(1) == (s(119), False)

    assert posted == [Idle(s(121)), Active()]


def test_a_longer_silence_is_told_again_and_one_input_ends_both(
    machine: FakeInput, presence: PollingPresence, posted: list[object]
) -> None:
    presence.watch(s(5))
    machine.waiting()
    machine.is_silent_for(5)
    presence.watch(s(120))
    assert machine.waiting() == (s(115), True)
    machine.is_silent_for(120)
    presence.watch(s(5))
    assert machine.waiting() == (None, True)
    machine.is_silent_for(0)

    assert posted == [Idle(s(5)), Idle(s(120)), Active()]
