"""What the loop does with each message: one test for each, which makes it long."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from deskbreak.desktop.messages import (
    ActivationToken,
    ChildDone,
    PlayerClosed,
    Request,
    SessionOver,
    SettingsTouched,
)
from deskbreak.domain.problems import BUG_IN_WORD
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.reminder.desk import Phase
from deskbreak.domain.reminder.events import Done, Ignored, Pause, Skip, Snooze, Start
from deskbreak.domain.reminder.levels import Probed
from deskbreak.domain.reminder.presence import Active, Holder, Idle, LookDue
from deskbreak.domain.session import Outcome, Session
from deskbreak.resident import phrases
from deskbreak.resident.loop import Loop
from deskbreak.resident.messages import Quit, SetValue, StartOffered, UntilAsked
from tests.resident.desk import Resident
from tests.resident.fakes import (
    NINE,
)


def test_a_reminder_asks_for_the_routine_s_words_and_shows_them(resident: Resident) -> None:
    resident.is_reminded()

    (notice,) = resident.notifier.shown
    assert resident.players.children == [("words", ("routine", "3", "--json"))]
    assert notice.body == "Hug and turn."
    assert notice.title in reminder_phrases.titles(3)
    assert [StartOffered(3), Start(1), Snooze(10), Skip()] == [a.message for a in notice.actions]
    assert Ignored() == notice.closed


def test_without_words_in_time_the_body_is_plain(resident: Resident) -> None:
    resident.sits(48.1)
    resident.loop.handle(ChildDone("words", None))

    assert phrases.plain_body(3) == resident.notifier.shown[0].body


def test_words_that_come_after_the_answer_show_nothing(resident: Resident) -> None:
    resident.sits(48.1)
    resident.loop.handle(Skip())
    resident.loop.handle(ChildDone("words", "{}"))

    assert resident.notifier.shown == []


def test_the_silence_asked_for_is_a_lull_only_while_a_break_waits_for_one(
    resident: Resident,
) -> None:
    resident.is_reminded()

    lull, grace = timedelta(seconds=5), timedelta(minutes=2)
    assert [grace, lull, grace] == resident.presence.watched


def test_start_opens_the_player_with_the_click_s_token(resident: Resident) -> None:
    resident.is_reminded()
    resident.loop.handle(ActivationToken("tok"))
    resident.loop.handle(Start(3))

    ((minutes, session, token),) = resident.players.played
    assert (minutes, token) == (3, "tok")
    assert session.startswith("20260302T0945")
    assert resident.loop.desk.phase == Phase.ON_BREAK
    assert resident.notifier.withdrawn == 1


def test_a_second_start_raises_the_player_that_is_open(resident: Resident) -> None:
    resident.loop.handle(Start(3))
    resident.loop.handle(ActivationToken("again"))
    resident.loop.handle(Start(5))

    assert len(resident.players.played) == 1
    assert resident.raised == ["again"]


def test_what_the_player_wrote_counts_not_its_exit_status(resident: Resident) -> None:
    resident.sits(45)
    resident.loop.handle(Start(3))
    (_, session, _) = resident.players.played[0]
    resident.history.write_session(
        Session(
            session,
            NINE.date(),
            NINE,
            3,
            Outcome.COMPLETED,
            planned=timedelta(minutes=3),
            got_up=True,
        )
    )
    resident.clock.passes(minutes=3)
    resident.loop.handle(PlayerClosed(session, 1))

    assert timedelta(0) == resident.loop.desk.sat
    assert resident.remarks.shown == []


def test_a_person_s_own_programs_run_where_the_settings_name_some(resident: Resident) -> None:
    resident.config.write_text('[hooks]\nskip = ["notify", "$x"]\n', encoding="utf-8")
    resident.loop.handle(SettingsTouched())
    resident.is_reminded()
    resident.loop.handle(Skip())
    assert resident.hooks == [("skip", ("notify", "$x"))]


def test_hooks_tell_of_what_was_offered_who_stands_and_what_counted(resident: Resident) -> None:
    occasions = ("due", "offered", "standing", "sitting", "start", "done", "away", "back")
    hooks = "".join(f'{one} = ["{one}"]\n' for one in occasions)
    resident.config.write_text(f"[hooks]\n{hooks}", encoding="utf-8")
    resident.loop.handle(SettingsTouched())

    def told() -> list[str]:
        found = [occasion for occasion, _command in resident.hooks]
        resident.hooks.clear()
        return found

    resident.is_reminded()
    assert told() == ["due", "offered"]
    resident.asks(word="standing", state="on")
    resident.asks(word="standing", state="off")
    assert told() == ["standing", "sitting", "offered"]
    resident.asks(word="start")
    ((_, session, _),) = resident.players.played
    half = Session(session, NINE.date(), NINE, 3, Outcome.STOPPED, planned=timedelta(minutes=3))
    resident.history.write_session(replace(half, active=timedelta(minutes=2)))
    resident.loop.handle(PlayerClosed(session, 3))
    assert told() == ["start", "done"]
    resident.asks(word="away", minutes=1)
    resident.asks(word="done")
    assert told() == ["done"]


def test_a_crash_of_the_player_is_said_once_and_the_sitting_time_is_kept(
    resident: Resident,
) -> None:
    resident.sits(45)
    resident.loop.handle(Start(3))
    (_, session, _) = resident.players.played[0]
    resident.loop.handle(PlayerClosed(session, -11))

    assert [n.title for n in resident.remarks.shown] == [reminder_phrases.PLAYER_FAILED_TITLE]
    assert timedelta(minutes=45) == resident.loop.desk.sat


def test_a_value_from_the_menu_is_written_by_a_child(resident: Resident) -> None:
    resident.loop.handle(SetValue("reminder.work_interval_minutes", 30))

    wanted = ("set", ("set", "reminder.work_interval_minutes", "30"))
    assert [wanted] == resident.players.children


def test_a_value_that_cannot_be_written_is_said_with_what_stands_in_the_way(
    resident: Resident,
) -> None:
    resident.loop.handle(ChildDone("set", None))
    resident.config.write_text("[reminder\n")
    resident.loop.handle(SettingsTouched())
    resident.loop.handle(ChildDone("set", None))

    first, _, last = resident.remarks.shown
    assert (first.title, first.body) == (reminder_phrases.NOT_SET_TITLE, phrases.NOT_SET_BODY)
    assert last.title == reminder_phrases.NOT_SET_TITLE
    assert last.body.startswith("config.toml line 1 column")


def test_changed_settings_count_at_once_and_their_problems_are_told(resident: Resident) -> None:
    resident.config.write_text("[reminder]\nwork_interval_minutes = 30\nlull_secnods = 5\n")
    resident.loop.handle(SettingsTouched())

    assert timedelta(minutes=30) == resident.loop.desk.next_offer
    (notice,) = resident.remarks.shown
    assert notice.title == "Settings: 1 problem"
    assert "lull_seconds" in notice.body

    resident.loop.handle(SettingsTouched())
    assert len(resident.remarks.shown) == 1


def test_problems_that_stand_in_the_settings_at_the_start_are_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[reminder]\nlull_seconds = -1\nlongest_wait = 3\n")
    resident = Resident(tmp_path)

    (notice,) = resident.remarks.shown
    assert notice.title == "Settings: 2 problems"
    assert "line 2, reminder.lull_seconds" in notice.body


def test_a_syntax_error_keeps_the_values_that_held(resident: Resident) -> None:
    resident.config.write_text("[reminder]\nwork_interval_minutes = 30\n")
    resident.loop.handle(SettingsTouched())
    resident.config.write_text("[reminder\n")
    resident.loop.handle(SettingsTouched())

    assert resident.loop.settings.reminder.work_interval_minutes == 30
    assert "line 1" in resident.remarks.shown[-1].body


def test_an_exercise_that_is_left_out_is_named_in_the_status_and_the_menu(
    resident: Resident,
) -> None:
    resident.is_reminded(problems=["my-twist.toml line 3, dose: found 7, allowed is a table"])

    assert resident.asks(word="status")["lines"][-1].startswith("my-twist.toml line 3")
    (row,) = (row for row in resident.loop.rows() if row.text == "Settings: 1 problem")
    assert [told.text for told in row.rows] == resident.asks(word="status")["lines"][-1:]


def test_the_status_says_what_this_machine_lacks(tmp_path: Path) -> None:
    resident = Resident(tmp_path)
    resident.tray.hosted = False
    resident.notifier.name = resident.presence.name = "none"
    (tmp_path / "history.sqlite3").mkdir()
    resident.loop.handle(Done(3))
    resident.loop.handle(SettingsTouched())

    assert resident.asks(word="status")["lines"] == [
        "Next break at 09:45 · sat 0 min.",
        reminder_phrases.NO_IDLE_SOURCE,
        reminder_phrases.NO_TRAY_BODY,
        phrases.NO_NOTIFICATIONS,
        *resident.told,
    ]
    assert len(resident.told) == 1


def test_status_for_scripts_has_the_keys_that_are_promised(resident: Resident) -> None:
    resident.sits(33)
    status = resident.asks(word="status")["status"]

    assert status == {
        "phase": "sitting",
        "sitting_seconds": 33 * 60,
        "work_interval_seconds": 45 * 60,
        "next_break_at": "2026-03-02T09:45:00+00:00",
        "reason": None,
        "paused_until": None,
        "snoozed_until": None,
        "today": {
            "breaks": 0,
            "active_seconds": 0,
            "sitting_seconds": 33 * 60,
            "longest_sit_seconds": 33 * 60,
            "natural_breaks": 0,
            "standing_seconds": 0,
            "away_seconds": 0,
        },
        "desktop": {"tray": "shown", "notifications": "fake", "presence": "fake"},
        "since_break_seconds": 33 * 60,
        "standing_seconds": 0,
        "holder_program": None,
    }


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ({"word": "pause", "until": "1h"}, "Paused until 10:00."),
        (
            {"word": "snooze", "minutes": 10},
            "The next break moved. Next break at 09:55 · sat 0 min.",
        ),
        ({"word": "done"}, "Next break at 09:45 · sat 0 min."),
        ({"word": "start", "minutes": 2}, phrases.OPENING),
    ],
)
def test_a_command_is_answered_with_what_holds_now(
    resident: Resident, words: dict[str, object], text: str
) -> None:
    assert {"ok": True, "text": text} == resident.asks(**words)


def test_a_preview_looks_like_the_reminder_and_its_buttons_do_nothing(resident: Resident) -> None:
    assert resident.asks(word="preview")["ok"]
    (shown,) = resident.remarks.shown
    resident.is_reminded()
    (reminder,) = resident.notifier.shown
    assert [one.label for one in shown.actions] == [one.label for one in reminder.actions]
    assert ({one.message for one in shown.actions}, shown.closed) == ({LookDue()}, None)


def test_a_day_or_everything_is_deleted_at_a_person_s_wish(resident: Resident) -> None:
    monday, tuesday = (date(2026, 3, day) for day in (2, 3))
    for day in (monday, tuesday):
        resident.history.told(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), day, 3)
    answers = [resident.asks(word="forget", day="2026-03-02")]
    assert [one.day for one in resident.history.sessions()] == [tuesday]
    answers += [resident.asks(word="forget", day="all")]
    assert resident.history.sessions() == []
    assert answers == [{"ok": True, "text": reminder_phrases.DELETED}] * 2


def test_what_cannot_be_deleted_is_said(resident: Resident, tmp_path: Path) -> None:
    (tmp_path / "history.sqlite3").write_text("no database" * 99, encoding="utf-8")
    assert resident.asks(word="forget", day="all") == {
        "ok": False,
        "text": "history.sqlite3 cannot be used now (file is not a database)",
    }


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"word": "dance"},
        {"word": "forget"},
        {"word": "forget", "day": "monday"},
        {"word": "start", "minutes": 16},
        {"word": "start", "minutes": "3"},
        {"word": "snooze", "minutes": 0},
        {"word": "done", "minutes": True},
        {"word": "pause", "until": "soon"},
        {"word": "skip"},
        {"word": "undo"},
        {"word": []},
        {"word": {"word": "status"}},
        {"word": None},
        {"word": 7},
        {"word": ["status"]},
        {"word": "snooze", "minutes": []},
        {"word": "done", "minutes": {}},
        {"word": "pause", "until": ["1h"]},
        {"word": "forget", "day": {}},
        {"word": "forget", "day": [2026, 3, 2]},
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(
    resident: Resident, words: dict[str, object]
) -> None:
    before = resident.loop.desk
    answer = resident.asks(**words)

    assert answer["ok"] is False
    assert answer["text"].count("\n") == 0
    assert before.phase == resident.loop.desk.phase


def test_after_ten_minutes_there_is_nothing_to_undo(resident: Resident) -> None:
    resident.is_reminded()
    resident.hears(Skip())
    resident.sits(11)

    assert resident.asks(word="undo") == {"ok": False, "text": reminder_phrases.NOTHING_TO_UNDO}


def test_a_word_that_goes_wrong_is_answered_too(
    resident: Resident, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_self: object) -> str:
        raise ValueError

    monkeypatch.setattr(Loop, "sentence", breaks)

    assert resident.asks(word="settings") == {"ok": False, "text": BUG_IN_WORD}


def test_a_second_program_start_opens_the_status_window(resident: Resident) -> None:
    resident.asks(word="hello", token="leave")
    resident.asks(word="hello", token=None)

    assert resident.players.opened == [("status", "leave"), ("status", None)]


def test_pausing_from_the_menu_reads_the_same_words_as_the_command_line(
    resident: Resident,
) -> None:
    resident.loop.handle(UntilAsked("tomorrow", Pause))

    assert resident.loop.desk.phase == Phase.PAUSED
    assert resident.tray.faces[-1].tooltip == "Paused until Tue 06:00"


@pytest.mark.parametrize("message", [Quit(), SessionOver()])
def test_quit_and_the_end_of_the_session_withdraw_save_and_end(
    resident: Resident, message: object
) -> None:
    resident.is_reminded()
    saved = len(resident.saved)
    resident.loop.handle(message)

    assert (resident.wake.stopped, resident.notifier.withdrawn) == (True, 1)
    assert saved < len(resident.saved)


def test_without_a_tray_the_person_is_told_once_how_to_reach_the_program(tmp_path: Path) -> None:
    resident = Resident(tmp_path)
    resident.tray.hosted = False
    resident.sits(10)

    (notice,) = resident.remarks.shown
    assert notice.body == reminder_phrases.NO_TRAY_BODY
    resident.loop.handle(notice.actions[0].message)
    assert resident.players.opened == [("status", None)]


def test_a_fault_is_told_once_a_day_and_the_loop_goes_on(
    resident: Resident, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        resident.loop.handle(object())
    resident.loop.handle(Active())

    assert [notice.title for notice in resident.remarks.shown] == [phrases.BUG_TITLE]
    assert len(caplog.records) == 3


def test_a_fault_does_not_cost_the_next_look(resident: Resident) -> None:
    resident.wake.looks.clear()
    resident.loop.handle(object())

    assert resident.wake.looks == [NINE + timedelta(minutes=5)]


def test_a_desk_that_was_saved_is_taken_up_again(tmp_path: Path) -> None:
    first = Resident(tmp_path)
    first.sits(40)
    first.loop.handle(LookDue())
    second = Resident(tmp_path, first.saved[-1])
    second.clock.passes(minutes=0)

    assert timedelta(minutes=40) == second.loop.desk.sat


def test_a_player_that_outlived_the_program_is_counted_when_it_ends(tmp_path: Path) -> None:
    first = Resident(tmp_path)
    first.sits(45)
    first.loop.handle(Start(3))
    ((_, session, _),) = first.players.played
    second = Resident(tmp_path, first.saved[-1])
    assert second.players.awaited == [session]
    assert second.loop.desk.phase == Phase.ON_BREAK

    row = Session(
        session,
        NINE.date(),
        NINE,
        3,
        Outcome.COMPLETED,
        planned=timedelta(minutes=3),
        got_up=True,
    )
    second.history.write_session(row)
    second.loop.handle(PlayerClosed(session, 1))

    assert (second.loop.desk.phase, second.loop.desk.sat) == (Phase.SITTING, timedelta(0))
    assert second.remarks.shown == []


# -- what is in use ----------------------------------------------------------------------------


def test_a_break_is_held_back_by_what_is_in_use_and_comes_when_that_ends(
    resident: Resident,
) -> None:
    resident.probes.in_use = frozenset({Holder.MICROPHONE})
    resident.is_reminded()
    assert resident.tray.faces[-1].tooltip == "Break waiting: microphone in use"
    status = resident.asks(word="status")["status"]
    assert (status["phase"], status["reason"]) == ("held_back", "microphone")

    resident.loop.handle(Active())
    resident.probes.in_use = frozenset()
    resident.sits(1)
    resident.hears(Idle(timedelta(seconds=5)))
    resident.loop.handle(ChildDone("words", None))
    assert len(resident.notifier.shown) == 1


def test_nothing_is_asked_until_it_matters_and_then_only_what_matters(
    resident: Resident,
) -> None:
    resident.sits(44)
    assert resident.probes.asked == []

    resident.sits(1)
    assert resident.probes.asked == [frozenset(Holder) - {Holder.MEETING}]

    resident.probes.in_use = frozenset({Holder.DO_NOT_DISTURB})
    resident.sits(4)
    assert resident.probes.asked[2:] == [frozenset({Holder.DO_NOT_DISTURB})]


def test_an_answer_that_is_on_its_way_is_not_asked_for_again(resident: Resident) -> None:
    resident.clock.passes(minutes=2)
    resident.loop.handle(Idle(timedelta(minutes=2)))
    resident.loop.handle(LookDue())
    assert (len(resident.probes.asked), resident.loop.desk.phase) == (1, Phase.SITTING)

    for answer in resident.probes.answers():
        resident.loop.handle(answer)
    assert resident.loop.desk.phase == Phase.AWAY


def test_what_nobody_can_tell_of_holds_nothing_back(resident: Resident) -> None:
    resident.probes.unknown = frozenset(Holder)
    resident.is_reminded()

    assert len(resident.notifier.shown) == 1


WORDS = ("status", "hello", "preview", "rows", "row", "snooze", "pause", "start", "quit")
MESSAGES = {
    "look": LookDue(),
    "idle": Idle(timedelta(minutes=9)),
    "click": Start(3),
    "answer": StartOffered(3),
    "told": Done(3),
    "pause": UntilAsked("1h", Pause),
    "settings": SettingsTouched(),
    "routine": ChildDone("words", None),
    "not set": ChildDone("set", None),
    "played": PlayerClosed("nobody", 1),
    "probed": Probed(frozenset(), frozenset()),
} | {
    f"word {word}": Request({"word": word, "path": [phrases.START_BREAK]}, lambda _answer: None)
    for word in WORDS
}


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
def test_the_clock_is_read_once_for_each_message(resident: Resident, message: object) -> None:
    resident.is_reminded()
    before = resident.clock.reads
    resident.loop.handle(message)

    assert resident.clock.reads == before + 1
