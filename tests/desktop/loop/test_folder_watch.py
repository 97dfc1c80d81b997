# ruff: noqa: E402, TID251 - the type checker leaves this file on Windows at the assert
from __future__ import annotations

import os
import resource
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

assert sys.platform != "win32"

from deskbreak.desktop.loop.folder_watch import watch_file
from deskbreak.desktop.messages import SettingsTouched
from tests.desktop.loop.poll import Poll

Told = Callable[[], int]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A file in a folder of its own."""
    found = tmp_path / "config" / "config.toml"
    found.parent.mkdir()
    found.write_text("old", encoding="utf-8")
    return found


def watching(path: Path) -> Told:
    """Watch `path`; what is returned says how often it was told of since the last time."""
    poll = Poll()
    posted: list[object] = []
    watch_file(path, poll, posted.append)

    def told() -> int:
        turns = iter((False, True))  # the kernel tells of a change before it is over: one will do
        poll.until(lambda: next(turns), "a turn of the loop")
        assert posted == [SettingsTouched()] * len(posted)
        count = len(posted)
        posted.clear()
        return count

    return told


def test_a_file_that_is_written_is_told_of(config: Path) -> None:
    told = watching(config)
    config.write_text("new", encoding="utf-8")

    assert told() == 1


def test_a_file_put_in_its_place_is_told_of_each_time(config: Path) -> None:
    told = watching(config)
    for _ in range(2):
        other = config.with_name("config.toml~")
        other.write_text("new", encoding="utf-8")
        assert told() == 0
        other.replace(config)
        assert told() == 1


def test_a_file_that_goes_and_comes_back_is_told_of(config: Path) -> None:
    told = watching(config)
    config.unlink()
    assert told() == 1
    config.write_text("new", encoding="utf-8")
    assert told() == 1


def test_a_file_is_told_of_when_it_is_written_not_while_it_is_empty(config: Path) -> None:
    config.unlink()
    told = watching(config)
    with config.open("w", encoding="utf-8") as file:
        assert told() == 0
        file.write("new")
    assert told() == 1


def test_other_files_and_readers_mean_nothing(config: Path) -> None:
    told = watching(config)
    config.with_name("other.toml").write_text("new", encoding="utf-8")
    config.with_name("folder").mkdir()
    config.read_text(encoding="utf-8")

    assert told() == 0


def test_a_folder_that_is_not_there_yet_is_waited_for(tmp_path: Path) -> None:
    config = tmp_path / "a" / "b" / "config.toml"
    told = watching(config)
    (tmp_path / "file").touch()
    assert told() == 0
    (tmp_path / "a").mkdir()
    assert told() == 1
    (tmp_path / "a" / "b").mkdir()
    assert told() == 1
    config.write_text("new", encoding="utf-8")
    assert told() == 1
    (tmp_path / "file").touch()
    assert told() == 0


def test_what_comes_with_its_folder_is_told_of(tmp_path: Path) -> None:
    config = tmp_path / "a" / "b" / "config.toml"
    told = watching(config)
    config.parent.mkdir(parents=True)
    config.write_text("new", encoding="utf-8")
    assert told() == 1
    config.write_text("newer", encoding="utf-8")
    assert told() == 1


def test_a_folder_that_goes_and_comes_back_is_told_of(config: Path) -> None:
    told = watching(config)
    shutil.rmtree(config.parent)
    assert told() == 1
    config.parent.mkdir()
    assert told() == 1
    config.write_text("new", encoding="utf-8")
    assert told() == 1


def test_a_folder_that_is_put_elsewhere_is_not_followed(config: Path, tmp_path: Path) -> None:
    told = watching(config)
    config.parent.rename(tmp_path / "old")
    assert told() == 1
    (tmp_path / "old" / "config.toml").write_text("new", encoding="utf-8")
    assert told() == 0


def test_the_target_of_a_link_is_watched_wherever_it_points(config: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "target").write_text("new", encoding="utf-8")
    told = watching(config)
    config.unlink()
    assert told() == 1
    config.symlink_to(tmp_path / "first" / "target")
    assert told() == 1
    (tmp_path / "first" / "target").write_text("newer", encoding="utf-8")
    assert told() == 1
    link = config.with_name("link")
    link.symlink_to(tmp_path / "second" / "target")
    link.replace(config)
    assert told() == 1
    (tmp_path / "second" / "target").write_text("newer", encoding="utf-8")
    assert told() == 1
    (tmp_path / "first" / "target").write_text("newest", encoding="utf-8")
    assert told() == 0


def test_a_machine_that_cannot_watch_says_so_once(
    config: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = os.dup(0)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, before[1]))
    watch_file(config, Poll(), print)
    resource.setrlimit(resource.RLIMIT_NOFILE, before)

    assert [record.message for record in caplog.records] == [
        f"Changes of {config} are seen at the next start only: Too many open files."
    ]


@pytest.mark.parametrize("links", [("config.toml",), ("a", "b", "config.toml")])
def test_links_in_a_circle_are_watched_like_a_file(config: Path, links: tuple[str, ...]) -> None:
    config.unlink()
    for name, to in zip(links, (*links[1:], links[0]), strict=True):
        (config.parent / name).symlink_to(to)
    told = watching(config)
    config.unlink()
    assert told() == 1
    config.write_text("new", encoding="utf-8")
    assert told() == 1
