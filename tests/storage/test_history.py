from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from deskbreak.domain.reminder.events import Decided
from deskbreak.domain.session import Done, Felt, Outcome, Session, Span
from deskbreak.storage.history import DECISIONS_KEPT, HEEDED, History, Unusable
from deskbreak.storage.migrations import MIGRATIONS
from deskbreak.storage.plain import plain

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 2)
NINE = datetime(2026, 3, 2, 8, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

BEGUN = Session("a", MONDAY, NINE, 3, planned=timedelta(seconds=156))
PLAYED = replace(
    BEGUN,
    outcome=Outcome.COMPLETED,
    ended_at=NINE + 4 * MINUTE,
    active=timedelta(seconds=150.5),
    exercises=(
        Done("hug-turn", "rotation", "main", 6, 5, completed=False),
        Done("sup-roller-ext", "extension", "main", 8, 8, levels=(1, 2, 3, 2)),
    ),
    felt=Felt.EASY,
    got_up=True,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.sqlite3"


def rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def test_without_a_file_there_is_nothing_and_reading_makes_none(path: Path) -> None:
    history = History(path)
    assert (history.sessions(), history.session("a"), history.spans(MONDAY)) == ([], None, [])
    assert not path.parent.exists()


def test_a_session_is_failed_until_it_says_otherwise(path: Path) -> None:
    history = History(path)
    history.write_session(BEGUN)
    assert History(path).session("a") == BEGUN
    assert BEGUN.outcome is Outcome.FAILED
    history.write_session(PLAYED)
    assert [history.session("a"), *history.sessions()] == [PLAYED, PLAYED]


def test_the_newest_session_comes_first(path: Path) -> None:
    history = History(path)
    days = [(n, MONDAY + timedelta(days=n)) for n in (1, 3, 0, 2)]
    for n, day in days:
        at = NINE + timedelta(days=n)
        history.write_session(replace(BEGUN, id=str(n), day=day, started_at=at))
    assert [one.id for one in history.sessions()] == ["3", "2", "1", "0"]
    assert [one.id for one in history.sessions(MONDAY + timedelta(days=2))] == ["3", "2"]


def test_a_break_that_was_told_counts_whole(path: Path) -> None:
    history = History(path)
    history.told(NINE, MONDAY, 3)
    (told,) = history.sessions()
    assert (told.outcome, told.started_at, told.active, told.share, told.got_up) == (
        Outcome.TOLD,
        NINE - 3 * MINUTE,
        3 * MINUTE,
        1.0,
        True,
    )


def test_a_span_is_cut_where_a_day_begins(path: Path) -> None:
    four = datetime(2026, 3, 3, 3, tzinfo=UTC)  # 04:00 in Berlin
    History(path).write_span("sitting", four - MINUTE, four + 2 * MINUTE, "late", BERLIN)
    parts = [History(path).spans(day) for day in (MONDAY, MONDAY + timedelta(days=1))]
    assert parts == [
        [Span("sitting", four - MINUTE, four, "late")],
        [Span("sitting", four, four + 2 * MINUTE, "late")],
    ]


def test_a_span_of_no_length_is_no_row(path: Path) -> None:
    History(path).write_span("away", NINE, NINE, "", BERLIN)
    assert History(path).spans(MONDAY) == []


def test_answers_stand_with_their_day(path: Path) -> None:
    History(path).write_answer(NINE, MONDAY, "snooze", 45 * MINUTE)
    assert rows(path, "SELECT * FROM answer") == [
        ("2026-03-02T08:00:00+00:00", "2026-03-02", "snooze", 2700.0)
    ]


def test_decisions_and_answers_are_told_together_the_newest_first(path: Path) -> None:
    history = History(path)
    history.write_decision(NINE, "due", "2700")
    history.write_answer(NINE + timedelta(minutes=1), NINE.date(), "skip", timedelta(minutes=46))
    history.write_decision(NINE + timedelta(minutes=2), "undone", "skip")

    assert history.decisions(2) == [
        Decided(NINE + timedelta(minutes=2), "undone", "skip"),
        Decided(NINE + timedelta(minutes=1), "skip", "2760"),
    ]


def test_a_stretch_of_days_has_neither_those_before_nor_those_after(path: Path) -> None:
    history = History(path)
    days = [MONDAY + timedelta(days=n) for n in range(4)]
    for n, day in enumerate(days):
        at = NINE + timedelta(days=n)
        history.write_session(replace(BEGUN, id=str(n), day=day, started_at=at))
        history.write_span("sitting", at, at + (n + 1) * MINUTE, "", BERLIN)
    assert [one.id for one in history.sessions(days[1], days[2])] == ["2", "1"]
    assert history.spans_of_days(days[1], days[2]) == {
        days[1]: history.spans(days[1]),
        days[2]: history.spans(days[2]),
    }


def test_the_decisions_of_a_day_end_where_the_next_one_begins(path: Path) -> None:
    history, four = History(path), datetime(2026, 3, 3, 3, tzinfo=UTC)  # 04:00 in Berlin
    history.write_decision(four, "hours_began", "")
    history.write_decision(four - MINUTE, "due", "2700")
    history.write_answer(NINE, MONDAY, "skip", 46 * MINUTE)
    assert history.decisions_of(MONDAY, BERLIN) == [
        Decided(NINE, "skip", "2760"),
        Decided(four - MINUTE, "due", "2700"),
    ]


def full(path: Path) -> History:
    """A history with something of every kind on Monday and on Tuesday."""
    history = History(path)
    for n in (0, 1):
        at, day = NINE + timedelta(days=n), MONDAY + timedelta(days=n)
        history.write_session(replace(PLAYED, id=f"secret {day}", day=day, started_at=at))
        history.write_answer(at, day, "start", 45 * MINUTE)
        history.write_span("sitting", at, at + MINUTE, "", BERLIN)
        history.write_decision(at, "due", f"2700 secret {day}")
    return history


def test_a_day_can_be_forgotten(path: Path) -> None:
    history, tuesday = full(path), MONDAY + timedelta(days=1)
    history.forget(MONDAY, BERLIN)
    assert [one.day for one in history.sessions()] == [tuesday]
    assert list(history.spans_of_days(date.min, date.max)) == [tuesday]
    assert [one.what for one in history.decisions(9)] == ["due", "start"]
    assert history.decisions_of(MONDAY, BERLIN) == []


def test_of_what_is_forgotten_no_file_keeps_a_trace(path: Path) -> None:
    full(path)
    later = History(path, (*MIGRATIONS, ("ALTER TABLE session ADD COLUMN note TEXT",)))
    later.forget(MONDAY, BERLIN)
    assert [
        f"secret {MONDAY}".encode() in file.read_bytes() for file in path.parent.iterdir()
    ] == [False] * len(list(path.parent.iterdir()))
    later.forget_all()
    assert (later.sessions(), later.decisions(9)) == ([], [])
    assert later.spans_of_days(date.min, date.max) == {}
    assert not any(b"secret" in file.read_bytes() for file in path.parent.iterdir())


def test_where_there_is_nothing_to_forget_no_file_is_made(path: Path) -> None:
    History(path).forget(MONDAY, BERLIN)
    History(path).forget_all()
    assert not path.parent.exists()


def test_it_tells_without_reading_that_somebody_has_written(path: Path) -> None:
    history = History(path)
    before = history.written()
    assert history.written() == before
    History(path).write_decision(NINE, "due", "2700")
    assert history.written() != before


def test_only_the_last_decisions_stay(path: Path) -> None:
    history = History(path)
    history.write_decision(NINE, "first", "")
    with closing(sqlite3.connect(path)) as connection, connection:
        many = [(n, "", str(n), "") for n in range(2, DECISIONS_KEPT + 1)]
        connection.executemany("INSERT INTO decision VALUES (?,?,?,?)", many)
    history.write_decision(NINE, "last", "why")
    found = rows(path, "SELECT what FROM decision ORDER BY id")
    assert len(found) == DECISIONS_KEPT
    assert [found[0], found[-1]] == [("2",), ("last",)]


def test_the_file_is_its_owners_only(path: Path) -> None:
    History(path).write_session(BEGUN)
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent)] == [0o600, 0o700]


