from __future__ import annotations

from PIL import Image, ImageDraw

from dev.demo.person import bands


def picture(*boxes: tuple[int, int, int, int]) -> Image.Image:
    """White paper, 100 x 100, with dark boxes."""
    paper = Image.new("RGB", (100, 100), "white")
    for left, top, right, bottom in boxes:
        ImageDraw.Draw(paper).rectangle((left, top, right - 1, bottom - 1), "black")
    return paper


def test_each_line_of_text_is_a_band() -> None:
    assert bands(picture((20, 10, 60, 22), (20, 40, 90, 52))) == [(10, 22), (40, 52)]


def test_a_thin_line_between_the_rows_is_none() -> None:
    assert bands(picture((20, 10, 60, 22), (0, 30, 100, 31), (20, 40, 90, 52))) == [
        (10, 22),
        (40, 52),
    ]


def test_the_frame_around_a_menu_is_none() -> None:
    frame = ((0, 0, 1, 100), (99, 0, 100, 100), (0, 0, 100, 1), (0, 99, 100, 100))
    assert bands(picture(*frame, (20, 40, 90, 52))) == [(40, 52)]


def test_an_empty_picture_has_no_bands() -> None:
    assert bands(picture()) == []
