from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox, QTimeEdit
from pytestqt.qtbot import QtBot

from deskbreak.desktop.messages import Request
from deskbreak.desktop.processes.server import claim
from deskbreak.windows import phrases
from deskbreak.windows.asking import Asking, interval_window, pause_window
from tests.desktop.loop.poll import Poll

NOW = datetime(2026, 3, 2, 9, 52, tzinfo=UTC)


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with tempfile.TemporaryDirectory() as short:  # a socket's path has a limit
        monkeypatch.setenv("XDG_RUNTIME_DIR", short)
        yield


def shown(qtbot: QtBot, window: Asking) -> Asking:
    qtbot.addWidget(window)
    window.show()
    return window


def answered(words: dict[str, Any], do: Callable[[], object]) -> dict[str, Any]:
    """What the running program was asked while something is done, and answers with `words`."""
    server, poll, asked = claim("resident"), Poll(), list[Request]()
    assert server
    server.watch_with(poll, asked.append)  # type: ignore[arg-type]

    def serve() -> None:
        (request,) = poll.until(lambda: asked, "a question")
        request.reply(words)

    program = Thread(target=serve)
    program.start()
    do()
    program.join()
    server.close()
    return dict(asked[0].words)


@pytest.mark.usefixtures("runtime")
def test_an_interval_of_any_length_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    window = shown(qtbot, interval_window(config, 45))
    assert isinstance(window.field, QSpinBox)
    QTest.keyClicks(window.field, "37")
    QTest.keyClick(window.field, Qt.Key.Key_Return)

    assert config.read_text() == "[reminder]\nwork_interval_minutes = 37\n"
    assert not window.isVisible()


@pytest.mark.usefixtures("runtime")
def test_escape_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = shown(qtbot, interval_window(tmp_path / "config.toml", 45))
    QTest.keyClick(window.field, Qt.Key.Key_Escape)

    assert (window.isVisible(), list(tmp_path.glob("config.toml"))) == (False, [])


@pytest.mark.usefixtures("runtime")
def test_a_file_that_cannot_be_changed_is_told_and_the_window_stays(
    qtbot: QtBot, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text("[reminder\n")
    window = shown(qtbot, interval_window(config, 45))
    window.done.click()

    assert "config.toml" in window.said.text()
    assert window.isVisible()


@pytest.mark.usefixtures("runtime")
def test_a_pause_is_asked_of_the_running_program(qtbot: QtBot) -> None:
    window = shown(qtbot, pause_window(NOW))
    assert isinstance(window.field, QTimeEdit)
    assert window.field.time() == QTime(10, 45)
    window.field.setTime(QTime(14, 30))

    asked = answered({"ok": True, "text": "Paused"}, window.done.click)

    assert asked == {"word": "pause", "until": "14:30"}
    assert not window.isVisible()


@pytest.mark.usefixtures("runtime")
def test_without_a_running_program_there_is_nothing_to_pause(qtbot: QtBot) -> None:
    window = shown(qtbot, pause_window(NOW))
    window.done.click()

    assert window.said.text() == phrases.NOT_RUNNING_HERE
    assert window.isVisible()
