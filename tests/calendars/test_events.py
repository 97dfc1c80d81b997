from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.calendars.events import busy
from deskbreak.calendars.ics import near

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)  # a Monday, 08:00 in Berlin
OFFICE = """\
BEGIN:VTIMEZONE
TZID:The office
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
END:DAYLIGHT
END:VTIMEZONE
"""


def calendar(*events: str, head: str = "") -> bytes:
    """A calendar of these events, each the lines between BEGIN and END."""
    number = (f"UID:{n}\n" for n in range(len(events)))
    inner = "".join(
        f"BEGIN:VEVENT\n{'' if 'UID:' in event else uid}{event.strip()}\nEND:VEVENT\n"
        for uid, event in zip(number, events, strict=True)
    )
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{inner}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def times(data: bytes, now: datetime = NOW, name: str = "work.ics") -> list[str]:
    """The busy spans as clocks in Berlin show them; a day later has a +."""
    spans = busy(near(data, now), now, BERLIN, name)
    today = now.astimezone(BERLIN).date()

    def shown(at: datetime) -> str:
        local = at.astimezone(BERLIN)
        return f"{'+' * (local.date() - today).days}{local:%H:%M}"

    return [f"{shown(start)}-{shown(end)}" for start, end in spans]


AT_TEN = "DTSTART;TZID=Europe/Berlin:20260302T100000\nDTEND;TZID=Europe/Berlin:20260302T103000"
DAILY = "DTSTART;TZID=Europe/Berlin:20260105T100000\nDURATION:PT30M\nRRULE:FREQ=DAILY"


@pytest.mark.parametrize(
    ("event", "found"),
    [
        pytest.param(AT_TEN, ["10:00-10:30"], id="a zone"),
        pytest.param("DTSTART:20260302T100000Z\nDURATION:PT1H", ["11:00-12:00"], id="UTC"),
        pytest.param("DTSTART:20260302T100000\nDURATION:PT1H", ["10:00-11:00"], id="no zone"),
        pytest.param(
            "DTSTART;TZID=W. Europe Standard Time:20260302T100000\nDURATION:PT1H",
            ["10:00-11:00"],
            id="a zone of Windows",
        ),
        pytest.param(
            'DTSTART;TZID="(UTC+01:00) Berlin: all of it":20260302T100000\nDURATION:PT1H',
            ["10:00-11:00"],
            id="a zone that nobody defines is ours",
        ),
        pytest.param(
            "DTSTART;VALUE=DATE-TIME;TZID=America/New_York:20260302T040000\nDURATION:PT1H",
            ["10:00-11:00"],
            id="another zone",
        ),
        pytest.param("DTSTART:20260302T0650\n 00Z\nDURATION:PT1H", ["07:50-08:50"], id="folded"),
        pytest.param("DTSTART:20260302T060000Z\nDURATION:PT1H", [], id="just over"),
        pytest.param(
            "DTSTART:20260301T220000Z\nDURATION:PT11H", ["23:00-10:00"], id="since last night"
        ),
        pytest.param("DTSTART:20260303T080000Z\nDURATION:PT1H", [], id="after tomorrow's hour"),
        pytest.param(
            "DTSTART:20260303T063000Z\nDURATION:PT2H", ["+07:30-+09:30"], id="at the edge"
        ),
        pytest.param("DTSTART:20260302T100000Z", [], id="an instant"),
        pytest.param("DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260303", [], id="all day"),
        pytest.param("DTSTART;VALUE=DATE:20260302", [], id="all day, no end"),
        pytest.param("DTSTART:20260301T230000Z\nDTEND:20260302T230000Z", [], id="midnights"),
        pytest.param("DTSTART:20260225T080000Z\nDTEND:20260305T080000Z", [], id="many days"),
        pytest.param(f"{AT_TEN}\nSTATUS:CANCELLED", [], id="cancelled"),
        pytest.param(f"{AT_TEN}\nSTATUS:TENTATIVE", ["10:00-10:30"], id="tentative"),
        pytest.param(f"{AT_TEN}\nTRANSP:TRANSPARENT", [], id="transparent"),
        pytest.param(f"{AT_TEN}\nTRANSP:OPAQUE", ["10:00-10:30"], id="opaque"),
        pytest.param(f"{AT_TEN}\nX-MICROSOFT-CDO-BUSYSTATUS:FREE", [], id="free"),
        pytest.param(f"{AT_TEN}\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY", ["10:00-10:30"], id="busy"),
        pytest.param(DAILY, ["10:00-10:30"], id="daily"),
        pytest.param(f"{DAILY};COUNT=56", [], id="ended by count yesterday"),
        pytest.param(f"{DAILY};COUNT=57", ["10:00-10:30"], id="its last by count"),
        pytest.param(f"{DAILY};UNTIL=20260301T090000Z", [], id="ended yesterday"),
        pytest.param(f"{DAILY};UNTIL=20260302T090000Z", ["10:00-10:30"], id="its last"),
        pytest.param(f"{DAILY};INTERVAL=3", [], id="every third day"),
        pytest.param(f"{DAILY};BYDAY=TU", [], id="another weekday"),
        pytest.param(f"{DAILY}\nEXDATE;TZID=Europe/Berlin:20260302T100000", [], id="left out"),
        pytest.param(f"{DAILY}\nEXDATE:20260302T090000Z", [], id="left out, in UTC"),
        pytest.param(
            "DTSTART:20250105T100000Z\nDURATION:PT1H\nRDATE:20260302T120000Z",
            ["13:00-14:00"],
            id="a date of its own",
        ),
        pytest.param(
            "DTSTART:20260302T100000Z\nDURATION:PT15M\nBEGIN:VALARM\nTRIGGER:-PT15M\n"
            "DURATION:PT99M\nREPEAT:2\nEND:VALARM",
            ["11:00-11:15"],
            id="an alarm with a length",
        ),
        pytest.param(
            "DTSTART:20260302T100000Z\nDURATION:PT15M\nSUMMARY:x\nDESCRIPTION:STATUS:\n "
            "CANCELLED\n STATUS:CANCELLED",
            ["11:00-11:15"],
            id="a note about something else",
        ),
    ],
)
def test_an_event_has_its_person_busy(event: str, found: list[str]) -> None:
    assert times(calendar(event)) == found


