"""The player as a process of its own, offscreen, with a routine of a second or two."""

from __future__ import annotations

import signal
import sqlite3
from contextlib import closing

import pytest

from deskbreak.domain.session import Done, Outcome
from tests.player.home import Home, ended


@pytest.mark.long
def test_a_routine_to_its_end_is_one_completed_row(home: Home) -> None:
    player = home.play("--minutes", "1", "--session", "mine")
    home.until(player, lambda: home.rows() and home.rows()[0].outcome is Outcome.COMPLETED)

    assert ended(player, by=signal.SIGTERM)[0] == 0
    (row,) = home.rows()
    assert (row.id, row.minutes, row.active) == ("mine", 1, row.planned)
    assert row.exercises == (Done("quick", "extension", "main", 1, 1),)


def test_a_player_that_is_killed_leaves_a_failed_row_with_what_was_done(home: Home) -> None:
    player = home.play()
    home.until(player, lambda: home.rows() and home.rows()[0].exercises)

    player.kill()
    assert ended(player)[0] == -9
    (row,) = home.rows()
    assert (row.outcome, row.ended_at) == (Outcome.FAILED, None)
    assert row.exercises == (Done("quick", "extension", "main", 1, 1),)


def test_sigterm_stops_it(home: Home) -> None:
    player = home.play()
    home.until(player, lambda: home.rows() and home.rows()[0].exercises)

    assert ended(player, by=signal.SIGTERM)[0] == 3
    assert [row.outcome for row in home.rows()] == [Outcome.STOPPED]


def test_a_second_player_raises_the_first_and_writes_no_row(home: Home) -> None:
    first = home.play()
    home.until(first, home.answers)

    assert ended(home.play())[0] == 3
    assert first.poll() is None
    assert len(home.rows()) == 1


def test_a_player_that_was_killed_does_not_bar_the_next(home: Home) -> None:
    first = home.play()
    home.until(first, home.answers)
    first.kill()
    ended(first)
    second = home.play()
    home.until(second, home.answers)

    assert ended(second, by=signal.SIGTERM)[0] == 3


def test_without_a_display_one_sentence_says_so(home: Home) -> None:
    status, errors = ended(home.play(screen={}))

    assert status == 1
    assert errors.count("\n") == 1
    assert "no display" in errors
    assert home.rows() == []


def test_a_display_that_does_not_answer_is_named(home: Home) -> None:
    status, errors = ended(home.play(screen={"DISPLAY": ":4711"}))

    assert (status, errors.count("\n")) == (1, 1)
    assert ":4711" in errors


def test_where_nothing_is_allowed_the_session_has_stopped(home: Home) -> None:
    home.config.write_text('[person]\ncheck_first = ["recent_injury"]\n')
    player = home.play()
    home.until(player, home.answers)

    assert ended(player, by=signal.SIGTERM)[0] == 3
    assert home.rows() == []


def test_a_newer_history_is_left_alone_and_the_routine_goes_on(home: Home) -> None:
    file = home.folder / "data" / "deskbreak" / "history.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = file.read_bytes()
    player = home.play()
    home.until(player, home.answers)

    assert ended(player, by=signal.SIGTERM)[0] == 3
    assert file.read_bytes() == before


@pytest.mark.parametrize("found", ["0", "16", "2.5", "three", "-1", "٣"])
def test_minutes_out_of_range_are_wrong_words(home: Home, found: str) -> None:
    status, errors = ended(home.play("--minutes", found))

    assert status == 2
    assert "a whole number from 1 to 15" in errors
    assert home.rows() == []
