from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from deskbreak.desktop.busy.port import Probe
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain import settings
from deskbreak.domain.reminder.presence import Holder, Level
from deskbreak.domain.routine import phrases as routine_phrases
from deskbreak.domain.routine import timeline
from deskbreak.domain.routine.composer import compose
from deskbreak.domain.settings import Place, Voice
from deskbreak.player import phrases
from deskbreak.player.main import voiced
from deskbreak.player.playback import Playback
from deskbreak.player.sounds import LATE, Sounds
from tests.catalogue import SHIPPED, few
from tests.player.fake_sounder import FakeSounder

ZERO = timedelta()
TICK = timedelta(milliseconds=20)
FILES = Path("/chimes")


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


class Room:
    """Somebody who listens."""

    def __init__(self, *, voice: bool = True, chimes: bool = True) -> None:
        known = few("blade-open", "hug-turn", "seat-desk-slide")
        routine = compose(known, 3, (), settings.Person(stays_seated=True), day=date(2026, 3, 2))
        self.playback = Playback(timeline.steps(routine))
        self.voice, self.chimes = FakeSounder(), FakeSounder()
        self.sounds = Sounds(SHIPPED, self.voice, self.chimes, FILES, voiced=voice, chimed=chimes)
        self.awake = seconds(1000)
        self.playback.run(self.awake)

    def listens(self, span: float, tick: timedelta = TICK) -> None:
        end = self.awake + seconds(span)
        while self.awake < end:
            self.sounds.follow(self.playback, self.awake)
            self.awake = min(self.awake + tick, end)
        self.sounds.follow(self.playback, self.awake)


@pytest.fixture
def room() -> Room:
    return Room()


def test_it_begins_with_the_first_exercise(room: Room) -> None:
    room.listens(0)

    assert room.voice.take() == ["(ready)", "(hush)", "Open the collarbones"]
    assert room.voice.by == [room.awake + LATE]


def test_it_begins_so_even_if_it_is_looked_at_a_little_later(room: Room) -> None:
    room.awake += TICK
    room.listens(0)

    assert room.voice.take()[2:] == ["Open the collarbones"]
    assert room.voice.by == [room.awake - TICK + LATE]


def test_words_and_chimes_come_in_their_order(room: Room) -> None:
    room.listens(14)

    assert room.voice.take()[2:] == [
        "Open the collarbones",
        "Turn your palms out: the blades draw down and together.",
        "Ease off.",
        "5 more. The ribs stay down",
    ]
    assert room.chimes.take() == ["back.wav", "hold.wav", "back.wav"]


def test_the_last_chime_is_given_on_the_planned_second(room: Room) -> None:
    begin = room.awake
    room.listens(room.playback.length.total_seconds() + 3)

    assert room.chimes.asked[-1] == "done.wav"
    assert room.chimes.by[-1] == begin + room.playback.length + LATE
    assert room.voice.asked[-1] == routine_phrases.DONE_TITLE


def test_a_slow_machine_leaves_out_what_is_late(room: Room) -> None:
    room.listens(0)
    room.awake += seconds(3.5)
    room.sounds.follow(room.playback, room.awake)

    assert room.voice.asked[-1] == "Turn your palms out: the blades draw down and together."
    assert room.voice.by[-1] == seconds(1002.2) + LATE < room.awake


def test_a_pause_hushes_and_nothing_is_heard_until_it_goes_on(room: Room) -> None:
    room.listens(6)
    room.voice.take()
    room.playback.stand(room.awake)
    room.listens(300)
    assert room.voice.take() == ["(hush)"]
    assert room.sounds.caption(room.playback.elapsed(room.awake)) == ""

    room.playback.run(room.awake)
    room.listens(2.5)
    assert room.voice.take() == ["(hush)", "Ease off.", "5 more. The ribs stay down"]


def test_a_skip_hushes_and_names_what_comes_at_once(room: Room) -> None:
    room.listens(10)
    room.voice.take()
    room.playback.next(room.awake)
    room.listens(0)

    assert room.voice.take() == ["(hush)", "Hug and turn, right"]


def test_back_names_the_exercise_anew(room: Room) -> None:
    room.listens(60)
    room.voice.take()
    room.playback.back(room.awake)
    room.listens(0)

    assert room.voice.take() == ["(hush)", "Hug and turn, right"]