MOVED = "UID:a\nRECURRENCE-ID;TZID=Europe/Berlin:20260302T100000\n"
LONG_AGO = MOVED.replace("0302", "0201")
FROM_THEN_ON = LONG_AGO.replace(";", ";RANGE=THISANDFUTURE;", 1)
SERIES = f"UID:a\n{DAILY}"


@pytest.mark.parametrize(
    ("exception", "found"),
    [
        (f"{MOVED}DTSTART;TZID=Europe/Berlin:20260302T150000\nDURATION:PT1H", ["15:00-16:00"]),
        (f"{MOVED}DTSTART;TZID=Europe/Berlin:20260412T150000\nDURATION:PT1H", []),
        (f"{MOVED}{AT_TEN}\nSTATUS:CANCELLED", []),
        (
            f"{LONG_AGO}DTSTART;TZID=Europe/Berlin:20260302T110000\nDURATION:PT1H",
            ["10:00-10:30", "11:00-12:00"],
        ),
        (
            f"{FROM_THEN_ON}DTSTART;TZID=Europe/Berlin:20260201T110000\nDURATION:PT1H",
            ["11:00-12:00"],
        ),
    ],
    ids=["moved", "moved out of sight", "cancelled", "moved here from long ago", "from then on"],
)
def test_one_of_a_series_can_differ(exception: str, found: list[str]) -> None:
    assert times(calendar(SERIES, exception)) == found
    assert times(calendar(exception, SERIES)) == found


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (datetime(2026, 3, 27, 6, 0, tzinfo=UTC), ["10:00-10:30"]),  # Friday, 09:00 UTC
        (datetime(2026, 3, 28, 22, 0, tzinfo=UTC), ["+10:00-+10:30"]),  # 08:00 UTC, in summer
        (datetime(2026, 10, 25, 6, 0, tzinfo=UTC), ["10:00-10:30"]),
    ],
)
def test_a_series_keeps_its_hour_when_the_clocks_change(now: datetime, found: list[str]) -> None:
    assert times(calendar(DAILY), now) == found


def test_a_day_of_23_hours_is_a_whole_day() -> None:
    event = "DTSTART;TZID=Europe/Berlin:20260329T000000\nDTEND;TZID=Europe/Berlin:20260330T000000"
    assert times(calendar(event), datetime(2026, 3, 29, 6, 0, tzinfo=UTC)) == []


def test_a_calendar_can_define_zones_of_its_own() -> None:
    event = "DTSTART;TZID=The office:20260302T110000\nDURATION:PT1H"
    assert times(calendar(event, head=OFFICE)) == ["10:00-11:00"]
    summer = event.replace("0302", "0602")
    june = datetime(2026, 6, 2, 6, 0, tzinfo=UTC)
    assert times(calendar(summer, head=OFFICE), june) == ["10:00-11:00"]


def test_two_calendars_can_mean_two_zones_by_one_name() -> None:
    event = "DTSTART;TZID=The office:20260302T110000\nDURATION:PT1H"
    other = OFFICE.replace("TZOFFSETTO:+0200", "TZOFFSETTO:-0500")
    assert times(calendar(event, head=OFFICE)) == ["10:00-11:00"]
    assert times(calendar(event, head=other)) == ["17:00-18:00"]


