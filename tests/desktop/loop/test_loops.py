"""The two loops: what both do, and what only poll(2) gives."""
# ruff: noqa: E402, TID251 - the type checker knows the loop of Linux only after the assert

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

assert sys.platform == "linux"

from deskbreak.desktop.loop import clock
from deskbreak.desktop.loop.background import BackgroundWake
from deskbreak.desktop.loop.next_look import LookWake
from deskbreak.desktop.loop.poll import PollWake
from deskbreak.domain.reminder.presence import LookDue

LIMIT = 10  # seconds until a loop that hangs is ended, and the test fails on what it saw

both = pytest.mark.parametrize("make", [PollWake, BackgroundWake])
Make = Callable[[], LookWake]


def soon() -> datetime:
    return clock.read().at + timedelta(milliseconds=50)


@contextmanager
def ended(wake: LookWake) -> Iterator[None]:
    """Ends a loop that would hang for ever."""
    timer = threading.Timer(LIMIT, wake.stop)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def nothing(_: object) -> None:
    """What most messages lead to."""


def collect(
    wake: LookWake,
    count: int,
    then: Callable[[object], None] = nothing,
    *,
    looks: bool = False,
) -> list[object]:
    """
    Run `wake` until it has handed over `count` messages; `then` handles each.

    Unless they are what a test is about, looks are passed over: somebody may set the machine's
    clock at any time.
    """
    seen: list[object] = []

    def handle(message: object) -> None:
        if message == LookDue() and not looks:
            return
        seen.append(message)
        if len(seen) == count:
            wake.stop()
        then(message)

    with ended(wake):
        wake.run(handle)
    return seen


def placed(wake: LookWake) -> list[datetime]:
    return [job.next_run_time for job in wake._scheduler.get_jobs()]


@both
def test_messages_come_in_the_order_they_were_posted(make: Make) -> None:
    wake = make()
    for number in range(3):
        wake.post(number)

    assert collect(wake, 3) == [0, 1, 2]


@both
def test_a_message_posted_by_a_message_comes_after_it(make: Make) -> None:
    wake = make()
    wake.post("first")

    assert collect(wake, 2, lambda seen: wake.post(f"after {seen}")) == ["first", "after first"]


@both
def test_another_thread_wakes_the_loop(make: Make) -> None:
    wake = make()
    threading.Timer(0.05, wake.post, ["from outside"]).start()

    assert collect(wake, 1) == ["from outside"]


@both
def test_the_look_comes_when_it_was_placed(make: Make) -> None:
    wake = make()
    when = soon()
    wake.look_at(when)

    assert collect(wake, 1, looks=True) == [LookDue()]
    assert clock.read().at >= when


@both
def test_each_look_places_the_next(make: Make) -> None:
    wake = make()
    wake.look_at(soon())

    assert collect(wake, 3, lambda _: wake.look_at(soon()), looks=True) == [LookDue()] * 3


@both
def test_a_look_that_lies_in_the_past_comes_at_once(make: Make) -> None:
    wake = make()
    wake.look_at(datetime(2020, 2, 3, tzinfo=UTC))

    assert collect(wake, 1, looks=True) == [LookDue()]


@both
def test_only_the_look_placed_last_counts(make: Make) -> None:
    wake = make()
    found: list[datetime] = []
    first, second, third = (soon() + timedelta(hours=hours) for hours in (1, 2, 3))

    def place(_: object) -> None:
        found.extend(placed(wake))
        wake.look_at(third)
        found.extend(placed(wake))

    wake.look_at(first)
    wake.look_at(second)
    wake.post("begun")
    collect(wake, 1, place)

    assert found == [second, third]


@both
def test_no_look_is_left_once_it_is_taken_away(make: Make) -> None:
    wake = make()
    found: list[list[datetime]] = []

    def place(_: object) -> None:
        found.append(placed(wake))
        wake.look_at(soon() + timedelta(hours=1))
        wake.look_at(None)
        found.append(placed(wake))

    wake.look_at(soon() + timedelta(hours=1))
    wake.look_at(None)
    wake.look_at(None)
    wake.post("begun")
    collect(wake, 1, place)

    assert found == [[], []]


