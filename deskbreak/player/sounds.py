"""
What is heard while a routine plays: words by the voice, chimes between them.

It is told where the routine stands, as often as the window looks, and gives out what is due. What
comes too late to be of use is left out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from deskbreak.desktop.sound.port import Sounder
from deskbreak.domain.routine import heard
from deskbreak.domain.routine.exercise import Exercise
from deskbreak.domain.routine.heard import Rung, Said
from deskbreak.domain.routine.script import script
from deskbreak.player import phrases
from deskbreak.player.playback import Playback

ZERO = timedelta()
LATE = timedelta(seconds=0.3)  # a sound that is later than this says something else


class Sounds:
    """Follows a playback; what the settings say holds until a key changes it."""

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        voice: Sounder,
        chimes: Sounder,
        files: Path,
        *,
        voiced: bool,
        chimed: bool,
    ) -> None:
        """`files` is the folder of the chimes, by their names."""
        self.muted = False
        self._exercises = exercises
        self._voice = voice
        self._chimes = chimes
        self._files = files
        self._voiced, self._chimed = voiced, chimed
        self._told = ""  # of what is missing
        self._course: object = None  # of the playback, when it was last looked at
        self._rings = (False, False)  # voice and chimes, as the script was made for
        self._since = self._passed = ZERO
        self._script: tuple[Said, ...] = ()
        self._due: deque[Said | Rung] = deque()
        if self._voiced:
            voice.ready()

    @property
    def talks(self) -> bool:
        """Whether a voice is heard."""
        return self._voiced and not self.muted and not self._voice.silent

    @property
    def rings(self) -> bool:
        """Whether chimes are wanted now."""
        return self._chimed and not self.muted

    @property
    def voiced(self) -> bool:
        """Whether a voice is wanted now."""
        return self._voiced and not self.muted

    def mute(self) -> None:
        """Everything off, or on again."""
        self.muted = not self.muted
        if self.muted:
            self._voice.hush()

    def switch_voice(self) -> None:
        """The voice off, or on; on also ends `mute`."""
        self._voiced = not self.voiced
        if self._voiced:
            self.muted = False
        else:
            self._voice.hush()

    def follow(self, playback: Playback, awake: timedelta) -> None:
        """Give out what is due; be quiet if the routine stands still or goes on elsewhere."""
        elapsed = playback.elapsed(awake)
        if playback.course != self._course:
            self._course = playback.course
            self._voice.hush()
            self._since = playback.place  # which was not just now: the window looks a little later
            self._passed = self._since - timedelta.resolution
            self._write(playback)
        elif self._rings != (self.talks, self.rings):
            self._write(playback)
        while playback.running and self._due and self._due[0].at <= elapsed:
            due = self._due.popleft()
            by = awake + LATE - (elapsed - due.at)
            if isinstance(due, Rung):
                self._chimes.give(str(self._files / f"{due.chime}.wav"), by)
            else:
                self._voice.give(due.words, by)
        self._passed = elapsed

    def next_at(self) -> timedelta | None:
        """The place in the routine at which something is due again."""
        return self._due[0].at if self._due else None

    def caption(self, elapsed: timedelta) -> str:
        """The words to be read, whether or not they are heard."""
        return heard.caption(self._script, elapsed)

    def news(self) -> str:
        """Once: what is not heard since this machine has nothing to sound it with."""
        missing = ""
        if self._voiced and self._voice.silent:
            missing = phrases.NO_VOICE
        if self._chimes.silent and not self.talks:
            missing = phrases.NO_SOUND
        if missing == self._told:
            return ""
        self._told = missing
        return missing

    def close(self) -> None:
        """No more words; a chime may fade."""
        self._voice.close()

    def _write(self, playback: Playback) -> None:
        """What will be heard, for who is heard now."""
        self._rings = talks, rings = self.talks, self.rings
        self._script = script(playback.steps, self._exercises, self._since, chimed=rings)
        said = self._script if talks else ()
        rung = heard.chimes(playback.steps, self._since, said) if rings else ()
        sounds: list[Said | Rung] = [*said, *rung]
        sounds.sort(key=lambda each: each.at)
        self._due = deque(each for each in sounds if each.at > self._passed)
