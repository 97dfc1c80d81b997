from __future__ import annotations

import stat
import subprocess
import sys
import tomllib
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbreak.desktop.here import machine
from deskbreak.storage import config_edit
from deskbreak.storage.config_edit import KEYS, Refused
from tests.desktop.loop.poll import PATIENCE

COMMENTED = """\
# mine
[reminder]   # when
lull_seconds = 7        # calm
natural_brake = 3       # unknown
# work_interval_minutes = 20

[hours]
monday = [
  "09:00-12:00",  # morning
]
"""


change = partial(config_edit.change, exclusive=machine.exclusive)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def refusal(config: Path, name: str, value: object) -> str:
    with pytest.raises(Refused) as refused:
        change(config, name, value)
    return str(refused.value)


def test_a_new_file_holds_that_key_alone(tmp_path: Path) -> None:
    config = tmp_path / "new" / "config.toml"
    assert change(config, "reminder.routine_minutes", 5).reminder.routine_minutes == 5
    assert config.read_text(encoding="utf-8") == "[reminder]\nroutine_minutes = 5\n"
    modes = [stat.S_IMODE(one.stat().st_mode) for one in (config, config.parent)]
    assert modes == [0o600, 0o700]
    assert [*config.parent.iterdir()] == [config]


def test_comments_order_and_unknown_keys_stay(config: Path) -> None:
    config.write_text(COMMENTED, encoding="utf-8")
    change(config, "reminder.lull_seconds", 9)
    change(config, "player.theme", "dark")
    expected = COMMENTED.replace("= 7 ", "= 9 ") + '\n[player]\ntheme = "dark"\n'
    assert config.read_text(encoding="utf-8") == expected


def test_other_ways_to_write_a_table_stay_as_they_are(config: Path) -> None:
    config.write_text("player = { voice = true } # p\nreminder.lull_seconds = 1", encoding="utf-8")
    change(config, "player.chimes", value=False)
    change(config, "reminder.lull_seconds", 2)
    assert config.read_text(encoding="utf-8") == (
        "player = { voice = true, chimes = false} # p\nreminder.lull_seconds = 2"
    )


def test_the_mode_and_the_symlink_stay(tmp_path: Path, config: Path) -> None:
    target = tmp_path / "dotfiles" / "deskbreak.toml"
    target.parent.mkdir()
    target.write_text("# mine\n", encoding="utf-8")
    target.chmod(0o640)
    config.symlink_to(target)
    change(config, "player.voice", value=False)
    assert config.is_symlink()
    assert target.read_text(encoding="utf-8") == "# mine\n\n[player]\nvoice = false\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "reminder.work_interval_minutes",
            500,
            "reminder.work_interval_minutes: found 500, allowed is 1 to 240 (minutes)",
        ),
        ("player.them", "dark", "unknown key player.them; did you mean player.theme?"),
        ("theme", "dark", "unknown key theme; did you mean player.theme?"),
        ("reminder", {}, "unknown key reminder; did you mean reminder.hold_back?"),
        ("person.avoid", ["knee"], None),
    ],
)
def test_what_is_not_allowed_is_refused(
    name: str, value: object, sentence: str | None, config: Path
) -> None:
    config.write_text(COMMENTED, encoding="utf-8")
    said = refusal(config, name, value)
    assert sentence is None or said == sentence
    assert config.read_text(encoding="utf-8") == COMMENTED


def test_a_file_that_does_not_parse_is_not_touched(config: Path) -> None:
    config.write_text("[reminder", encoding="utf-8")
    said = refusal(config, "player.voice", value=False)
    assert said.startswith("config.toml line 1 column 10: not readable as TOML")
    assert config.read_text(encoding="utf-8") == "[reminder"


def test_a_value_in_the_place_of_a_table_is_not_touched(config: Path) -> None:
    config.write_text("player = 3", encoding="utf-8")
    said = refusal(config, "player.voice", value=False)
    assert said == "config.toml line 1, player: found 3, allowed is a table"


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    said = refusal(tmp_path / "file" / "config.toml", "player.voice", value=False)
    assert said == "config.toml: cannot be read (Not a directory)"


def test_what_a_crash_left_behind_is_in_nobodys_way(config: Path) -> None:
    config.write_text("# mine\n", encoding="utf-8")
    left = config.with_name(".config.toml.1")
    left.write_text("[rem", encoding="utf-8")
    change(config, "player.voice", value=False)
    assert config.read_text(encoding="utf-8") == "# mine\n\n[player]\nvoice = false\n"


def test_two_writers_lose_nothing(config: Path) -> None:
    names = [
        ("reminder.lull_seconds", "9"),
        ("player.voice", "False"),
        ("reminder.routine_minutes", "2"),
    ]
    code = (
        "import pathlib, sys; from deskbreak.desktop.here import machine;"
        "from deskbreak.storage.config_edit import change;"
        "change(pathlib.Path(sys.argv[1]), sys.argv[2], eval(sys.argv[3]), machine.exclusive)"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(config), *one]) for one in names * 2
    ]
    assert [writer.wait(PATIENCE) for writer in writers] == [0] * 6
    assert tomllib.loads(config.read_text(encoding="utf-8")) == {
        "reminder": {"lull_seconds": 9, "routine_minutes": 2},
        "player": {"voice": False},
    }


LINES = st.lists(
    st.sampled_from(
        [
            "# a comment",
            "",
            "  # indented",
            "strange = 1 # one",
            'odd = "x"  ',
            "lull_seconds = 3 # l",
            "list = [ 1,2 ]",
        ]
    ),
    unique=True,
)


@given(st.permutations(["reminder", "other", "player"]), LINES, LINES, st.integers(0, 60))
@settings(max_examples=60)
def test_every_other_line_stays_as_it_was(
    config: Path, tables: list[str], first: list[str], second: list[str], seconds: int
) -> None:
    text = "".join(
        f"[{table}] # {table}\n" + "".join(f"{line}\n" for line in lines)
        for table, lines in zip(tables, (first, second, first), strict=True)
    )
    config.write_text(text, encoding="utf-8")
    change(config, "reminder.lull_seconds", seconds)
    new = config.read_text(encoding="utf-8")
    wanted = tomllib.loads(text)
    wanted["reminder"]["lull_seconds"] = seconds
    assert tomllib.loads(new) == wanted
    old_lines = [line for line in text.splitlines() if not line.startswith("lull")]
    new_lines = [line for line in new.splitlines() if not line.startswith("lull")]
    assert new_lines == old_lines


def test_every_key_is_known() -> None:
    assert {"reminder.lull_seconds", "hours.sunday", "program.language"} <= set(KEYS)


def test_a_link_to_itself_is_left_alone(config: Path) -> None:
    config.symlink_to(config.name)
    assert "cannot be read" in refusal(config, "reminder.routine_minutes", 5)
    assert config.readlink() == Path(config.name)
