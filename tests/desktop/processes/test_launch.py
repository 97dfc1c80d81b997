from __future__ import annotations

import json
import os
import signal
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from deskbreak.desktop.messages import ChildDone, PlayerClosed
from deskbreak.desktop.processes import control
from deskbreak.desktop.processes.launch import NOT_STARTED, UNKNOWN, Launcher, write_settings
from tests.desktop.loop.poll import Poll

LONG = timedelta(seconds=10)
SHORT = timedelta(seconds=3)  # but time enough for a Python to start
STAND_IN = """
import json, os, signal, sys
with open(os.environ["TOLD"], "w") as told:
    json.dump({"words": sys.argv[1:], "environment": dict(os.environ), "pid": os.getpid(),
               "leads": os.getsid(0) == os.getpid()}, told)
os.rename(told.name, told.name + ".done")
match sys.argv[-1]:
    case "three": sys.exit(3)
    case "killed": os.kill(os.getpid(), signal.SIGKILL)
    case "hangs": signal.pause()
print("grüezi")
print("to the log", file=sys.stderr)
"""


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program that stands in for ours tells what it was given."""
    package = tmp_path / "modules" / "deskbreak"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(STAND_IN, encoding="utf-8")
    found = tmp_path / "told"
    monkeypatch.setenv("PYTHONPATH", str(package.parent))
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("TOLD", str(found))
    return found.with_name("told.done")


@pytest.fixture
def posted() -> list[Any]:
    return []


@pytest.fixture
def launcher(told: Path, posted: list[Any]) -> Launcher:
    return Launcher(posted.append, ["--config", "other.toml"])


def child(launcher: Launcher, poll: Poll, posted: list[Any], *words: str) -> Any:
    launcher.child("words", words, LONG)
    poll.until(lambda: posted, "the end of the child")
    return posted[0]


def test_a_window_is_opened_with_the_leave_to_come_to_the_front(
    launcher: Launcher, poll: Poll, told: Path
) -> None:
    launcher.open("status", "leave")
    poll.until(told.exists, "the window")
    assert json.loads(told.read_text())["words"] == ["--config", "other.toml", "open", "status"]


def test_a_child_hands_over_what_it_prints(
    launcher: Launcher, poll: Poll, posted: list[Any], told: Path, tmp_path: Path
) -> None:
    assert child(launcher, poll, posted, "routine", "3") == ChildDone("words", "grüezi\n")
    assert json.loads(told.read_text())["words"] == ["--config", "other.toml", "routine", "3"]
    assert "to the log\n" in (tmp_path / "state/deskbreak/log/deskbreak.log").read_text()


@pytest.mark.parametrize("ending", ["three", "killed"])
def test_a_child_that_fails_has_no_output(
    launcher: Launcher, poll: Poll, posted: list[Any], ending: str
) -> None:
    assert child(launcher, poll, posted, ending) == ChildDone("words", None)


def test_a_child_that_hangs_is_killed_at_its_limit(
    launcher: Launcher, poll: Poll, posted: list[Any], told: Path
) -> None:
    launcher.child("words", ["hangs"], SHORT)
    poll.until(lambda: posted, "the end of the child")

    assert posted == [ChildDone("words", None)]
    with pytest.raises(ProcessLookupError):  # and nothing of it is left, not even a zombie
        os.kill(json.loads(told.read_text())["pid"], 0)


def test_the_player_is_given_its_session_and_leads_its_own(
    launcher: Launcher, poll: Poll, posted: list[Any], told: Path
) -> None:
    launcher.play(3, "abc", None)
    poll.until(lambda: posted, "the end of the player")

    found = json.loads(told.read_text())
    words = ["--config", "other.toml", "play", "--minutes", "3", "--session", "abc"]
    assert (posted, found["words"]) == ([PlayerClosed("abc", 0)], words)
    assert found["leads"]


@pytest.mark.parametrize(("session", "status"), [("three", 3), ("killed", -9)])
def test_the_exit_status_of_the_player_is_told(
    launcher: Launcher, poll: Poll, posted: list[Any], session: str, status: int
) -> None:
    launcher.play(3, session, None)
    poll.until(lambda: posted, "the end of the player")

    assert posted == [PlayerClosed(session, status)]


def test_a_player_from_which_we_do_not_hear_is_let_be(
    launcher: Launcher, poll: Poll, posted: list[Any], told: Path
) -> None:
    launcher.play(3, "hangs", None)
    poll.until(told.exists, "the player")
    os.kill(json.loads(told.read_text())["pid"], signal.SIGTERM)
    poll.until(lambda: posted, "its end")

    assert posted == [PlayerClosed("hangs", -signal.SIGTERM)]


def test_the_leave_to_come_to_the_front_is_the_one_just_given(
    launcher: Launcher,
    poll: Poll,
    posted: list[Any],
    told: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYSTRAY_BACKEND", "deskbreak")
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "spent")
    launcher.play(3, "first", None)
    poll.until(lambda: posted, "the end of the player")
    first = json.loads(told.read_text())["environment"]
    launcher.play(3, "second", "fresh")
    poll.until(lambda: len(posted) == 2, "the end of the player")
    second = json.loads(told.read_text())["environment"]

    names = {"PYSTRAY_BACKEND", "XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"}
    assert {name: first[name] for name in names & set(first)} == {}
    assert {name: second[name] for name in names & set(second)} == {
        "XDG_ACTIVATION_TOKEN": "fresh",
        "DESKTOP_STARTUP_ID": "fresh",
    }


def test_without_a_log_the_children_still_answer(
    launcher: Launcher,
    poll: Poll,
    posted: list[Any],
    told: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))

    assert child(launcher, poll, posted, "routine", "3") == ChildDone("words", "grüezi\n")


def test_what_cannot_be_started_has_failed(told: Path, poll: Poll, posted: list[Any]) -> None:
    launcher = Launcher(posted.append, ["more than the system takes" * 10_000])
    launcher.play(3, "abc", None)
    launcher.child("words", ["routine"], LONG)
    poll.until(lambda: len(posted) == 2, "two ends")

    assert sorted(posted, key=str) == [ChildDone("words", None), PlayerClosed("abc", NOT_STARTED)]


def test_what_goes_wrong_in_the_thread_tells_the_end(
    launcher: Launcher, poll: Poll, posted: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_words: object) -> None:
        raise ValueError

    monkeypatch.setattr(control, "await_end", breaks)
    launcher.play(3, "abc", "no\0leave")
    launcher.await_end("before")
    launcher.child("words", ["no\0words"], LONG)
    poll.until(lambda: len(posted) == 3, "three ends")

    closed = [PlayerClosed("abc", NOT_STARTED), PlayerClosed("before", UNKNOWN)]
    assert sorted(posted, key=str) == [ChildDone("words", None), *closed]


def test_where_no_thread_can_be_started_the_end_is_told(
    launcher: Launcher, posted: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", full)
    launcher.play(3, "abc", None)
    launcher.child("words", ["routine"], LONG)

    assert posted == [PlayerClosed("abc", NOT_STARTED), ChildDone("words", None)]


def test_settings_are_written_one_after_the_other_until_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.delenv("PYTHONPATH", raising=False)
    config = tmp_path / "config.toml"
    words = ["--config", str(config)]
    assert write_settings(words, {"person.avoid": ["knees"], "player.volume": 0.5}) == ""
    refused = write_settings(words, {"person.avoid": ["knee"], "player.volume": 0.1})
    assert refused.startswith('person.avoid: found "knee", allowed is ')
    assert config.read_text(encoding="utf-8") == (
        '[person]\navoid = ["knees"]\n\n[player]\nvolume = 0.5\n'
    )
