from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskbreak.domain.reminder import phrases
from deskbreak.storage.config_edit import KEYS
from deskbreak.windows.settings.editor import Editor, Setting, all_settings

ALL = {setting.name: setting for setting in all_settings()}
COMMENTED = """\
# mine
[reminder]   # when
lull_seconds = 7        # calm
natural_brake = 3       # unknown

[hours]
monday = ["09:00-12:00"]  # morning
"""
VALUES: dict[str, list[Any]] = {
    "reminder.work_interval_minutes": [30, 45, 60],
    "reminder.snooze_minutes": [[5], [5, 20]],
    "hours.friday": [[], ["09:00-12:30"]],
    "person.kit": [["chair"], ["mat", "roller"]],
    "player.volume": [0.1, 1],
    "player.theme": ["dark", "auto"],
    "hooks.due": [["notify-send", "a b"]],
    "program.language": ["de", "auto"],
}


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "config.toml"


def editor(config: Path) -> Editor:
    return Editor(config, lambda: None)


def test_every_key_of_the_file_is_there_with_its_text() -> None:
    assert tuple(ALL) == KEYS
    assert [name for name, setting in ALL.items() if not setting.text] == []
    assert ALL["player.theme"].table == "player"


def test_a_change_holds_at_once_and_is_told(config: Path) -> None:
    told: list[int] = []
    found = Editor(config, lambda: told.append(1))
    assert found.change(ALL["reminder.lull_seconds"], 9) == ""
    assert (found.value(ALL["reminder.lull_seconds"]), told) == (9, [1])
    assert config.read_text(encoding="utf-8") == "[reminder]\nlull_seconds = 9\n"


def test_what_is_not_allowed_is_said_and_changes_nothing(config: Path) -> None:
    found = editor(config)
    refused = found.change(ALL["reminder.lull_seconds"], 90)
    assert refused == "reminder.lull_seconds: found 90, allowed is 0 to 60 (seconds)"
    assert (found.can_undo, config.exists()) == (False, False)


def test_undo_takes_the_file_away_that_was_not_there(config: Path) -> None:
    found = editor(config)
    found.change(ALL["player.voice"], value=False)
    assert found.undo() == ""
    assert not config.exists()
    assert found.undo() == phrases.NOTHING_TO_UNDO


def test_mistakes_stand_beside_their_key(config: Path) -> None:
    config.write_text('[player]\ntheme = "drak"\n[person]\nkit = ["roler"]\n', encoding="utf-8")
    found = editor(config)
    with_faults = [name for name, setting in ALL.items() if found.faults(setting)]
    assert with_faults == ["person.kit", "player.theme"]


def test_a_change_from_outside_is_followed_and_ends_the_way_back(config: Path) -> None:
    found = editor(config)
    found.change(ALL["reminder.lull_seconds"], 9)
    config.write_text("[reminder]\nlull_seconds = 1\n", encoding="utf-8")
    assert found.read()
    assert not found.read()
    assert (found.value(ALL["reminder.lull_seconds"]), found.can_undo) == (1, False)


def test_a_file_that_does_not_parse_is_not_touched(config: Path) -> None:
    config.write_text("[reminder\n", encoding="utf-8")
    found = editor(config)
    assert "config.toml line 1" in found.change(ALL["reminder.lull_seconds"], 9)
    assert config.read_text(encoding="utf-8") == "[reminder\n"


changes = st.lists(
    st.sampled_from(sorted(VALUES)).flatmap(
        lambda name: st.tuples(st.just(ALL[name]), st.sampled_from(VALUES[name]))
    ),
    max_size=6,
)


@settings(max_examples=60)
@given(changes, st.sampled_from([None, COMMENTED, COMMENTED.replace("\n", "\r\n")]))
def test_undo_restores_byte_for_byte_and_comments_survive_each_change(
    config: Path, made: list[tuple[Setting, Any]], text: str | None
) -> None:
    config.unlink(missing_ok=True)
    if text is not None:
        config.write_bytes(text.encode())
    found = editor(config)
    states = [text]
    for setting, value in made:
        assert found.change(setting, value) == ""
        after = config.read_bytes().decode()
        assert text is None or ("# unknown" in after and after.index("# mine") == 0)
        states.append(after)
    for state in reversed(states[:-1]):
        assert found.undo() == ""
        assert (config.read_bytes().decode() if config.exists() else None) == state
