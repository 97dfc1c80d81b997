"""
The routine window: its pages, its keys, and the one timer that moves it.

The timer is as slow as what is on allows: a frame's pace while something moves, a fifth of a
second while figures alone change, no more than the next step while nobody sees it, and never
later than the next sound.

Over 300 lines, a few for each of the many things that a person, the clock or the desktop can do to
a routine: apart they would hand the same seven parts to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from deskbreak.desktop.awake.port import Awake
from deskbreak.domain.reminder.presence import Locked, Moment, Unlocked
from deskbreak.domain.routine import phrases as routine_phrases
from deskbreak.domain.routine import timeline
from deskbreak.domain.routine.blocks import Routine
from deskbreak.domain.routine.hurts import Care, Steps
from deskbreak.domain.routine.step import Step
from deskbreak.domain.session import Felt
from deskbreak.domain.settings import Person
from deskbreak.player import phrases
from deskbreak.player.pages import Answers, Keys, Pages
from deskbreak.player.playback import Playback
from deskbreak.player.record import Record
from deskbreak.player.routine_page import RoutinePage
from deskbreak.player.sounds import Sounds
from deskbreak.widgets.access import announce
from deskbreak.widgets.card import Card
from deskbreak.widgets.phrases import BEGIN, SAFETY, SAFETY_TITLE
from deskbreak.widgets.shares import column
from deskbreak.widgets.words import CENTRE, Words

FRAME, FIGURES = timedelta(milliseconds=33), timedelta(milliseconds=200)
LONGEST_PAUSE, FOREVER = timedelta(minutes=10), timedelta.max
END_PAGE, MILLISECOND = timedelta(seconds=60), timedelta(milliseconds=1)
PAUSES, LONGEST_SLEEP = timedelta(seconds=2), timedelta(minutes=2)  # suspend that is noticed
NOTHING_ELSE: Answers = MappingProxyType({})
Key = Qt.Key


class Window(QWidget):
    """Plays one routine, keeps its record, and closes by itself."""

    def __init__(
        self,
        playback: Playback,
        page: RoutinePage,
        record: Record,
        clock: Callable[[], Moment],
        next_break: Callable[[], str],
        care: Care,
        awake: Awake,
        sounds: Sounds,
    ) -> None:
        """`next_break` says in a sentence when the next break is, or nothing."""
        super().__init__()
        self._playback = playback
        self._page = page
        self._record = record
        self._clock = clock
        self._next_break = next_break
        self._care = care
        self._screen = awake
        self._sounds = sounds
        self._slept = clock().slept
        self._closes_at: timedelta | None = None  # on the clock `awake`
        self._step: Step | None = None  # that is on
        self._announced: tuple[Step | None, str] = (None, "")  # the step and the note
        self.timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.tick)
        self._pages = Pages()
        self._pages.addWidget(page)
        self._note = Words(1.2, quiet=True, align=CENTRE)
        self._note.hide()
        layout = column((self._pages, 96), (self._note, 4), gap=0)
        self.setLayout(layout)
        self.setWindowTitle(phrases.PLAYER_TITLE)
        for button, action, key in (
            (page.back, partial(self._go, playback.back), Key.Key_Left),
            (page.pause, self._toggle, Key.Key_Space),
            (page.next, partial(self._go, playback.next), Key.Key_Right),
            (page.stop, self.close, Key.Key_Escape),
            (page.hurts, self._that_hurts, Key.Key_H),
            (page.voice, self._switch_voice, Key.Key_V),
            (page.sound, self._mute, Key.Key_M),
            (page.full, self._full_screen, Key.Key_F),
        ):
            button.clicked.connect(action)
            button.setToolTip(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
        self._always: Keys = {Key.Key_F: self._full_screen, Key.Key_Escape: self.close}
        self._keys: Keys = {}  # those of the page

    # -- pages ----------------------------------------------------------------------------

    def show_safety(self, health: Callable[[], QWidget]) -> None:
        """Open on the safety text; its buttons begin the routine, or lead to the page `health`."""
        answers = {
            BEGIN: self.begin,
            phrases.SOMETHING_APPLIES: lambda: self._pages.turn_to(health()),
        }
        self._pages.turn_to(Card(SAFETY_TITLE, SAFETY, answers, leads=True))

    def show_instead(
        self, title: str, paragraphs: Sequence[str], answers: Answers = NOTHING_ELSE
    ) -> None:
        """Say why there is no routine, with what else there is to answer than to close."""
        self._pages.turn_to(Card(title, paragraphs, {phrases.CLOSE: self.close, **answers}))

    def show_trouble(self, title: str, trouble: str, go_on: Callable[[], object]) -> None:
        """Say what did not work, and go on."""
        self._pages.turn_to(Card(title, [trouble], {phrases.GO_ON: go_on}))

    def take(self, routine: Routine, person: Person) -> None:
        """Another routine, before it begins: the person has said what it is to leave out."""
        self._care = replace(self._care, person=person)
        self._playback.go_on_with(self._clock().awake, timeline.steps(routine))
        self._record.plan(routine.total)

    def begin(self) -> None:
        """Start the routine, or go on with it after a card."""
        self._keys = {
            Key.Key_Space: self._toggle,
            Key.Key_Right: partial(self._go, self._playback.next),
            Key.Key_Left: partial(self._go, self._playback.back),
            Key.Key_H: self._that_hurts,
            Key.Key_V: self._switch_voice,
            Key.Key_M: self._mute,
        }
        self._pages.turn_to(self._page)
        self.setFocus()
        self._closes_at = None
        self._step = None  # what it is may be another one now, and is written down
        self._playback.run(self._clock().awake)
        self.tick()

    def _end(self, now: Moment) -> None:
        """The last chime: the row is complete, and the end page opens."""
        self._playback.stand(now.awake)
        self._keep(now)
        self._record.finish(now.at)
        if not self._record.session.exercises:  # all of it was left out
            self.close()
            return
        self._closes_at = now.awake + END_PAGE
        done = self._page.told(self._record.session.exercises)
        told = [text for text in (done, self._next_break()) if text]
        feel = {phrases.FELT[felt]: partial(self._feel, felt) for felt in Felt}
        self._keys = self._pages.ask(routine_phrases.DONE_TITLE, told, feel, phrases.HOW_WAS_IT)

    # -- what a person does ---------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keys that no focused button took."""
        action = (self._always | self._keys).get(event.key())
        if action is not None and not event.isAutoRepeat():
            action()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Closed before the end, by whatever means: what was done is kept."""
        now = self._clock()
        if self._record.session.ended_at is None:
            self._keep(now)
            self._record.stop(now.at)
        self.timer.stop()
        self._screen.let_go()
        self.hide()  # at once: a voice may need a moment to end
        self._sounds.close()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """What is seen again, or no more, has another pace."""
        done = super().event(event)
        if event.type() in {QEvent.Type.Show, QEvent.Type.WindowStateChange}:
            self._page.full.setChecked(self.isFullScreen())
            self.tick()
        return done

    def lock(self) -> None:
        """The session is locked: it stands still, and after two minutes of that it stops."""
        now = self._clock()
        if self._playback.running:
            self._pause(now)
        self._closes_at = min(self._closes_at or FOREVER, now.awake + LONGEST_SLEEP)
        self.tick()

    def unlock(self) -> None:
        """The session is the person's again: what stands still may stand as long as ever."""
        if self._record.session.ended_at is None:
            self._closes_at = self._clock().awake + LONGEST_PAUSE
        self.tick()

    def told(self, message: object) -> None:
        """What the desktop says: the session was locked or unlocked, or the machine woke up."""
        match message:
            case Locked():
                self.lock()
            case Unlocked():
                self.unlock()
            case _:
                self.tick()

    def _toggle(self) -> None:
        now = self._clock()
        if self._playback.running:
            self._pause(now)
        else:
            self._closes_at = None
            self._playback.run(now.awake)
        self._show(now)
        announce(self, self._page.cue.text())

    def _pause(self, now: Moment) -> None:
        self._playback.stand(now.awake)
        self._sounds.follow(self._playback, now.awake)
        self._closes_at = now.awake + LONGEST_PAUSE

    def _go(self, way: Callable[[timedelta], None]) -> None:
        now = self._clock()
        way(now.awake)
        self._show(now)

    def _switch_voice(self) -> None:
        self._sounds.switch_voice()
        self._show(self._clock())

    def _mute(self) -> None:
        self._sounds.mute()
        self._show(self._clock())

    def _that_hurts(self) -> None:
        """R23: the exercise ends, and a card says what is wise and what can follow."""
        now = self._clock()
        if self._playback.over(now.awake) or self._playback.now(now.awake).step.block is None:
            return
        name = self._playback.now(now.awake).step.name
        self._playback.hurts(now.awake)
        self._pause(now)
        self._keep(now)
        session = self._record.session
        end = {phrases.STOP_HERE: self.close, phrases.A_SLIP: self._nothing_hurts}
        if barred := self._care.barred(session):
            why = (*routine_phrases.gate(barred), phrases.GET_HELP)
            self._keys = self._pages.ask(phrases.GATE_TITLE, why, end)
            return
        follows: dict[str, Callable[[], object]] = {phrases.GO_ON: self.begin}
        place = self._playback.elapsed(now.awake)
        if eased := self._care.eased(session, self._playback.steps, place):
            exercise, steps = eased
            follows[phrases.easier(exercise.name)] = partial(self._go_on_with, steps)
        self._keys = self._pages.ask(phrases.HURTS_TITLE, phrases.hurts(name), follows | end)

    def _go_on_with(self, steps: Steps) -> None:
        self._playback.go_on_with(self._clock().awake, steps)
        self.begin()

    def _nothing_hurts(self) -> None:
        self._playback.nothing_hurts(self._clock().awake)
        self.begin()

    def _feel(self, felt: Felt) -> None:
        self._record.feel(felt)
        self.close()

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # -- time -----------------------------------------------------------------------------

    def tick(self) -> None:
        """Look at the clock: show what is on now, or close when it is time."""
        now = self._clock()
        slept, self._slept = now.slept - self._slept, now.slept
        if slept > PAUSES and self._playback.running:
            self._pause(now)
        over = self._closes_at is not None and now.awake >= self._closes_at
        if over or slept > LONGEST_SLEEP:
            self.close()
        elif self._pages.currentWidget() is self._page:
            self._show(now)
        else:
            self._pace(now)

    def _show(self, now: Moment) -> None:
        self._sounds.follow(self._playback, now.awake)
        if self._playback.over(now.awake):
            self._end(now)
        else:
            shown = self._playback.now(now.awake)
            if shown.step != self._step:
                self._step = shown.step
                self._keep(now)
            elif news := self._sounds.news():
                self._tell(news)
            self._page.show_at(shown, self._playback, now.awake)
            self._page.sounds_at(self._sounds, self._playback.elapsed(now.awake))
            self._announce(shown.step)
        self._pace(now)

    def _pace(self, now: Moment) -> None:
        """Have `tick` called as often as what is on asks for; the screen is on as long."""
        if self._playback.running:
            self._screen.hold()
            shown = self._playback.now(now.awake)
            pace = FRAME if self._page.moves(shown) else FIGURES
            if self.isMinimized() or not self.isVisible():
                pace = shown.step_remaining
            if (sound := self._sounds.next_at()) is not None:
                pace = min(pace, max(sound - self._playback.elapsed(now.awake), MILLISECOND))
        else:
            self._screen.let_go()
            if self._closes_at is None:
                self.timer.stop()
                return
            pace = self._closes_at - now.awake
        milliseconds = max(1, -(-pace // MILLISECOND))
        if milliseconds != self.timer.interval() or not self.timer.isActive():
            self.timer.start(milliseconds)

    def _keep(self, now: Moment) -> None:
        played, awake = self._playback, now.awake
        self._record.keep(played.done(awake), played.ran(awake), got_up=played.got_up(awake))
        self._tell(self._record.trouble or self._sounds.news())

    def _tell(self, trouble: str) -> None:
        """Show a note below the page, or none."""
        if trouble != self._note.text():
            self._note.say(trouble)
            self._note.setVisible(bool(trouble))

    def _announce(self, step: Step) -> None:
        """What a screen reader does not know yet: it may come later than the window."""
        before, new = self._announced, (step, self._note.text())
        if new != before and QAccessible.isActive():
            self._announced = new
            if step != before[0] and not self._sounds.talks:
                announce(self, self._page.news())
            if new[1] != before[1]:
                announce(self, new[1])
