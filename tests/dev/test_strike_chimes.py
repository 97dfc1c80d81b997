from __future__ import annotations

import io
import wave
from array import array

import pytest

from deskbreak import paths
from deskbreak.domain.routine.heard import CHIME, Chime
from dev import strike_chimes

STRUCK = dict(strike_chimes.files())


def samples(content: bytes) -> array[int]:
    with wave.open(io.BytesIO(content)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
        return array("h", file.readframes(file.getnframes()))


@pytest.mark.parametrize("chime", Chime)
def test_the_committed_chime_is_what_strike_strikes(chime: Chime) -> None:
    """Machines may round a sine differently."""
    committed = samples((paths.chimes() / f"{chime}.wav").read_bytes())
    struck = samples(STRUCK[f"{chime}.wav"])

    assert len(committed) == len(struck)
    worst = max(abs(one - other) for one, other in zip(committed, struck, strict=True))
    assert worst <= 2, f"{chime} is stale: run `python -m dev.strike_chimes`"


def test_no_chime_is_left_over() -> None:
    found = {path.name for path in paths.chimes().glob("*.wav")}

    assert found == {f"{chime}.wav" for chime in Chime} == set(STRUCK)


@pytest.mark.parametrize("chime", Chime)
def test_a_chime_begins_at_once_and_ends_in_silence(chime: Chime) -> None:
    levels = [abs(one) for one in samples(STRUCK[f"{chime}.wav"])]

    assert max(levels[:220]) > 1_000  # within a hundredth of a second
    assert max(levels) == strike_chimes.LOUD
    assert max(levels[-100:]) < 50


@pytest.mark.parametrize("chime", [one for one in Chime if one is not Chime.DONE])
def test_a_stroke_is_heard_no_longer_than_the_script_leaves_room_for(chime: Chime) -> None:
    levels = [abs(one) for one in samples(STRUCK[f"{chime}.wav"])]
    left = levels[int(CHIME.total_seconds() * strike_chimes.RATE) :]

    assert max(left) < max(levels) / 10