def test_a_newer_file_is_left_alone(path: Path) -> None:
    History(path).write_session(BEGUN)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    history = History(path)
    for attempt in (history.sessions, lambda: history.write_session(PLAYED)):
        with pytest.raises(Unusable) as unusable:
            attempt()
        assert str(unusable.value) == (
            "history.sqlite3 is from a newer version of deskbreak; it is left alone"
        )
    assert path.read_bytes() == before


def test_an_older_file_is_copied_and_brought_up_to_date(path: Path) -> None:
    History(path).write_session(BEGUN)
    later = (*MIGRATIONS, ("ALTER TABLE session ADD COLUMN note TEXT",))
    assert History(path, later).session("a") == BEGUN
    assert rows(path, "SELECT note FROM session") == [(None,)]
    copy = path.with_name(f"history.sqlite3.{len(MIGRATIONS)}")
    assert rows(copy, "SELECT id FROM session") == [("a",)]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_routines_heed_the_last_sessions_in_which_something_was_done(path: Path) -> None:
    history = History(path)
    later = replace(PLAYED, id="b", started_at=NINE + MINUTE, outcome=Outcome.STOPPED)
    for session in (PLAYED, later, replace(BEGUN, id="c")):
        history.write_session(session)
    history.told(NINE, MONDAY, 3)
    assert history.practised() == [later, PLAYED]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO session SELECT ?, day, started_at, ended_at, outcome, minutes,"
            " planned_seconds, active_seconds, exercises, felt, got_up"
            " FROM session WHERE id = 'b'",
            [(f"{number}",) for number in range(HEEDED)],
        )
    assert [len(history.practised()), history.practised().count(PLAYED)] == [HEEDED, 0]


