from __future__ import annotations

from collections.abc import Iterator

import pytest

from deskbreak.desktop.bus import Bus
from tests.desktop.poll import Poll
from tests.desktop.private_bus import private_bus


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
