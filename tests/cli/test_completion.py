from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from deskbreak.cli import SHOWN, main
from dev import manpage

COMPLETE = """
source "$1"
COMP_WORDS=(deskbreak "${@:2}")
COMP_CWORD=$(($# - 1))
_shtab_deskbreak
printf '%s\\n' "${COMPREPLY[@]}"
"""


def printed(capsys: pytest.CaptureFixture[str], shell: str) -> str:
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["sn"], ["snooze"]),
        (["exercises", "sh"], ["show", "sheet"]),
        (["autostart", ""], ["off", "on", "status"]),
        (["status", "--j"], ["--json"]),
    ],
)
def test_bash_completes_what_is_typed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, typed: list[str], offered: list[str]
) -> None:
    script = tmp_path / "deskbreak"
    script.write_text(printed(capsys, "bash"), encoding="utf-8")
    command = ["bash", "-c", COMPLETE, "bash", str(script), *typed]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert sorted(set(done.stdout.split()) - {"-h", "--help"}) == sorted(offered)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_get_every_word(capsys: pytest.CaptureFixture[str], shell: str) -> None:
    script = printed(capsys, shell)
    assert [word for word in SHOWN if word not in script] == []


def test_another_shell_is_no_word(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["completion", "tcsh"])
    assert (ended.value.code, capsys.readouterr().err.count("\n")) == (2, 1)


def test_the_manual_page_is_that_of_these_words() -> None:
    text = manpage.PAGE.read_text(encoding="utf-8")
    assert text == manpage.page(), "docs/deskbreak.1 is stale: run `python -m dev.manpage`"
    assert [
        word for word in SHOWN if f"COMMAND deskbreak {word}\n" not in text.replace("\\-", "-")
    ] == []
    assert "calendar" not in text
