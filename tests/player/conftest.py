from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.player.desk import Desk
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


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    """A window that is open; whoever needs another one makes it."""
    desk = Desk(qtbot, tmp_path)
    desk.opens()
    return desk
