from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from deskbreak.desktop.sound.port import Ended
from deskbreak.desktop.sound.queue import SoundQueue
from deskbreak.desktop.unavailable import Unavailable

DEADLINE = 10.0  # seconds
SOON = timedelta(milliseconds=30)
LATER = timedelta(minutes=5)


class Source:
    """Tells what it was asked for, and ends when the test says so."""

    def __init__(self, name: str = "source", *, broken: bool = False) -> None:
        self.name = name
        self.broken = broken
        self.asked: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.ended: list[Ended] = []

    def __str__(self) -> str:
        return self.name

    def begin(self, what: str, ended: Ended) -> None:
        if self.broken:
            raise Unavailable(f"{self.name} is broken")
        self.ended.append(ended)
        self.asked.put(what)

    def hush(self) -> None:
        self.asked.put("(hush)")

    def close(self) -> None:
        self.asked.put("(close)")

    def next(self) -> str:
        """What it is asked for next."""
        return self.asked.get(timeout=DEADLINE)


class Desk:
    """Outlets, with a clock that is moved by hand."""

    def __init__(self) -> None:
        self.awake = timedelta(seconds=100)
        self.queues: list[SoundQueue] = []

    def sounds(self, *candidates: Callable[[], Source]) -> SoundQueue:
        self.queues.append(SoundQueue("voice", candidates, lambda: self.awake))
        return self.queues[-1]


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    for sounds in desk.queues:
        sounds.close()
    assert not any(thread.name == "voice" for thread in threading.enumerate())


def none() -> Source:
    raise Unavailable("there is none")


def test_a_sound_in_time_begins_at_once(desk: Desk) -> None:
    source = Source()
    desk.sounds(lambda: source).give("3 more", desk.awake)

    assert source.next() == "3 more"


def test_the_next_waits_for_the_end_of_the_one_before(desk: Desk) -> None:
    source = Source()
    sounds = desk.sounds(lambda: source)
    sounds.give("Hug and turn", desk.awake)
    assert source.next() == "Hug and turn"
    sounds.give("Left", desk.awake + LATER)
    source.ended[0](True)

    assert source.next() == "Left"


def test_what_would_begin_too_late_is_left_out(desk: Desk) -> None:
    source = Source()
    sounds = desk.sounds(lambda: source)
    sounds.give("late", desk.awake - SOON)
    sounds.give("long", desk.awake + LATER)
    assert source.next() == "long"
    sounds.give("too late when long ends", desk.awake + SOON)
    desk.awake += 2 * SOON
    source.ended[0](True)
    sounds.give("in time", desk.awake + LATER)

    assert source.next() == "in time"


def test_what_waits_gives_way_to_what_comes_after_it(desk: Desk) -> None:
    source = Source()
    sounds = desk.sounds(lambda: source)
    for what in ("first", "second", "third"):
        sounds.give(what, desk.awake + LATER)
    assert source.next() == "first"
    source.ended[0](True)

    assert source.next() == "third"


def test_hush_stops_what_is_on_and_forgets_what_waits(desk: Desk) -> None:
    source = Source()
    sounds = desk.sounds(lambda: source)
    sounds.give("on", desk.awake + LATER)
    sounds.give("waits", desk.awake + LATER)
    assert source.next() == "on"
    sounds.hush()
    assert source.next() == "(hush)"
    sounds.give("after", desk.awake + LATER)

    assert source.next() == "after"


def test_the_end_of_a_hushed_sound_is_not_that_of_the_next(desk: Desk) -> None:
    source = Source()
    sounds = desk.sounds(lambda: source)
    sounds.give("hushed", desk.awake)
    sounds.hush()
    sounds.give("on", desk.awake)
    assert [source.next() for _ in range(3)] == ["hushed", "(hush)", "on"]
    source.ended[0](False)
    sounds.give("waits", desk.awake + LATER)
    source.ended[1](True)

    assert source.next() == "waits"


def test_the_first_candidate_that_can_be_had_serves(desk: Desk) -> None:
    source = Source()
    sounds = desk.sounds(none, lambda: source, lambda: Source("never asked"))
    sounds.give("words", desk.awake)

    assert source.next() == "words"
    assert not sounds.silent


@pytest.mark.parametrize("how", ["at once", "at its end"])
def test_a_source_that_fails_is_followed_by_the_next_with_the_same_sound(
    desk: Desk, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    first, second = Source("first", broken=how == "at once"), Source()
    sounds = desk.sounds(lambda: first, lambda: second)
    sounds.give("words", desk.awake)
    if how == "at its end":
        assert first.next() == "words"
        first.ended[0](False)

    assert first.next() == "(close)"
    assert second.next() == "words"
    trouble = {"at once": "first is broken", "at its end": "first failed"}[how]
    assert [record.getMessage() for record in caplog.records] == [f"voice: {trouble}"]


def test_a_source_that_is_stuck_is_followed_by_the_next(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    stuck, second = Source("stuck"), Source()
    sounds = desk.sounds(lambda: stuck, lambda: second)
    sounds.give("words", desk.awake)
    assert stuck.next() == "words"
    desk.awake += LATER
    sounds.give("more", desk.awake)

    assert second.next() == "more"
    assert stuck.next() == "(close)"
    assert caplog.messages == ["voice: stuck does not end"]


def test_with_no_candidate_left_it_is_silent_and_the_log_says_why(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Source(broken=True)
    sounds = desk.sounds(none, lambda: broken)
    sounds.give("words", desk.awake)
    assert broken.next() == "(close)"
    sounds.give("more", desk.awake)
    sounds.close()

    assert sounds.silent
    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [
        (logging.WARNING, "voice: there is none"),
        (logging.WARNING, "voice: source is broken"),
    ]


def test_getting_ready_makes_the_source_and_no_sound(desk: Desk) -> None:
    made = threading.Event()
    source = Source()

    def make() -> Source:
        made.set()
        return source

    desk.sounds(make).ready()
    assert made.wait(DEADLINE)
    assert source.asked.empty()


def test_closing_hushes_and_gives_the_source_back(desk: Desk) -> None:
    source = Source()
    sounds = desk.sounds(lambda: source)
    sounds.give("on", desk.awake)
    sounds.close()

    assert [source.next() for _ in range(3)] == ["on", "(hush)", "(close)"]


def test_one_that_is_never_used_costs_nothing(desk: Desk) -> None:
    sounds = desk.sounds(none)
    sounds.hush()
    sounds.close()

    assert not sounds.silent
