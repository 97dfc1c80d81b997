from __future__ import annotations

import stat
import wave
from array import array
from pathlib import Path

import pytest

from deskbreak import paths
from deskbreak.desktop.sound.volume import as_loud_as


@pytest.fixture(autouse=True)
def runtime(short: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(short))
    monkeypatch.setenv("HOME", str(short))
    return short


def samples(file: Path) -> array[int]:
    with wave.open(str(file)) as opened:
        return array("h", opened.readframes(opened.getnframes()))


@pytest.mark.parametrize("volume", [0, 0.3, 1])
def test_every_chime_is_as_loud_as_it_is_wanted(volume: float) -> None:
    folder = as_loud_as(volume)
    shipped = sorted(paths.chimes().glob("*.wav"))

    assert [file.name for file in sorted(folder.glob("*"))] == [file.name for file in shipped]
    for file in shipped:
        wanted = [round(volume * each) for each in samples(file)]
        assert list(samples(folder / file.name)) == wanted


def test_nobody_else_hears_which(runtime: Path) -> None:
    folder = as_loud_as(0.5)

    assert folder.is_relative_to(runtime)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_where_nothing_can_be_written_they_are_as_shipped(
    runtime: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (runtime / "deskbreak").mkdir(mode=0o700)
    (runtime / "deskbreak" / "chimes").write_text("in the way")

    assert as_loud_as(0.5) == paths.chimes()
    assert "no volume" in caplog.text
