"""All probes at once, each in its time; what does not answer holds nothing up."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from deskbreak.desktop.busy.port import Probe
from deskbreak.desktop.busy.probes import BusyProbes
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.levels import Probed
from deskbreak.domain.reminder.presence import Film, Holder, Level
from tests.desktop.loop.poll import Poll

MICROPHONE, CAMERA = Holder.MICROPHONE, Holder.CAMERA
SHORT = timedelta(seconds=0.1)


class Asked:
    """The probes, and what they posted."""

    def __init__(
        self, probes: dict[Level, Probe], limit: timedelta = timedelta(seconds=5)
    ) -> None:
        self.posted: list[object] = []
        self.probes = BusyProbes(self.posted.append, lambda: probes, limit)

    def about(self, *levels: Level) -> object:
        count = len(self.posted)
        self.probes.ask(frozenset(levels))
        Poll().until(lambda: len(self.posted) > count, "an answer")
        return self.posted[-1]


def refuses() -> bool:
    raise Unavailable("no sound server")


@pytest.fixture
def end() -> Iterator[threading.Event]:
    """What hangs, hangs until it is set."""
    found = threading.Event()
    yield found
    found.set()


def test_each_level_that_was_asked_about_is_answered_in_one_message() -> None:
    asked = Asked({MICROPHONE: lambda: True, CAMERA: lambda: False, Film.FILM: lambda: True})

    levels = frozenset({MICROPHONE, CAMERA})
    assert asked.about(MICROPHONE, CAMERA) == Probed(levels, frozenset({MICROPHONE}))


def test_who_uses_a_level_is_told_where_a_probe_knows() -> None:
    levels: frozenset[Level] = frozenset({MICROPHONE, CAMERA})
    asked = Asked({MICROPHONE: lambda: ("OBS", ""), CAMERA: lambda: ()})

    programs: dict[Level, tuple[str, ...]] = {MICROPHONE: ("OBS", ""), CAMERA: ()}
    assert asked.about(*levels) == Probed(levels, frozenset({MICROPHONE}), programs=programs)


def test_what_cannot_be_learnt_is_unknown_and_said_once(caplog: pytest.LogCaptureFixture) -> None:
    asked = Asked({MICROPHONE: refuses})
    levels = frozenset({MICROPHONE, Holder.FULL_SCREEN})

    for _ in range(2):
        assert asked.about(*levels) == Probed(levels, frozenset(), levels)
    assert [record.message for record in caplog.records] == [
        "microphone: not known: no sound server"
    ]


def test_a_probe_that_fails_is_unknown_and_its_fault_is_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def breaks() -> bool:
        raise ZeroDivisionError

    levels = frozenset({CAMERA})
    assert Asked({CAMERA: breaks}).about(CAMERA) == Probed(levels, frozenset(), levels)
    assert caplog.records[0].exc_info


def test_a_probe_that_hangs_is_unknown_and_is_not_begun_a_second_time(
    end: threading.Event,
) -> None:
    begun: list[None] = []

    def hangs() -> bool:
        begun.append(None)
        return end.wait(60)

    asked = Asked({MICROPHONE: hangs, CAMERA: lambda: True}, SHORT)
    levels = frozenset({MICROPHONE, CAMERA})
    for _ in range(2):
        found = asked.about(*levels)
        assert found == Probed(levels, frozenset({CAMERA}), frozenset({MICROPHONE}))
    assert len(begun) == 1


def test_probes_that_wait_wait_together() -> None:
    meet = threading.Barrier(2, timeout=5)

    def waits() -> bool:
        return meet.wait() >= 0

    levels = frozenset({MICROPHONE, CAMERA})
    assert Asked({MICROPHONE: waits, CAMERA: waits}).about(*levels) == Probed(levels, levels)


def test_nothing_is_left_of_a_question_after_its_answer() -> None:
    before = set(threading.enumerate())  # threads of other tests may end meanwhile
    Asked({MICROPHONE: lambda: True}).about(MICROPHONE)

    Poll().until(lambda: before.issuperset(threading.enumerate()), "the end", threading.enumerate)
