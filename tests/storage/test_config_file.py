from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from deskbreak import paths
from deskbreak.domain.reminder.presence import Holder
from deskbreak.domain.settings import Settings
from deskbreak.storage import config_file
from deskbreak.storage.config_file import Loaded


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def sentences(loaded: Loaded) -> list[str]:
    return [one.sentence for one in loaded.problems]


def test_no_file_is_all_defaults_and_writes_none(config: Path, home: Path) -> None:
    assert config_file.load(config) == Loaded(Settings(), ())
    assert not config.exists()
    assert not home.exists()


def test_five_wrong_values_are_told_with_their_lines_and_the_rest_counts(config: Path) -> None:
    config.write_text(
        "[reminder]\nlull_seconds = -1\nroutine_minutes = 4\nnatural_brake = 3\n"
        'hold_back = ["mikrophone", "camera"]\n[player]\nvolume = "loud"\ntheme = "drak"\n',
        encoding="utf-8",
    )
    loaded = config_file.load(config)
    assert sentences(loaded) == [
        "config.toml line 2, reminder.lull_seconds: found -1, allowed is 0 to 60 (seconds)",
        (
            "config.toml line 4, reminder.natural_brake: unknown key natural_brake; "
            "did you mean natural_break_minutes?"
        ),
        (
            'config.toml line 5, reminder.hold_back: found "mikrophone", allowed is '
            f"{', '.join(Holder)}; did you mean microphone?"
        ),
        'config.toml line 7, player.volume: found "loud", allowed is a number, 0 to 1',
        (
            'config.toml line 8, player.theme: found "drak", allowed is auto, light, dark; '
            "did you mean dark?"
        ),
    ]
    assert loaded.settings.reminder.routine_minutes == 4
    assert [*loaded.settings.reminder.hold_back] == ["camera"]


def test_the_last_good_values_hold_while_the_file_does_not_parse(config: Path) -> None:
    config.write_text("reminder.routine_minutes = 5", encoding="utf-8")
    good = config_file.load(config).settings
    broken = "reminder.routine_minutes = 7\n[reminder"
    config.write_text(broken, encoding="utf-8")
    loaded = config_file.load(config)
    assert loaded.settings == good
    assert [(one.line, one.column) for one in loaded.problems] == [(2, 10)]
    assert config.read_text(encoding="utf-8") == broken


def test_a_file_that_never_parsed_gives_the_defaults(config: Path) -> None:
    config.write_text("=", encoding="utf-8")
    assert config_file.load(config).settings == Settings()


def test_the_last_good_copy_is_its_owners_only(config: Path) -> None:
    config.write_text("reminder.routine_minutes = 5", encoding="utf-8")
    config_file.load(config)
    copy = paths.last_good(config)
    assert [stat.S_IMODE(one.stat().st_mode) for one in (copy, copy.parent)] == [0o600, 0o700]
    assert [*copy.parent.iterdir()] == [copy]


def test_a_state_folder_that_cannot_be_made_changes_nothing(config: Path, home: Path) -> None:
    home.write_text("in the way", encoding="utf-8")
    config.write_text("reminder.routine_minutes = 5", encoding="utf-8")
    assert config_file.load(config).settings.reminder.routine_minutes == 5


def test_a_folder_in_its_place_is_told(config: Path) -> None:
    config.mkdir()
    assert sentences(config_file.load(config)) == ["config.toml: cannot be read (Is a directory)"]


def test_other_encodings_are_told_with_the_line(config: Path) -> None:
    config.write_bytes(b"[person]\nexclude = ['caf\xe9']\n")
    assert sentences(config_file.load(config)) == ["config.toml line 2: not a text in UTF-8"]


def test_a_mark_at_the_beginning_and_foreign_line_ends_are_read(config: Path) -> None:
    config.write_bytes(b"\xef\xbb\xbf[reminder]\r\nroutine_minutes = 5\r\n")
    loaded = config_file.load(config)
    assert (loaded.settings.reminder.routine_minutes, loaded.problems) == (5, ())


def test_a_number_beyond_measure_is_told(config: Path) -> None:
    config.write_text(f"reminder.lull_seconds = {'9' * 5000}", encoding="utf-8")
    assert len(config_file.load(config).problems) == 1


def test_a_file_that_is_far_too_large_is_not_read(config: Path) -> None:
    config.write_text("# long\n" * 10_000, encoding="utf-8")

    assert sentences(config_file.load(config)) == [
        "config.toml: larger than 64 KB, which no settings are"
    ]


def test_a_link_to_itself_is_told_and_the_last_good_values_hold(config: Path) -> None:
    config.write_text("reminder.routine_minutes = 5", encoding="utf-8")
    config_file.load(config)
    config.unlink()
    config.symlink_to(config.name)
    loaded = config_file.load(config)
    why = os.strerror(errno.ELOOP)
    assert sentences(loaded) == [f"config.toml: cannot be read ({why})"]
    assert loaded.settings.reminder.routine_minutes == 5
