"""All pictures on one sheet: a row for each page, a column for each dress."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

CELL = (420, 330)
HEAD = 18


def write(folder: Path, dresses: Sequence[str]) -> None:
    """Write sheet.png from the pictures in the folders of the dresses."""
    names = sorted({file.name for dress in dresses for file in (folder / dress).glob("*.png")})
    sheet = Image.new("RGB", (CELL[0] * len(dresses), (CELL[1] + HEAD) * len(names)), "#808080")
    write_on = ImageDraw.Draw(sheet)
    for row, name in enumerate(names):
        for column, dress in enumerate(dresses):
            at = column * CELL[0], row * (CELL[1] + HEAD)
            write_on.text((at[0] + 4, at[1] + 3), f"{dress} {name.removesuffix('.png')}", "white")
            file = folder / dress / name
            if file.exists():
                with Image.open(file) as picture:
                    picture.thumbnail((CELL[0] - 6, CELL[1] - 6))
                    sheet.paste(picture, (at[0], at[1] + HEAD))
    sheet.save(folder / "sheet.png")
