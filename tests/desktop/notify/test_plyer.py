from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from deskbreak.desktop.notify.plyer import PlyerNotifier
from deskbreak.desktop.notify.port import Notice
from tests.desktop.loop.poll import PATIENCE

SENT = """#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word"; done > "$SENT"
"""


@pytest.fixture(autouse=True)
def fresh_plyer(monkeypatch: pytest.MonkeyPatch) -> None:
    """plyer looks once for what this machine has; python-dbus is never there."""
    for module in [name for name in sys.modules if name.startswith("plyer")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "dbus", None)


@pytest.fixture
def sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program that plyer runs writes its words."""
    program = tmp_path / "notify-send"
    program.write_text(SENT, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("SENT", str(tmp_path / "sent"))
    return tmp_path / "sent"


def show(notice: Notice) -> None:
    """Show `notice` and wait for the thread that does it."""
    PlyerNotifier(Path("/icons")).show(notice)
    for thread in threading.enumerate():
        if thread.name == "plyer":
            thread.join(timeout=PATIENCE)


def test_a_notice_reaches_the_desktop_without_its_answers(sent: Path) -> None:
    show(Notice("-5 minutes?", "Hug & turn <here>."))

    title, body, *_ = sent.read_text(encoding="utf-8").splitlines()
    assert title == "deskbreak: -5 minutes?"
    assert body == "Hug + turn ‹here›."


def test_lengths_that_windows_refuses_are_cut(sent: Path) -> None:
    show(Notice("t" * 100, "b" * 300))

    title, body, *_ = sent.read_text(encoding="utf-8").splitlines()
    assert (len(title), len(body)) == (63, 255)


def test_a_machine_without_the_program_is_a_line_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    show(Notice("Title", "Body"))

    assert [record.message for record in caplog.records] == [
        "plyer could not show a notification: No usable implementation found!"
    ]
