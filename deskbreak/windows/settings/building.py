"""Builds the settings window over the person's files."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher

from deskbreak import exercises, paths
from deskbreak.desktop import control
from deskbreak.desktop.choose_autostart import autostart
from deskbreak.desktop.launch import PROGRAM
from deskbreak.desktop.ports import Unavailable
from deskbreak.domain import phrases
from deskbreak.windows.settings.controls import Choices
from deskbreak.windows.settings.editor import Editor
from deskbreak.windows.settings.own_exercises import OwnExercises
from deskbreak.windows.settings.previews import ReminderPreview, VoicePreview
from deskbreak.windows.settings.starting import Starting
from deskbreak.windows.settings.window import SettingsWindow

OWN_NAMES = {"en": "English", "de": "Deutsch"}
PATIENCE = timedelta(milliseconds=300)  # with the running program, which sees the file anyway


def settings_window(config: Path) -> SettingsWindow:
    """The window over `config`, which it follows when others change it."""

    def changed() -> None:
        window.refresh()
        with suppress(Unavailable):
            control.ask("resident", {"word": "settings"}, limit=PATIENCE)

    def follow() -> None:
        watcher.addPaths([str(file) for file in (config, config.parent) if file.exists()])
        window.follow()

    editor = Editor(config, changed)
    known = {one.id: one.name for one in exercises.load(paths.own_exercises())[0]}
    ours = {one.id: one.name for one in exercises.load()[0]}
    extras = (
        ("reminder", ReminderPreview()),
        ("person", OwnExercises(paths.own_exercises(), ours)),
        ("player", VoicePreview(lambda: editor.settings.player)),
        ("program", Starting(autostart, [*PROGRAM, "run"])),
    )
    window = SettingsWindow(editor, known, languages(), extras)
    watcher = QFileSystemWatcher(window)
    watcher.directoryChanged.connect(follow)
    watcher.fileChanged.connect(follow)
    follow()
    return window


def languages() -> Choices:
    """The languages that there are texts in, each in its own words."""
    folders = sorted(folder.name for folder in paths.locale().glob("*") if folder.is_dir())
    codes = dict.fromkeys(("en", *(folder.partition("_")[0] for folder in folders)))
    return {"auto": phrases.AS_THE_SESSION, **{code: OWN_NAMES.get(code, code) for code in codes}}
