from __future__ import annotations

import os
from pathlib import Path

import pytest

from deskbreak import exercises
from deskbreak.domain.routine.exercise import Movement, Position, Vertebra
from deskbreak.domain.settings import Kit
from deskbreak.exercises import phrases

IDS = [
    "band-pull",
    "blade-open",
    "hug-turn",
    "kneel-band",
    "kneel-cat-cow",
    "kneel-chair-prayer",
    "kneel-elbow",
    "kneel-heelsit",
    "kneel-reach",
    "kneel-thread",
    "seat-cat-cow",
    "seat-chair-twist",
    "seat-desk-slide",
    "seat-dowel-turn",
    "seat-ext-chair",
    "seat-side-lean",
    "seat-windmill",
    "side-open-book",
    "side-rainbow",
    "stand-ball-massage",
    "stand-band-turn",
    "stand-desk-hinge",
    "stand-doorway",
    "stand-reach-lean",
    "stand-wall-angel",
    "stand-wall-elbow",
    "stand-wall-turn",
    "sup-balls-ext",
    "sup-roller-ext",
    "sup-roller-length",
]
KNOWN, PROBLEMS = exercises.load()


def text_of(name: str) -> str:
    return (exercises.SHIPPED / f"{name}.toml").read_text(encoding="utf-8")


def loaded(own: Path, text: str, name: str = "mine.toml") -> tuple[list[str], list[str]]:
    """The ids and the problems when `own` holds this file."""
    (own / name).write_text(text, encoding="utf-8")
    known, problems = exercises.load(own)
    return [exercise.id for exercise in known], [problem.sentence for problem in problems]


def test_all_thirty_load_without_a_problem() -> None:
    assert ([exercise.id for exercise in KNOWN], PROBLEMS) == (IDS, ())


def test_a_folder_that_is_not_there_is_no_problem(tmp_path: Path) -> None:
    assert exercises.load(tmp_path / "none") == (KNOWN, ())


def test_a_persons_own_file_is_added(tmp_path: Path) -> None:
    assert loaded(tmp_path, text_of("hug-turn")) == (sorted([*IDS, "mine"]), [])


def test_a_persons_own_file_takes_the_place_of_ours(tmp_path: Path) -> None:
    text = text_of("hug-turn").replace("Hug and turn", "My own turn")
    assert loaded(tmp_path, text, "hug-turn.toml") == (IDS, [])
    known, _ = exercises.load(tmp_path)
    assert [one.name for one in known if one.id == "hug-turn"] == ["My own turn"]


def test_a_broken_one_of_that_name_leaves_ours_in_place(tmp_path: Path) -> None:
    text = text_of("hug-turn").replace('"rotation"', '"rotatoin"')
    assert loaded(tmp_path, text, "hug-turn.toml") == (
        IDS,
        [
            (
                'hug-turn.toml line 3, movement: found "rotatoin", '
                "allowed is extension, rotation, side_bend, soft_tissue; did you mean rotation?"
            ),
        ],
    )


LONG = "Turn ribs and breastbone to one side, then on to the other one."
BOTH = '"alternate" or "block": a turn or a bend works both sides'
FAULTS = [
    ("hug-turn", "office = true", "office = 1", "office", "1", "true or false"),
    ("hug-turn", "difficulty = 1", "difficulty = 4", "difficulty", "4", "1 to 3"),
    ("hug-turn", '"rotation"', '"spin"', "movement", '"spin"', ", ".join(Movement)),
    ("hug-turn", '"standing"', '"high"', "positions", '"high"', ", ".join(Position)),
    ("hug-turn", "kit = []", 'kit = [["sofa"]]', "kit", '"sofa"', ", ".join(Kit)),
    ("hug-turn", '"alternate"', '"one"', "sides", '"one"', BOTH),
    ("hug-turn", '["main"]', "[]", "roles", "[]", "a list (1 to 2 entries)"),
    ("hug-turn", "one side.", f"one side.{LONG}", "move", None, "at most 60 characters"),
    (
        "hug-turn",
        "out_seconds = 2",
        "out_seconds = 0",
        "dose.out_seconds",
        "0",
        "1 to 8 (seconds)",
    ),
    ("hug-turn", '"The head just follows"', '" "', "cues", None, "one line of text"),
    ("hug-turn", '"The head just follows"', r'"\u001b[1m"', "cues", None, "one line of text"),
    ("hug-turn", "[6, 8]", "[8, 6]", "dose.repetitions", "[8, 6]", "the fewest first"),
    ("hug-turn", "[6, 8]", "[6, 80]", "dose.repetitions", "80", "1 to 12"),
    ("hug-turn", "[3, 0, 40]", "[3, 0, 60]", "standing.keys[2].thoracic", "60°", "-45 to 45 (°)"),
    (
        "kneel-elbow",
        "[8, 0, 42]",
        "[8, 0, 62]",
        "picture.keys[2].thoracic",
        "62°",
        "-45 to 45 (°)",
    ),
    ("side-rainbow", "hold_seconds = 1", "hold_seconds = 30", "dose", "a longer block", "5 min"),
    ("seat-ext-chair", "most = 2", "most = 3", "levels.most", "3", phrases.AS_MANY_PLACES),
    ("seat-ext-chair", '"T8", "T5"', '"T5", "T8"', "levels.places", None, phrases.LOWEST_FIRST),
    ("seat-ext-chair", '"T5"', '"L1"', "levels.places", '"L1"', ", ".join(Vertebra)),
]


