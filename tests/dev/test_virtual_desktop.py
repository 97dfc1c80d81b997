from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from dev.virtual_desktop import NotSeen, virtual_desktop, virtual_display, wait_for


def test_what_comes_is_given_back() -> None:
    answers = iter([None, "", "the icon"])

    assert wait_for("an icon", lambda: next(answers)) == "the icon"


def test_what_does_not_come_in_time_is_named() -> None:
    with pytest.raises(NotSeen, match=r"the icon did not come within 0\.1 s"):
        wait_for("the icon", lambda: None, seconds=0.1)


def test_nothing_is_left_of_a_desktop() -> None:
    with virtual_desktop() as desktop:
        sleeper = desktop.start(["sh", "-c", "sleep 1000 & echo $!; wait"], subprocess.PIPE)
        assert sleeper.stdout
        child = int(sleeper.stdout.readline())
        assert desktop.run("xdotool", "getdisplaygeometry") == "1280 800\n"

    assert not desktop.home.exists()
    assert sleeper.returncode is not None
    wait_for("the end of its child", lambda: not runs(child))


def runs(process: int) -> bool:
    """Whether it lives; what has ended and was not fetched has no command any more."""
    told = Path(f"/proc/{process}/cmdline")
    return told.exists() and told.read_bytes() != b""


def test_a_program_that_fails_is_named_with_what_it_said() -> None:
    failed = pytest.raises(NotSeen, match=r"^ls /none ended with \d: .+")
    with virtual_desktop() as desktop, failed:
        desktop.run("ls", "/none")


def test_a_server_that_does_not_start_is_named() -> None:
    with pytest.raises(NotSeen, match=r"Xvfb.*did not start"), virtual_display("no size"):
        pass
