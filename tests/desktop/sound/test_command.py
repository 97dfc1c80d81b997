from __future__ import annotations

import queue
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from deskbreak.desktop.sound.command import Espeak, SoundCommand
from deskbreak.desktop.unavailable import Unavailable

DEADLINE = 10.0  # seconds
Install = Callable[[str, str], None]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine that has nothing but the commands of the test."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def install(folder: Path) -> Install:
    def install(name: str, body: str) -> None:
        (folder / name).write_text(f"#!{sys.executable}\nimport sys, pathlib\n{body}\n")
        (folder / name).chmod(0o700)

    return install


def ended(source: SoundCommand | Espeak, what: str, *, hush: bool = False) -> bool:
    """Begin it, and how it ended."""
    told: queue.SimpleQueue[bool] = queue.SimpleQueue()
    source.begin(what, told.put)
    if hush:
        source.hush()
    return told.get(timeout=DEADLINE)


def test_the_sound_is_the_last_argument(install: Install, folder: Path) -> None:
    install("player", f"pathlib.Path({str(folder / 'seen')!r}).write_text(repr(sys.argv[1:]))")

    assert ended(SoundCommand("player", "-q"), "/a folder/out.wav")
    assert (folder / "seen").read_text() == "['-q', '/a folder/out.wav']"


def test_a_command_that_is_fed_reads_the_words(install: Install, folder: Path) -> None:
    install("say", f"pathlib.Path({str(folder / 'seen')!r}).write_text(sys.stdin.read())")

    assert ended(SoundCommand("say", "-f", "-", fed="[[volm 0.70]] {}"), "-o Größer {now}")
    assert (folder / "seen").read_text() == "[[volm 0.70]] -o Größer {now}"


def test_a_command_that_fails_says_so(install: Install) -> None:
    install("player", "sys.exit(1)")

    assert not ended(SoundCommand("player"), "out.wav")


def test_hush_ends_it(install: Install) -> None:
    install("player", "import signal\nsignal.pause()")

    assert not ended(SoundCommand("player"), "out.wav", hush=True)


def test_a_missing_command_is_unavailable() -> None:
    with pytest.raises(Unavailable, match="player is not installed"):
        SoundCommand("player")


def test_a_command_that_goes_away_is_unavailable(install: Install, folder: Path) -> None:
    install("player", "")
    child = SoundCommand("player")
    (folder / "player").unlink()

    with pytest.raises(Unavailable, match="player: No such file"):
        child.begin("out.wav", lambda _well: None)


def test_espeak_speaks_into_a_file_that_is_played(install: Install, folder: Path) -> None:
    install(
        "espeak-ng",
        "pathlib.Path(sys.argv[-1]).write_text(repr(sys.argv[1:-1]) + sys.stdin.read())",
    )
    install(
        "player",
        f"pathlib.Path({str(folder / 'heard')!r}).write_text("
        "pathlib.Path(sys.argv[1]).read_text())",
    )

    assert ended(Espeak(SoundCommand("player"), 0.7, "en"), "--help")
    heard = (folder / "heard").read_text()
    assert heard == "['-v', 'en', '-a', '70', '--stdin', '-w']--help"


def test_an_espeak_that_fails_is_unavailable(install: Install) -> None:
    install("espeak-ng", "sys.exit(1)")
    install("player", "")

    with pytest.raises(Unavailable, match="espeak-ng: "):
        Espeak(SoundCommand("player"), 0.7, "en").begin("Left", lambda _well: None)


def test_without_espeak_there_is_none(install: Install) -> None:
    install("player", "")

    with pytest.raises(Unavailable, match="espeak-ng is not installed"):
        Espeak(SoundCommand("player"), 0.7, "en")