@pytest.mark.parametrize(("name", "before", "after", "where", "found", "allowed"), FAULTS)
def test_each_fault_is_told_with_its_place_and_leaves_that_file_out(
    tmp_path: Path, name: str, before: str, after: str, where: str, found: str, allowed: str
) -> None:
    text = text_of(name)
    assert text.count(before) == 1
    broken = text.replace(before, after)
    (tmp_path / "mine.toml").write_text(broken, encoding="utf-8")
    known, problems = exercises.load(tmp_path)
    key = where.rpartition(".")[2]
    lines = [
        number
        for number, line in enumerate(broken.splitlines(), 1)
        if line.startswith((f"{key} =", f"[{key}]"))
    ]
    place = " ".join(["mine.toml", *(f"line {line}" for line in lines[-1:])])
    assert [problem.sentence for problem in problems] == [
        f"{place}, {where}: found {found or problems[0].found}, allowed is {allowed}"
    ]
    assert known == KNOWN


def test_what_is_left_out_for_who_stays_seated_is_what_tells_of_feet() -> None:
    told = {
        (exercise.id, line)
        for exercise in KNOWN
        if Position.SEATED in exercise.positions
        for line in exercise.set_up
        if "feet" in line.lower()
    }
    assert told == {
        (exercise.id, exercise.set_up[number - 1])
        for exercise in KNOWN
        for number in exercise.feet
    }


def test_a_name_is_one_line_and_never_a_code_for_the_terminal(tmp_path: Path) -> None:
    text = text_of("hug-turn").replace('"Hug and turn"', r'"Hug\n\u001b[1mturn"')
    said = r'mine.toml line 1, name: found "Hug\n\u001b[1mturn", allowed is one line of text'
    assert loaded(tmp_path, text) == (IDS, [said])


def test_an_easier_or_harder_one_that_is_not_there_is_told_and_the_file_counts(
    tmp_path: Path,
) -> None:
    text = text_of("hug-turn").replace('"seat-chair-twist"', '"seat-chair-twits"')
    assert loaded(tmp_path, text) == (
        sorted([*IDS, "mine"]),
        [
            (
                'mine.toml line 11, harder: found "seat-chair-twits", '
                "allowed is the id of an exercise; did you mean seat-chair-twist?"
            ),
        ],
    )


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    text = (
        text_of("hug-turn").replace('"rotation"', "5").replace("difficulty = 1", "dificulty = 1")
    )
    ids, said = loaded(tmp_path, text)
    assert (ids, [sentence.split(": ")[0] for sentence in said]) == (
        IDS,
        ["mine.toml, difficulty", "mine.toml line 3, movement", "mine.toml line 9, dificulty"],
    )


def test_a_file_that_is_no_toml_is_named_with_line_and_column(tmp_path: Path) -> None:
    ids, said = loaded(tmp_path, 'name = "Mine"\nmovement rotation\n')
    assert (ids, len(said)) == (IDS, 1)
    assert said[0].startswith("mine.toml line 2 column 10: not readable as TOML: ")


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(b'name = "M\xfcde"\n')
    known, problems = exercises.load(tmp_path)
    assert (known, [one.sentence for one in problems]) == (
        KNOWN,
        ["mine.toml: not a text in UTF-8"],
    )


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").mkdir()
    known, problems = exercises.load(tmp_path)
    assert (known, [one.sentence for one in problems]) == (
        KNOWN,
        [f"mine.toml: cannot be read ({os.strerror(21)})"],
    )


def test_a_file_without_a_required_key_is_left_out_and_named(tmp_path: Path) -> None:
    text, _, _ = text_of("hug-turn").partition("[picture]")
    assert loaded(tmp_path, text) == (
        IDS,
        ["mine.toml, picture: found nothing, allowed is a table"],
    )
