from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("language", "summary"),
    [
        ("en", "Hug and turn and desk slide. In your chair."),
        ("de", "Umarmen und Drehen, Gleiten am Tisch. Auf deinem Stuhl."),
    ],
)
def test_the_reminder_writes_names_as_the_language_does(
    tmp_path: Path, language: str, summary: str
) -> None:
    kept = ["--config", f"{tmp_path / 'config.toml'}", "--history", f"{tmp_path / 'history'}"]
    words = [sys.executable, "-m", "deskbreak", *kept, "routine", "2", "--json"]
    words += ["--on", "2026-11-24"]
    own = {"LANGUAGE": language, "HOME": f"{tmp_path}", "PYTHONUTF8": "1"}
    environment = {**os.environ, **own}
    done = subprocess.run(words, check=True, capture_output=True, text=True, env=environment)
    assert json.loads(done.stdout)["summary"] == summary
