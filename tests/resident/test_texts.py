"""What runs all day loads the texts that it says, and no others."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "rooms"),
    [
        ("deskbreak.resident.main", ["desktop", "domain.reminder", "resident", "storage"]),
        ("deskbreak.cli.ask", ["cli", "desktop"]),
    ],
)
def test_it_loads_its_own_texts_only(module: str, rooms: list[str]) -> None:
    program = (
        f"import json, sys, {module}, deskbreak.desktop.processes.control\n"
        "print(json.dumps(sorted(one for one in sys.modules if one.endswith('phrases'))))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert json.loads(done.stdout) == [f"deskbreak.{room}.phrases" for room in rooms]
