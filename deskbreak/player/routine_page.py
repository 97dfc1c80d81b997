"""The page a person moves with: figure, counter, cue, and the way through the routine."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.routine.breath import CALM, breath
from deskbreak.domain.routine.exercise import Exercise
from deskbreak.domain.routine.script import LONG_HOLD
from deskbreak.domain.routine.step import Kind, Now, Step, Stroke
from deskbreak.domain.session import Done
from deskbreak.player import phrases
from deskbreak.player.playback import Playback, Steps, counted
from deskbreak.player.ring import Ring
from deskbreak.player.sounds import Sounds
from deskbreak.player.strip import Strip
from deskbreak.widgets import phrases as widgets_phrases
from deskbreak.widgets.buttons import Button
from deskbreak.widgets.figure import Figure
from deskbreak.widgets.shares import column, row
from deskbreak.widgets.toggle import Toggle
from deskbreak.widgets.words import CENTRE, RIGHT, Words

READY = frozenset({Kind.MOVE, Kind.PREPARE})  # what comes before the first repetition
ZERO, SECOND = timedelta(0), timedelta(seconds=1)
PAUSE = (reminder_phrases.PAUSE, "pause")
RESUME = (reminder_phrases.RESUME, "play")
NARROW, WITH_TEXT = 30, 70  # shares beside the figure: the counter alone, and with text
WIDE_FROM = 1.5  # width to height


class RoutinePage(QWidget):
    """Shows one moment of a routine; which one, it is told."""

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        owned: Collection[str],
        figure: Figure,
        *,
        still: bool,
    ) -> None:
        """`owned` is the person's kit; `still` shows key poses in place of motion."""
        super().__init__()
        self._exercises = exercises
        self._owned = frozenset(owned)
        self._still = still
        self.figure = figure
        self.name = Words(1.3, bold=True)
        self.time = Words(1.6, quiet=True, align=RIGHT)
        self.where = Words(1.3, bold=True, align=CENTRE)
        self.needs = Words(1.3, bold=True)
        self.set_up = Words(3.6)
        self.ring = Ring()
        self.stroke = Words(1.05, quiet=True, align=CENTRE)
        self.cue = Words(2, bold=True, align=CENTRE)
        self.caption = Words(1.1, quiet=True, align=CENTRE)
        self.voice = Toggle(phrases.VOICE, "voice")
        self.sound = Toggle(phrases.SOUND, "sound")
        self.full = Toggle(phrases.FULL_SCREEN, "full")
        self.strip = Strip()
        self.back = Button(widgets_phrases.BACK, "back")
        self.pause = Button(reminder_phrases.PAUSE, "pause", main=True)
        self.next = Button(widgets_phrases.NEXT, "next")
        self.stop = Button(phrases.STOP, "stop")
        self.hurts = Button(phrases.THAT_HURTS, "hurts")
        self._beside = column(
            (self.needs, 28),
            (self.where, 15),
            (self.set_up, 100),
            (self.ring, 72),
            (self.stroke, 16),
            (None, 2),
        )
        self._below = column((self.cue, 1))
        self._body = row((figure, 70), (self._beside, NARROW), gap=20)
        head = row(
            (self.name, 48), (self.voice, 6), (self.sound, 6), (self.full, 6), (self.time, 34)
        )
        ways = row(
            (self.back, 17), (self.pause, 23), (self.next, 17), (self.hurts, 27), (self.stop, 16)
        )
        self._whole = column(
            (head, 8),
            (self._body, 56),
            (self._below, 14),
            (self.caption, 4),
            (self.strip, 8),
            (ways, 11),
            gap=8,
        )
        self.setLayout(self._whole)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A wide window has room for the cue beside the figure, which then is larger."""
        super().resizeEvent(event)
        wide = self.width() > WIDE_FROM * self.height()
        place, share = (self._beside, 44) if wide else (self._below, 1)
        if place.indexOf(self.cue) < 0:
            (self._below if wide else self._beside).removeWidget(self.cue)
            place.addWidget(self.cue, share)
            self._whole.setStretchFactor(self._below, 0 if wide else 14)

    def show_at(self, now: Now, playback: Playback, awake: timedelta) -> None:
        """Show what is on; cheap where nothing changed."""
        exercise = self._exercises.get(now.step.exercise or "")
        preparing = now.step.kind in READY
        self.name.say(now.step.name)
        self.time.say(phrases.remaining(now.remaining, playback.length))
        self.strip.show_at(playback.parts, playback.elapsed(awake))
        self.pause.become(*(PAUSE if playback.running else RESUME))
        cue = exercise.move[0] if exercise and now.step.kind is Kind.PREPARE else now.cue
        self.cue.say(cue if playback.running else phrases.PAUSED)
        self._body.setStretch(1, WITH_TEXT if preparing else NARROW)
        self._beside.setStretchFactor(self.ring, 50 if preparing else 72)
        self.set_up.setVisible(preparing)
        self.where.setVisible(not preparing)
        self.figure.setVisible(exercise is not None)
        if exercise is None and self.focusWidget() is self.hurts:
            self.pause.setFocus()  # Qt would choose the next one: Stop
        self.hurts.setEnabled(exercise is not None)
        if exercise:
            self._pose(exercise, now)
        if exercise and preparing:
            self._prepare(exercise, now, playback.steps)
        self.needs.setVisible(preparing and bool(self.needs.text()))
        self._count(now, playback.steps)

    def sounds_at(self, sounds: Sounds, elapsed: timedelta) -> None:
        """Show what is said, and what of it is heard."""
        self.caption.say(sounds.caption(elapsed))
        self.voice.setChecked(sounds.voiced)
        self.sound.setChecked(not sounds.muted)

    def moves(self, now: Now) -> bool:
        """Whether the picture changes from frame to frame."""
        moving = now.stroke in {Stroke.OUT, Stroke.BACK}
        return (moving or now.step.kind in {Kind.PREPARE, Kind.BREATHE}) and not self._still

    def news(self) -> str:
        """What a new step is, in the words that show."""
        shown = (self.name, self.where, self.needs, self.set_up, self.cue)
        return "\n".join(words.text() for words in shown if words.text() and not words.isHidden())

    def told(self, done: Sequence[Done]) -> str:
        """What was done, a line for each exercise."""
        lines = []
        for name in dict.fromkeys(one.exercise for one in done):
            blocks = [one for one in done if one.exercise == name]
            left, right = sum(one.left for one in blocks), sum(one.right for one in blocks)
            exercise = self._exercises[name]
            line = phrases.done_line(exercise.name, left, right, sided=exercise.two_sided)
            if any(one.hurt for one in blocks):
                something = left or right
                line = (
                    phrases.done_and_hurt(line) if something else phrases.only_hurt(exercise.name)
                )
            lines.append(line)
        return "\n".join(lines)

    def _prepare(self, exercise: Exercise, now: Now, steps: Sequence[Step]) -> None:
        """What to fetch of what the person has, and the set-up lines, as they are for them."""
        own = (step for step in steps if step.block == now.step.block)
        lines = next((step.cues for step in own if step.kind is Kind.PREPARE), exercise.set_up)
        kit = next((kit for kit in exercise.kit if self._owned.issuperset(kit)), ())
        self.needs.say(phrases.needed(kit))
        first = now.step.first_side if exercise.two_sided else None
        self.set_up.say(phrases.to_prepare(lines, first))

    def _pose(self, exercise: Exercise, now: Now) -> None:
        """Have the figure do what is on."""
        if exercise.name != self.figure.accessibleName():
            self.figure.setAccessibleName(exercise.name)
            self.figure.setAccessibleDescription(" ".join(exercise.move))
        side = now.side or now.step.first_side
        picture = exercise.drawn(now.step.position)
        self.figure.set_exercise(picture, mirrored=side == "right", level=now.step.place or 1)
        if self._still:
            self.figure.set_progress(self._shown(now.progress))
        else:
            self.figure.set_progress(
                previewed(exercise, now), breath(now, inhales=picture.inhales)
            )

    def _count(self, now: Now, steps: Steps) -> None:
        """The side or place that works, and how far the repetitions or the seconds are."""
        places = max((one.level or 0 for one in steps if one.block == now.step.block), default=0)
        self.where.say(phrases.where(now.side, now.step.level, places))
        self.stroke.say(_stroke(now))
        count = counted(steps, now)
        if count:
            full = self._shown(now.progress)
            said = phrases.repetition(*count, now.side)
            self.ring.show_at(full, phrases.counter(*count), said)
        elif now.step.kind is Kind.BREATHE:
            self._breathe(now)
        else:
            ready = [one for one in steps if one.block == now.step.block and one.kind in READY]
            until = ready if now.step.kind in READY else [now.step]
            self.stroke.say(phrases.UNTIL_IT_BEGINS if ready == until else "")
            left = until[-1].end - now.step.start - now.into
            seconds = -(-left // SECOND)
            full = left / (until[-1].end - until[0].start)
            self.ring.show_at(full, str(seconds), phrases.seconds_left(seconds))

    def _breathe(self, now: Now) -> None:
        """The breaths at the end: the ring fills with the breath in."""
        count, of = int(now.into / CALM) + 1, round(now.step.length / CALM)
        inward = now.into % CALM < CALM / 2
        self.stroke.say(phrases.BREATHE_IN if inward else phrases.BREATHE_OUT)
        full = self._shown(breath(now, inhales=True))
        self.ring.show_at(full, phrases.counter(count, of), phrases.breath(count, of))

    def _shown(self, progress: float) -> float:
        """What shows of a movement that is so far out: just this, or the key pose it is nearer."""
        return round(progress) if self._still else progress


def _stroke(now: Now) -> str:
    """Out, hold or back; what is left of a hold for which one would begin to count."""
    word = phrases.STROKES.get(now.stroke or "", "")
    hold = now.step.tempo[1]
    if now.stroke is not Stroke.HOLD or hold < LONG_HOLD:
        return word
    return f"{word} · {-(-hold * (1 - now.fraction) // SECOND)}"


def previewed(exercise: Exercise, now: Now) -> float:
    """How far the movement is out; it is shown once while the person gets ready, if that fits."""
    if now.step.kind is not Kind.PREPARE:
        return now.progress
    dose = exercise.dose
    out, hold, back = (
        timedelta(seconds=span)
        for span in (dose.out_seconds, min(dose.hold_seconds, 1), dose.back_seconds)
    )
    into = now.into - SECOND
    if out + hold + back > now.step.length - 2 * SECOND or into < ZERO:
        return 0.0
    return min(into / out, 1.0) if into < out + hold else max(1 - (into - out - hold) / back, 0.0)
