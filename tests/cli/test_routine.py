from __future__ import annotations

import json
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from deskbreak import exercises
from deskbreak.cli import main
from deskbreak.domain.session import Done, Outcome, Session
from deskbreak.storage.history import History
from tests.catalogue import only

KEYS = [
    "minutes",
    "seconds",
    "spare_seconds",
    "position_changes",
    "relaxed",
    "why",
    "summary",
    "steps",
    "problems",
]
STEP_KEYS = [
    "kind",
    "exercise",
    "name",
    "movement",
    "role",
    "position",
    "side",
    "level",
    "reps",
    "start",
    "seconds",
    "cue",
    "ramp",
]
PLAN = """\
1 min: 0:58

   0:00  Desk slide: Roll back an arm's length from the desk.
   0:05  2 × Desk slide: Half the way for the first two
   0:21  4 × Desk slide: Sink the chest, not the belly
   0:53  Tall breaths: Sit or stand tall, look far, breathe slowly

Desk slide: extension, the only one that fits here.
"""
SEATED = ("seat-cat-cow", "seat-desk-slide", "hug-turn")
HELP = "see deskbreak routine --help"
CHECK = (
    "Please ask a doctor or physiotherapist first: an operation on spine, chest, belly or "
    "shoulder lately; then set person.cleared_on to that day."
)
NOTHING = "No exercise fits what you have and avoid here; your settings can open more."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for kind in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        monkeypatch.setenv(f"XDG_{kind}", str(tmp_path / kind.lower()))
    return tmp_path


@pytest.fixture
def config(home: Path) -> Path:
    path = home / "config_home" / "deskbreak" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


