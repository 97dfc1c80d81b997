from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.player.home import BEFORE, Home

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def home(short: Path) -> Iterator[Home]:
    home = Home(short)
    home.history.write_session(BEFORE)
    yield home
    for player in home.started:
        player.kill()
        player.communicate()
