"""The composition root of the player process: one routine, one window, one row."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from deskbreak import exercises, paths
from deskbreak.desktop.busy.port import Probe
from deskbreak.desktop.here import machine
from deskbreak.desktop.loop import clock
from deskbreak.desktop.processes import control, launch
from deskbreak.desktop.sound.volume import as_loud_as
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain import formats
from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.reminder.presence import Holder, Level
from deskbreak.domain.routine import timeline
from deskbreak.domain.routine.composer import compose
from deskbreak.domain.routine.hurts import Care
from deskbreak.domain.session import Outcome, Session, day_of
from deskbreak.domain.settings import Place, Settings, Switch, Voice
from deskbreak.player import phrases
from deskbreak.player.opening import Opening
from deskbreak.player.playback import Playback
from deskbreak.player.record import Record
from deskbreak.player.routine_page import RoutinePage
from deskbreak.player.sounds import Sounds
from deskbreak.player.window import Window
from deskbreak.storage import config_file
from deskbreak.storage.history import History, Unusable
from deskbreak.widgets import display, program
from deskbreak.widgets.figure import Figure
from deskbreak.widgets.outside import Outside
from deskbreak.widgets.palettes import palette

log = logging.getLogger(__name__)

COMPLETED, FAILED, STOPPED = 0, 1, 3
STATUS_LIMIT = timedelta(milliseconds=300)  # the end page waits no longer for the resident
SIZE = QSize(900, 700)


def run(minutes: int, session: str | None, config: Path, history: Path) -> int:
    """
    Play one routine; the exit status: 0 completed, 3 stopped, anything else failed.

    With a player open already that one comes to the front, and 3: of this session nothing was
    done. Raises Unavailable where no window can open.
    """
    program.log_to_file()
    display.check(os.environ)
    try:
        server = program.claim("player")
    except program.AlreadyOpen:
        return STOPPED
    app = program.application()
    sys.excepthook = lambda _kind, bug, _trace: _bug(app, bug)
    settings = config_file.load(config).settings
    wanted = machine.appearance()
    theme = program.dress(app, settings.player.theme, wanted)
    motion = settings.player.reduced_motion
    still = motion is Switch.YES or (motion is Switch.AUTO and wanted.still)
    figure = Figure(palette(settings.player.figure, theme), still=still)
    window, record = _window(
        minutes, session or uuid4().hex, settings, config, figure, History(history), still=still
    )
    outside = Outside(app, window)
    if server:
        server.watch_with(outside, outside.answer)
    outside.end_on_signals()
    _open(window, full_screen=settings.player.full_screen)
    machine.follow_lock(outside, window.told)
    status = app.exec()
    if server:
        server.close()
    completed = record.session.outcome is Outcome.COMPLETED
    return status or (COMPLETED if completed else STOPPED)


def _window(
    minutes: int,
    session: str,
    settings: Settings,
    config: Path,
    figure: Figure,
    history: History,
    *,
    still: bool,
) -> tuple[Window, Record]:
    """Compose, write the first row, and build the window on the page that comes first."""
    now = clock.read()
    past = _past(history)
    day = day_of(now.at, clock.zone())
    known, problems = exercises.load(paths.own_exercises())
    for problem in problems:
        log.warning("%s", problem.sentence)
    person, wanted = settings.person, settings.player
    routine = compose(known, minutes, past, person, day=day)
    record = Record(Session(session, day, now.at, minutes, planned=routine.total), history)
    playback = Playback(timeline.steps(routine))
    by_id = {exercise.id: exercise for exercise in known}
    window = Window(
        playback,
        RoutinePage(by_id, person.kit, figure, still=still),
        record,
        clock.read,
        _next_break,
        Care(known, past, person),
        machine.awake(),
        Sounds(
            by_id,
            machine.voice(wanted.volume, formats.VOICE_LANGUAGE),
            machine.chimes(),
            as_loud_as(wanted.volume),
            voiced=voiced(wanted.voice, person.place, machine.levels),
            chimed=wanted.chimes,
        ),
    )
    composed = partial(compose, known, minutes, past, day=day)
    save = partial(launch.write_settings, ["--config", str(config)])
    Opening(window, composed, save, day).show(routine, person, first_time=not past)
    return window, record


def voiced(voice: Voice, place: Place, levels: Callable[[], Mapping[Level, Probe]]) -> bool:
    """Whether a voice leads through the routine; `auto`: where it is in nobody's way."""
    if voice is not Voice.AUTO:
        return voice is Voice.YES
    if place is Place.OPEN_PLAN:
        return False
    try:
        probe = levels().get(Holder.MICROPHONE)
        return probe is None or not probe()
    except Unavailable:
        return True


def _past(history: History) -> list[Session]:
    try:
        return history.practised()
    except Unusable as unusable:  # the record says so in the window
        log.warning("%s", unusable)
        return []


def _open(window: Window, *, full_screen: bool) -> None:
    program.put(window, SIZE)
    if full_screen:
        window.setWindowState(Qt.WindowState.WindowFullScreen)
    program.come_forward(window)


def _next_break() -> str:
    """What the running program says of the next break; nothing if none runs."""
    try:
        answer = control.ask("resident", {"word": "status"}, limit=STATUS_LIMIT)
    except Unavailable:
        return ""
    at = _next_break_at(answer["status"]) if answer else None
    return phrases.next_break(at, clock.zone()) if at else ""


def _next_break_at(status: Mapping[str, Any]) -> datetime | None:
    """On a break the resident process does not know yet that it was completed."""
    if status["phase"] == "on_break":
        return clock.read().at + timedelta(seconds=status["work_interval_seconds"])
    return datetime.fromisoformat(status["next_break_at"]) if status["next_break_at"] else None


def _bug(app: QApplication, bug: BaseException) -> None:
    """Qt would go on after an exception, with a window that stands still."""
    log.error("the player ends", exc_info=bug)
    title, body = reminder_phrases.PLAYER_FAILED_TITLE, reminder_phrases.PLAYER_FAILED_BODY
    sys.stderr.write(f"deskbreak: {title}. {body}\n")
    app.exit(FAILED)
