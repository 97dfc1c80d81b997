"""
Draws every picture of deskbreak: `python -m dev.draw_icons` writes them into icons/.

The mark is a spine in a ring: vertebrae on a gentle curve, the ring growing as one sits. All of
it stands on a dark disc with a light rim, because a tray icon does not know whether its panel is
dark or light. States differ by shape, for eyes that do not tell colours apart.
"""

from __future__ import annotations

import io
import math
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parents[1] / "icons"
TRAY_SIDES = (16, 22, 24, 32, 48, 64)
VIEWED_SIDES = (22, 64)  # also as PNG, for people and for notifications
APP_SIDES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
STEPS = 8
FINE = 16  # drawn this much larger, then averaged

INK = (20, 48, 58, 255)
TRACK = (67, 105, 115, 255)
RIM = (222, 236, 236, 120)
PAPER = (255, 255, 255, 255)
MINT = (92, 224, 190, 255)
AMBER = (255, 184, 61, 255)
NOTHING = (0, 0, 0, 0)

SQUARE = ((1, 1), (1, -1), (-1, -1), (-1, 1))

Colour = tuple[int, int, int, int]


class Sheet:
    """A square to draw on; lengths are in units of half its side, the middle is (0, 0)."""

    def __init__(self, side: int) -> None:
        """`side` in pixels of the result."""
        self.side = side
        fine = FINE if side <= 64 else 4
        self._factor = fine
        self._half = side * fine / 2
        self._image = Image.new("RGBA", (side * fine, side * fine), NOTHING)
        self._pen = ImageDraw.Draw(self._image)

    def disc(self, radius: float, colour: Colour, x: float = 0, y: float = 0) -> None:
        """A filled circle."""
        self._pen.ellipse(self._box(x, y, radius), fill=colour)

    def arc(self, radius: float, width: float, colour: Colour, turns: tuple[float, float]) -> None:
        """A piece of a ring with round ends, `turns` counted clockwise from the top."""
        start, end = (360 * turn - 90 for turn in turns)
        outer = self._box(0, 0, radius + width / 2)
        self._pen.arc(outer, start, end, fill=colour, width=round(width * self._half))
        for angle in (start, end) if turns[1] - turns[0] < 1 else ():
            x, y = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            self.disc(width / 2, colour, radius * x, radius * y)

    def bar(
        self, middle: tuple[float, float], size: tuple[float, float], tilt: float, colour: Colour
    ) -> None:
        """A bar with round ends, `size` its length and width; `tilt` in degrees, 0 lies flat."""
        (x, y), (length, width) = middle, size
        turn = complex(math.cos(math.radians(tilt)), math.sin(math.radians(tilt)))
        reach, half = (length - width) / 2, width / 2
        corners = [turn * complex(sx * reach, sy * half) for sx, sy in SQUARE]
        self.shape([(x + corner.real, y + corner.imag) for corner in corners], colour)
        for end in (turn * reach, -turn * reach):
            self.disc(half, colour, x + end.real, y + end.imag)

    def shape(self, corners: list[tuple[float, float]], colour: Colour) -> None:
        """A filled polygon."""
        self._pen.polygon([self._at(*corner) for corner in corners], fill=colour)

    def tile(self, margin: float, corner: float, colour: Colour) -> None:
        """A square with round corners, `margin` away from the edge."""
        box = (*self._at(margin - 1, margin - 1), *self._at(1 - margin, 1 - margin))
        self._pen.rounded_rectangle(box, corner * self._half, fill=colour)

    def done(self) -> Image.Image:
        """The picture at its own size."""
        return self._image.reduce(self._factor)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return self._half * (1 + x), self._half * (1 + y)

    def _box(self, x: float, y: float, radius: float) -> tuple[float, float, float, float]:
        return (*self._at(x - radius, y - radius), *self._at(x + radius, y + radius))


def spine(sheet: Sheet, reach: float, colour: Colour, accent: Colour | None = None) -> None:
    """Vertebrae from -`reach` to `reach`; small pictures have fewer. `accent`: the upper back."""
    count, steep = (3, 0) if sheet.side < 32 else (5, 26)
    pitch = 2 * reach / count
    for place in range(count):
        along = (place + 0.5) / count * 2 - 1  # -1 at the neck, 1 at the waist
        x = reach * (0.42 * along * along - 0.2)
        size = (reach * (0.84 + 0.12 * along), pitch * 0.67)
        upper = accent if accent and 0 < place < count - 1 else colour
        sheet.bar((x, reach * along), size, -steep * along, upper)


def badge(sheet: Sheet, fill: Colour = INK, rim: Colour = RIM) -> None:
    """The disc that everything else stands on; the rim parts it from a panel of its own colour."""
    sheet.disc(1, rim)
    sheet.disc(1 - max(1 / sheet.side, 1 / 20), fill)


