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

FILTER = """
context.spa-libs = {
    audio.convert.* = audioconvert/libspa-audioconvert
    support.* = support/libspa-support
}
context.modules = [
    { name = libpipewire-module-protocol-native }
    { name = libpipewire-module-client-node }
    { name = libpipewire-module-adapter }
    { name = libpipewire-module-filter-chain
      args = {
        node.description = "Noise suppression"
        filter.graph = { nodes = [ { type = builtin, name = copy, label = copy } ] }
        capture.props = { node.name = "noisy", node.target = "microphone" }
        playback.props = { node.name = "quiet", media.class = "Audio/Source" }
      } }
]
"""


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

    def runs(self, *words: str) -> subprocess.Popen[bytes]:
        """A program that ends with the servers."""
        program = self.starts(*words)
        self._programs.append(program)
        return program

    def streams(self) -> str:
        """What records, or is ready to."""
        return self.pactl("list", "source-outputs")

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
        poll.until(lambda: "[export]" in found.pactl("list", "clients"), "WirePlumber")
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


def test_a_call_is_heard_and_its_program_named(sound: Sound, poll: Poll) -> None:
    in_use = Microphone().in_use
    assert in_use() == ()

    sound.runs("parec", "--device", "speaker.monitor", "--client-name", "Recorder")
    poll.until(lambda: "Corked: no" in sound.streams(), "what is played")
    assert in_use() == ()

    call = sound.runs("parec", "--device", "microphone", "--client-name", "Calls")
    assert poll.until(in_use, "the call", sound.streams) == ("Calls",)
    call.terminate()
    poll.until(lambda: not in_use(), "its end")


METER = ("pw-record", "--properties", "{ stream.monitor = true }", "--target", "microphone")
LOOPBACK = ("pactl", "load-module", "module-loopback", "source=microphone", "sink=speaker")


@pytest.mark.parametrize(
    ("words", "shows", "corked"),
    [
        (LOOPBACK, "loopback-", "no"),
        ((*METER, "/dev/null"), "stream.monitor", "no"),
        (("pw-record", "--target", "0", "/dev/null"), "pw-record", "yes"),
        (("pipewire", "--config", "FILTER"), "filter-chain-", "no"),
    ],
    ids=["loopback", "meter", "corked", "filter"],
)
def test_what_is_no_call_is_none_and_a_call_beside_it_is_one(
    sound: Sound, poll: Poll, tmp_path: Path, words: tuple[str, ...], shows: str, corked: str
) -> None:
    chain = tmp_path / "filter.conf"
    chain.write_text(FILTER)
    sound.runs(*(str(chain) if word == "FILTER" else word for word in words))
    marks = (shows, f"Corked: {corked}")
    poll.until(lambda: all(mark in sound.streams() for mark in marks), shows, sound.streams)
    in_use = Microphone().in_use
    assert in_use() == ()

    sound.runs("parec", "--device", "microphone", "--client-name", "Calls")
    assert poll.until(in_use, "the call", sound.streams) == ("Calls",)


def test_nobody_looks_at_the_screen(sound: Sound, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert not screen_is_shared()
