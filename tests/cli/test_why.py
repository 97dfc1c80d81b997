from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deskbreak.cli import main
from deskbreak.domain.reminder.decisions import DecisionKind, no_longer, why
from deskbreak.domain.reminder.events import (
    Effect,
    Ignored,
    Pause,
    Resume,
    Skip,
    Snooze,
    Start,
    Undo,
    WriteAnswer,
    WriteDecision,
)
from deskbreak.domain.reminder.presence import Film, Holder
from deskbreak.storage.history import History
from tests.domain.reminder.person import Person

assert sys.platform != "win32"  # noqa: TID251 - it has no tzset

TOLD = """\
Mon 2026-03-02
  11:35  Reminders again, as you asked
  11:35  Paused until Mon 12:35, as you asked
  11:35  Away 20 min: a natural break, sitting starts anew
  11:09  No input, yet it counts as sitting: a film keeps the screen awake
  11:07  You moved the next break by 10 min
  11:07  You started the routine
  11:07  You were at the desk: what was taken off is given back
  11:07  Away 4 min: 30 min of sitting taken off
  11:02  Break offered, at a pause in typing and pointing
  10:57  You put the reminder off
  10:56  Break offered, at a pause in typing and pointing
  10:56  You took the skip back
  10:56  You skipped this break
  10:55  Break offered, at a pause in typing and pointing
  10:55  Nothing holds the break back any more
  10:45  Break held back: microphone in use
  10:45  Break due after 45 min of sitting
"""


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clocks on the wall show an hour more than the history."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def written(history: Path, at: datetime, effect: Effect) -> None:
    match effect:
        case WriteDecision(what, reason):
            History(history).write_decision(at, what, reason)
        case WriteAnswer(answer, sat):
            History(history).write_answer(at, at.date(), answer, sat)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(words)
    out, err = capsys.readouterr()
    return status, out, err


def test_a_day_is_told_with_its_reasons_in_local_time_the_newest_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = Person()
    begun = person.now
    person.sits(42)
    person.works_with(Holder.MICROPHONE, 12)
    person.sits(2)
    person.answers(Skip())
    person.answers(Undo())
    person.sits(1)
    person.answers(Snooze(5))
    person.sits(6)
    person.leaves(4)
    person.answers(Undo())
    person.answers(Start(3))
    person.finishes_routine()
    person.answers(Snooze(10))
    person.watches_a_film(8)
    person.leaves(20)
    person.answers(Pause(person.now.at + timedelta(hours=1)))
    person.answers(Resume())
    history = tmp_path / "history.sqlite3"
    for order, (minute, effect) in enumerate(person.done):
        written(history, begun.at + timedelta(minutes=minute, microseconds=order), effect)

    status, out, _ = said(capsys, "--history", str(history), "why", "--last", "30")
    assert (status, out) == (0, TOLD)


def test_the_limit_of_a_hold_back_is_told(tmp_path: Path) -> None:
    person = Person()
    person.sits(44)
    person.works_with(Holder.FULL_SCREEN, 70)
    person.answers(Ignored())
    assert person.effects(WriteDecision) == [
        WriteDecision(DecisionKind.DUE, "2700"),
        WriteDecision(DecisionKind.HELD_BACK, "full_screen"),
        WriteDecision(DecisionKind.HELD_LONG, "3600 full_screen"),
        WriteDecision(DecisionKind.OFFERED, "waited"),
    ]


def test_what_nobody_can_tell_of_is_named_where_it_mattered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    history = tmp_path / "history.sqlite3"
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    History(history).write_decision(at, "offered", "waited full_screen screen_share")
    History(history).write_decision(at, "still_sitting", str(Film.FILM))

    status, out, _ = said(capsys, "--history", str(history), "why", "--last", "1", "--json")
    assert status == 0
    (row,) = json.loads(out)
    assert row == {
        "at": "2026-03-02T09:00:00+00:00",
        "what": "still_sitting",
        "reason": "film",
        "text": "No input, yet it counts as sitting: a film keeps the screen awake",
    }
    assert (
        "(not known here: full screen, screen is shared)"
        in said(capsys, "--history", str(history), "why")[1]
    )


def test_the_words_of_another_version_are_printed_bare_and_the_rest_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    history = History(tmp_path / "history.sqlite3")
    rows = [
        ("held_back", "virtual_machine", "Break held back: virtual_machine"),
        ("dreamt", "of 3 sheep", "dreamt of 3 sheep"),
        ("offered", "by_post", "offered by_post"),
        ("due", "soon", "due soon"),
        ("moved", "", "moved"),
        ("hours_began", "", "Your hours began"),
    ]
    for minute, (what, reason, _text) in enumerate(rows):
        history.write_decision(datetime(2026, 3, 2, 9, minute, tzinfo=UTC), what, reason)
    told = [text for *_row, text in reversed(rows)]

    words = "--history", f"{tmp_path / 'history.sqlite3'}", "why"
    status, out, complaint = said(capsys, *words)
    assert (status, complaint) == (0, "")
    assert [line[9:] for line in out.splitlines()[1:]] == told
    status, out, complaint = said(capsys, *words, "--json")
    assert (status, complaint) == (0, "")
    assert [row["text"] for row in json.loads(out)] == told


def test_before_anything_was_decided_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    history = str(tmp_path / "none.sqlite3")
    assert said(capsys, "--history", history, "why") == (0, "Nothing was decided yet.\n", "")
    assert said(capsys, "--history", history, "why", "--json") == (0, "[]\n", "")


def test_a_history_that_cannot_be_read_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "history.sqlite3").write_text("garbage, and no database at all")
    status, out, complaint = said(capsys, "--history", str(tmp_path / "history.sqlite3"), "why")
    assert (status, out, complaint.count("\n")) == (1, "", 1)


def test_what_is_in_use_for_too_long_to_wait_for_is_named() -> None:
    assert why("free_again", "microphone", None) == no_longer(Holder.MICROPHONE)
