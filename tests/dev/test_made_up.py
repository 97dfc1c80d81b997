from __future__ import annotations

import gettext
from pathlib import Path

from dev import made_up, messages


def test_a_longer_text_keeps_what_is_put_in() -> None:
    assert made_up.longer("Next break at {time}, %(value)r") == (
        "Ñééxtt brréáák átt {time}, %(value)r"
    )


def test_it_is_two_fifths_longer_all_in_all() -> None:
    texts = [one.id for one in messages.gathered() if isinstance(one.id, str)]
    letters = sum(map(str.isalpha, "".join(texts)))
    more = sum(map(str.isalpha, "".join(map(made_up.longer, texts))))
    assert 1.35 < more / letters < 1.45


def test_both_are_found_by_gettext_and_say_how_they_are_written(tmp_path: Path) -> None:
    made_up.write(tmp_path)
    written = [
        gettext.translation("deskbreak", tmp_path, [name]).gettext("left to right")
        for name in made_up.MADE_UP
    ]
    assert written == ["left to right", "right to left"]
