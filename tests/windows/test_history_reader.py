"""The history window read from outside, as a screen reader does it, without a look at it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbreak.desktop.loop import clock
from deskbreak.domain.session import day_of
from deskbreak.storage.history import History
from deskbreak.windows.history import phrases
from dev.virtual_desktop import private_bus, virtual_display
from tests.player.screen_reader import FOCUSABLE, ScreenReader, screen_reader


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[ScreenReader]:
    """Reads the window of somebody who told of one break today."""
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    now = clock.read().at
    history = History(tmp_path / "history.sqlite3")
    history.told(now, day_of(now, clock.zone()), 3)
    command = [sys.executable, "-m", "deskbreak", "--history", str(tmp_path / "history.sqlite3")]
    with (
        virtual_display() as display,
        private_bus() as bus,
        screen_reader(bus, run) as reader,
        subprocess.Popen(
            [*command, "open", "history"],
            env={
                "DISPLAY": display,
                "DBUS_SESSION_BUS_ADDRESS": bus,
                "HOME": str(tmp_path),
                "XDG_RUNTIME_DIR": str(run),
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
        ) as window,
    ):
        reader.fate = lambda: f"exit status {window.poll()}"
        yield reader
        window.terminate()


def test_figures_and_charts_are_told(reader: ScreenReader) -> None:
    reader.waits_for("label", "Day, Movement: 3 min")
    assert reader.things()[1].role == "frame"
    charts = [thing for thing in reader.things() if thing.role == "chart"]
    assert [chart.name for chart in charts] == [
        phrases.THE_DAY,
        phrases.THE_WEEK,
        phrases.THE_BALANCE,
        phrases.THE_YEAR,
    ]
    assert all(FOCUSABLE in chart.states for chart in charts)


def test_what_a_chart_shows_is_read_in_its_table(reader: ScreenReader) -> None:
    reader.presses(phrases.AS_TABLES, "check box")
    reader.waits_for("table", phrases.THE_DAY)
    cells = [thing.name for thing in reader.things() if thing.role == "cell"]
    assert [cell for cell in cells if cell.endswith("taken without deskbreak")], cells
