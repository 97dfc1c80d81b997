"""
Strikes every chime of deskbreak: `python -m dev.strike_chimes`, into deskbreak/chimes/.

They are soft wooden bars of one chord: the highest begins a movement, the middle one holds it, the
lowest brings it back, and all of them in a row end the routine.
"""

from __future__ import annotations

import io
import math
import sys
import wave
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "deskbreak" / "chimes"
RATE = 22_050  # samples a second
LOUD = 10_000  # the peak of each, of 32767: below a voice
ATTACK, FADE = 0.006, 0.05  # seconds; what begins or ends at once clicks
OVERTONE, ITS_SHARE, ITS_DECAY = 3.93, 0.16, 0.3  # of a tuned bar; it fades the sooner
C5, E5, G5, C6 = 523.25, 659.26, 783.99, 1046.5
SHORT, LONG = 0.11, 0.45  # seconds in which a bar falls to a third

# the bars of each chime, the seconds between them, how long they ring, and the whole in seconds
CHIMES: dict[str, tuple[Sequence[float], float, float, float]] = {
    "out": ([G5], 0, SHORT, 0.45),
    "hold": ([E5], 0, SHORT, 0.45),
    "back": ([C5], 0, SHORT, 0.45),
    "done": ([C5, E5, G5, C6], 0.14, LONG, 2.4),
}


def bar(pitch: float, decay: float, at: float) -> float:
    """How far a bar of `pitch` Hz swings `at` seconds after it was struck, from -1 to 1."""
    if at < 0:
        return 0
    tone = math.sin(math.tau * pitch * at) * math.exp(-at / decay)
    over = math.sin(math.tau * pitch * OVERTONE * at) * math.exp(-at / decay / ITS_DECAY)
    return (tone + ITS_SHARE * over) / (1 + ITS_SHARE) * min(at / ATTACK, 1)


def samples(pitches: Sequence[float], apart: float, decay: float, length: float) -> array[int]:
    """The bars one after the other, faded to silence at the end."""
    count = round(length * RATE)
    struck = [(pitch, number * apart) for number, pitch in enumerate(pitches)]
    swings = [
        sum(bar(pitch, decay, index / RATE - at) for pitch, at in struck)
        * min((count - index) / RATE / FADE, 1)
        for index in range(count)
    ]
    loudest = max(map(abs, swings))
    return array("h", (round(LOUD * each / loudest) for each in swings))


def files() -> Iterator[tuple[str, bytes]]:
    """Every file with its name and its content."""
    for name, how in CHIMES.items():
        content = io.BytesIO()
        struck = samples(*how)
        if sys.byteorder == "big":
            struck.byteswap()
        with wave.open(content, "wb") as file:
            file.setparams((1, 2, RATE, len(struck), "NONE", ""))
            file.writeframes(struck.tobytes())
        yield f"{name}.wav", content.getvalue()


def main() -> None:
    """Write the files."""
    for name, content in files():
        (FOLDER / name).write_bytes(content)
        print(f"{name}: {len(content)} bytes")


if __name__ == "__main__":
    main()
