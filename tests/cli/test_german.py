from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("language", "settings", "summary"),
    [
        ("en", "stays_seated = true", "Hug and turn and desk slide. In your chair."),
        ("de", "stays_seated = true", "Umarmen und Drehen, Gleiten am Tisch. Auf deinem Stuhl."),
        ("en", "", "Hug and turn and desk hinge. Standing at your desk."),
        ("de", "", "Umarmen und Drehen, Beuge am Tisch. Im Stehen am Schreibtisch."),
    ],
)
def test_the_reminder_writes_names_and_place_as_the_language_does(
    tmp_path: Path, language: str, settings: str, summary: str
) -> None:
    (tmp_path / "config.toml").write_text(f"[person]\n{settings}\n", encoding="utf-8")
    kept = ["--config", f"{tmp_path / 'config.toml'}", "--history", f"{tmp_path / 'history'}"]
    words = [sys.executable, "-m", "deskbreak", *kept, "routine", "2", "--json"]
    words += ["--on", "2026-11-24"]
    own = {"LANGUAGE": language, "HOME": f"{tmp_path}", "PYTHONUTF8": "1"}
    environment = {**os.environ, **own}
    done = subprocess.run(words, check=True, capture_output=True, text=True, env=environment)
    assert json.loads(done.stdout)["summary"] == summary


def test_help_and_mistakes_are_told_in_german(tmp_path: Path) -> None:
    own = {"LANGUAGE": "de", "HOME": f"{tmp_path}", "PYTHONUTF8": "1"}

    def said(*words: str) -> str:
        command = [sys.executable, "-m", "deskbreak", *words]
        environment = {**os.environ, **own}
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, env=environment
        )
        return done.stdout + done.stderr

    help_page, mistake = said("history", "--help"), said("routine", "77")
    assert [
        word for word in ("usage", "options", "show this", "scripts") if word in help_page
    ] == []
    assert mistake.startswith("deskbreak: MINUTES: ")
    assert "allowed" not in mistake