@pytest.mark.parametrize("broken", ["RRULE:INTERVAL=2", "DTSTART:never", "TZID:", "nonsense"])
def test_a_broken_zone_leaves_the_others_standing(broken: str) -> None:
    other = OFFICE.replace("The office", "Elsewhere").replace("TZOFFSETFROM:+0300", broken)
    assert broken in other
    event = "DTSTART;TZID=The office:20260302T110000\nDURATION:PT1H"
    assert times(calendar(event, head=other + OFFICE)) == ["10:00-11:00"]


def test_a_calendar_can_name_the_zone_of_times_without_one() -> None:
    event = "DTSTART:20260302T040000\nDURATION:PT1H"
    assert times(calendar(event, head="X-WR-TIMEZONE:America/New_York\n")) == ["10:00-11:00"]
    assert times(calendar(event, head="X-WR-TIMEZONE:Nowhere/At all\n"), NOW) == []
    late = "DTSTART:20260302T100000\nDURATION:PT1H"
    assert times(calendar(late, head="X-WR-TIMEZONE:Nowhere/At all\n")) == ["10:00-11:00"]


ME, YOU = "me@example.org", "you@example.org"


def invited(me: str, you: str) -> str:
    return (
        f"{AT_TEN}\nORGANIZER:mailto:{YOU}\nATTENDEE;CN=Me;PARTSTAT={me}:mailto:Me@Example.org\n"
        f"ATTENDEE;PARTSTAT={you}:MAILTO:{YOU}"
    )


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (f"X-WR-CALNAME:{ME}\n", "work.ics"),
        (f"X-WR-CALNAME;VALUE=TEXT:Work ({ME})\n", "work.ics"),
        ("", f"/home/x/{ME}.ics"),
        ("", "https://x.example/ical/me%40example.org/private-1/basic.ics"),
    ],
)
@pytest.mark.parametrize(
    ("me", "you", "found"),
    [
        ("DECLINED", "ACCEPTED", []),
        ("ACCEPTED", "DECLINED", ["10:00-10:30"]),
        ("NEEDS-ACTION", "ACCEPTED", ["10:00-10:30"]),
        ("TENTATIVE", "ACCEPTED", ["10:00-10:30"]),
    ],
)
def test_what_the_person_declined_does_not_count(
    head: str, name: str, me: str, you: str, found: list[str]
) -> None:
    assert times(calendar(invited(me, you), head=head), name=name) == found


@pytest.mark.parametrize(
    ("me", "you", "found"),
    [("DECLINED", "ACCEPTED", ["10:00-10:30"]), ("DECLINED", "DECLINED", [])],
)
def test_where_nobody_knows_who_the_person_is_all_have_to_decline(
    me: str, you: str, found: list[str]
) -> None:
    assert times(calendar(invited(me, you))) == found


ALONE = f"ORGANIZER:mailto:{ME}\nATTENDEE;PARTSTAT=ACCEPTED:mailto:{ME}"
ROOM = f"{ALONE}\nATTENDEE;CUTYPE=ROOM:mailto:room@example.org"
BY_YOU = f"ORGANIZER:mailto:{YOU}\nATTENDEE:mailto:{ME}"
LATER = f"DTSTART:20270101T100000Z\nDURATION:PT1H\n{BY_YOU}"


@pytest.mark.parametrize("head", ["", f"X-WR-CALNAME:{ME}\n"])
@pytest.mark.parametrize(
    ("people", "found"),
    [
        ("", []),
        (f"ORGANIZER:mailto:{ME}", []),
        (ALONE, []),
        (ROOM, []),
        (BY_YOU, ["10:00-10:30"]),
        (f"{ALONE}\nATTENDEE;PARTSTAT=TENTATIVE:mailto:{YOU}", ["10:00-10:30"]),
        (f"{ALONE}\nATTENDEE;CUTYPE=GROUP:mailto:team@example.org", ["10:00-10:30"]),
    ],
)
def test_to_a_meeting_somebody_else_is_invited(head: str, people: str, found: list[str]) -> None:
    assert times(calendar(f"{AT_TEN}\n{people}", LATER, head=head)) == found


def test_a_calendar_that_never_says_who_is_invited_does_not_tell() -> None:
    alarm = f"BEGIN:VALARM\nACTION:EMAIL\nATTENDEE:mailto:{ME}\nEND:VALARM"
    assert times(calendar(f"{AT_TEN}\n{alarm}")) == ["10:00-10:30"]


@pytest.mark.parametrize("status", ["OOF", "WORKINGELSEWHERE", "FREE"])
def test_who_is_out_or_elsewhere_is_in_no_meeting(status: str) -> None:
    event = f"{AT_TEN}\n{BY_YOU}\nX-MICROSOFT-CDO-BUSYSTATUS:"
    assert times(calendar(f"{event}{status}")) == []
    assert times(calendar(f"{event}TENTATIVE")) == ["10:00-10:30"]


