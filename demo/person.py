"""A played person: eyes that look at the screen, hands that point, click and type."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import groupby

from PIL import Image, ImageChops, ImageGrab

from demo.desktop import Desktop, NotSeen, wait_for

LINE = 3  # pixels; what is thinner separates rows and is none


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the screen."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def middle(self) -> tuple[int, int]:
        """Where to point at."""
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2


class Person:
    """Knows only what is on the screen, and acts only with a mouse and a keyboard."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop

    # -- eyes -----------------------------------------------------------------------------

    def look(self, box: Box | None = None) -> Image.Image:
        """What is on the screen, or on a part of it."""
        area = (box.left, box.top, box.right, box.bottom) if box else None
        return ImageGrab.grab(area, xdisplay=self._desktop.env["DISPLAY"]).convert("RGB")

    def windows(self, pattern: str = ".*", by: str = "--name") -> set[int]:
        """The windows on the screen whose name (or --class) matches."""
        words = ("xdotool", "search", "--onlyvisible", by, pattern)
        try:
            return {int(number) for number in self._desktop.run(*words).split()}
        except NotSeen:  # how xdotool says that there is none
            return set()

    def box(self, window: int) -> Box:
        """Where a window is."""
        told = self._desktop.run("xdotool", "getwindowgeometry", "--shell", str(window))
        values = dict(line.split("=") for line in told.split())
        left, top = int(values["X"]), int(values["Y"])
        return Box(left, top, left + int(values["WIDTH"]), top + int(values["HEIGHT"]))

    def change(self, before: Image.Image, box: Box) -> Box | None:
        """Where something looks different from before, within a part of the screen."""
        found = ImageChops.difference(before, self.look(box)).getbbox()
        if not found:
            return None
        left, top, right, bottom = found
        return Box(box.left + left, box.top + top, box.left + right, box.top + bottom)

    def still(self, box: Box) -> bool:
        """Whether a part of the screen has come to rest."""
        before = self.look(box)
        time.sleep(0.2)
        return self.change(before, box) is None

    def rows(self, box: Box) -> list[Box]:
        """The lines of text (or rows of buttons) in a menu or window, from the top."""
        return [
            Box(box.left, box.top + top, box.right, box.top + bottom)
            for top, bottom in bands(self.look(box))
        ]

    def columns(self, box: Box) -> list[Box]:
        """The buttons that stand side by side, from the left."""
        picture = self.look(box).transpose(Image.Transpose.TRANSPOSE)
        return [
            Box(box.left + left, box.top, box.left + right, box.bottom)
            for left, right in bands(picture)
        ]

    # -- hands ----------------------------------------------------------------------------

    def point(self, at: Box) -> None:
        """Move the pointer to the middle of something."""
        x, y = at.middle
        self._desktop.run("xdotool", "mousemove", str(x), str(y))

    def click(self, at: Box, button: int = 1) -> None:
        """Point at something and click."""
        self.point(at)
        self._desktop.run("xdotool", "click", str(button))

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self._desktop.run("xdotool", "key", "--delay", "60", *keys)

    def write(self, text: str) -> None:
        """Type at the pace of a person."""
        self._desktop.run("xdotool", "type", "--delay", "90", text)

    def open(self, what: str, at: Box, button: int | None = None) -> Box:
        """Point at something (and click) so that a window or menu opens: its place."""
        before = self.windows()
        self.point(at) if button is None else self.click(at, button)
        return self.opened(what, before)

    def opened(self, what: str, before: set[int], seconds: float = 10) -> Box:
        """Wait until a window has come that was not there before, and stands still."""

        def settled() -> Box | None:
            boxes = [self.box(window) for window in self.windows() - before]
            large = [box for box in boxes if min(box.right - box.left, box.bottom - box.top) > 20]
            if not large or not self.still(large[0]):
                return None
            return large[0]

        return wait_for(what, settled, seconds)


def bands(picture: Image.Image) -> list[tuple[int, int]]:
    """The runs of pixel rows in which there is more than paper and thin lines."""
    paper = picture.getpixel((LINE, LINE))
    ink = ImageChops.difference(picture, Image.new("RGB", picture.size, paper))
    inked = [
        ink.crop((LINE, y, picture.width - LINE, y + 1)).getbbox() is not None
        for y in range(picture.height)
    ]
    runs = [list(run) for dark, run in groupby(range(len(inked)), inked.__getitem__) if dark]
    return [(run[0], run[-1] + 1) for run in runs if len(run) > LINE]
