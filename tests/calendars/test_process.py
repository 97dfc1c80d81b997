from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from deskbreak.desktop.loop import clock
from deskbreak.storage import agenda_file
from tests.calendars.https_server import Server

EVENT = (
    "BEGIN:VEVENT\nUID:{uid}\nSUMMARY:s3cret\nDTSTART:{start:%Y%m%dT%H%M%SZ}\n{rest}\nEND:VEVENT\n"
)
ENDLESS = "DURATION:PT1H\nRRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=31"
SHORT_OF_TIME = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from deskbreak.calendars import probe
from deskbreak.domain.calendar import Agenda
now = datetime.fromisoformat(sys.argv[1])
agenda = probe.ask(sys.argv[2:], Agenda(), now, UTC, Path(), timedelta(seconds=1))
print(*agenda.problems, *agenda.busy(now))
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    return tmp_path


def later() -> datetime:
    """At a full hour, in about twelve; the same for as long as a test may take."""
    return (clock.read().at + timedelta(hours=12)).replace(minute=0, second=0, microsecond=0)


def write(path: Path, rest: str = "DURATION:PT1H") -> bytes:
    """A calendar with a meeting, later."""
    event = EVENT.format(uid=1, start=later(), rest=rest)
    data = f"BEGIN:VCALENDAR\n{event}END:VCALENDAR\n".encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return data


def probe(*words: str) -> tuple[int, str]:
    """The child's exit status and all that it said."""
    command = [sys.executable, "-m", "deskbreak", *words, "calendar-probe"]
    done = subprocess.run(
        command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60
    )
    return done.returncode, done.stdout.decode()


@pytest.mark.usefixtures("instant")
def test_the_child_keeps_busy_spans_and_nothing_else(home: Path, server: Server) -> None:
    config, meeting = home / "config" / "deskbreak" / "config.toml", later()
    server.calendars["work.ics"] = write(config.with_name("home.ics"))
    sources = ["home.ics", server.address("work.ics"), server.address("status-404")]
    config.write_text(f"calendar.sources = {json.dumps(sources)}")

    status, said = probe()
    kept = home / "cache" / "deskbreak" / "agenda.json"
    agenda = agenda_file.load(kept)
    trouble = "Calendar source 3: its server answers with status 404"
    assert (status, said.count("\n"), trouble in said) == (0, 1, True)
    assert agenda.problems == (trouble,)
    assert agenda.busy(clock.read().at) == ((meeting, meeting + timedelta(hours=1)),)
    assert "s3cret" not in kept.read_text()
    assert "localhost" not in kept.read_text()
    assert [stat.S_IMODE(one.stat().st_mode) for one in (kept, kept.parent)] == [0o600, 0o700]
    assert [*kept.parent.iterdir()] == [kept]


def test_without_sources_what_was_kept_is_forgotten(home: Path) -> None:
    write(home / "a.ics")
    config = home / "other.toml"
    config.write_text('calendar.sources = ["a.ics"]')
    kept = home / "cache" / "deskbreak" / "agenda.json"
    assert probe("--config", str(config)) == (0, "")
    assert len(agenda_file.load(kept).sources) == 1
    assert probe() == (0, "")
    assert json.loads(kept.read_text()) == {"sources": []}


def test_where_nothing_can_be_kept_it_says_so_in_one_sentence(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "file"))
    (home / "file").touch()
    status, said = probe()
    assert status == 1
    assert said.startswith("deskbreak: agenda.json cannot be written (")
    assert said.count("\n") == 1


def test_the_word_is_not_listed(capfd: pytest.CaptureFixture[str]) -> None:
    subprocess.run([sys.executable, "-m", "deskbreak", "--help"], check=True)
    assert "probe" not in capfd.readouterr().out


@pytest.mark.parametrize("trouble", ["a rule without end", "a pipe that nobody writes to"])
def test_what_takes_too_long_is_left_behind(home: Path, trouble: str) -> None:
    write(home / "b.ics")
    if trouble == "a rule without end":
        write(home / "a.ics", ENDLESS)
    else:
        os.mkfifo(home / "a.ics")  # type: ignore[attr-defined,unused-ignore]
    files = [str(home / "a.ics"), str(home / "b.ics")]
    command = [sys.executable, "-c", SHORT_OF_TIME, clock.read().at.isoformat(), *files]
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout
    assert said.startswith("Calendar source 1: it did not answer within 20 seconds (datetime")
