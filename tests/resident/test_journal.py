"""A history that cannot be written now: nothing waits for it, and nothing is lost."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from deskbreak.domain.reminder.decisions import AnswerKind, DecisionKind
from deskbreak.domain.reminder.events import (
    Done,
    Rewrite,
    SpanKind,
    WriteAnswer,
    WriteDecision,
    WriteSpan,
    WriteTold,
)
from deskbreak.domain.reminder.presence import LookDue
from deskbreak.domain.session import Outcome
from deskbreak.resident import phrases
from deskbreak.resident.journal import Journal
from deskbreak.resident.messages import Quit
from deskbreak.storage import desk_state
from deskbreak.storage.history import History
from tests.resident.desk import Resident
from tests.resident.fakes import NINE, FakeClock

MONDAY = NINE.date()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Another program writes into the history for as long as the block."""
    file = folder / "history.sqlite3"
    History(file).write_decision(NINE, "before", "")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield


def told(resident: Resident) -> list[Outcome]:
    return [one.outcome for one in resident.history.sessions()]


def test_what_is_told_while_another_program_writes_is_taken_in(
    resident: Resident, tmp_path: Path
) -> None:
    with locked(tmp_path):
        answer = resident.asks(word="done")
        assert answer["ok"]
        assert answer["text"].splitlines()[1] == (
            f"{phrases.HISTORY_WAITS}: history.sqlite3 cannot be used now (database is locked)."
        )
        assert resident.told == []  # it may be over at once
    resident.hears(LookDue())

    assert told(resident) == [Outcome.TOLD]
    assert resident.loop.parts.journal.trouble == ""
    assert len(resident.asks(word="done")["text"].splitlines()) == 1


def test_a_program_that_goes_on_writing_is_told_of_once(
    resident: Resident, tmp_path: Path
) -> None:
    with locked(tmp_path):
        resident.hears(Done(3))
        resident.sits(30)
        assert len(resident.told) == 1
        assert resident.told[0] in resident.loop.report(resident.clock())["lines"]


def test_what_waits_at_quit_is_written_by_the_next_run(resident: Resident, tmp_path: Path) -> None:
    state = tmp_path / "desk.json"
    with locked(tmp_path):
        resident.hears(Done(3))
        resident.hears(Quit())
        desk_state.save(state, resident.saved[-1], resident.loop.parts.journal.waiting)
    waiting = desk_state.load_waiting(state)
    assert waiting
    following = Resident(tmp_path, resident.saved[-1], waiting)

    assert told(following) == [Outcome.TOLD]
    assert following.loop.parts.journal.waiting == []


def test_every_kind_of_row_is_the_same_after_a_restart(tmp_path: Path) -> None:
    later = NINE + timedelta(minutes=5)
    rows = (
        WriteSpan(SpanKind.SITTING, NINE, later, "x"),
        Rewrite(None, NINE, later),
        Rewrite(SpanKind.AWAY, NINE, later),
        WriteAnswer(AnswerKind.SKIP, timedelta(minutes=45)),
        WriteTold(3),
        WriteDecision(DecisionKind.AWAY, "5"),
    )
    said = list[str]()
    history, now = History(tmp_path / "history.sqlite3", patience=0), FakeClock()()
    journal = Journal(history, said.append)
    with locked(tmp_path):
        for row in rows:
            journal.write(row, now, UTC)
        waiting = journal.waiting
    again = Journal(history, said.append, json.loads(json.dumps(waiting)))

    assert len(waiting) == len(rows)
    assert again._waiting == journal._waiting == [(now.at, row) for row in rows]


@pytest.mark.parametrize(
    "row", [None, 3, [], ["x", "WriteTold", {}], [f"{NINE}", "Other", {}], [f"{NINE}", [], {}]]
)
def test_a_row_that_this_version_does_not_know_is_left_out(tmp_path: Path, row: object) -> None:
    good = [NINE.isoformat(), "WriteTold", {"minutes": 3}]
    assert Resident(tmp_path, waiting=[row, good]).loop.parts.journal.waiting == []
    assert [one.minutes for one in History(tmp_path / "history.sqlite3").sessions()] == [3]


def test_what_waits_of_a_day_that_is_forgotten_goes_too(
    resident: Resident, tmp_path: Path
) -> None:
    with locked(tmp_path):
        resident.hears(Done(3))
    resident.asks(word="forget", day=f"{MONDAY}")
    resident.hears(LookDue())

    assert told(resident) == []


@pytest.mark.parametrize("text", ["", "{", "[]", '{"waiting": 3}', '{"version": 1}', "[" * 9999])
def test_a_state_file_in_which_nothing_waits(tmp_path: Path, text: str) -> None:
    state = tmp_path / "desk.json"
    assert desk_state.load_waiting(state) == []
    state.write_text(text, encoding="utf-8")
    assert desk_state.load_waiting(state) == []
