"""A mocked logind and screen savers of the test's own, on a private bus."""

from __future__ import annotations

from typing import Any

import pytest

from deskbreak.desktop.dbus.bus import DAEMON, PROPERTIES, Bus
from deskbreak.desktop.dbus.bus_object import BusObject, Method
from deskbreak.desktop.dbus.login_session import LOGIN, MANAGER
from deskbreak.desktop.presence.lock import SessionLock
from deskbreak.domain.reminder.presence import Locked, LookDue, Unlocked
from tests.desktop.dbus.mocked_logind import ELSEWHERE, HERE, MOCK, USER, session_changes
from tests.desktop.dbus.peer import Peer
from tests.desktop.loop.poll import Poll

KDE, GNOME = "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"


@pytest.fixture
def posted() -> list[object]:
    return []


def settled(bus: Bus, poll: Poll) -> None:
    """Let everything that was asked be answered: three calls, each begun by the one before."""
    for _ in range(3):
        answers: list[Any] = []
        bus.call(DAEMON, "GetId", answer=lambda *answer: answers.append(answer))  # noqa: B023
        poll.until(lambda: answers, "an answer")  # noqa: B023


def hint(peer: Peer, path: str, locked: bool) -> None:
    peer.ask((LOGIN, path, f"{LOGIN}.Session"), "SetLockedHint", "b", (locked,))


def in_front(peer: Peer, path: str, active: bool) -> None:
    session_changes(peer, path, "Active", "b", active)


def sleeps(peer: Peer, asleep: bool) -> None:
    signal = (MANAGER[2], "PrepareForSleep", "b", [("b", asleep)])
    peer.ask(MOCK, "EmitSignal", "sssav", signal)


def screen_saver(peer: Peer, name: str, active: bool) -> None:
    path = f"/{name.replace('.', '/')}"
    peer.serve(path, BusObject(name, {"GetActive": Method("", "b", lambda: (active,))}, {}))
    peer.own(name)


def changes(peer: Peer, name: str, active: bool, path: str = "/any") -> None:
    peer.emit(path, name, "ActiveChanged", "b", active)


def test_logind_tells_lock_unlock_and_resume(
    logind: None, bus: Bus, peer: Peer, poll: Poll, posted: list[object]
) -> None:
    SessionLock(bus, None, posted.append)
    settled(bus, poll)
    hint(peer, ELSEWHERE, locked=True)
    hint(peer, HERE, locked=True)
    hint(peer, HERE, locked=False)
    sleeps(peer, asleep=True)
    sleeps(peer, asleep=False)
    poll.until(lambda: len(posted) == 3, "three messages", lambda: posted)

    assert posted == [Locked(), Unlocked(), LookDue()]


def test_somebody_else_in_front_is_as_good_as_locked(
    logind: None, bus: Bus, peer: Peer, poll: Poll, posted: list[object]
) -> None:
    SessionLock(bus, None, posted.append)
    settled(bus, poll)
    in_front(peer, HERE, active=False)
    hint(peer, HERE, locked=True)
    in_front(peer, HERE, active=True)
    hint(peer, HERE, locked=False)
    poll.until(lambda: len(posted) == 2, "two messages", lambda: posted)

    assert posted == [Locked(), Unlocked()]


def test_a_session_that_is_locked_at_the_start_is_seen(
    logind: None, bus: Bus, peer: Peer, poll: Poll, posted: list[object]
) -> None:
    hint(peer, HERE, locked=True)
    SessionLock(bus, None, posted.append)
    poll.until(lambda: posted, "the lock")

    assert posted == [Locked()]


def test_without_a_session_id_it_is_the_one_that_has_the_display(
    logind: None,
    bus: Bus,
    peer: Peer,
    poll: Poll,
    posted: list[object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("XDG_SESSION_ID")
    display = (f"{LOGIN}.User", "Display", ("(so)", ("c2", ELSEWHERE)))
    peer.ask((LOGIN, USER, PROPERTIES), "Set", "ssv", display)
    SessionLock(bus, None, posted.append)
    settled(bus, poll)
    hint(peer, ELSEWHERE, locked=True)
    hint(peer, HERE, locked=True)
    hint(peer, ELSEWHERE, locked=False)
    poll.until(lambda: len(posted) == 2, "two messages", lambda: posted)

    assert posted == [Locked(), Unlocked()]


def test_without_a_session_id_it_is_one_of_ours(
    logind: None,
    bus: Bus,
    peer: Peer,
    poll: Poll,
    posted: list[object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("XDG_SESSION_ID")
    SessionLock(bus, None, posted.append)
    settled(bus, poll)
    hint(peer, HERE, locked=True)
    hint(peer, ELSEWHERE, locked=True)
    poll.until(lambda: posted, "the lock")

    assert posted == [Locked()]


def test_without_logind_it_is_one_line_in_the_log(
    system_bus: None, bus: Bus, poll: Poll, posted: list[object], caplog: pytest.LogCaptureFixture
) -> None:
    SessionLock(bus, None, posted.append)
    SessionLock(None, None, posted.append)

    assert posted == []
    assert [record.message.rpartition(": ")[0] for record in caplog.records] == [
        "a lock may not be seen: org.freedesktop.login1 refuses ListSessions"
    ]


def test_a_screen_saver_tells_twice_and_is_heard_once(
    bus: Bus, peer: Peer, poll: Poll, posted: list[object]
) -> None:
    screen_saver(peer, KDE, active=False)
    SessionLock(None, bus, posted.append)
    settled(bus, poll)
    for active in (True, False):
        for path in ("/ScreenSaver", "/org/freedesktop/ScreenSaver"):
            changes(peer, KDE, active, path)
    poll.until(lambda: len(posted) == 2, "two messages", lambda: posted)

    assert posted == [Locked(), Unlocked()]


def test_it_is_locked_while_one_source_says_so(
    bus: Bus, peer: Peer, poll: Poll, posted: list[object]
) -> None:
    screen_saver(peer, KDE, active=False)
    screen_saver(peer, GNOME, active=True)
    SessionLock(None, bus, posted.append)
    poll.until(lambda: posted, "the lock at the start")
    changes(peer, KDE, active=True)
    changes(peer, GNOME, active=False)
    peer.ask(DAEMON, "GetId")
    settled(bus, poll)
    assert posted == [Locked()]
    changes(peer, KDE, active=False)
    poll.until(lambda: len(posted) == 2, "the unlocking", lambda: posted)

    assert posted == [Locked(), Unlocked()]


def test_a_locker_that_dies_locks_no_longer_and_the_next_one_is_asked(
    address: str, bus: Bus, peer: Peer, poll: Poll, posted: list[object]
) -> None:
    SessionLock(None, bus, posted.append)
    settled(bus, poll)
    screen_saver(peer, GNOME, active=True)
    poll.until(lambda: posted, "the lock")
    peer.close()
    poll.until(lambda: len(posted) == 2, "the unlocking", lambda: posted)
    second = Peer(address, poll)
    screen_saver(second, GNOME, active=True)
    poll.until(lambda: len(posted) == 3, "the second lock", lambda: posted)
    second.close()

    assert posted == [Locked(), Unlocked(), Locked()]