LONG_SERIES = {
    "each second": "20260201T100000Z\nRRULE:FREQ=SECONDLY",
    "each minute": "20200201T100000Z\nRRULE:INTERVAL=5;FREQ=MINUTELY",
    "each hour, for centuries": "16010101T100000Z\nRRULE:FREQ=HOURLY",
    "each second of a day": "20260201T100000Z\nRRULE:FREQ=DAILY;BYHOUR="
    f"{','.join(map(str, range(24)))};BYMINUTE={','.join(map(str, range(60)))}"
    f";BYSECOND={','.join(map(str, range(60)))}",
    "as one of several": "20260201T100000Z\nRRULE;X=Y:freq=secondly",
}


@pytest.mark.parametrize("rule", LONG_SERIES.values(), ids=LONG_SERIES)
def test_a_series_that_repeats_too_often_is_left_out_and_counted(rule: str) -> None:
    data = calendar(AT_TEN, f"DTSTART:{rule}\nDURATION:PT1S")
    assert near(data, NOW).too_often == 1
    assert times(data) == ["10:00-10:30"]


@pytest.mark.parametrize(
    "rule",
    [
        "20260302T090000Z\nRRULE:FREQ=SECONDLY;COUNT=1",
        "20260302T090000Z\nRRULE:FREQ=SECONDLY;INTERVAL=86400",
        "20260302T090000Z\nRRULE:FREQ=MINUTELY;UNTIL=20260302T090000Z",
        "20000101T090000Z\nRRULE:FREQ=DAILY;BYHOUR=9",
    ],
)
def test_a_series_that_only_looks_so_is_read(rule: str) -> None:
    data = calendar(f"DTSTART:{rule}\nDURATION:PT30M")
    assert near(data, NOW).too_often == 0
    assert times(data)[0] == "10:00-10:30"


@pytest.mark.parametrize(
    "broken",
    [
        "DTSTART:tomorrow",
        "DTSTART;TZID=Europe/Berlin:20260302T250000",
        "SUMMARY:no beginning",
        "DTSTART:20260302T100000Z\nRRULE:FREQ=SOMETIMES",
        "DTSTART:20260302T100000Z\nRRULE:FREQ=DAILY;COUNT=many",
        "DTSTART:20260302T100000Z\nDURATION:short",
        "DTSTART:20260302T100000Z\nEXDATE:never\nDURATION:PT0S",
        "nonsense",
        "",
    ],
)
def test_a_broken_event_leaves_the_others_standing(broken: str) -> None:
    assert times(calendar(AT_TEN, broken, "DTSTART:20260302T110000Z\nDURATION:PT1H")) == [
        "10:00-10:30",
        "12:00-13:00",
    ]


def test_an_event_without_an_end_leaves_the_others_standing() -> None:
    data = calendar(AT_TEN, "DTSTART:20260302T110000Z\nDURATION:PT1H")
    cut = data.replace(b"END:VEVENT\r\n", b"", 1)
    assert times(cut) == ["12:00-13:00"]


def test_events_that_touch_are_one_span() -> None:
    data = calendar(
        AT_TEN,
        "DTSTART:20260302T093000Z\nDURATION:PT1H",
        "DTSTART:20260302T094500Z\nDURATION:PT5M",
        "DTSTART:20260302T110000Z\nDURATION:PT1H",
    )
    assert times(data) == ["10:00-11:30", "12:00-13:00"]


def test_tasks_and_notes_are_no_events() -> None:
    others = "BEGIN:VTODO\nUID:t\nDTSTART:20260302T100000Z\nDUE:20260302T110000Z\nEND:VTODO\n"
    assert times(calendar(AT_TEN, head=others)) == ["10:00-10:30"]
    assert times(calendar(head=others)) == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>Please log in</html>",
        b"BEGIN:VEVENT\nEND:VEVENT\n",
        calendar(AT_TEN)[:-20],
        calendar("DTSTART:tomorrow", "nonsense"),
    ],
    ids=["nothing", "a page", "no calendar", "half of one", "only broken events"],
)
def test_what_is_no_calendar_is_not_an_empty_one(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"calendar|event"):
        times(data)


@given(st.integers(-3000, 3000), st.integers(1, 1379))
def test_what_is_left_out_by_its_text_does_not_matter(starts: int, lasts: int) -> None:
    start = NOW + timedelta(minutes=starts)
    data = calendar(f"DTSTART:{start:%Y%m%dT%H%M%SZ}\nDURATION:PT{lasts}M")
    end = start + timedelta(minutes=lasts)
    expected = ((start, end),) if end > NOW and start < NOW + timedelta(days=1) else ()
    assert busy(near(data, NOW), NOW, BERLIN, "") == expected
