"""Against a fake monitor on a private bus; `make test-desktops` has the real one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from deskbreak.desktop.dbus.bus import Bus
from deskbreak.desktop.presence.mutter import MUTTER, MutterPresence
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.presence import Active, Idle
from tests.desktop.loop.poll import Poll
from tests.desktop.presence.fake_mutter import FakeMutter

FIVE = timedelta(seconds=5)
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _session(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)


@pytest.fixture
def mutter(address: str, poll: Poll) -> Iterator[FakeMutter]:
    found = FakeMutter(address, poll, MUTTER)
    found.start()
    yield found
    found.close()


@pytest.fixture
def posted() -> list[object]:
    return []


@pytest.fixture
def presence(mutter: FakeMutter, bus: Bus, posted: list[object]) -> MutterPresence:
    return MutterPresence(bus, posted.append)


def watches(bus: Bus, mutter: FakeMutter) -> list[int | None]:
    mutter.settle(bus)
    return list(mutter.watches.values())


def falls_silent(bus: Bus, mutter: FakeMutter, idle: int) -> None:
    mutter.fall_silent(idle)
    mutter.settle(bus)


def test_silence_is_told_with_its_age_and_then_the_next_input(
    mutter: FakeMutter, bus: Bus, presence: MutterPresence, posted: list[object]
) -> None:
    presence.watch(FIVE)
    assert watches(bus, mutter) == [5000]
    falls_silent(bus, mutter, 5003)
    assert watches(bus, mutter) == [5000, None]
    mutter.press_key()
    assert watches(bus, mutter) == [5000]
    falls_silent(bus, mutter, 9000)

    assert posted == [Idle(timedelta(milliseconds=5003)), Active(), Idle(timedelta(seconds=9))]
    assert presence.name == "mutter"


def test_input_before_the_signal_was_read_means_no_silence(
    mutter: FakeMutter, bus: Bus, presence: MutterPresence, posted: list[object]
) -> None:
    presence.watch(FIVE)
    mutter.settle(bus)
    mutter.fall_silent(5000)
    mutter.idle = 40
    mutter.settle(bus)
    mutter.press_key()
    mutter.settle(bus)

    assert posted == []


def test_a_silence_that_lasts_already_is_told_before_its_watch_has_a_number(
    mutter: FakeMutter, bus: Bus, presence: MutterPresence, posted: list[object]
) -> None:
    mutter.idle, mutter.rings_early = 90_000, True
    presence.watch(FIVE)
    mutter.settle(bus)
    mutter.press_key()
    mutter.settle(bus)

    assert posted == [Idle(timedelta(seconds=90)), Active()]


def test_another_silence_takes_the_place_of_the_first_though_that_had_no_number_yet(
    mutter: FakeMutter, bus: Bus, presence: MutterPresence, posted: list[object]
) -> None:
    presence.watch(FIVE)
    presence.watch(MINUTE)
    assert watches(bus, mutter) == [60_000]
    presence.watch(FIVE)
    assert watches(bus, mutter) == [5000]

    assert posted == []


def test_a_longer_silence_is_told_again_and_one_input_ends_both(
    mutter: FakeMutter, bus: Bus, presence: MutterPresence, posted: list[object]
) -> None:
    presence.watch(FIVE)
    mutter.settle(bus)
    falls_silent(bus, mutter, 5000)
    presence.watch(MINUTE)
    assert watches(bus, mutter) == [None, 60_000]
    falls_silent(bus, mutter, 60_000)
    mutter.press_key()
    assert watches(bus, mutter) == [60_000]

    assert posted == [Idle(FIVE), Idle(MINUTE), Active()]


def test_a_window_manager_that_comes_back_is_watched_again(
    address: str,
    mutter: FakeMutter,
    bus: Bus,
    presence: MutterPresence,
    poll: Poll,
    posted: list[object],
) -> None:
    presence.watch(FIVE)
    mutter.settle(bus)
    falls_silent(bus, mutter, 5000)
    mutter.close()
    second = FakeMutter(address, poll, MUTTER)
    second.start()
    assert watches(bus, second) == [5000, None]
    second.press_key()
    falls_silent(bus, second, 6000)
    second.close()

    assert posted == [Idle(FIVE), Active(), Idle(timedelta(seconds=6))]


def test_while_it_is_gone_it_is_one_line_in_the_log(
    mutter: FakeMutter,
    bus: Bus,
    presence: MutterPresence,
    poll: Poll,
    caplog: pytest.LogCaptureFixture,
) -> None:
    mutter.close()
    presence.watch(FIVE)
    poll.until(lambda: caplog.records, "the line")

    assert [record.message.partition(":")[0] for record in caplog.records] == [
        "org.gnome.Mutter.IdleMonitor refuses AddIdleWatch"
    ]


def test_the_numbers_of_others_mean_nothing(
    mutter: FakeMutter, bus: Bus, presence: MutterPresence, posted: list[object]
) -> None:
    presence.watch(FIVE)
    mutter.settle(bus)
    mutter.idle = 90_000
    mutter.ring(12345)
    mutter.settle(bus)

    assert posted == []


def test_another_desktop_is_unavailable(bus: Bus) -> None:
    with pytest.raises(Unavailable, match=r"^There is no org\.gnome\.Mutter\.IdleMonitor on "):
        MutterPresence(bus, print)
    with pytest.raises(Unavailable, match=r"^There is no org\.gnome\.Mutter\.IdleMonitor on "):
        MutterPresence(None, print)
