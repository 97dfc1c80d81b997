from __future__ import annotations

from collections.abc import Iterator

import pytest

from deskbreak.desktop.dbus.bus import Bus
from dev.virtual_desktop import private_bus
from tests.desktop.dbus.mocked_logind import mocked_logind
from tests.desktop.dbus.peer import Peer
from tests.desktop.loop.poll import Poll


@pytest.fixture
def poll() -> Poll:
    return Poll()


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus() as found:
        yield found


@pytest.fixture
def bus(address: str, poll: Poll) -> Iterator[Bus]:
    """The program's own connection."""
    found = Bus(address, poll)
    yield found
    found.close()


@pytest.fixture
def peer(address: str, poll: Poll) -> Iterator[Peer]:
    """Another program on the same bus."""
    found = Peer(address, poll)
    yield found
    found.close()


@pytest.fixture
def system_bus(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bus of the test is the system bus too."""
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)


@pytest.fixture
def logind(system_bus: None, peer: Peer, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A login manager with two sessions of ours; this program was started in the first."""
    monkeypatch.setenv("XDG_SESSION_ID", "c1")
    with mocked_logind(peer):
        yield
