"""A played person: eyes that look at the screen, hands that point, click and type."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import groupby

from PIL import Image, ImageChops, ImageGrab

from dev.virtual_desktop import Desktop, NotSeen, wait_for

LINE = 3  # pixels; what is thinner separates rows and is none
REST = 0.2  # seconds without a change
LARGE = 20  # pixels; what is lower is a helper of the window manager


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

    @property
    def width(self) -> int:
        """In pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """In pixels."""
        return self.bottom - self.top


class Person:
    """Knows only what is on the screen, and acts only with a mouse and a keyboard."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop

    # -- eyes -----------------------------------------------------------------------------

    def look(self, box: Box | None = None) -> Image.Image:
        """What is on the screen, or on a part of it."""
        area = (box.left, box.top, box.right, box.bottom) if box else None
        return ImageGrab.grab(area, xdisplay=self._desktop.env["DISPLAY"]).convert("RGB")

    def windows(self, name: str = ".*") -> set[int]:
        """The windows on the screen whose name matches."""
        words = ("xdotool", "search", "--onlyvisible", "--name", name)
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

    def rests(self, box: Box) -> Box:
        """Wait until a part of the screen has come to rest; gives it back."""

        def still() -> bool:
            before = self.look(box)
            time.sleep(REST)
            return self.change(before, box) is None

        wait_for("a screen at rest", still)
        return box

    def rows(self, box: Box) -> list[Box]:
        """The lines of text (or rows of buttons) in a menu or window, from the top."""
        return [
            Box(box.left, box.top + top, box.right, box.top + bottom)
            for top, bottom in bands(self.look(self.rests(box)))
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

    def open(self, what: str, at: Box, button: int = 1, name: str = ".*") -> Box:
        """Click on something that opens a window or a menu: its place."""
        before = self.windows()
        self.click(at, button)
        return self.opened(what, before, name)

    def opened(self, what: str, before: set[int], name: str = ".*", seconds: float = 20) -> Box:
        """Wait until a window has come that was not there before: its place."""

        def largest() -> Box | None:
            boxes = [self.box(window) for window in self.windows(name) - before]
            return max(boxes, key=lambda box: box.height * box.width, default=None)

        def settled() -> Box | None:
            found = largest()
            time.sleep(REST)
            return found if found and found.height > LARGE and found == largest() else None

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
