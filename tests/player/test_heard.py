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

from deskbreak.desktop import choose_player, clock
from deskbreak.desktop.outlet import Outlet
from deskbreak.desktop.ports import Sounder, Source
from deskbreak.desktop.sound_child import Child, Espeak
from deskbreak.desktop.sound_files import as_loud_as
from deskbreak.desktop.speech_dispatcher import SpeechDispatcher
from deskbreak.domain import settings
from deskbreak.domain.routine import timeline
from deskbreak.domain.routine.blocks import Block, Routine
from deskbreak.domain.routine.exercise import Position, Role
from deskbreak.domain.routine.script import script
from deskbreak.player.playback import Playback
from deskbreak.player.sounds import Sounds
from tests.catalogue import SHIPPED
from tests.player.fake_sounder import FakeSounder
from tests.player.null_sink import LOUD, Ear, null_sink

WAIT = timedelta(seconds=20)
TAIL = timedelta(seconds=1)
PAUSE = 20  # fiftieths of a second: longer than one within a sentence
LATENCY = 0.6  # seconds from asking a sound server to hearing it, on a busy machine
QUICK = replace(  # leaves pauses between the words, for a busy machine speaks late
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
    """Plays a routine of nine seconds, and tells when what is heard began."""

    ear: Ear

    def onsets(self, voice: Sounder, chimes: Sounder, wanted: settings.Player) -> list[float]:
        """Seconds into the routine at which silence ended, until a second after its end."""
        playback = Playback(STEPS)
        sounds = Sounds({QUICK.id: QUICK}, voice, chimes, as_loud_as(1), wanted)
        levels = self.ear.levels()
        for _late in range(50):  # until they come one by one
            next(levels)
        begin, found, quiet = clock.read().awake, [], 99
        playback.run(begin)
        for level in levels:
            awake = clock.read().awake
            sounds.follow(playback, awake)
            if level > LOUD and quiet > PAUSE:
                found.append(round((awake - begin).total_seconds(), 2))
            quiet = 0 if level > LOUD else quiet + 1
            if awake - begin > playback.length + TAIL:
                break
        voice.close()
        chimes.close()
        return found


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


def on_time(heard: list[float], planned: list[float]) -> bool:
    return len(heard) == len(planned) and all(
        0 <= late - due <= LATENCY for late, due in zip(heard, planned, strict=True)
    )


def test_chimes_are_heard_when_they_are_planned_and_the_last_on_the_planned_second(
    studio: Studio,
) -> None:
    heard = studio.onsets(FakeSounder(), choose_player.chimes(), settings.Player(voice=False))

    assert on_time(heard, [3, 4, 5, 6, 7, 8, 9]), heard


def espeak() -> Source:
    return Espeak(Child("pw-play"), 1, "en")


@pytest.mark.parametrize("make", [partial(SpeechDispatcher, 1, "en"), espeak])
def test_words_are_heard_when_they_are_planned(studio: Studio, make: partial[Source]) -> None:
    voice = Outlet("voice", [make])
    heard = studio.onsets(voice, FakeSounder(), settings.Player())
    planned = script(STEPS, {QUICK.id: QUICK})

    assert on_time(heard, [said.at.total_seconds() for said in planned]), (heard, planned)
