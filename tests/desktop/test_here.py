"""The one test of the platform, and that a list of candidates costs nobody what others use."""

from __future__ import annotations

import subprocess
import sys

import pytest

ASKS = """
machine.appearance()
machine.awake()
machine.chimes().close()
machine.voice(0.5, "en").close()
machine.autostart()
machine.language()
machine.clocks()
"""
ONLY_OF_THE_RESIDENT = {"pystray", "plyer", "apscheduler"}


def prints(program: str) -> list[str]:
    """The words that `program` prints, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


@pytest.mark.parametrize("platform", ["linux", "freebsd14"])
def test_a_system_that_nobody_knows_takes_the_candidates_of_linux(platform: str) -> None:
    found = prints(
        f"import sys; ours, sys.platform = sys.platform, {platform!r}\n"
        "from deskbreak.desktop.here import machine\n"
        "sys.platform = ours  # Python's own modules are of this system\n"
        f"{ASKS}print(machine.__name__)"
    )

    assert found == ["deskbreak.desktop.linux"]


@pytest.mark.parametrize("program", ["player", "windows"])
def test_what_is_not_asked_for_is_not_loaded(program: str) -> None:
    loaded = prints(
        f"import sys\nfrom deskbreak.{program} import main\n"
        f"from deskbreak.desktop.here import machine\n{ASKS}print(*sys.modules)"
    )

    assert f"deskbreak.{program}.main" in loaded
    assert ONLY_OF_THE_RESIDENT.isdisjoint(loaded)


def test_a_word_of_the_command_line_loads_no_candidate() -> None:
    loaded = prints("import sys, deskbreak.cli; print(*sys.modules)")

    ours = {name for name in loaded if name.startswith("deskbreak.desktop.")}
    assert {name.rpartition(".")[2] for name in ours} == {
        "here",
        "linux",
        "posix",
        "session_language",
    }


def test_a_word_that_only_asks_loads_little() -> None:
    loaded = prints("import sys, deskbreak.cli.ask; print(*sys.modules)")

    assert {"dataclasses", "logging", "deskbreak.domain.reminder"}.isdisjoint(loaded)
