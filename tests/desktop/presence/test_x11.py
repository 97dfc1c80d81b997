"""Against a fake server for the protocol, then a real one with a hand on its mouse."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from deskbreak.desktop.display.x11 import COOKIE, cookie_for
from deskbreak.desktop.messages import SessionOver
from deskbreak.desktop.presence.x11 import FALLS, RISES, X11Presence
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.presence import Active, Idle
from dev.virtual_desktop import virtual_display
from tests.desktop.display.fake_x11 import FakeX11
from tests.desktop.loop.poll import Poll

FIVE = timedelta(seconds=5)
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _on_x11(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XAUTHORITY", str(tmp_path / "none"))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeX11]:
    found = FakeX11()
    monkeypatch.setenv("DISPLAY", found.display)
    yield found
    found.close()


@pytest.fixture
def posted() -> list[object]:
    return []


@pytest.fixture
def presence(server: FakeX11, poll: Poll, posted: list[object]) -> Iterator[X11Presence]:
    found = X11Presence(poll, posted.append)
    yield found
    found.close()


def armed(server: FakeX11, poll: Poll, *wanted: tuple[int, int]) -> list[int]:
    """The alarms, once they are just these: (test, milliseconds)."""
    alarms = server.alarms
    poll.until(lambda: list(alarms.values()) == list(wanted), f"{wanted}", lambda: alarms)
    return list(alarms)


def fall_silent(server: FakeX11, poll: Poll, posted: list[object], idle: int) -> None:
    """Let the counter pass the silence that is waited for."""
    known = len(posted)
    server.idle = idle
    rise = next(alarm for alarm, (test, _) in server.alarms.items() if test == RISES)
    server.ring(rise)
    poll.until(lambda: len(posted) > known, "silence", lambda: posted)


def test_silence_is_told_with_its_age_and_then_the_next_input(
    server: FakeX11, presence: X11Presence, poll: Poll, posted: list[object]
) -> None:
    presence.watch(FIVE)
    armed(server, poll, (RISES, 5000))
    fall_silent(server, poll, posted, 5003)
    _, fall = armed(server, poll, (RISES, 5000), (FALLS, 4999))
    server.idle = 2
    server.ring(fall)
    armed(server, poll, (RISES, 5000))

    assert posted == [Idle(timedelta(milliseconds=5003)), Active()]


def test_an_alarm_that_is_read_late_is_dated_right(
    server: FakeX11, presence: X11Presence, poll: Poll, posted: list[object]
) -> None:
    presence.watch(FIVE)
    armed(server, poll, (RISES, 5000))
    fall_silent(server, poll, posted, 90_000)

    assert posted == [Idle(timedelta(seconds=90))]


def test_input_before_the_alarm_was_read_means_no_silence(
    server: FakeX11, presence: X11Presence, poll: Poll, posted: list[object]
) -> None:
    presence.watch(FIVE)
    (first,) = armed(server, poll, (RISES, 5000))
    server.idle = 40
    server.ring(first)
    poll.until(lambda: first not in server.alarms, "a new alarm", lambda: server.alarms)
    armed(server, poll, (RISES, 5000))

    assert posted == []


def test_another_silence_takes_the_place_of_the_first(
    server: FakeX11, presence: X11Presence, poll: Poll, posted: list[object]
) -> None:
    presence.watch(FIVE)
    presence.watch(MINUTE)
    armed(server, poll, (RISES, 60_000))

    assert posted == []


def test_input_is_told_although_a_longer_silence_is_asked_for_meanwhile(
    server: FakeX11, presence: X11Presence, poll: Poll, posted: list[object]
) -> None:
    presence.watch(FIVE)
    armed(server, poll, (RISES, 5000))
    fall_silent(server, poll, posted, 5000)
    presence.watch(MINUTE)
    fall, _ = armed(server, poll, (FALLS, 4999), (RISES, 60_000))
    server.idle = 1
    server.ring(fall)
    poll.until(lambda: len(posted) == 2, "input")
    armed(server, poll, (RISES, 60_000))

    assert posted == [Idle(FIVE), Active()]


def test_a_longer_silence_is_told_again_and_one_input_ends_both(
    server: FakeX11, presence: X11Presence, poll: Poll, posted: list[object]
) -> None:
    presence.watch(FIVE)
    armed(server, poll, (RISES, 5000))
    fall_silent(server, poll, posted, 5000)
    presence.watch(MINUTE)
    armed(server, poll, (FALLS, 4999), (RISES, 60_000))
    fall_silent(server, poll, posted, 60_000)
    armed(server, poll, (FALLS, 4999), (RISES, 60_000))

    assert posted == [Idle(FIVE), Idle(MINUTE)]


def test_other_events_mean_nothing(
    server: FakeX11, presence: X11Presence, poll: Poll, posted: list[object]
) -> None:
    presence.watch(FIVE)
    (rise,) = armed(server, poll, (RISES, 5000))
    server.press_key_in_another_window()
    server.ring(rise + 1000)
    fall_silent(server, poll, posted, 5000)

    assert posted == [Idle(FIVE)]


def test_a_server_that_dies_is_told_of_once_and_nothing_follows(
    server: FakeX11,
    presence: X11Presence,
    poll: Poll,
    posted: list[object],
    caplog: pytest.LogCaptureFixture,
) -> None:
    presence.watch(FIVE)
    server.close()
    poll.until(lambda: posted, "the end of the line")
    presence.watch(MINUTE)
    presence.close()

    assert posted == [SessionOver()]
    assert [record.message.partition(":")[0] for record in caplog.records] == [
        "The X server has gone"
    ]


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0"}, "On Wayland the X server sees"),
        ({"XDG_SESSION_TYPE": "wayland"}, "On Wayland the X server sees"),
        ({"DISPLAY": ""}, "DISPLAY is '', which is no X server of this machine"),
        ({"DISPLAY": "far.example:10.0"}, "which is no X server of this machine"),
        ({"DISPLAY": ":59999"}, "The X server does not answer: "),
    ],
)
def test_where_input_is_not_seen_it_is_unavailable(
    variables: dict[str, str], sentence: str, poll: Poll, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(Unavailable, match=sentence):
        X11Presence(poll, print)


@pytest.mark.parametrize(
    ("lacking", "sentence"),
    [
        ("sync", "The X server lacks the SYNC extension."),
        ("counts", "The X server does not count idle time."),
    ],
)
def test_a_server_that_cannot_tell_is_unavailable(
    lacking: str, sentence: str, poll: Poll, server: FakeX11
) -> None:
    setattr(server, lacking, False)

    with pytest.raises(Unavailable, match=sentence):
        X11Presence(poll, print)


def entry(address: bytes, number: bytes, data: bytes, name: bytes = COOKIE) -> bytes:
    parts = (address, number, name, data)
    return b"\1\0" + b"".join(len(part).to_bytes(2, "big") + part for part in parts)


def test_the_cookie_is_the_one_of_this_host_and_display() -> None:
    authority = (
        entry(b"other", b"7", b"old name")
        + entry(b"here", b"8", b"other display")
        + entry(b"here", b"7", b"no cookie", b"XDM-AUTHORIZATION-1")
        + entry(b"here", b"7", b"right")
        + entry(b"here", b"", b"any display")
    )

    assert cookie_for("7", b"here", authority) == b"right"
    assert cookie_for("9", b"here", authority) == b"any display"
    assert cookie_for("7", b"renamed", authority) == b"old name"
    assert cookie_for("7", b"here", authority[:25]) == b""
    assert cookie_for("7", b"here", b"") == b""


def test_the_cookie_is_shown_to_the_server(
    server: FakeX11, poll: Poll, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = tmp_path / "authority"
    authority.write_bytes(entry(b"here", b"", b"sixteen bytes it"))
    monkeypatch.setenv("XAUTHORITY", str(authority))
    X11Presence(poll, print).close()

    assert server.cookie == b"sixteen bytes it"


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with virtual_display() as display:
        monkeypatch.setenv("DISPLAY", display)
        yield


def test_a_hand_that_rests_and_moves_is_seen(
    screen: None, poll: Poll, posted: list[object]
) -> None:
    presence = X11Presence(poll, posted.append)
    presence.watch(timedelta(milliseconds=200))
    poll.until(lambda: len(posted) == 1, "silence", lambda: posted)
    subprocess.run(["xdotool", "mousemove", "50", "60"], check=True)
    poll.until(lambda: len(posted) == 2, "input", lambda: posted)
    poll.until(lambda: len(posted) == 3, "silence again", lambda: posted)
    presence.watch(timedelta(seconds=30))
    subprocess.run(["xdotool", "key", "a"], check=True)
    poll.until(lambda: len(posted) == 4, "input", lambda: posted)
    presence.close()

    kinds = [type(message) for message in posted]
    assert kinds == [Idle, Active, Idle, Active]
    silences = [message.ago for message in posted if isinstance(message, Idle)]
    assert min(silences) >= timedelta(milliseconds=200)
    assert max(silences) < timedelta(seconds=5)


def test_a_silence_that_lasts_longer_already_is_told_at_once(
    screen: None, poll: Poll, posted: list[object]
) -> None:
    first = X11Presence(poll, posted.append)
    first.watch(timedelta(milliseconds=300))
    poll.until(lambda: posted, "silence")
    second = X11Presence(poll, posted.append)
    second.watch(timedelta(milliseconds=100))
    poll.until(lambda: len(posted) == 2, "silence", lambda: posted)
    first.close()
    second.close()

    assert [message.ago >= timedelta(milliseconds=300) for message in posted] == [True, True]  # type: ignore[attr-defined]