def ring(sheet: Sheet, steps: int) -> None:
    """The ring of sitting time."""
    badge(sheet)
    sheet.arc(0.78, 0.23, TRACK, (0, 1))
    if steps:
        sheet.arc(0.78, 0.23, MINT, (0, steps / STEPS))


def sitting(steps: int) -> Callable[[Sheet], None]:
    """The spine, and as much of the ring as was sat."""

    def draw(sheet: Sheet) -> None:
        ring(sheet, steps)
        spine(sheet, 0.5625, PAPER)

    return draw


def due(sheet: Sheet) -> None:
    """The figure and its ground change places, and there is no ring."""
    badge(sheet, AMBER, INK)
    spine(sheet, 0.7, INK)


def waiting(sheet: Sheet) -> None:
    """Three dots, as for somebody who is about to speak."""
    badge(sheet)
    sheet.arc(0.78, 0.23, AMBER, (0, 1))
    for x in (-0.375, 0, 0.375):
        sheet.disc(0.135, PAPER, x)


def paused(sheet: Sheet) -> None:
    """Two bars."""
    badge(sheet)
    for x in (-0.25, 0.25):
        sheet.bar((x, 0), (1, 0.25), 90, PAPER)


def away(sheet: Sheet) -> None:
    """A broken ring with nobody in it."""
    badge(sheet)
    for step in range(STEPS):
        angle = 2 * math.pi * step / STEPS
        sheet.disc(0.135, PAPER, 0.65 * math.sin(angle), 0.65 * math.cos(angle))


def standing(sheet: Sheet) -> None:
    """Somebody upright: head, arms, legs."""
    badge(sheet)
    sheet.disc(0.2, PAPER, 0, -0.62)
    sheet.bar((0, -0.2), (1, 0.24), 0, PAPER)
    sheet.bar((0, -0.02), (0.5, 0.46), 90, PAPER)
    for x in (-0.17, 0.17):
        sheet.bar((x, 0.34), (0.86, 0.22), 90, PAPER)


def on_break(sheet: Sheet) -> None:
    """The sign for play."""
    badge(sheet, MINT, INK)
    sheet.shape([(-0.32, -0.52), (-0.32, 0.52), (0.58, 0)], INK)


def app(sheet: Sheet) -> None:
    """The program's own picture."""
    sheet.tile(0.02, 0.44, INK)
    sheet.arc(0.7, 0.14, TRACK, (0, 1))
    sheet.arc(0.7, 0.14, MINT, (0, 5 / STEPS))
    spine(sheet, 0.5, PAPER, AMBER)


STATES: dict[str, Callable[[Sheet], None]] = {
    **{f"sitting-{steps}": sitting(steps) for steps in range(STEPS + 1)},
    "due": due,
    "waiting": waiting,
    "paused": paused,
    "away": away,
    "standing": standing,
    "on-break": on_break,
}


def picture(draw: Callable[[Sheet], None], side: int) -> Image.Image:
    """One picture at one size."""
    sheet = Sheet(side)
    draw(sheet)
    return sheet.done()


def argb(pictures: list[Image.Image]) -> bytes:
    """What `pixmaps` of desktop/tray/status_notifier.py reads: side and pixels of each, packed."""
    plain = b""
    for one in pictures:
        red, green, blue, alpha = one.split()
        pixels = Image.merge("RGBA", (alpha, red, green, blue)).tobytes()
        plain += struct.pack(">H", one.width) + pixels
    return zlib.compress(plain, 9)


def files() -> Iterator[tuple[str, bytes]]:
    """Every file with its name under `icons/` and its content."""
    for state, draw in STATES.items():
        sides = {side: picture(draw, side) for side in TRAY_SIDES}
        yield f"tray/{state}.argb", argb(list(sides.values()))
        for side in VIEWED_SIDES:
            yield f"tray/{state}-{side}.png", saved(sides[side], "PNG")
    own = {side: picture(app, side) for side in APP_SIDES}
    for side, one in own.items():
        yield f"deskbreak-{side}.png", saved(one, "PNG")
    yield (
        "deskbreak.ico",
        saved(own[256], "ICO", *(own[side] for side in (16, 24, 32, 48, 64, 128))),
    )
    yield (
        "deskbreak.icns",
        saved(own[512], "ICNS", *(own[side] for side in (16, 32, 64, 128, 256))),
    )


def saved(image: Image.Image, kind: str, *others: Image.Image) -> bytes:
    """The content of a file of the format `kind`."""
    content = io.BytesIO()
    sizes = [one.size for one in (image, *others)]
    image.save(content, kind, append_images=list(others), sizes=sizes)
    return content.getvalue()


def main() -> None:
    """Write the files."""
    for name, content in files():
        path = FOLDER / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    print(f"{len(list(FOLDER.rglob('*.png')))} pictures in {FOLDER}")


if __name__ == "__main__":
    main()