def of_version(path: Path, version: int, *sessions: Session) -> None:
    """A file as the program wrote it then."""
    History(path, MIGRATIONS[:version]).write_decision(NINE, "due", "")
    for one in sessions:
        done = json.dumps(plain(one.exercises))
        done = done if version > 1 else done.replace(', "hurt": false', "")
        values = (one.id, f"{one.day}", one.started_at.isoformat(), one.outcome, one.minutes, done)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(
                "INSERT INTO session (id, day, started_at, outcome, minutes, exercises,"
                " planned_seconds, active_seconds) VALUES (?,?,?,?,?,?,156,0)",
                values,
            )


def test_in_a_file_of_the_first_version_nothing_has_hurt(path: Path) -> None:
    played = replace(BEGUN, id="b", exercises=PLAYED.exercises, got_up=True)
    of_version(path, 1, BEGUN, played)
    history = History(path)
    assert [history.session("a"), history.session("b")] == [BEGUN, played]


def test_an_older_file_tells_who_got_up_by_what_was_done(path: Path) -> None:
    hug, roller = PLAYED.exercises
    hinge = Done("stand-desk-hinge", "extension", "main", 6, 6)
    done = {
        "seated": (hug, replace(hug, exercise="seat-ext-chair")),
        "standing": (hug, hinge),
        "floor": (roller,),
        "cut": (replace(hinge, completed=False),),
        "nothing": (),
    }
    sessions = [replace(BEGUN, id=name, exercises=parts) for name, parts in done.items()]
    of_version(path, 2, *sessions, replace(BEGUN, id="told", outcome=Outcome.TOLD))
    found = History(path).sessions()
    assert {one.id for one in found if one.got_up} == {"standing", "floor", "told"}
    assert [one.exercises for one in reversed(found[1:])] == [*done.values()]


def test_what_the_history_says_of_a_stretch_can_be_mended_but_for_breaks(path: Path) -> None:
    history, ends = History(path), [NINE + n * MINUTE for n in range(6)]
    kinds = ("sitting", "away", "natural_break", "break", "sitting")
    for kind, start, end in zip(kinds, ends, ends[1:], strict=False):
        history.write_span(kind, start, end, "", UTC)
    history.rewrite_spans("sitting", ends[1], ends[4])
    assert [one.kind for one in history.spans(MONDAY)] == [*["sitting"] * 3, "break", "sitting"]
    history.rewrite_spans(None, ends[2], ends[5])
    assert [one.kind for one in history.spans(MONDAY)] == ["sitting", "sitting", "break"]


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    History(path).write_session(BEGUN)
    broken = (*MIGRATIONS, ("ALTER TABLE session ADD COLUMN note TEXT", "NONSENSE"))
    with pytest.raises(Unusable):
        History(path, broken).sessions()
    assert History(path).sessions() == [BEGUN]


