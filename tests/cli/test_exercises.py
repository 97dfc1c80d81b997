from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from deskbreak import exercises
from deskbreak.cli import main

KNOWN, _ = exercises.load()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for kind in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        monkeypatch.setenv(f"XDG_{kind}", str(tmp_path / kind.lower()))
    return tmp_path


def test_every_exercise_has_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exercises"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [row.split()[0] for row in rows] == [one.id for one in KNOWN]
    assert "hug-turn             1  rotation     Hug and turn" in rows


def test_scripts_get_everything_but_the_picture(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exercises", "--json"]) == 0
    found = {one["id"]: one for one in json.loads(capsys.readouterr().out)}
    assert list(found) == [one.id for one in KNOWN]
    assert found["kneel-band"]["kit"] == [["mat", "band", "band_anchor"]]
    assert "picture" not in found["kneel-band"]


def test_one_is_shown_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exercises", "show", "hug-turn"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:8] == [
        "Hug and turn · trunk rotation with crossed arms",
        "rotation, seated, standing, easy, fine in an open office",
        "",
        "Dose",
        "  6 to 8 slow repetitions on each side",
        "  2 s out, 2 s back",
        "",
        "Getting ready",
    ]
    assert [line for line in lines[8:] if line and not line.startswith(" ")] == [
        "Moving",
        "To think of",
        "To leave",
        "Breath",
        "Gentler",
        "Harder",
        "Source",
    ]


def test_a_hold_says_what_it_needs_and_for_whom_it_is_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["exercises", "show", "stand-doorway"]) == 0
    shown = capsys.readouterr().out
    assert "1 to 2 holds of 20 s\n  2 s out, 20 s held, 2 s back\n\nNeeds\n  doorway\n" in shown
    assert "\nNot with\n  a shoulder that is unstable, frozen or very sore\n" in shown
    assert "\nEasier\n  Open the collarbones\n" in shown


def test_an_id_that_is_none_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert [main(["exercises", "show", name]) for name in ("hug-trn", "juggling")] == [1, 1]
    assert capsys.readouterr().err.splitlines() == [
        "deskbreak: found 'hug-trn', no exercise; did you mean hug-turn?",
        "deskbreak: found 'juggling', no exercise; deskbreak exercises lists them",
    ]


def test_the_key_poses_are_written_side_by_side(qapp: object, tmp_path: Path) -> None:
    file = tmp_path / "hug.png"
    keys = next(len(one.picture.keys) for one in KNOWN if one.id == "hug-turn")
    assert main(["exercises", "show", "hug-turn", "--picture", str(file)]) == 0
    with Image.open(file) as image:
        assert (image.format, image.size) == ("PNG", (420 * keys, 300))
        ends = [image.crop((left, 0, left + 420, 300)) for left in (0, 420 * (keys - 1))]
    assert ends[0].tobytes() != ends[1].tobytes()


@pytest.mark.long
def test_start_middle_and_end_of_all_are_drawn_on_one_sheet(qapp: object, tmp_path: Path) -> None:
    file = tmp_path / "all.png"
    assert main(["exercises", "sheet", str(file)]) == 0
    with Image.open(file) as image:
        drawn = len(KNOWN) + sum(one.standing is not None for one in KNOWN)
        assert image.size == (3 * 3 * 280, -(-drawn // 3) * 234)
        first = [image.crop((left, 0, left + 280, 200)).tobytes() for left in (0, 280, 560)]
    assert len(set(first)) == 3


def test_a_file_that_cannot_be_written_is_named(
    qapp: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "no folder" / "hug.png"
    assert main(["exercises", "show", "hug-turn", "--picture", str(file)]) == 1
    assert capsys.readouterr().err == f"deskbreak: {file} could not be written\n"
