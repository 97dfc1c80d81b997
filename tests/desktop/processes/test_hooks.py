from __future__ import annotations

import logging
import sys
from pathlib import Path

import pytest

from deskbreak.desktop.processes import hooks
from tests.desktop.loop.poll import Poll


def logged(caplog: pytest.LogCaptureFixture, *command: str) -> str:
    """What the log holds once the program has ended with trouble."""
    with caplog.at_level(logging.WARNING):
        hooks.run("due", command)
        Poll().until(lambda: caplog.messages, "a line in the log")
    (line,) = caplog.messages
    return line


def test_a_program_gets_its_arguments_as_they_stand(tmp_path: Path) -> None:
    told = tmp_path / "told"
    write = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(sys.argv[2])"
    hooks.run("due", [sys.executable, "-c", write, str(told), "$HOME; `id` *"])
    Poll().until(lambda: told.exists() and told.read_text(), "what the program wrote")
    assert told.read_text(encoding="utf-8") == "$HOME; `id` *"


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (["/nowhere/at-all"], "hooks.due: No such file or directory"),
        ([sys.executable, "-c", "raise SystemExit(3)"], "hooks.due: ended with status 3"),
        (["a\0b"], "hooks.due: ValueError"),
    ],
)
def test_what_goes_wrong_is_one_line_without_the_arguments(
    caplog: pytest.LogCaptureFixture, command: list[str], line: str
) -> None:
    assert logged(caplog, *command) == line


def test_one_that_hangs_is_ended(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooks, "LIMIT", 0.2)
    forever = "import signal; signal.pause()"
    line = logged(caplog, sys.executable, "-c", forever)
    assert line == "hooks.due: took longer than 0.2 s and was ended"