def test_before_a_migration_that_fails_the_file_is_copied_once(path: Path) -> None:
    History(path).write_session(BEGUN)
    broken = (*MIGRATIONS, ("ALTER TABLE session ADD COLUMN note TEXT", "NONSENSE"))
    copy = path.with_name(f"history.sqlite3.{len(MIGRATIONS)}")
    copies = set[int]()
    for _ in range(3):
        with pytest.raises(Unusable):
            History(path, broken).sessions()
        copies.add(copy.stat().st_ino)
    assert len(copies) == 1
    assert rows(copy, "SELECT id FROM session") == [("a",)]
    assert {one.name for one in path.parent.iterdir()} == {path.name, copy.name}


def test_a_copy_that_is_older_than_the_file_is_made_anew(path: Path) -> None:
    History(path).write_session(BEGUN)
    copy = path.with_name(f"history.sqlite3.{len(MIGRATIONS)}")
    copy.write_text("cut off", encoding="utf-8")
    os.utime(copy, ns=(0, 0))
    History(path, (*MIGRATIONS, ("ALTER TABLE session ADD COLUMN note TEXT",))).sessions()
    assert rows(copy, "SELECT id FROM session") == [("a",)]


def test_what_is_no_database_is_one_sentence_and_stays(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(
        "not a database, but long enough to be looked at as one" * 20, encoding="utf-8"
    )
    before = path.read_bytes()
    with pytest.raises(Unusable) as unusable:
        History(path).write_session(BEGUN)
    assert str(unusable.value) == "history.sqlite3 cannot be used now (file is not a database)"
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Unusable) as unusable:
        History(tmp_path / "file" / "history.sqlite3").write_session(BEGUN)
    assert str(unusable.value) == "history.sqlite3 cannot be used now (Not a directory)"


WRITER = """
import pathlib, sys
from dataclasses import replace
from datetime import UTC, date, datetime
from deskbreak.domain.session import Session
from deskbreak.storage.history import History
history = History(pathlib.Path(sys.argv[1]))
for n in range(20):
    at = datetime(2026, 3, 2, 8, n, tzinfo=UTC)
    history.write_session(Session(f"{sys.argv[2]} {n}", date(2026, 3, 2), at, 3))
    history.write_decision(at, "look", sys.argv[2])
"""


def test_processes_that_begin_and_write_at_once_lose_nothing(path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(n)]) for n in range(4)
    ]
    assert [writer.wait(60) for writer in writers] == [0] * 4
    assert {one.id for one in History(path).sessions()} == {
        f"{writer} {n}" for writer in range(4) for n in range(20)
    }
    assert rows(path, "SELECT count(*) FROM decision") == [(80,)]


@pytest.mark.parametrize(
    "change",
    [
        "exercises = '[{}]'",
        "exercises = '[1'",
        "exercises = 'null'",
        "exercises = X'ff'",
        "outcome = 'of another version'",
        "felt = 'proud'",
        "day = 'Monday'",
        "started_at = 7",
        "started_at = CAST(X'ff' AS TEXT)",
        "ended_at = 'later'",
        "planned_seconds = 'long'",
        "active_seconds = 9e999",
    ],
)
def test_a_row_that_makes_no_sense_leaves_the_others(path: Path, change: str) -> None:
    history, other = History(path), replace(PLAYED, id="b", started_at=NINE - MINUTE)
    history.write_session(PLAYED)
    history.write_session(other)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE session SET {change} WHERE id = 'a'")  # noqa: S608 - ours
    assert history.sessions() == [other]
    assert (history.session("a"), history.session("b")) == (None, other)
    assert history.practised() == [other]


@pytest.mark.parametrize(
    "change", ["start = 'early'", '"end" = 7', "reason = CAST(X'ff' AS TEXT)"]
)
def test_of_spans_and_decisions_too(path: Path, change: str) -> None:
    history = History(path)
    for n in range(2):
        history.write_span("sitting", NINE + n * MINUTE, NINE + (n + 1) * MINUTE, f"{n}", UTC)
        history.write_decision(NINE, f"{n}", "")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE span SET {change} WHERE reason = '0'")  # noqa: S608 - ours
        connection.execute("UPDATE decision SET at = 'never' WHERE what = '0'")
    assert "1" in [one.reason for one in history.spans(MONDAY)]
    assert [one.what for one in history.decisions(9)] == ["1"]
