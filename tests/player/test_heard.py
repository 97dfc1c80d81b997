"""What really comes out of a sound server: the chimes, and each voice of Linux."""
# ruff: noqa: E402, TID251 - the type checker knows the adapters only after the assert

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

assert sys.platform == "linux"

from deskbreak.desktop.here import machine
from deskbreak.desktop.loop import clock
from deskbreak.desktop.sound.command import Espeak, SoundCommand
from deskbreak.desktop.sound.port import Sounder, Source
from deskbreak.desktop.sound.queue import SoundQueue
from deskbreak.desktop.sound.speech_dispatcher import SpeechDispatcher
from deskbreak.desktop.sound.volume import as_loud_as
from deskbreak.domain.routine import timeline
from deskbreak.domain.routine.blocks import Block, Routine
from deskbreak.domain.routine.exercise import Position, Role
from deskbreak.domain.routine.script import script
from deskbreak.player.playback import Playback
from deskbreak.player.sounds import Sounds
from tests.catalogue import SHIPPED
from tests.player.fake_sounder import FakeSounder
from tests.player.null_sink import Ear, null_sink

BEFORE = timedelta(milliseconds=50)  # a sound is due
AHEAD = timedelta(
    hours=1
)  # of the machine: however late it hears, no sound is too late to be given
QUICK = replace(  # leaves pauses between the words
    SHIPPED["blade-open"],
    move=("Palms out.",),
    cues=("Soft jaw", "Soft jaw"),
    dose=replace(
        SHIPPED["blade-open"].dose,
        out_seconds=1,
        hold_seconds=1,
        back_seconds=1,
        set_up_seconds=3,
    ),
)
BLOCK = Block(QUICK, Role.MAIN, Position.SEATED, 2)
STEPS = timeline.steps(Routine(1, Position.SEATED, (BLOCK,)))


@dataclass
class Studio:
    """Plays a routine of nine seconds, as fast as it is heard."""

    ear: Ear

    def hears(
        self, voice: Sounder, chimes: Sounder, planned: list[timedelta], *, voiced: bool
    ) -> None:
        """A sound at each planned place, silence just before it, and none at the end."""
        playback, begin = Playback(STEPS), clock.read().awake + AHEAD
        sounds = Sounds(
            {QUICK.id: QUICK}, voice, chimes, as_loud_as(1), voiced=voiced, chimed=True
        )
        playback.run(begin)
        for place in planned:
            sounds.follow(playback, begin + place - BEFORE)
            assert self.ear.is_quiet(), f"a sound before {place}"
            sounds.follow(playback, begin + place)
            self.ear.hears(f"the sound at {place}")
        sounds.follow(playback, begin + playback.length + BEFORE)
        assert self.ear.is_quiet(), "a sound after the end"
        voice.close()
        chimes.close()


@pytest.fixture
def studio(monkeypatch: pytest.MonkeyPatch) -> Iterator[Studio]:
    with null_sink() as (ear, here):
        for name, value in here.items():
            monkeypatch.setenv(name, value)
        for name in ("SPEECHD_ADDRESS", "PULSE_SERVER"):
            monkeypatch.delenv(name, raising=False)
        yield Studio(ear)
        _end_speech_server(Path(here["XDG_RUNTIME_DIR"]))


def _end_speech_server(runtime: Path) -> None:
    """The one that was started here would wait some seconds for others."""
    for file in (runtime / "speech-dispatcher" / "pid").glob("*.pid"):
        with suppress(ProcessLookupError):
            os.kill(int(file.read_text()), signal.SIGTERM)


def test_each_chime_is_heard_and_the_last_at_the_end(studio: Studio) -> None:
    planned = [timedelta(seconds=second) for second in (3, 4, 5, 6, 7, 8, 9)]
    studio.hears(FakeSounder(), machine.chimes(), planned, voiced=False)


def espeak() -> Source:
    return Espeak(SoundCommand("pw-play"), 1, "en")


@pytest.mark.parametrize("make", [partial(SpeechDispatcher, 1, "en"), espeak])
def test_words_are_heard_when_they_are_planned(studio: Studio, make: partial[Source]) -> None:
    planned = [said.at for said in script(STEPS, {QUICK.id: QUICK})]
    studio.hears(SoundQueue("voice", [make]), FakeSounder(), planned, voiced=True)
