"""What a Linux desktop offers, asked of hand-made servers and of a bare machine."""

# ruff: noqa: E402, TID251 - the type checker is to know the platform first

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

assert sys.platform == "linux"

from deskbreak.desktop import doctor_phrases
from deskbreak.desktop.doctor import linux
from deskbreak.desktop.doctor.finding import Finding, State
from deskbreak.domain.reminder.presence import Film, Holder
from tests.desktop.busy.programs import Programs
from tests.desktop.loop.poll import Poll
from tests.desktop.notify.fake_notifications import FakeNotifications
from tests.desktop.tray.fake_host import FakeHost


@pytest.fixture(autouse=True)
def bare(address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Programs:
    """A machine without display, buses and programs; the bus at `address` it does not know of."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "SPEECHD_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{name}_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "programs").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "programs"))
    return Programs(tmp_path / "programs")


def found(poll: Poll | None = None) -> dict[str, Finding]:
    """Every finding by its need, while the servers on `poll` answer."""
    findings: list[Finding] = []
    asking = threading.Thread(target=lambda: findings.extend(linux.findings()))
    asking.start()
    (poll or Poll()).until(lambda: not asking.is_alive(), "the last finding")
    return {one.need: one for one in findings}


def test_a_bare_machine_lacks_everything_and_each_has_a_remedy() -> None:
    findings = found()
    missing = ["tray", "notifications", "idle", "lock", "voice", "chimes"]
    assert [need for need, one in findings.items() if one.state is State.MISSING] == missing
    assert [need for need in missing if not findings[need].remedy] == []
    assert findings["microphone"].state is State.LIMITED
    assert (findings["screen"].state, bool(findings["screen"].remedy)) == (State.LIMITED, True)
    levels = [level for level in (*Holder, *Film) if level is not Holder.MEETING]
    assert list(findings) == [
        *("tray", "notifications", "idle", "lock", "screen"),
        *levels,
        *("voice", "chimes"),
    ]


def test_every_need_has_a_name() -> None:
    assert [need for need in found() if not doctor_phrases.needs_of(need)] == []


def test_what_is_there_works(
    address: str, poll: Poll, bare: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    panel, server = FakeHost(address, poll), FakeNotifications(address, poll)
    bare.says("espeak-ng", "")
    bare.says("paplay", "")
    bare.says_json("pactl", [])
    findings = found(poll)
    works = {need: one.found for need, one in findings.items() if one.state is State.WORKS}
    server.stop()
    panel.stop()
    expected = {
        "tray": "org.kde.StatusNotifierWatcher",
        "notifications": "fake 1",
        "microphone": doctor_phrases.FREE,
        "voice": "espeak-ng",
        "chimes": "paplay",
    }
    assert {need: works.get(need) for need in expected} == expected


def test_a_panel_without_a_tray_and_a_server_without_buttons_say_what_to_do(
    address: str, poll: Poll, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")
    panel = FakeHost(address, poll)
    panel.hosting = False
    server = FakeNotifications(address, poll, capabilities=("body",))
    findings = found(poll)
    server.stop()
    panel.stop()
    assert findings["tray"] == Finding(
        "tray",
        State.MISSING,
        "nothing on this desktop shows tray icons",
        "Install and switch on the extension AppIndicator.",
    )
    assert findings["notifications"] == Finding(
        "notifications", State.LIMITED, "fake 1", doctor_phrases.NO_BUTTONS
    )
