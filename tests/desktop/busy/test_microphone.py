from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from deskbreak.desktop.busy.microphone import Microphone
from deskbreak.desktop.unavailable import Unavailable
from tests.desktop.busy.programs import Programs

SOURCES = [
    {"index": 43, "name": "alsa_input.pci.analog-stereo"},
    {"index": 48, "name": "alsa_output.pci.analog-stereo.monitor"},
]


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    monkeypatch.setenv("PATH", str(tmp_path))
    return Programs(tmp_path)


def stream(source: int = 43, **more: Any) -> dict[str, Any]:
    """One of `pactl list source-outputs`, as pactl 16 has it on PipeWire and on PulseAudio."""
    marks = more.pop("marks", {"application.name": "Calls"})
    usual = {"corked": False, "resample_method": "PipeWire", "owner_module": None, "client": "60"}
    return {"index": 56, "source": source, "properties": marks} | usual | more


def has(programs: Programs, *streams: dict[str, Any]) -> None:
    """`pactl` answers each question by its last word."""
    programs.says_json("streams", streams)
    programs.says_json("sources", SOURCES)
    (programs.folder / "pactl").write_text(
        f'#!/bin/sh\n[ "$LC_ALL" = C ] || exit 1\ncase "$*" in\n'
        f'"-f json list source-outputs") exec {programs.folder}/streams;;\n'
        f'"-f json list short sources") exec {programs.folder}/sources;;\nesac\nexit 1\n'
    )
    (programs.folder / "pactl").chmod(0o755)


def test_a_stream_from_a_microphone_is_a_call_of_its_program(programs: Programs) -> None:
    has(programs, stream(corked=True, marks={"application.name": "Recorder"}), stream())
    assert Microphone().in_use() == ("Calls",)


@pytest.mark.parametrize(
    ("marks", "name"),
    [
        ({"application.name": "OBS", "application.process.binary": "obs"}, "OBS"),
        ({"application.process.binary": "zoom"}, "zoom"),
        ({"application.name": "PipeWire ALSA [audacity]"}, "audacity"),
        ({"application.name": "ALSA plug-in [skype]"}, "skype"),
        ({"application.name": "two\nlines"}, "two lines"),
        ({}, ""),
    ],
)
def test_the_program_is_named_as_a_person_knows_it(
    programs: Programs, marks: dict[str, str], name: str
) -> None:
    has(programs, stream(marks=marks))
    assert Microphone().in_use() == (name,)


def test_each_program_is_named_once_and_none_that_records_what_is_played(
    programs: Programs,
) -> None:
    meter = stream(48, marks={"application.name": "Recorder"})
    has(programs, stream(), meter, stream(), stream(marks={"application.name": "Another"}))
    assert Microphone().in_use() == ("Another", "Calls")


def test_a_program_of_pulseaudio_belongs_to_a_module_and_is_a_client(programs: Programs) -> None:
    has(programs, stream(owner_module="8"))
    assert Microphone().in_use() == ("Calls",)


@pytest.mark.parametrize(
    "idle",
    [
        stream(48),
        stream(corked=True),
        stream(resample_method="peaks"),
        stream(marks={"application.id": "org.PulseAudio.pavucontrol"}),
        stream(marks={"stream.monitor": "true", "resample.peaks": "true"}),
        stream(48, marks={"stream.capture.sink": "true"}),
        stream(owner_module="23", client=None),
        stream(client=None, marks={"node.link-group": "filter-chain-3478-6"}),
    ],
)
def test_meters_what_is_played_what_stands_still_and_what_the_server_carries_are_none(
    programs: Programs, idle: dict[str, Any]
) -> None:
    has(programs, idle)
    assert not Microphone().in_use()


def test_silence_is_none(programs: Programs) -> None:
    has(programs)
    assert not Microphone().in_use()


def test_a_call_that_goes_on_costs_one_question(programs: Programs) -> None:
    microphone = Microphone()
    has(programs, stream())
    assert microphone.in_use()
    (programs.folder / "sources").unlink()
    assert microphone.in_use()

    has(programs, stream(48))
    assert not microphone.in_use()


def test_without_a_sound_server_nobody_can_tell(programs: Programs) -> None:
    with pytest.raises(Unavailable, match="pactl is not installed"):
        Microphone().in_use()
    programs.says("pactl", "Connection refused", 1)
    with pytest.raises(Unavailable, match="pactl cannot be asked"):
        Microphone().in_use()
    programs.says("pactl", "Source Output #56")  # an older one
    with pytest.raises(Unavailable, match="pactl gives no JSON"):
        Microphone().in_use()


def test_a_sound_server_that_hangs_is_left_after_two_seconds(programs: Programs) -> None:
    programs.hangs("pactl")
    with pytest.raises(Unavailable, match="no answer in 2 seconds"):
        Microphone().in_use()
