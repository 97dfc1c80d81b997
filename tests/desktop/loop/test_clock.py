from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deskbreak.desktop.loop import clock


def test_the_clocks_run_on() -> None:
    first, second = clock.read(), clock.read()

    assert first.at.tzinfo is UTC
    assert first.at <= second.at
    assert timedelta(0) < first.awake <= second.awake


def test_a_boot_has_a_name_where_the_system_has_one_for_it() -> None:
    name = Path("/proc/sys/kernel/random/boot_id")  # Linux
    assert clock.read().boot == (name.read_text().strip() if name.exists() else "")


def test_suspend_does_not_grow_while_awake() -> None:
    first, second = clock.read(), clock.read()

    assert abs(second.slept - first.slept) < timedelta(milliseconds=100)
    assert first.slept > timedelta(milliseconds=-100)


@pytest.mark.parametrize("name", ["Europe/Zurich", "CET-1CEST,M3.5.0,M10.5.0/3", "Not/There"])
def test_any_name_of_a_zone_gives_one(name: str) -> None:
    asked = (
        "from deskbreak.desktop.loop import clock; print(clock.read().at.astimezone(clock.zone()))"
    )
    environment = {**os.environ, "TZ": name}
    found = subprocess.run(
        [sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True
    )

    assert datetime.fromisoformat(found.stdout.strip()).utcoffset() is not None


def test_a_machine_that_travels_is_in_another_zone() -> None:
    travel = """
import os
from deskbreak.desktop.loop import clock
for os.environ["TZ"] in ("Asia/Tokyo", "America/Lima"):
    print(clock.read().at.astimezone(clock.zone()).utcoffset())
"""
    found = subprocess.run(
        [sys.executable, "-c", travel], capture_output=True, text=True, check=True
    )

    assert found.stdout.split("\n") == ["9:00:00", "-1 day, 19:00:00", ""]
