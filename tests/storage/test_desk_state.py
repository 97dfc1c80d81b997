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

from deskbreak.domain.reminder.desk import Away, Concluded, Desk, Due, Playing, Rules
from deskbreak.domain.reminder.presence import Holder, Moment
from deskbreak.storage import desk_state
from deskbreak.storage.plain import plain, typed

NOW = Moment(datetime(2026, 3, 2, 9, tzinfo=UTC), timedelta(hours=3), timedelta(0))
DESK = Desk.sat_down(NOW, Rules())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "desk.json"


def full() -> Desk:
    away = Away(timedelta(1), timedelta(seconds=0.1), timedelta(3), Due(2, shown=True))
    return replace(
        DESK,
        away=away,
        returned=(timedelta(hours=1, microseconds=1), away),
        due=Due(offers=1, lull=timedelta(seconds=5)),
        paused_until=datetime(9999, 1, 1, tzinfo=UTC),
        player=Playing("id", 3, timedelta(9)),
        holders=((Holder.CAMERA, timedelta(2)), (Holder.MEETING, timedelta(4))),
        concluded=Concluded(timedelta(1), None, timedelta(2), timedelta(3), None),
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
    holders=st.lists(st.tuples(st.sampled_from(Holder), SPANS)).map(tuple),
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
        '{"version": 2, "value": {"sat": 1}}',
        '{"version": 1, "value": {"sat": "long"}}',
        '{"version": 1, "value": {"sat": null}}',
        '{"version": 1, "value": {}}',
        '{"version": 1, "value": 3}',
        '{"version": 1, "value": {"sat": 1, "more": 2}}',
        '{"version": 1, "value": {"sat": 1e300}}',
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
