from __future__ import annotations

from pathlib import Path

import pytest

from tests.resident.desk import Resident


@pytest.fixture
def resident(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Resident:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return Resident(tmp_path)