@pytest.fixture
def own(home: Path) -> Path:
    path = home / "data_home" / "deskbreak" / "exercises"
    path.mkdir(parents=True)
    return path


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Exit status of `deskbreak routine ...`, what was printed, and what was complained about."""
    try:
        status = main(("routine", *words))
    except SystemExit as left:
        status = int(left.code or 0)
    out = capsys.readouterr()
    return status, out.out, out.err


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """The JSON of a routine that comes."""
    status, out, err = said(capsys, "--json", *words)
    assert (status, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_the_plan_is_printed_with_its_times_and_why(
    capsys: pytest.CaptureFixture[str], config: Path
) -> None:
    config.write_text(only("seat-desk-slide"), encoding="utf-8")
    assert said(capsys, "1", "--on", "2026-03-02") == (0, PLAN, "")


def test_the_plan_says_once_how_it_gets_back_to_the_chair(
    capsys: pytest.CaptureFixture[str], config: Path
) -> None:
    text = only("stand-desk-hinge", "stand-reach-lean", "hug-turn", kit=("desk",))
    config.write_text(text, encoding="utf-8")
    _status, plan, _said = said(capsys, "3", "--on", "2026-03-02")
    assert "  2:49  Sit down\n" in plan


@pytest.mark.parametrize(
    "minutes", ["0", "16", "2.5", "abc", "-3", "", "\N{ARABIC-INDIC DIGIT TWO}"]
)
def test_other_minutes_are_no_words(capsys: pytest.CaptureFixture[str], minutes: str) -> None:
    sentence = f"MINUTES: found {minutes!r}, allowed is a whole number from 1 to 15"
    assert said(capsys, minutes) == (2, "", f"deskbreak: {sentence}; {HELP}\n")


def test_wrong_words_are_told_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert [said(capsys, *words) for words in ([], ["3", "--on", "monday"], ["3", "--jsno"])] == [
        (2, "", f"deskbreak: the following arguments are required: MINUTES; {HELP}\n"),
        (
            2,
            "",
            f"deskbreak: --on: found 'monday', allowed is a date like 2026-03-01; {HELP}\n",
        ),
        (2, "", "deskbreak: unrecognized arguments: --jsno; see deskbreak --help\n"),
    ]


@pytest.mark.parametrize("minutes", range(1, 16))
def test_the_json_has_every_key_and_its_steps_add_up(
    capsys: pytest.CaptureFixture[str], minutes: int
) -> None:
    routine = told(capsys, str(minutes))
    steps = routine["steps"]
    assert list(routine) == KEYS
    assert [list(step) for step in steps] == [
        STEP_KEYS if step.get("ramp") else STEP_KEYS[:-1] for step in steps
    ]
    assert steps[0]["start"] == 0
    assert all(one["start"] + one["seconds"] == other["start"] for one, other in pairwise(steps))
    assert sum(step["seconds"] for step in steps) == routine["seconds"] <= 60 * minutes
    assert routine["spare_seconds"] == 60 * minutes - routine["seconds"]
    assert (routine["minutes"], routine["relaxed"]) == (minutes, [])


def test_repetitions_that_alternate_count_for_each_side(
    capsys: pytest.CaptureFixture[str], config: Path
) -> None:
    config.write_text(only(*SEATED), encoding="utf-8")
    steps = told(capsys, "3")["steps"]
    [turn] = [step for step in steps if step["side"] == "alternate"]
    assert turn["seconds"] == turn["reps"] * 2 * 4


def test_parts_of_a_second_leave_no_gap(
    capsys: pytest.CaptureFixture[str], config: Path, own: Path
) -> None:
    config.write_text(only(*SEATED), encoding="utf-8")
    text = (exercises.SHIPPED / "hug-turn.toml").read_text(encoding="utf-8")
    slower = text.replace("out_seconds = 2", "out_seconds = 2.3").replace("= 3\n", "= 2.5\n")
    (own / "hug-turn.toml").write_text(slower, encoding="utf-8")
    steps = told(capsys, "3")["steps"]
    assert "hug-turn" in [step["exercise"] for step in steps]
    assert all(one["start"] + one["seconds"] == other["start"] for one, other in pairwise(steps))


def test_the_day_decides_which_side_is_first(
    capsys: pytest.CaptureFixture[str], config: Path
) -> None:
    config.write_text(only("seat-chair-twist"), encoding="utf-8")
    sides = []
    for day in ("2026-03-02", "2026-03-03"):
        steps = told(capsys, "1", "--on", day)["steps"]
        sides.append([step["side"] for step in steps if step["side"]])
    assert sorted(sides) == [["left", "right", "right"], ["right", "left", "left"]]


def test_other_files_can_be_named_before_the_word(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    config, history = tmp_path / "other.toml", tmp_path / "other.sqlite3"
    config.write_text(only("seat-ext-chair"), encoding="utf-8")
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    done = (Done("seat-ext-chair", "extension", "main", 6, 6),)
    History(history).write_session(
        Session("a", date(2026, 3, 2), at, 1, Outcome.COMPLETED, exercises=done)
    )
    firsts = []
    for words in ([], ["--config", str(config)], ["--history", str(history)]):
        assert main([*words, "routine", "1", "--json"]) == 0
        firsts.append(json.loads(capsys.readouterr().out)["steps"][0])
    plain, configured, remembered = firsts
    assert configured["exercise"] == "seat-ext-chair" != plain["exercise"]
    assert (plain["movement"], remembered["movement"]) == ("extension", "rotation")


def test_while_something_has_to_be_checked_there_is_no_routine(
    capsys: pytest.CaptureFixture[str], config: Path
) -> None:
    config.write_text('[person]\ncheck_first = ["recent_surgery"]\n', encoding="utf-8")
    assert said(capsys, "3") == (1, "", f"deskbreak: {CHECK}\n")
    status, out, err = said(capsys, "3", "--json")
    assert (status, json.loads(out), err) == (
        1,
        {
            "minutes": 3,
            "seconds": 0,
            "spare_seconds": 180,
            "position_changes": 0,
            "relaxed": [],
            "why": [CHECK],
            "summary": "",
            "steps": [],
            "problems": [],
            "gate": ["recent_surgery"],
        },
        "",
    )


def test_where_nothing_fits_it_says_so(capsys: pytest.CaptureFixture[str], config: Path) -> None:
    config.write_text(only("seat-ext-chair", kit=()), encoding="utf-8")
    assert said(capsys, "3") == (1, "", f"deskbreak: {NOTHING}\n")
    status, out, _ = said(capsys, "3", "--json")
    assert (status, json.loads(out)["why"], json.loads(out)["steps"]) == (1, [NOTHING], [])


def test_a_thin_pool_says_what_it_gave_up_and_what_is_left(
    capsys: pytest.CaptureFixture[str], config: Path
) -> None:
    config.write_text(only("seat-cat-cow", "hug-turn"), encoding="utf-8")
    routine = told(capsys, "5")
    assert (routine["relaxed"], routine["why"]) == (
        ["R8"],
        [
            "No warm-up fits what you have at hand, so begin with small movements.",
            "Hug and turn: rotation, the only one that fits here.",
            "Round and lift: extension, the only one that fits here.",
            "It fills 2:24 of 5 min; a stroll suits the rest.",
        ],
    )


def test_what_is_wrong_in_a_file_is_said_and_the_rest_counts(
    capsys: pytest.CaptureFixture[str], config: Path, own: Path
) -> None:
    config.write_text(f'{only("seat-desk-slide")}plcae = "home"\n', encoding="utf-8")
    (own / "mine.toml").write_text("name = \n", encoding="utf-8")
    status, out, err = said(capsys, "1", "--on", "2026-03-02")
    assert (status, out) == (0, PLAN)
    assert err.splitlines() == [
        "deskbreak: config.toml line 4, person.plcae: unknown key plcae; did you mean place?",
        "deskbreak: mine.toml line 1 column 8: not readable as TOML: Invalid value",
    ]


def test_an_excluded_exercise_that_there_is_none_of_is_told_with_its_line(
    capsys: pytest.CaptureFixture[str], config: Path
) -> None:
    config.write_text('[person]\nexclude = ["hug-turn", "hug-trun"]\n', encoding="utf-8")
    status, out, err = said(capsys, "3", "--json")
    sentence = (
        'config.toml line 2, person.exclude: found "hug-trun", '
        "allowed is the id of an exercise; did you mean hug-turn?"
    )
    assert (status, err, json.loads(out)["problems"]) == (
        0,
        f"deskbreak: {sentence}\n",
        [sentence],
    )


def test_a_history_that_cannot_be_read_is_named_and_left_alone(
    capsys: pytest.CaptureFixture[str], config: Path, tmp_path: Path
) -> None:
    config.write_text(only("seat-desk-slide"), encoding="utf-8")
    history = tmp_path / "broken.sqlite3"
    history.write_bytes(b"no database at all, and long enough to tell" * 20)
    assert main(["--history", str(history), "routine", "1", "--on", "2026-03-02"]) == 0
    printed = capsys.readouterr()
    assert printed.out == PLAN
    assert printed.err.startswith("deskbreak: broken.sqlite3 cannot be used now (")
    assert history.read_bytes().startswith(b"no database")
