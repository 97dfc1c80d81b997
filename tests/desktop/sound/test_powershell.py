from __future__ import annotations

import queue
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbreak.desktop.sound.powershell import Helper, windows
from deskbreak.desktop.unavailable import Unavailable

DEADLINE = 10.0  # seconds
SPEAKS = """
import sys
from pathlib import Path
print("ready", flush=True)
for words in sys.stdin:
    with Path({heard!r}).open("a", encoding="utf-8") as file:
        file.write(words)
    if words == "for ever\\n":
        sys.stdin.read()
    if words == "gone\\n":
        sys.exit(1)
    print("ended", flush=True)
"""


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    return tmp_path / "heard"


@pytest.fixture
def helper(heard: Path) -> Iterator[Helper]:
    """A stand-in that writes down what it would say."""
    script = SPEAKS.format(heard=str(heard))
    helper = Helper([sys.executable, "-X", "utf8", "-c", script])
    yield helper
    helper.close()


class Ends:
    """The ends that were told of."""

    def __init__(self) -> None:
        self.told: queue.SimpleQueue[bool] = queue.SimpleQueue()

    def next(self) -> bool:
        return self.told.get(timeout=DEADLINE)


def test_one_helper_says_one_utterance_after_the_other(helper: Helper, heard: Path) -> None:
    ends = Ends()
    for words in ("Left", "größer\nwerden"):
        helper.begin(words, ends.told.put)
        assert ends.next()

    assert heard.read_text("utf-8") == "Left\ngrößer werden\n"


def test_a_helper_that_ends_failed(helper: Helper) -> None:
    ends = Ends()
    helper.begin("gone", ends.told.put)

    assert not ends.next()


def test_to_be_quiet_another_helper_takes_its_place(helper: Helper, heard: Path) -> None:
    ends = Ends()
    helper.begin("for ever", ends.told.put)
    helper.hush()
    said = 0
    while not said:  # what comes while it loads is dropped, and ends well
        helper.begin("Right", ends.told.put)
        assert ends.next()
        said = heard.exists() and heard.read_text("utf-8").count("Right\n")

    assert said == 1


@pytest.mark.parametrize("command", [["/nowhere/speaks"], [sys.executable, "-c", ""]])
def test_a_helper_that_does_not_load_is_unavailable(command: list[str]) -> None:
    with pytest.raises(Unavailable):
        Helper(command)


def test_the_voice_of_windows_is_told_how_loud_and_in_which_language() -> None:
    *_, script = windows(0.7, "de")

    assert "$voice.Volume = 70" in script
    assert "'de'" in script
    assert '"' not in script  # which would end the argument
