from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from deskbreak import paths
from deskbreak.desktop.loop import clock
from deskbreak.desktop.messages import ChildDone, SettingsTouched
from deskbreak.desktop.processes.launch import Launcher
from deskbreak.desktop.tray.port import Row
from deskbreak.domain.calendar import Agenda, Source, Span
from deskbreak.domain.reminder.desk import Desk, Phase, Rules
from deskbreak.domain.reminder.events import Snooze, Start
from deskbreak.domain.reminder.presence import Active, Idle, LookDue
from deskbreak.resident.calendars import Calendars
from deskbreak.resident.messages import SetValue, StartOffered
from deskbreak.storage import agenda_file
from tests.desktop.loop.poll import Poll
from tests.resident.desk import Resident
from tests.resident.fakes import NINE

MINUTE = timedelta(minutes=1)
PROBE = ("calendars", ("calendar-probe",))
FIT = 'reminder.fit_to_calendar = true\ncalendar.sources = ["a.ics"]'


def span(start: float, end: float) -> Span:
    """Minutes after nine."""
    return NINE + start * MINUTE, NINE + end * MINUTE


def agenda(*spans: Span, at: datetime = NINE, problem: str = "") -> Agenda:
    return Agenda((Source("key", at, at, spans, problem=problem),))


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    found = tmp_path / "config.toml"
    found.write_text('calendar.sources = ["a.ics"]', encoding="utf-8")
    return found


@pytest.fixture
def resident(config: Path) -> Resident:
    return Resident(config.parent)


def learns(resident: Resident, found: Agenda) -> None:
    """The child has ended."""
    resident.agenda = found
    resident.loop.handle(ChildDone("calendars", ""))


def asked(resident: Resident) -> int:
    """How often the calendars were."""
    return resident.players.children.count(PROBE)


def row(rows: Sequence[Row], *path: str) -> Row:
    """The one of the menu under these texts, by their beginnings."""
    found = next(one for one in rows if one.text.startswith(path[0]))
    return row(found.rows, *path[1:]) if path[1:] else found


def texts(rows: Sequence[Row]) -> list[str]:
    return [one.text for one in rows]


def test_the_calendars_are_asked_at_the_start_and_before_a_break_is_due(
    resident: Resident,
) -> None:
    assert asked(resident) == 1
    learns(resident, agenda())
    resident.sits(34)
    assert asked(resident) == 1
    resident.sits(6)
    assert asked(resident) == 2
    learns(resident, agenda(at=resident.clock.at))
    resident.sits(6)
    assert (asked(resident), resident.loop.desk.phase) == (2, Phase.DUE)


@pytest.mark.parametrize(
    ("found", "news", "phase"),
    [
        (agenda(span(40, 130)), None, Phase.HELD_BACK),
        (agenda(), Snooze(60), Phase.SNOOZED),
        (agenda(), None, Phase.DUE),
    ],
)
def test_the_calendars_are_asked_again_while_a_break_waits(
    resident: Resident, found: Agenda, news: Snooze | None, phase: Phase
) -> None:
    resident.sits(40)
    learns(resident, Agenda((replace(found.sources[0], fetched_at=resident.clock.at),)))
    resident.sits(6)
    if news:
        resident.hears(news)
    before = asked(resident)
    assert (before, resident.loop.desk.phase) == (2, phase)
    resident.sits(35)

    assert asked(resident) > before


def test_what_is_fresh_is_not_asked_again_before_a_break(config: Path) -> None:
    config.write_text(f"{config.read_text()}\nreminder.work_interval_minutes = 25")
    resident = Resident(config.parent)
    learns(resident, agenda())
    resident.sits(26)
    assert (asked(resident), resident.loop.desk.phase) == (1, Phase.DUE)


def test_a_calendar_that_cannot_be_read_is_not_asked_at_every_look(resident: Resident) -> None:
    learns(resident, Agenda((Source("key", problem="it is away"),)))
    resident.sits(44)
    for _ in range(5):
        resident.loop.handle(LookDue())
    assert asked(resident) == 3


def test_what_could_not_be_asked_on_waking_is_asked_again_before_a_break(
    resident: Resident, config: Path
) -> None:
    config.write_text(f"{config.read_text()}\nreminder.work_interval_minutes = 20")
    resident.loop.handle(SettingsTouched())
    learns(resident, Agenda())
    resident.sits(11)
    assert asked(resident) == 2


def test_the_calendars_are_asked_on_waking(resident: Resident) -> None:
    learns(resident, agenda())
    resident.clock.slept += timedelta(hours=1)
    resident.clock.at += timedelta(hours=1)
    resident.loop.handle(LookDue())
    resident.loop.handle(LookDue())
    assert asked(resident) == 2


def test_other_sources_are_asked_at_once_and_none_forgotten(
    resident: Resident, config: Path
) -> None:
    learns(resident, agenda())
    config.write_text('calendar.sources = ["b.ics"]', encoding="utf-8")
    resident.loop.handle(SettingsTouched())
    assert asked(resident) == 2
    config.write_text("", encoding="utf-8")
    resident.loop.handle(SettingsTouched())
    assert asked(resident) == 3
    learns(resident, Agenda())
    resident.sits(50)
    assert asked(resident) == 3


def test_without_a_calendar_nothing_is_asked(config: Path) -> None:
    config.unlink()
    resident = Resident(config.parent)
    resident.sits(46)
    assert asked(resident) == 0


