from __future__ import annotations

import base64
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deskbreak.calendars import probe
from deskbreak.calendars.fetch import LARGEST
from deskbreak.domain.calendar import Agenda, Source, Span
from tests.calendars.https_server import ETAG, MODIFIED, Server

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SHORT = timedelta(milliseconds=200)
TEN = b"""\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART:20260302T100000Z
DTEND:20260302T103000Z
END:VEVENT
END:VCALENDAR
"""
MEETING: Span = (NOW + HOUR, NOW + 1.5 * HOUR)
NOON: Span = (NOW + 3 * HOUR, NOW + 4 * HOUR)


@pytest.fixture
def work(server: Server) -> str:
    """The address of a calendar with a meeting at ten."""
    server.calendars["work.ics"] = TEN
    return server.address("work.ics")


def ask(
    *addresses: str,
    before: Agenda | None = None,
    now: datetime = NOW,
    folder: Path = Path("/nowhere"),
    limit: timedelta = probe.LIMIT,
) -> Agenda:
    return probe.ask(addresses, before or Agenda(), now, UTC, folder, limit)


def aged(agenda: Agenda, hours: float, spans: tuple[Span, ...] = (NOON,)) -> Agenda:
    """The same, learnt earlier, with other spans: what is kept shows."""
    (source,) = agenda.sources
    then = NOW - hours * HOUR
    return Agenda((replace(source, fetched_at=then, spans_from=then, spans=spans),))


def test_a_calendar_is_read_over_https(server: Server, work: str) -> None:
    (source,) = ask(work).sources
    assert source == Source(source.key, NOW, NOW, (MEETING,), ETAG, MODIFIED)
    ((_, sent),) = server.asked
    assert sent.keys() == {"Accept-Encoding", "Connection", "Host", "User-Agent"}
    assert sent["User-Agent"] == "deskbreak"


def test_a_calendar_that_has_not_changed_is_not_sent_again(server: Server, work: str) -> None:
    (source,) = ask(work, before=aged(ask(work), hours=2)).sources
    assert (source.fetched_at, source.spans_from) == (NOW, NOW - 2 * HOUR)
    assert (source.spans, source.tag, source.problem) == ((NOON,), ETAG, "")
    sent = server.asked[1][1]
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == (ETAG, MODIFIED)


def test_spans_that_do_not_reach_far_enough_are_found_anew(server: Server, work: str) -> None:
    for before in (aged(ask(work), hours=12), aged(ask(work), hours=-1)):
        (source,) = ask(work, before=before).sources
        assert (source.spans_from, source.spans) == (NOW, (MEETING,))
    assert all("If-None-Match" not in sent for _, sent in server.asked)


def test_a_series_without_end_does_not_cost_its_source(server: Server) -> None:
    endless = b"BEGIN:VEVENT\nDTSTART:20260101T000000Z\nRRULE:FREQ=SECONDLY\nEND:VEVENT\n"
    server.calendars["work.ics"] = TEN.replace(b"BEGIN:VEVENT", endless + b"BEGIN:VEVENT")
    agenda = ask(server.address("work.ics"))
    assert agenda.sources[0].spans == (MEETING,)
    told = "Calendar source 1: series of events left out, since they repeat too often: 1"
    assert agenda.problems == (told,)
    assert ask(server.address("work.ics"), before=agenda).problems == (told,)


def test_a_redirection_to_https_is_followed(server: Server, work: str) -> None:
    agenda = ask(server.address("to-work.ics"))
    assert (agenda.busy(NOW), agenda.problems) == ((MEETING,), ())
    assert server.names == ["to-work.ics", "work.ics"]


