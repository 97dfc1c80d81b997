"""A mocked logind on a private bus."""

from __future__ import annotations

from datetime import timedelta

import pytest

from deskbreak.desktop.dbus.bus import Bus
from deskbreak.desktop.presence.logind import LogindPresence
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.presence import Active, Idle
from tests.desktop.dbus.mocked_logind import ELSEWHERE, HERE, session_changes
from tests.desktop.dbus.peer import Peer
from tests.desktop.loop.poll import Poll

NOW = Idle(timedelta(0))


def idle(peer: Peer, path: str, hint: bool) -> None:
    session_changes(peer, path, "IdleHint", "b", hint)


def told_once(peer: Peer) -> None:
    session_changes(peer, HERE, "IdleSinceHint", "t", 1_700_000_000_000_000)


def test_what_the_desktop_tells_logind_is_told(
    logind: None, bus: Bus, peer: Peer, poll: Poll
) -> None:
    told_once(peer)
    posted: list[object] = []
    presence = LogindPresence(bus, posted.append)
    presence.watch(timedelta(minutes=2))
    peer.wait_for(bus.name)
    idle(peer, ELSEWHERE, hint=True)
    for hint in (True, False):
        idle(peer, HERE, hint=hint)
    session_changes(peer, HERE, "LockedHint", "b", True)
    poll.until(lambda: len(posted) >= 2, "both edges", lambda: posted)
    presence.close()

    assert posted == [NOW, Active()]
    assert presence.name == "logind"


def test_silence_that_lasts_at_the_start_is_told(
    logind: None, bus: Bus, peer: Peer, poll: Poll
) -> None:
    told_once(peer)
    idle(peer, HERE, hint=True)
    posted: list[object] = []
    LogindPresence(bus, posted.append).watch(timedelta(minutes=2))
    poll.until(lambda: posted, "silence")

    assert posted == [NOW]


def test_a_desktop_that_never_told_is_not_believed_to_be_in_use(logind: None, bus: Bus) -> None:
    with pytest.raises(Unavailable, match=r"^Nobody has told logind of silence"):
        LogindPresence(bus, print)


def test_without_logind_it_is_unavailable(system_bus: None, bus: Bus) -> None:
    with pytest.raises(Unavailable, match=r"^org.freedesktop.login1 refuses ListSessions"):
        LogindPresence(bus, print)
    with pytest.raises(Unavailable, match=r"^Without a system bus"):
        LogindPresence(None, print)