def test_a_break_that_is_due_in_a_meeting_comes_when_that_ends(resident: Resident) -> None:
    learns(resident, agenda(span(40, 60), span(60, 70)))
    resident.is_reminded()
    assert resident.tray.faces[-1].tooltip == "Break waiting: in a meeting"
    assert resident.asks(word="status")["status"]["reason"] == "meeting"
    assert resident.notifier.shown == []

    resident.loop.handle(Active())
    resident.sits(26)
    resident.hears(Idle(timedelta(seconds=5)))
    resident.loop.handle(ChildDone("words", None))
    assert (resident.clock.at - NINE) // MINUTE == 71
    assert len(resident.notifier.shown) == 1


def test_a_meeting_holds_nothing_back_if_the_person_says_so(config: Path) -> None:
    config.write_text(f'{config.read_text()}\nreminder.hold_back = ["camera"]')
    resident = Resident(config.parent)
    learns(resident, agenda(span(40, 60)))
    resident.is_reminded()
    assert len(resident.notifier.shown) == 1


def test_what_was_learnt_long_ago_holds_nothing_back(resident: Resident) -> None:
    learns(resident, agenda(span(40, 60), at=NINE - timedelta(hours=5, minutes=30)))
    resident.is_reminded()
    assert len(resident.notifier.shown) == 1


def test_snooze_lasts_until_the_meeting_ends_while_there_is_one(resident: Resident) -> None:
    learns(resident, agenda(span(44, 60.5)))
    resident.sits(46)
    snooze = row(resident.loop.rows(), "Snooze")
    assert texts(snooze.rows) == [
        "5 min",
        "10 min",
        "15 min",
        "30 min",
        "Until the meeting ends, 10:00",
    ]
    assert snooze.rows[-1].message == Snooze(15)
    resident.loop.handle(snooze.rows[-1].message)
    assert resident.asks(word="status")["lines"][0] == "Snoozed until 10:01."

    resident.sits(16)
    learns(resident, agenda(span(44, 60.5)))
    assert len(row(resident.loop.rows(), "Snooze").rows) == 4


def test_the_routine_that_is_offered_fits_before_the_next_event(config: Path) -> None:
    config.write_text(FIT, encoding="utf-8")
    resident = Resident(config.parent)
    learns(resident, agenda(span(55.5, 60)))
    resident.is_reminded()
    assert ("words", ("routine", "9", "--json")) in resident.players.children
    assert [one.message for one in resident.notifier.shown[0].actions][:2] == [
        StartOffered(9),
        Start(1),
    ]
    assert row(resident.loop.rows(), "Start a break").message == Start(9)
    resident.asks(word="done")
    assert [one.minutes for one in resident.history.sessions()] == [3]
    resident.asks(word="start")
    assert resident.players.played[0][0] == 9


@pytest.mark.parametrize(("later", "minutes"), [(0, 9), (4, 5), (9, 1), (20, 1), (40, 9)])
def test_an_offer_that_is_taken_late_still_ends_before_the_event(
    config: Path, later: float, minutes: int
) -> None:
    config.write_text(FIT, encoding="utf-8")
    resident = Resident(config.parent)
    learns(resident, agenda(span(55.5, 80)))
    resident.is_reminded()
    resident.clock.passes(minutes=later)
    resident.loop.handle(resident.notifier.shown[0].actions[0].message)
    assert resident.players.played[0][0] == minutes


def test_what_is_unknown_leaves_the_routine_at_its_usual_length(config: Path) -> None:
    config.write_text(FIT, encoding="utf-8")
    resident = Resident(config.parent)
    resident.is_reminded()
    assert resident.notifier.shown[0].actions[0].message == StartOffered(3)


def test_fitting_is_a_mark_of_its_own_in_the_menu(resident: Resident, config: Path) -> None:
    length = row(resident.loop.rows(), "Routine length").rows
    assert texts(length)[-3:] == ["15 min", "", "Fit to my calendar"]
    assert [one.radio for one in length if one.text] == [True] * 6 + [False]
    assert (length[-1].checked, length[-1].message) == (
        False,
        SetValue("reminder.fit_to_calendar", value=True),
    )
    resident.loop.handle(length[-1].message)
    assert resident.players.children[-1] == ("set", ("set", "reminder.fit_to_calendar", "true"))

    config.write_text("reminder.fit_to_calendar = true", encoding="utf-8")
    resident.loop.handle(SettingsTouched())
    assert row(resident.loop.rows(), "Routine length", "Fit").checked
    config.write_text("", encoding="utf-8")
    resident.loop.handle(SettingsTouched())
    assert texts(row(resident.loop.rows(), "Routine length").rows)[-1] == "15 min"


def test_the_child_that_is_started_keeps_what_is_read(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(config.parent))
    now = clock.read()
    event = f"BEGIN:VEVENT\nUID:1\nDTSTART:{now.at:%Y%m%dT%H%M%SZ}\nDURATION:PT1H\nEND:VEVENT"
    (config.parent / "a.ics").write_text(f"BEGIN:VCALENDAR\n{event}\nEND:VCALENDAR\n")
    posted: list[object] = []
    load = partial(agenda_file.load, paths.agenda_file())
    calendars = Calendars(load, Launcher(posted.append, ["--config", str(config)]))
    calendars.follow(("a.ics",), Desk.sat_down(now, Rules()), now)
    Poll().until(lambda: posted, "the end of the child")
    calendars.learn()

    assert posted == [ChildDone("calendars", "")]
    assert calendars.agenda.meeting_ends(clock.read().at) == (
        now.at.replace(microsecond=0) + timedelta(hours=1)
    )


def test_a_calendar_that_fails_is_told_by_its_number(resident: Resident) -> None:
    learns(resident, agenda(problem="its server answers with status 404"))
    assert resident.asks(word="status")["lines"][-1] == (
        "Calendar source 1: its server answers with status 404"
    )
