"""What the demo leaves behind: numbered pictures and a line for each step."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from PIL import Image


class Album:
    """A folder with the pictures and `steps.txt`."""

    def __init__(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.folder = folder
        self._began = time.monotonic()
        self._pictures = 0

    def step(self, sentence: str) -> None:
        """Tell what was done or seen."""
        line = f"{time.monotonic() - self._began:6.1f} s  {sentence}"
        print(line, flush=True)
        with (self.folder / "steps.txt").open("a") as steps:
            steps.write(line + "\n")

    def keep(self, picture: Image.Image, name: str, sentence: str) -> None:
        """Keep a picture of what was just done or seen."""
        self._pictures += 1
        file = f"{self._pictures:02}-{name}.png"
        picture.save(self.folder / file)
        self.step(f"{sentence} ({file})")
