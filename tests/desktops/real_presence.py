"""
`make test-desktops`: presence on real desktops, and what it costs there; about ten minutes.

Not part of `make test`: the compositors are large.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from time import monotonic  # noqa: TID251 - real seconds of real processes
from typing import Any

import pytest

from deskbreak.desktop.dbus.bus import Bus
from deskbreak.desktop.messages import SessionOver
from deskbreak.desktop.presence.mutter import MutterPresence
from deskbreak.desktop.presence.port import Presence
from deskbreak.desktop.presence.wayland import WaylandPresence
from deskbreak.domain.reminder.presence import Active, Idle
from dev.benchmarks.process import switches
from tests.desktop.loop.poll import Poll
from tests.desktops.compositors import Compositor, Kwin, Mutter, Sway

QUIET = timedelta(milliseconds=400)
SETTLE, WINDOW = 65, 60  # seconds: after it has told that there is no tray, before it saves
WAKE_UPS = 2  # a minute, at most
DESKBREAK = [sys.executable, "-m", "deskbreak"]

Seen = list[object]


@pytest.fixture(autouse=True)
def _session(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A home and a session of the test's own; its path is short, since it holds sockets."""
    with tempfile.TemporaryDirectory(prefix="session-") as folder:
        home, run = Path(folder), Path(folder, "run")
        home.chmod(0o711)
        run.mkdir(mode=0o700)
        config = home / ".config/deskbreak/config.toml"
        config.parent.mkdir(parents=True)
        config.touch()  # who has one is not welcomed with a window
        for name in list(os.environ):
            if name.startswith("XDG_") or name == "DISPLAY":
                monkeypatch.delenv(name)
        monkeypatch.setenv("HOME", str(home))
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(run))
        monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
        yield


@pytest.fixture(params=[Mutter, Kwin, Sway])
def compositor(
    request: pytest.FixtureRequest, _session: None, poll: Poll, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Compositor]:
    found: Compositor = request.param(poll)
    monkeypatch.setenv("WAYLAND_DISPLAY", found.socket)
    found.start()
    yield found
    found.close()


@pytest.fixture
def posted() -> Seen:
    return []


@pytest.fixture
def presence(compositor: Compositor, bus: Bus, poll: Poll, posted: Seen) -> Iterator[Presence]:
    found: Presence
    if isinstance(compositor, Mutter):
        found = MutterPresence(bus, posted.append)
    else:
        found = WaylandPresence(poll, posted.append)
    yield found
    found.close()


def sees(poll: Poll, posted: Seen, *wanted: type) -> None:
    poll.until(lambda: len(posted) >= len(wanted), f"{wanted}", lambda: posted)
    assert list(map(type, posted)) == list(wanted)


def test_a_hand_that_rests_and_moves_is_seen(
    compositor: Compositor, presence: Presence, poll: Poll, posted: Seen
) -> None:
    presence.watch(QUIET)
    sees(poll, posted, Idle)
    compositor.press_key()
    sees(poll, posted, Idle, Active)
    sees(poll, posted, Idle, Active, Idle)
    presence.watch(timedelta(minutes=1))
    compositor.press_key()
    sees(poll, posted, Idle, Active, Idle, Active)
    presence.watch(QUIET)
    sees(poll, posted, Idle, Active, Idle, Active, Idle)

    assert presence.name == compositor.presence
    silences = [message.ago for message in posted if isinstance(message, Idle)]
    assert QUIET <= min(silences) <= max(silences) < timedelta(seconds=2)


@pytest.mark.parametrize("compositor", [Mutter, Kwin], indirect=True)
def test_a_compositor_that_falls_and_comes_back_is_watched_again(
    compositor: Compositor, presence: Presence, poll: Poll, posted: Seen
) -> None:
    presence.watch(QUIET)
    sees(poll, posted, Idle)
    compositor.fall()
    sees(poll, posted, Idle, Idle)
    compositor.press_key()
    sees(poll, posted, Idle, Idle, Active)


@pytest.mark.parametrize("compositor", [Kwin, Sway], indirect=True)
def test_the_end_of_the_session_is_seen(
    compositor: Compositor, presence: Presence, poll: Poll, posted: Seen
) -> None:
    presence.watch(QUIET)
    sees(poll, posted, Idle)
    compositor.close()
    sees(poll, posted, Idle, SessionOver)


def test_deskbreak_names_its_idle_source_and_sleeps_at_rest_and_while_somebody_types(
    compositor: Compositor, poll: Poll, capsys: pytest.CaptureFixture[str]
) -> None:
    with subprocess.Popen([*DESKBREAK, "run"]) as process:
        try:
            found = poll.until(status, "deskbreak")
            types(compositor, poll, SETTLE)
            typing = wake_ups(process.pid, lambda: types(compositor, poll, WINDOW))
            at_rest = wake_ups(process.pid, lambda: pass_seconds(poll, WINDOW))
        finally:
            process.terminate()
    with capsys.disabled():
        sys.stdout.write(f"{compositor.presence}: wake-ups a minute: {at_rest}, typing {typing}\n")

    assert found["desktop"]["presence"] == compositor.presence
    assert max(at_rest, typing) <= WAKE_UPS
    assert process.returncode == 0


def status() -> Any:
    """What `deskbreak status` says; nothing before it runs."""
    done = subprocess.run(
        [*DESKBREAK, "status", "--json"], capture_output=True, text=True, check=False
    )
    return json.loads(done.stdout) if '"not_running"' not in done.stdout else None


def wake_ups(pid: int, meanwhile: Callable[[], None]) -> int:
    before = switches(pid)
    meanwhile()
    return switches(pid) - before


def pass_seconds(poll: Poll, seconds: float) -> None:
    end = monotonic() + seconds
    poll.until(lambda: monotonic() >= end, "the end of the time", seconds=seconds + 1)


def types(compositor: Compositor, poll: Poll, seconds: float) -> None:
    """Up to five keys a second."""
    end = monotonic() + seconds
    while monotonic() < end:
        compositor.press_key()
        pass_seconds(poll, 0.2)
