"""
What sounds when: words that are never two at once, and chimes that give the tempo between them.

Words are wished for a moment, a little ahead of it; whatever does not fit before the next that is
due is said in a shorter form or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from deskbreak.domain.routine.step import ZERO, Step

LEAD = timedelta(seconds=0.8)  # words come this much ahead of what they speak of
GAP = timedelta(seconds=0.3)  # between two utterances; a synthesizer tells its end this late
READ = timedelta(seconds=2.5)  # a caption stands so long at least
CHIME = timedelta(seconds=0.3)  # how long one of the short chimes is heard

# Measured over every text of the exercises at 175 words a minute, the usual rate of synthesizers;
# nine in ten are shorter than this says.
BEGINNING, LETTER, DIGIT, STOP = (timedelta(seconds=each) for each in (0.2, 0.052, 0.2, 0.2))


class Chime(StrEnum):
    """The chimes: a movement's beginning, its end, the way back, and the end of the routine."""

    OUT = "out"
    HOLD = "hold"
    BACK = "back"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Said:
    """Words, when they begin and about how long they last."""

    at: timedelta
    words: str

    @property
    def end(self) -> timedelta:
        """When they are about to be over."""
        return self.at + speaking(self.words)


@dataclass(frozen=True, slots=True)
class Rung:
    """A chime and when it begins."""

    at: timedelta
    chime: Chime


@dataclass(frozen=True, slots=True)
class Wish:
    """
    Words for a `moment`, in forms from the fullest to the shortest; each line is an utterance.

    They come `lead` ahead, and after what is still being said only where they are `patient`.
    What is `firm` has its time kept free by the others.
    """

    moment: timedelta
    forms: tuple[str, ...]
    lead: timedelta = LEAD
    firm: bool = False
    patient: bool = False

    def at(self, since: timedelta) -> timedelta:
        """When it is wished for by who listens from `since` on."""
        return max(self.moment - self.lead, since)


def speaking(words: str) -> timedelta:
    """About how long it takes to say them; rather too long than too short."""
    digits = sum(letter.isdigit() for letter in words)
    stops = sum(letter in ",;:." for letter in words[:-1])
    return BEGINNING + LETTER * len(words) + DIGIT * digits + STOP * stops


def placed(wishes: Sequence[Wish], since: timedelta, end: timedelta) -> Iterator[Said]:
    """What is said of the wishes from `since` on, in order and within `end`."""
    heard = [wish for wish in wishes if wish.moment >= since]
    heard.sort(key=lambda wish: wish.at(since))
    free = since
    for number, wish in enumerate(heard):
        due = (later.at(since) - GAP for later in heard[number + 1 :] if later.firm)
        at = max(wish.at(since), free)
        if at > wish.at(since) and not wish.patient:
            continue
        room = next(due, end) - at
        form = next((form for form in wish.forms if _lasting(form) <= room), "")
        for line in form.splitlines():
            said = Said(max(at, free), line)
            free = said.end + GAP
            yield said


def _lasting(form: str) -> timedelta:
    lines = form.splitlines()
    return sum(map(speaking, lines), GAP * (len(lines) - 1))


def chimes(steps: Sequence[Step], since: timedelta, script: Sequence[Said]) -> tuple[Rung, ...]:
    """The chimes from `since` on that no words of `script` drown, and the one that ends it all."""
    end = steps[-1].end if steps else ZERO
    rung = [
        one
        for one in _strokes(steps)
        if one.at >= since
        and not any(said.at < one.at + CHIME and one.at < said.end for said in script)
    ]
    return (*rung, Rung(end, Chime.DONE))


def caption(script: Sequence[Said], elapsed: timedelta) -> str:
    """The words to be read at `elapsed`: those that are being said, or were a moment ago."""
    begun = [said for said in script if said.at <= elapsed]
    if begun and elapsed < max(begun[-1].end, begun[-1].at + READ):
        return begun[-1].words
    return ""


def _strokes(steps: Sequence[Step]) -> Iterator[Rung]:
    """The beginning of every stroke; a step that was cut short keeps those within it."""
    for step in steps:
        out, hold, _back = step.tempo
        for count in range(-(-step.length // step.repetition) if step.repetition else 0):
            begin = step.start + count * step.repetition
            strokes = [(begin, Chime.OUT), (begin + out + hold, Chime.BACK)]
            if hold:
                strokes.insert(1, (begin + out, Chime.HOLD))
            yield from (Rung(at, chime) for at, chime in strokes if at < step.end)