@both
def test_a_fault_in_a_message_does_not_end_the_loop(
    make: Make, caplog: pytest.LogCaptureFixture
) -> None:
    def fail_first(message: object) -> None:
        if message == "first":
            raise ZeroDivisionError

    wake = make()
    wake.post("first")
    wake.post("second")

    assert collect(wake, 2, fail_first) == ["first", "second"]
    assert [record.message for record in caplog.records] == ["'first' could not be handled"]


@both
def test_what_is_posted_after_stop_is_left(make: Make) -> None:
    wake = make()
    wake.post("first")
    wake.post("second")

    assert collect(wake, 1) == ["first"]


def test_a_signal_handler_wakes_the_loop() -> None:
    wake = PollWake()
    before = signal.signal(signal.SIGALRM, lambda *_: wake.post("signal"))
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        assert collect(wake, 1) == ["signal"]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_a_signal_that_comes_while_another_thread_runs_is_not_slept_over() -> None:
    wake = PollWake()
    before = signal.signal(signal.SIGALRM, lambda *_: wake.post("signal"))

    def take() -> None:
        signal.pthread_kill(threading.get_ident(), signal.SIGALRM)

    other = threading.Timer(0.05, take)  # poll(2) of the loop goes on through it
    other.start()
    try:
        assert collect(wake, 1) == ["signal"]
    finally:
        other.join()
        signal.signal(signal.SIGALRM, before)


def test_a_file_that_can_be_read_is_read_in_the_loop_until_forgotten() -> None:
    wake = PollWake()
    reader, writer = os.pipe()

    def read() -> None:
        wake.post(os.read(reader, 1))

    wake.watch(reader, read)
    os.write(writer, b"ab")

    def forget(message: object) -> None:
        if message == b"b":
            wake.forget(reader)
            wake.forget(reader)
            os.write(writer, b"c")
            wake.post("last")

    assert collect(wake, 3, forget) == [b"a", b"b", "last"]
    os.close(reader)
    os.close(writer)


def test_the_end_of_a_pipe_is_seen() -> None:
    wake = PollWake()
    reader, writer = os.pipe()

    def read() -> None:
        wake.forget(reader)
        wake.post(os.read(reader, 1))

    wake.watch(reader, read)
    os.close(writer)

    assert collect(wake, 1) == [b""]
    os.close(reader)


def test_a_reader_that_fails_is_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    wake = PollWake()
    reader, writer = os.pipe()

    def fail() -> None:
        wake.post("failing")
        raise ZeroDivisionError

    wake.watch(reader, fail)
    os.write(writer, b"a")

    found = collect(wake, 2, lambda _: wake.look_at(soon()), looks=True)
    assert found == ["failing", LookDue()]
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    os.close(reader)
    os.close(writer)


def test_a_clock_that_was_set_is_looked_at() -> None:
    """It is set for this program alone, by `moved_clocks.c`: never the machine's."""
    assert "moved_clocks" in os.environ["LD_PRELOAD"]
    wake = PollWake()
    wake.look_at(soon() + timedelta(hours=1))

    def set_clock(_: object) -> None:
        time.clock_settime(time.CLOCK_REALTIME, (soon() + timedelta(minutes=5)).timestamp())

    wake.post("now")

    found = collect(wake, 2, lambda seen: set_clock(seen) if seen == "now" else None, looks=True)
    assert found == ["now", LookDue()]


def test_the_loop_brings_neither_ssl_nor_a_second_thread() -> None:
    program = """
import sys, threading
from deskbreak.desktop.loop.poll import PollWake
wake = PollWake()
wake.post("first")
wake.run(lambda _: wake.stop())
assert threading.active_count() == 1
assert "ssl" not in sys.modules and "_ssl" not in sys.modules
import ssl
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, check=False, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
