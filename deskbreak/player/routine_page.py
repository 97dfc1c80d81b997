"""The page a person moves with: figure, counter, cue, and the way through the routine."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from deskbreak.domain import phrases
from deskbreak.domain.routine.exercise import Exercise
from deskbreak.domain.routine.step import Kind, Now, Stroke
from deskbreak.domain.session import Done
from deskbreak.player.buttons import Button
from deskbreak.player.figure import Figure
from deskbreak.player.playback import Playback, Steps, counted
from deskbreak.player.ring import Ring
from deskbreak.player.shares import column, row
from deskbreak.player.strip import Strip
from deskbreak.player.words import CENTRE, RIGHT, Words

SECOND = timedelta(seconds=1)
PAUSE = (phrases.PAUSE, "pause")
RESUME = (phrases.RESUME, "play")
NARROW, WIDE = 30, 70  # shares beside the figure: the counter alone, and with text


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
        self.set_up = Words(6)
        self.ring = Ring()
        self.stroke = Words(1.2, quiet=True, align=CENTRE)
        self.cue = Words(2, bold=True, align=CENTRE)
        self.strip = Strip()
        self.back = Button(phrases.BACK, "back")
        self.pause = Button(phrases.PAUSE, "pause", main=True)
        self.next = Button(phrases.NEXT, "next")
        self.stop = Button(phrases.STOP, "stop")
        self.hurts = Button(phrases.THAT_HURTS, "hurts")
        beside = column(
            (self.where, 13), (self.set_up, 240), (self.ring, 72), (self.stroke, 13), (None, 2)
        )
        self._widths = row((figure, 70), (beside, NARROW), gap=20)
        head = row((self.name, 62), (self.time, 38))
        ways = row(
            (self.back, 18), (self.pause, 24), (self.next, 18), (self.hurts, 24), (self.stop, 18)
        )
        self.setLayout(
            column(
                (head, 8), (self._widths, 57), (self.cue, 15), (self.strip, 9), (ways, 11), gap=10
            )
        )

    def show_at(self, now: Now, playback: Playback, awake: timedelta) -> None:
        """Show what is on; cheap where nothing changed."""
        exercise = self._exercises.get(now.step.exercise or "")
        preparing = now.step.kind in {Kind.MOVE, Kind.PREPARE}
        self.name.say(now.step.name)
        self.time.say(phrases.remaining(now.remaining, playback.length))
        self.strip.show_at(playback.parts, playback.elapsed(awake))
        self.pause.become(*(PAUSE if playback.running else RESUME))
        cue = exercise.move[0] if exercise and now.step.kind is Kind.PREPARE else now.cue
        self.cue.say(cue if playback.running else phrases.PAUSED)
        self._widths.setStretch(1, WIDE if preparing else NARROW)
        self.set_up.setVisible(preparing)
        for counting in (self.where, self.stroke):
            counting.setVisible(not preparing)
        self.figure.setVisible(exercise is not None)
        self.hurts.setEnabled(exercise is not None)
        if exercise and preparing:
            self.set_up.say(self._to_prepare(exercise))
        if exercise:
            self._pose(exercise, now)
        self._count(now, playback.steps)

    def moves(self, now: Now) -> bool:
        """Whether the picture changes from frame to frame."""
        return now.stroke in {Stroke.OUT, Stroke.BACK} and not self._still

    def news(self) -> str:
        """What a new step is, in the words that show."""
        shown = (self.name, self.where, self.set_up, self.cue)
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

    def _to_prepare(self, exercise: Exercise) -> str:
        """The set-up lines, and what to fetch of what the person has."""
        kit = next((kit for kit in exercise.kit if self._owned.issuperset(kit)), ())
        return phrases.to_prepare(exercise.set_up, kit)

    def _pose(self, exercise: Exercise, now: Now) -> None:
        """Have the figure do what is on."""
        if exercise.name != self.figure.accessibleName():
            self.figure.setAccessibleName(exercise.name)
            self.figure.setAccessibleDescription(" ".join(exercise.move))
        side = now.side or now.step.first_side
        self.figure.set_exercise(
            exercise.drawn(now.step.position), mirrored=side == "right", level=now.step.place or 1
        )
        self.figure.set_progress(round(now.progress) if self._still else now.progress)

    def _count(self, now: Now, steps: Steps) -> None:
        """The side or place that works, and how far the repetitions or the seconds are."""
        places = max((one.level or 0 for one in steps if one.block == now.step.block), default=0)
        self.where.say(phrases.where(now.side, now.step.level, places))
        self.stroke.say(phrases.STROKES.get(now.stroke or "", ""))
        count = counted(steps, now)
        if count:
            self.ring.show_at(now.progress, phrases.counter(*count), phrases.repetition(*count, now.side))
        else:
            left = -(-now.step_remaining // SECOND)
            self.ring.show_at(1 - now.fraction, str(left), phrases.seconds_left(left))
