"""Builds the window of the first run over the person's files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from deskbreak import exercises, paths
from deskbreak.desktop.here import machine
from deskbreak.desktop.processes.launch import PROGRAM
from deskbreak.domain.routine.blocks import Routine
from deskbreak.domain.routine.composer import compose
from deskbreak.domain.settings import Settings
from deskbreak.storage import config_file
from deskbreak.storage.plain import plain
from deskbreak.widgets.palettes import palette
from deskbreak.widgets.theme import Theme
from deskbreak.windows.change import change
from deskbreak.windows.first_run.machine import Doctor, MachinePage
from deskbreak.windows.first_run.pages import Answers, HealthPage, PlacePage, RhythmPage, changed
from deskbreak.windows.first_run.preview import Preview
from deskbreak.windows.first_run.window import FirstRun
from deskbreak.windows.settings.starting import Starting


def first_run_window(config: Path, theme: Theme, today: date) -> FirstRun:
    """The window over `config`; the preview is that of somebody without a history."""

    def now() -> Settings:
        return config_file.load(config).settings

    def composed(minutes: int) -> Routine:
        known, _problems = exercises.load(paths.own_exercises())
        return compose(known, minutes, (), now().person, day=today)

    def rhythm() -> RhythmPage:
        drawn = Preview(palette(now().player.figure, theme))
        return RhythmPage(now().reminder, composed, drawn)

    def machine_page() -> MachinePage:
        doctor = Doctor(window)
        return MachinePage(doctor.ask, Starting(machine.autostart(), [*PROGRAM, "run"]))

    def save(values: Answers) -> str:
        return change(config, changed(values, plain(now())))

    pages = (
        lambda: PlacePage(now().person),
        rhythm,
        lambda: HealthPage(now().person),
        machine_page,
    )
    window = FirstRun(pages, save)
    return window