def test_a_name_and_a_password_go_to_the_host_that_they_were_given_for(
    server: Server, work: str
) -> None:
    agenda = ask(server.address("to-work.ics", person="me%40example.org:s3cret%3A@"))
    assert agenda.busy(NOW) == (MEETING,)
    word = base64.b64encode(b"me@example.org:s3cret:").decode()
    assert [sent.get("Authorization") for _, sent in server.asked] == [f"Basic {word}", None]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("to-elsewhere", "it leads on to an address that is not https"),
        ("to-to-to-to-elsewhere", "it leads on to an address that is not https"),
        ("status-404", "its server answers with status 404"),
        ("status-500", "its server answers with status 500"),
        ("status-302", "its server answers with status 302"),
        ("page", "it holds no calendar, or not a whole one"),
        ("cut-off", "it holds no calendar, or not a whole one"),
        ("endless", "it did not answer within 20 seconds"),
        ("large", "it is larger than 10 MB"),
    ],
)
def test_a_calendar_that_fails_keeps_what_it_said(
    server: Server, work: str, name: str, problem: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = aged(ask(work), hours=5)
    server.instead = {"work.ics": name}
    agenda = ask(work, before=before, limit=SHORT if name == "endless" else probe.LIMIT)

    said = f"Calendar source 1: {problem}"
    assert agenda == Agenda((replace(before.sources[0], problem=problem),))
    assert (agenda.busy(NOW), agenda.problems) == ((NOON,), (said,))
    assert agenda.busy(NOW + 2 * HOUR) is None
    assert caplog.messages == [said]


def test_a_server_that_nobody_vouches_for_is_not_read(
    server: Server, work: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = ask(work.replace("localhost", "127.0.0.1"))  # which its certificate does not name
    monkeypatch.setenv("SSL_CERT_FILE", os.devnull)
    untrusted = ask(work)
    said = ("Calendar source 1: the certificate of its server is not trusted",)
    assert (other.problems, untrusted.problems) == (said, said)
    assert (server.asked, other.busy(NOW), untrusted.busy(NOW)) == ([], None, None)


@pytest.mark.parametrize(
    "address",
    [
        "https://",
        "https://s3cret:s3cret/",
        "https://localhost:1/s3cret",
        "https://localhost/s3cret\t\n",
        "https://[s3cret/",
        "https://s3cr\u00e9t\u2100/s3cret",
        "https://" + "s3cret" * 40,
        "~s3cret/s3cret",
        "/s3cret\0",
        "s3cret" * 1000,
    ],
)
def test_whatever_an_address_is_it_is_not_shown(
    address: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    agenda = ask(address)
    assert len(agenda.problems) == 1
    told = [*agenda.problems, *caplog.messages, *capfd.readouterr(), repr(agenda)]
    assert [text for text in told if "s3cret" in text] == []
    assert all(record.exc_info is None for record in caplog.records)


def test_a_fault_of_ours_is_told_without_the_words_that_may_quote_the_address(
    caplog: pytest.LogCaptureFixture,
) -> None:
    agenda = ask("a.ics", folder=5)  # type: ignore[arg-type]
    assert agenda.problems == ("Calendar source 1: it cannot be read",)
    assert caplog.messages[0].startswith("TypeError at ")


def test_files_are_read_from_beside_the_settings_and_only_when_they_changed(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.ics").write_bytes(TEN)
    first = ask("a.ics", folder=tmp_path)
    assert first.busy(NOW) == (MEETING,)
    assert ask("a.ics", before=aged(first, 1), folder=tmp_path).busy(NOW) == (NOON,)

    (tmp_path / "a.ics").write_bytes(TEN.replace(b"T10", b"T12").replace(b"0Z\nEND", b"0Z\n\nEND"))
    moved = ask("a.ics", before=aged(first, 1), folder=tmp_path).busy(NOW)
    assert moved == ((NOW + 3 * HOUR, NOW + 3.5 * HOUR),)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("missing.ics", "No such file or directory"),
        (".", "Is a directory"),
        ("large.ics", "it is larger than 10 MB"),
        ("empty.ics", "it holds no calendar, or not a whole one"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, problem: str) -> None:
    with (tmp_path / "large.ics").open("wb") as file:
        file.truncate(LARGEST + 1)
    (tmp_path / "empty.ics").touch()
    agenda = ask(str(tmp_path / name))
    assert agenda.problems == (f"Calendar source 1: {problem}",)


def test_one_source_that_fails_leaves_the_others_standing(server: Server, work: str) -> None:
    agenda = ask("missing.ics", work, server.address("status-404"))
    assert agenda.busy(NOW) == (MEETING,)
    assert agenda.problems == (
        "Calendar source 1: No such file or directory",
        "Calendar source 3: its server answers with status 404",
    )


def test_a_source_that_is_not_wanted_any_more_is_forgotten(work: str) -> None:
    assert ask(before=ask(work)) == Agenda()


def test_sources_may_change_their_places(server: Server, work: str) -> None:
    server.calendars["home.ics"] = TEN.replace(b"T10", b"T20")
    home = server.address("home.ics")
    first = ask(work, home)
    second = ask(home, work, before=first)
    assert second.sources == first.sources[::-1]
    assert [sent.get("If-None-Match") for _, sent in server.asked] == [None, None, ETAG, ETAG]
