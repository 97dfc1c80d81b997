"""A page of a picture: what does not move is made once."""

from __future__ import annotations

from deskbreak import exercises
from deskbreak.domain.figure.picture import Part
from deskbreak.domain.figure.scene import scene

PAGE = (640, 400)
PICTURES = [one.picture for one in exercises.load()[0] if one.picture]


def test_the_arrow_is_found_once_and_painted_before_or_behind_the_body() -> None:
    for picture in PICTURES:
        page = scene(picture, PAGE)
        assert bool(page.arrow) is bool(picture.trail)
        if not page.arrow:
            continue
        in_front = picture.trail is Part.CHEST
        for moment in (0.0, 0.5, 1.0):
            last = page.figure(moment)[-1]
            assert (last is page.arrow[-1]) is in_front
        assert (page.background()[-1] is page.arrow[-1]) is not in_front
