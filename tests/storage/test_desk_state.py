from __future__ import annotations

import json
import logging
import stat
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.domain.reminder.decisions import Undone
from deskbreak.domain.reminder.desk import Desk, Phase, Rules
from deskbreak.domain.reminder.events import Event, Started
from deskbreak.domain.reminder.policy import decide
from deskbreak.domain.reminder.presence import Film, Holder, Look, Moment
from deskbreak.domain.reminder.states import (
    Away,
    Concluded,
    Due,
    Figures,
    InUse,
    Leapt,
    Playing,
    Returned,
    Standing,
    Touch,
)
from deskbreak.storage import desk_state
from deskbreak.storage.desk_versions import VERSION
from deskbreak.storage.plain import plain, typed

MINUTE = timedelta(minutes=1)
DESKS_OF_OLD = Path(__file__).parent / "desks"
EXPECTED = {
    "away": (Phase.SITTING, 25, 25),
    "held": (Phase.DUE, 62, 62),
    "playing": (Phase.ON_BREAK, 46, 46),
    "snoozed_and_paused": (Phase.PAUSED, 47, 47),
}
NOW = Moment(datetime(2026, 3, 2, 9, tzinfo=UTC), timedelta(hours=3), timedelta(0))
DESK = Desk.sat_down(NOW, Rules())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "desk.json"


def full() -> Desk:
    figures = Figures(timedelta(1), timedelta(seconds=0.1), timedelta(3), Due(2, shown=True))
    told = Concluded(Undone.LEAP, timedelta(1), figures, figures, NOW.at, NOW.at)
    away = Away(timedelta(1), figures, told, rested=True)
    return replace(
        DESK,
        away=away,
        returned=Returned(timedelta(hours=1, microseconds=1), timedelta(2), away),
        standing=Standing(timedelta(1), None, figures),
        leapt=Leapt(timedelta(1), timedelta(2), figures),
        touched=Touch(timedelta(1), over=True),
        due=Due(offers=1, lull=timedelta(seconds=5)),
        paused_until=datetime(9999, 1, 1, tzinfo=UTC),
        player=Playing("id", 3, timedelta(9)),
        holders=(
            InUse(Holder.CAMERA, timedelta(2), timedelta(3)),
            InUse(Film.FILM, timedelta(4), timedelta(5), "a player"),
        ),
        concluded=told,
    )


@pytest.mark.parametrize("desk", [DESK, full()], ids=["new", "full"])
def test_a_desk_comes_back_as_it_was(desk: Desk, path: Path) -> None:
    desk_state.save(path, desk)
    assert desk_state.load(path, Desk) == desk


SPANS = st.timedeltas(timedelta(0), timedelta(days=20_000))
INSTANTS = st.datetimes(timezones=st.just(UTC))
DESKS = st.builds(
    Desk,
    seen=st.builds(Moment, at=INSTANTS, awake=SPANS, slept=SPANS),
    next_offer=SPANS,
    sat=SPANS,
    due=st.none() | st.builds(Due, offers=st.integers(0, 3), lull=st.none() | SPANS, held=SPANS),
    paused_until=st.none() | INSTANTS,
    holders=st.lists(
        st.builds(InUse, level=st.sampled_from([*Holder, *Film]), since=SPANS, seen=SPANS)
    ).map(tuple),
)


@given(DESKS)
def test_any_desk_comes_back_as_it_was(desk: Desk) -> None:
    assert typed(Desk, json.loads(json.dumps(plain(desk)))) == desk


def test_the_file_is_its_owners_only_and_nothing_lies_beside_it(path: Path) -> None:
    desk_state.save(path, DESK)
    desk_state.save(path, full())
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent)] == [0o600, 0o700]
    assert [*path.parent.iterdir()] == [path]


def test_without_a_file_there_is_nothing(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert desk_state.load(path, Desk) is None
    assert caplog.messages == []


@dataclass(frozen=True, slots=True)
class Other:
    sat: timedelta


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"version": "2", "value": {"sat": 1}}',
        '{"version": 2, "value": {"sat": "long"}}',
        '{"version": 2, "value": {"sat": null}}',
        '{"version": 2, "value": {}}',
        '{"version": 2, "value": 3}',
        '{"version": 1, "value": 3}',
        '{"version": 1, "value": {}}',
        '{"version": 2, "value": {"sat": 1e300}}',
        "[" * 9999,
    ],
)
def test_what_cannot_be_read_is_set_aside_with_one_line(
    text: str, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    assert desk_state.load(path, Other) is None
    aside = path.with_name("desk.json.damaged")
    assert [*path.parent.iterdir()] == [aside]
    assert aside.read_text(encoding="utf-8") == text
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_what_an_earlier_version_lacks_has_its_default(path: Path) -> None:
    values = {"seen": plain(NOW), "next_offer": 2700}
    path.parent.mkdir()
    path.write_text(json.dumps({"version": VERSION, "value": values}), encoding="utf-8")
    assert desk_state.load(path, Desk) == Desk(NOW, timedelta(minutes=45))


def test_what_a_later_version_knows_is_kept_aside_and_the_rest_is_read(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    due = {**plain(Due(offers=2)), "mood": "fine"}
    values = {**plain(DESK), "due": due, "paused_until": "2026-03-02T12:00:00+00:00"}
    text = json.dumps({"version": VERSION + 1, "value": values})
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    found = desk_state.load(path, Desk)
    assert found == replace(DESK, due=Due(offers=2), paused_until=NOW.at + timedelta(hours=3))
    assert json.loads(path.with_name("desk.json.newer").read_bytes()) == json.loads(text)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


@pytest.mark.parametrize("shape", [one.stem for one in sorted(DESKS_OF_OLD.iterdir())])
def test_a_desk_that_any_version_saved_goes_on(shape: str, path: Path) -> None:
    """One file for each shape that the history of `Desk` holds, named by its commit."""
    path.parent.mkdir()
    path.write_bytes((DESKS_OF_OLD / f"{shape}.json").read_bytes())
    desk = desk_state.load(path, Desk)
    assert desk
    soon = replace(desk.seen, at=desk.seen.at + MINUTE, awake=desk.seen.awake + MINUTE)
    after = decide(desk, Event(Look(soon), Started()), Rules()).desk
    told = after.phase, round(after.since_break / MINUTE), round(after.sat / MINUTE)
    assert told == EXPECTED[shape.partition("-")[0]]


def test_a_temporary_file_of_a_crash_changes_nothing(path: Path) -> None:
    desk_state.save(path, DESK)
    path.with_name(".desk.json.1").write_text('{"version": 1, "val', encoding="utf-8")
    assert desk_state.load(path, Desk) == DESK


def test_a_folder_that_cannot_be_made_is_one_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    path = tmp_path / "file" / "desk.json"
    desk_state.save(path, DESK)
    assert desk_state.load(path, Desk) is None
    assert [record.levelno for record in caplog.records] == [logging.WARNING] * 2