def test_what_is_left_out_to_the_end_ends_with_the_chime(room: Room) -> None:
    for _ in range(4):
        room.playback.next(room.awake)
    room.listens(0)

    assert room.chimes.take() == ["done.wav"]


def test_mute_silences_both_and_gives_both_back(room: Room) -> None:
    room.listens(9)
    room.voice.take(), room.chimes.take()
    room.sounds.mute()
    room.listens(20)
    assert (room.voice.take(), room.chimes.take()) == (["(hush)"], [])
    assert not room.sounds.voiced

    room.sounds.mute()
    room.listens(8)
    assert room.voice.take() == ["Last one"]
    assert room.chimes.take() == ["back.wav", "out.wav", "hold.wav", "back.wav"]


def test_with_the_voice_off_every_stroke_has_its_chime(room: Room) -> None:
    room.listens(8.9)
    room.voice.take(), room.chimes.take()
    room.sounds.switch_voice()
    room.listens(8)

    assert room.voice.take() == ["(hush)"]
    assert room.chimes.take() == ["out.wav", "hold.wav", "back.wav", "out.wav"]
    room.sounds.switch_voice()
    assert room.sounds.voiced


def test_the_voice_key_ends_mute_too(room: Room) -> None:
    room.sounds.mute()
    room.sounds.switch_voice()

    assert room.sounds.voiced
    assert not room.sounds.muted


def test_the_settings_choose_at_the_start() -> None:
    room = Room(voice=False, chimes=False)
    room.listens(20)

    assert room.voice.take() == ["(hush)"]
    assert room.chimes.take() == []


def test_words_are_to_be_read_whether_or_not_they_are_heard() -> None:
    for room in (Room(), Room(voice=False)):
        room.listens(0)
        assert room.sounds.caption(ZERO) == "Open the collarbones"


def test_a_missing_voice_is_told_once_and_chimes_fill_its_place(room: Room) -> None:
    assert room.sounds.news() == ""
    room.voice.silent = True
    room.listens(7)

    assert room.sounds.news() == phrases.NO_VOICE
    assert room.sounds.news() == ""
    assert room.chimes.take() == ["out.wav", "hold.wav", "back.wav"]
    assert room.voice.take() == ["(ready)", "(hush)"]


def test_where_nothing_sounds_the_text_is_named(room: Room) -> None:
    room.voice.silent = room.chimes.silent = True

    assert room.sounds.news() == phrases.NO_SOUND


def test_it_tells_when_it_is_to_be_asked_next(room: Room) -> None:
    room.listens(0)
    assert room.sounds.next_at() == seconds(2.2)

    room.listens(room.playback.length.total_seconds())
    assert room.sounds.next_at() is None


def test_nothing_is_heard_twice_however_often_it_looks(room: Room) -> None:
    room.listens(14, tick=timedelta(milliseconds=1))

    assert len(set(room.voice.asked)) == len(room.voice.asked)


def test_closing_ends_the_words(room: Room) -> None:
    room.sounds.close()

    assert room.voice.take() == ["(ready)", "(close)"]
    assert room.chimes.take() == []


# -- whether there is a voice -------------------------------------------------------------------


def asked(answer: bool | None) -> Mapping[Level, Probe]:
    """The probes of a machine on which the microphone is in use, free, or not to be learnt."""

    def probe() -> bool:
        if answer is None:
            raise Unavailable("no pactl here")
        return answer

    return {Holder.MICROPHONE: probe}


@pytest.mark.parametrize(
    ("voice", "place", "microphone", "speaks"),
    [
        ("auto", Place.OFFICE, False, True),
        ("auto", Place.OFFICE, None, True),
        ("auto", Place.OFFICE, True, False),
        ("auto", Place.OPEN_PLAN, False, False),
        ("yes", Place.OPEN_PLAN, True, True),
        ("no", Place.HOME, False, False),
    ],
)
def test_auto_is_silent_where_others_would_hear(
    voice: str, place: Place, *, microphone: bool | None, speaks: bool
) -> None:
    assert voiced(Voice(voice), place, lambda: asked(microphone)) is speaks
    assert voiced(Voice.AUTO, Place.HOME, dict)


def test_v_speaks_where_auto_is_silent() -> None:
    room = Room(voice=False)
    room.sounds.switch_voice()
    room.listens(0)
    assert room.voice.asked[-1] == "Open the collarbones"
