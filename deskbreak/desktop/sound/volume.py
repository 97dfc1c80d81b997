"""The chimes as loud as the person wants them: not every player of sounds takes a volume."""

from __future__ import annotations

import logging
import sys
import wave
from array import array
from pathlib import Path

from deskbreak import paths

log = logging.getLogger(__name__)


def as_loud_as(volume: float) -> Path:
    """A folder with every chime at `volume` (0 to 1), or as shipped if none can be written."""
    try:
        folder = paths.private(paths.runtime() / "chimes")
        for file in paths.chimes().glob("*.wav"):
            _scale(file, folder / file.name, volume)
    except OSError as error:
        log.warning("the chimes have no volume: %s", error)
        return paths.chimes()
    return folder


def _scale(source: Path, target: Path, volume: float) -> None:
    with wave.open(str(source)) as file:
        how = file.getparams()
        samples = array("h", file.readframes(how.nframes))
    if sys.byteorder == "big":
        samples.byteswap()
    scaled = array("h", (round(volume * each) for each in samples))
    if sys.byteorder == "big":
        scaled.byteswap()
    # opened here, since a wave file that cannot be opened warns of itself
    with target.open("wb") as raw, wave.open(raw, "wb") as file:
        file.setparams(how)
        file.writeframes(scaled.tobytes())
