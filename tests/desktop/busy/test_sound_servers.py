"""A call and a meter on a real PipeWire, with a microphone that is none."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbreak.desktop.busy.microphone import Microphone
from deskbreak.desktop.busy.video import screen_is_shared
from tests.desktop.loop.poll import PATIENCE, Poll

SERVERS = ("pipewire", "wireplumber", "pipewire-pulse")
SOURCE = ("module-null-sink", "media.class=Audio/Source/Virtual", "sink_name=microphone")
SINK = ("module-null-sink", "sink_name=speaker")


class Sound:
    """The sound servers, and programs that record; they are to be told to end."""

    def __init__(self, run: Path, address: str) -> None:
        self.environment = os.environ | {
            "HOME": str(run),
            "XDG_RUNTIME_DIR": str(run),
            "DBUS_SESSION_BUS_ADDRESS": address,
        }
        self._programs = [self.starts(server) for server in SERVERS]

    def starts(self, *words: str) -> subprocess.Popen[bytes]:
        quiet = subprocess.DEVNULL
        return subprocess.Popen(words, env=self.environment, stdout=quiet, stderr=quiet)

    def records(self, source: str) -> subprocess.Popen[bytes]:
        program = self.starts("parec", "--device", source)
        self._programs.append(program)
        return program

    def pactl(self, *words: str) -> str:
        done = subprocess.run(
            ["pactl", *words], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout

    def ends(self) -> None:
        for program in reversed(self._programs):
            program.terminate()
            program.wait(PATIENCE)


@pytest.fixture
def sound(
    address: str, short: Path, poll: Poll, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Sound]:
    found = Sound(short, address)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(short))
    monkeypatch.setenv("HOME", str(short))
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    try:
        poll.until(lambda: found.pactl("info"), "the sound server")
        for module in (SOURCE, SINK):
            found.pactl("load-module", *module)
        poll.until(
            lambda: (
                {"microphone", "speaker.monitor"}
                <= set(found.pactl("list", "short", "sources").split())
            ),
            "the microphone",
            lambda: found.pactl("list", "short", "sources"),
        )
        yield found
    finally:
        found.ends()


def test_a_call_is_heard_and_a_meter_is_none(sound: Sound, poll: Poll) -> None:
    in_use = Microphone().in_use
    assert not in_use()

    sound.records("speaker.monitor")
    poll.until(lambda: "PipeWire" in sound.pactl("list", "short", "source-outputs"), "the meter")
    assert not in_use()

    call = sound.records("microphone")
    poll.until(in_use, "the call", lambda: sound.pactl("list", "source-outputs"))
    call.terminate()
    poll.until(lambda: not in_use(), "its end")


def test_nobody_looks_at_the_screen(sound: Sound, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert not screen_is_shared()
