from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from deskbreak.domain.session import Done, Felt, Outcome, Session
from deskbreak.player.record import Record
from deskbreak.storage.history import History

AT = datetime(2026, 3, 2, 10, tzinfo=UTC)
SESSION = Session("one", date(2026, 3, 2), AT, 3, planned=timedelta(seconds=150))
ARCH = Done("seat-ext-chair", "extension", "main", 8, 8)


def recorded(tmp_path: Path) -> tuple[Record, History]:
    history = History(tmp_path / "history.sqlite3")
    return Record(SESSION, history), history


def test_the_row_stands_as_failed_from_the_start(tmp_path: Path) -> None:
    _record, history = recorded(tmp_path)

    assert history.sessions() == [SESSION]
    assert SESSION.outcome is Outcome.FAILED


def test_what_was_done_is_kept_before_the_end(tmp_path: Path) -> None:
    record, history = recorded(tmp_path)
    record.keep((ARCH,), timedelta(seconds=60))

    assert history.sessions() == [
        replace(SESSION, exercises=(ARCH,), active=timedelta(seconds=60))
    ]


def test_the_last_chime_completes_the_row(tmp_path: Path) -> None:
    record, history = recorded(tmp_path)
    record.keep((ARCH,), timedelta(seconds=150))
    record.finish(AT + timedelta(seconds=150))
    record.feel(Felt.EASY)

    (row,) = history.sessions()
    assert (row.outcome, row.ended_at, row.felt) == (
        Outcome.COMPLETED,
        AT + timedelta(seconds=150),
        Felt.EASY,
    )


def test_who_leaves_out_more_than_half_has_stopped(tmp_path: Path) -> None:
    record, history = recorded(tmp_path)
    record.keep((ARCH,), timedelta(seconds=74))
    record.finish(AT)

    assert history.sessions()[0].outcome is Outcome.STOPPED


def test_a_routine_that_is_stopped_says_so(tmp_path: Path) -> None:
    record, history = recorded(tmp_path)
    record.keep((ARCH,), timedelta(seconds=20))
    record.stop(AT)

    assert history.sessions()[0].outcome is Outcome.STOPPED


def test_a_session_in_which_nothing_was_done_is_not_kept(tmp_path: Path) -> None:
    record, history = recorded(tmp_path)
    record.keep((), timedelta(seconds=20))
    record.stop(AT)

    assert (history.sessions(), record.session.outcome) == ([], Outcome.STOPPED)


def test_going_back_takes_nothing_away(tmp_path: Path) -> None:
    record, history = recorded(tmp_path)
    record.keep((ARCH,), timedelta(seconds=60))
    record.keep((replace(ARCH, left=2, right=2),), timedelta(seconds=70))

    (row,) = history.sessions()
    assert (row.exercises, row.active) == ((ARCH,), timedelta(seconds=70))


def test_who_got_up_once_has_got_up(tmp_path: Path) -> None:
    record, history = recorded(tmp_path)
    told = []
    for got_up in (False, True, False):
        record.keep((ARCH,), timedelta(seconds=60), got_up=got_up)
        told.append(history.sessions()[0].got_up)

    assert told == [False, True, True]


def test_what_hurts_is_marked_also_in_what_is_done_again(tmp_path: Path) -> None:
    record, history = recorded(tmp_path)
    record.keep((ARCH,), timedelta(seconds=60))
    again, turn = replace(ARCH, left=2, right=2, hurt=True), replace(ARCH, exercise="hug-turn")
    record.keep((again,), timedelta(seconds=70))
    assert history.sessions()[0].exercises == (replace(ARCH, hurt=True),)

    nothing = replace(turn, left=0, right=0, hurt=True)
    record.keep((replace(again, hurt=False), nothing), timedelta(seconds=70))
    assert history.sessions()[0].exercises == (ARCH, nothing)

    record.keep((replace(again, hurt=False),), timedelta(seconds=71))
    assert history.sessions()[0].exercises == (ARCH,)


def test_a_history_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "history.sqlite3").write_text("this is no database, and longer than its header")
    record, _history = recorded(tmp_path)

    assert "history.sqlite3" in record.trouble
