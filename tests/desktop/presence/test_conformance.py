"""What the port `Presence` promises, of every back end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import pytest

from deskbreak.desktop.dbus.bus import Bus
from deskbreak.desktop.presence.none import NoPresence
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.presence import Active, Idle
from tests.desktop.loop.poll import Poll
from tests.desktop.presence.members import ABSENT, MEMBERS, OWN_LENGTH, Member, Room, running

every = pytest.mark.parametrize("name", MEMBERS)
every_that_is_told_how_long = pytest.mark.parametrize(
    "name", [name for name in MEMBERS if name not in OWN_LENGTH]
)


@pytest.fixture
def room(
    poll: Poll,
    bus: Bus,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> Room:
    return Room(poll, bus, address, tmp_path_factory.mktemp("r"), monkeypatch)


@pytest.fixture
def member(name: str, room: Room) -> Iterator[Member]:
    with running(name, room) as found:
        yield found


def kinds(posted: list[object]) -> list[type[object]]:
    return [type(each) for each in posted]


def ages(posted: list[object]) -> list[timedelta]:
    return [each.ago for each in posted if isinstance(each, Idle)]


def seconds(*numbers: int) -> list[timedelta]:
    return [timedelta(seconds=number) for number in numbers]


@pytest.mark.parametrize("name", ABSENT)
def test_what_cannot_tell_here_says_so_in_one_sentence(name: str, room: Room) -> None:
    room.without_display()
    for bus in ("SESSION", "SYSTEM"):
        room.patch.setenv(f"DBUS_{bus}_BUS_ADDRESS", room.address)

    with pytest.raises(Unavailable, match=r"^\S[^\n]+$"):
        ABSENT[name](room)


@every
def test_each_has_a_name_and_only_nothing_is_called_none(name: str, member: Member) -> None:
    assert member.presence.name == name
    assert NoPresence.name == "none"


@every
def test_nothing_is_told_before_it_is_asked_for(member: Member) -> None:
    member.silence(90)
    assert member.posted == []

    member.watch(5)
    assert kinds(member.posts(1)) == [Idle]


@every
def test_each_silence_is_told_once_with_its_age_and_then_the_next_input(member: Member) -> None:
    member.watch(5)
    for edges in (0, 2):
        member.silence(5)
        member.posts(edges + 1)
        member.input()
        member.posts(edges + 2)

    assert kinds(member.posted) == [Idle, Active, Idle, Active]


@every_that_is_told_how_long
def test_an_age_is_no_shorter_than_what_was_asked_for(member: Member) -> None:
    member.watch(5)
    member.silence(6)

    (age,) = ages(member.posts(1))
    assert timedelta(seconds=5) <= age <= timedelta(seconds=6)


@every_that_is_told_how_long
def test_input_that_ends_no_silence_is_not_told(member: Member) -> None:
    member.watch(60)
    member.silence(5)
    member.input()
    member.silence(60)

    assert kinds(member.posts(1)) == [Idle]


@every_that_is_told_how_long
def test_a_longer_silence_is_told_again_and_one_input_ends_both(member: Member) -> None:
    member.watch(5)
    member.silence(5)
    member.posts(1)
    member.watch(60)
    member.silence(60)
    member.posts(2)
    member.input()

    assert kinds(member.posts(3)) == [Idle, Idle, Active]
    assert ages(member.posted) == seconds(5, 60)
    member.silence(5)
    member.silence(60)
    assert ages(member.posts(4))[2:] == seconds(60)


@every_that_is_told_how_long
def test_a_shorter_one_counts_from_now_on(member: Member) -> None:
    member.watch(60)
    member.silence(60)
    member.posts(1)
    member.watch(5)
    member.input()
    member.room.poll.until(lambda: Active() in member.posted, "input", lambda: member.posted)
    member.silence(5)
    member.room.poll.until(
        lambda: isinstance(member.posted[-1], Idle), "another silence", lambda: member.posted
    )

    assert member.posted.count(Active()) == 1


@every
def test_after_the_end_nothing_is_told(member: Member) -> None:
    member.watch(5)
    member.silence(5)
    member.posts(1)
    for _ in range(2):
        member.leave()
    with suppress(OSError):  # who has gone cannot be told
        member.input()

    assert kinds(member.posted) == [Idle]
