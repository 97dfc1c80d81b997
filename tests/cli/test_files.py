from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from deskbreak import paths
from deskbreak.cli import main, start
from deskbreak.desktop.loop import clock
from deskbreak.desktop.messages import Request
from deskbreak.desktop.processes.server import claim
from deskbreak.domain.calendar import Agenda, Source
from deskbreak.domain.session import Done, Outcome, Session
from deskbreak.domain.settings import Reminder
from deskbreak.storage import agenda_file
from deskbreak.storage.history import History
from tests.desktop.loop.poll import PATIENCE, Poll

SESSIONS = (
    Session(
        "a",
        date(2026, 3, 2),
        datetime(2026, 3, 2, 9, tzinfo=UTC),
        3,
        Outcome.COMPLETED,
        planned=timedelta(seconds=156),
        active=timedelta(seconds=156),
        exercises=(
            Done("hug-turn", "rotation", "main", 6, 6),
            Done("retired", "extension", "main", 2, 2, levels=(1, 2), completed=False),
        ),
    ),
    Session("b", date(2026, 3, 2), datetime(2026, 3, 2, 11, tzinfo=UTC), 5),
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for kind in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        monkeypatch.setenv(f"XDG_{kind}", str(tmp_path / kind.lower()))
    return tmp_path


@pytest.fixture
def config(home: Path) -> Path:
    return home / "config_home" / "deskbreak" / "config.toml"


@pytest.fixture
def history(home: Path) -> str:
    path = home / "history.sqlite3"
    for session in SESSIONS:
        History(path).write_session(session)
    return str(path)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Exit status, what was printed, and what was complained about."""
    try:
        status = main(words)
    except SystemExit as left:
        status = int(left.code or 0)
    out = capsys.readouterr()
    return status, out.out, out.err


def test_set_prints_what_is_used_now(capsys: pytest.CaptureFixture[str], config: Path) -> None:
    answers = [
        said(capsys, "set", "reminder.work_interval_minutes", "30"),
        said(capsys, "set", "player.theme", "dark"),
        said(capsys, "set", "person.kit", '["wall"]'),
        said(capsys, "set", "player.voice", "false"),
    ]
    assert answers == [
        (0, "reminder.work_interval_minutes = 30\n", ""),
        (0, 'player.theme = "dark"\n', ""),
        (0, 'person.kit = ["wall"]\n', ""),
        (0, "player.voice = false\n", ""),
    ]
    assert config.read_text(encoding="utf-8") == (
        "[reminder]\nwork_interval_minutes = 30\n\n"
        '[player]\ntheme = "dark"\nvoice = false\n\n[person]\nkit = ["wall"]\n'
    )


def test_set_tells_the_running_program(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as short:  # a socket's path has a limit
        monkeypatch.setenv("XDG_RUNTIME_DIR", short)
        server, poll, asked = claim("resident"), Poll(), list[Request]()
        assert server
        server.watch_with(poll, asked.append)  # type: ignore[arg-type]
        command = [sys.executable, "-m", "deskbreak", "set", "reminder.lull_seconds", "0"]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        (request,) = poll.until(lambda: asked, "a word from `deskbreak set`")
        assert request.words == {"word": "settings"}
        assert config.read_text(encoding="utf-8") == "[reminder]\nlull_seconds = 0\n"
        request.reply({"ok": True, "text": "Next break at 14:35"})
        printed, _ = child.communicate(timeout=PATIENCE)
        server.close()
    assert printed == "reminder.lull_seconds = 0\nNext break at 14:35\n"


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("reminder.lull_seconds", "-1", "found -1, allowed is 0 to 60 (seconds)"),
        ("reminder.lull_seconds", "five", 'found "five", allowed is a whole number, 0 to 60'),
        ("work_interval_minutes", "5", "did you mean reminder.work_interval_minutes?"),
        ("person.exclude", '["hug-trun"]', "the id of an exercise; did you mean hug-turn?"),
        ("person.exclude", "[3]", "found 3, allowed is a text in quotes"),
        ("person.exclude", "hug-turn", 'found "hug-turn", allowed is a list'),
        ("person.avoid", '["dizzyness"]', "did you mean dizziness?"),
        ("person.kit", '["roler"]', "did you mean roller?"),
    ],
)
def test_set_says_in_one_sentence_why_not(
    key: str, value: str, sentence: str, capsys: pytest.CaptureFixture[str], config: Path
) -> None:
    status, out, complaint = said(capsys, "set", key, value)
    assert (status, out) == (1, "")
    assert sentence in complaint
    assert complaint.count("\n") == 1
    assert not config.exists()


@pytest.mark.parametrize(
    "value",
    [
        '["https://x.example/s3cret.ics"]',
        '["https://x.example/s3cret.ics", 3]',
        '["http://x.example/s3cret.ics"]',
        "https://x.example/s3cret.ics",
    ],
)
def test_the_address_of_a_calendar_is_never_shown(
    value: str, capsys: pytest.CaptureFixture[str], config: Path
) -> None:
    status, out, complaint = said(capsys, "set", "calendar.sources", value)
    assert (status == 0) == config.exists() == (value == '["https://x.example/s3cret.ics"]')
    assert "s3cret" not in out + complaint
    assert "a value that is not shown" in out + complaint


def test_without_the_running_program_a_routine_fits_the_calendar_too(home: Path) -> None:
    now = clock.read().at
    meeting = (now + timedelta(minutes=8.5), now + timedelta(minutes=30))
    agenda_file.save(paths.agenda_file(), Agenda((Source("key", now, now, (meeting,)),)))
    lengths = [start._usual(Reminder(fit_to_calendar=fits)) for fits in (False, True)]
    assert lengths == [3, 7]


def test_what_is_told_later_stands_until_it_is_cleared_too(
    capsys: pytest.CaptureFixture[str], config: Path
) -> None:
    words = ("set", "person.check_first", '["recent_injury"]')
    first = said(capsys, *words)
    said(capsys, "set", "person.cleared_on", "2026-03-01")
    assert (first, said(capsys, *words)) == (
        (0, 'person.check_first = ["recent_injury"]\n', ""),
        (0, 'person.check_first = ["recent_injury"]\nperson.cleared_on = ""\n', ""),
    )
    assert 'cleared_on = ""' in config.read_text(encoding="utf-8")


def test_interval_says_and_sets(capsys: pytest.CaptureFixture[str]) -> None:
    answers = [said(capsys, "interval"), said(capsys, "interval", "90"), said(capsys, "interval")]
    assert answers == [
        (0, "A break is offered after 45 min of sitting.\n", ""),
        (0, "reminder.work_interval_minutes = 90\n", ""),
        (0, "A break is offered after 1 h 30 min of sitting.\n", ""),
    ]


@pytest.mark.parametrize(
    "words", [("interval", "0"), ("interval", "x"), ("set", "a"), ("history", "--days", "0")]
)
def test_wrong_words_are_two(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, *words)[0] == 2


def test_a_file_may_have_the_name_of_a_word(
    capsys: pytest.CaptureFixture[str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)

    assert said(capsys, "--history", "set", "history") == (0, "Nothing here yet.\n", "")


def test_other_files_are_used_when_named(
    capsys: pytest.CaptureFixture[str], home: Path, config: Path
) -> None:
    other = home / "other.toml"
    assert said(capsys, "--config", str(other), "interval", "20")[0] == 0
    assert other.exists()
    assert not config.exists()


def test_history_shows_each_day(capsys: pytest.CaptureFixture[str], history: str) -> None:
    first, second = (f"{one.started_at.astimezone():%H:%M}" for one in SESSIONS)
    assert said(capsys, "--history", history, "history") == (
        0,
        (
            "Mon 2026-03-02: 1 break, 3 min\n"
            f"  {second}   0:00  not finished\n"
            f"  {first}   2:36  completed · Hug and turn, retired\n"
        ),
        "",
    )


def test_history_for_scripts(capsys: pytest.CaptureFixture[str], history: str) -> None:
    status, out, _ = said(capsys, "--history", history, "history", "--json")
    assert status == 0
    assert json.loads(out)[1] == {
        "id": "a",
        "day": "2026-03-02",
        "started_at": "2026-03-02T09:00:00+00:00",
        "outcome": "completed",
        "minutes": 3,
        "planned_seconds": 156,
        "active_seconds": 156,
        "felt": None,
        "got_up": False,
        "exercises": [
            {
                "exercise": "hug-turn",
                "movement": "rotation",
                "role": "main",
                "left": 6,
                "right": 6,
                "levels": [],
                "completed": True,
                "hurt": False,
            },
            {
                "exercise": "retired",
                "movement": "extension",
                "role": "main",
                "left": 2,
                "right": 2,
                "levels": [1, 2],
                "completed": False,
                "hurt": False,
            },
        ],
    }
    assert said(capsys, "--history", history, "history", "--csv")[1] == (
        "day,started_at,minutes,active_seconds,outcome,exercises\n"
        "2026-03-02,2026-03-02T11:00:00+00:00,5,0,failed,\n"
        "2026-03-02,2026-03-02T09:00:00+00:00,3,156,completed,hug-turn retired\n"
    )


@pytest.mark.usefixtures("instant")
def test_days_that_are_long_past_are_left_out(
    capsys: pytest.CaptureFixture[str], history: str
) -> None:
    assert said(capsys, "--history", history, "history", "--days", "1")[1] == "Nothing here yet.\n"


def test_a_history_that_is_none_is_one_sentence(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    (home / "folder").mkdir()
    status, out, complaint = said(capsys, "--history", str(home / "folder"), "history", "--json")
    assert (status, out) == (1, "")
    assert complaint == "deskbreak: folder cannot be used now (unable to open database file)\n"
