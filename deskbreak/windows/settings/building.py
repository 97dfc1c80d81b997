"""Builds the settings window over the person's files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QSize
from PySide6.QtGui import QImage

from deskbreak import exercises, paths
from deskbreak.desktop.here import machine
from deskbreak.desktop.processes.launch import PROGRAM
from deskbreak.domain.settings import Palette
from deskbreak.widgets.figure import render
from deskbreak.widgets.palettes import palette
from deskbreak.widgets.theme import Theme
from deskbreak.windows.change import tell
from deskbreak.windows.settings import phrases
from deskbreak.windows.settings.basics import Choices
from deskbreak.windows.settings.choosing import Chosen, Listed, Pictured
from deskbreak.windows.settings.controls import choices
from deskbreak.windows.settings.editor import Editor
from deskbreak.windows.settings.own_exercises import OwnExercises
from deskbreak.windows.settings.previews import ReminderPreview, VoicePreview
from deskbreak.windows.settings.starting import Starting
from deskbreak.windows.settings.window import SettingsWindow

OWN_NAMES = {"en": "English", "de": "Deutsch"}
PERSON = QSize(112, 142)


def settings_window(config: Path, theme: Theme, dress: Callable[[str], Theme]) -> SettingsWindow:
    """The window over `config`, which it follows when others change it; `dress` by its theme."""

    def changed() -> None:
        watch()
        wear()
        window.refresh()
        tell()

    def watch() -> None:
        if there := [str(file) for file in (config, config.parent) if file.exists()]:
            watcher.addPaths(there)  # Qt forgets a file that another was put in the place of

    def follow() -> None:
        watch()
        window.follow()
        wear()

    editor = Editor(config, changed)
    worn = editor.settings.player.theme

    def wear() -> None:
        nonlocal theme, worn
        if worn != editor.settings.player.theme:
            worn = editor.settings.player.theme
            theme = dress(worn)
            window.setStyleSheet(window.styleSheet())  # else its parts keep the old colours

    known = exercises.load(paths.own_exercises())[0]
    names = {one.id: one.name for one in known}
    ours = {name: text for name, text in names.items() if exercises.is_ours(name)}

    def person(name: str) -> QImage:
        """One of the three in the middle of a movement."""
        return render(known[0].picture, PERSON, palette(Palette(name), theme), 0.5)

    special = {
        "person.exclude": Listed(names),
        "program.language": Chosen(languages()),
        "player.figure": Pictured(choices(Palette), PERSON, person),
    }
    extras = {
        "reminder": ReminderPreview(),
        "person": OwnExercises(paths.own_exercises(), ours),
        "player": VoicePreview(lambda: editor.settings.player),
        "program": Starting(machine.autostart(), [*PROGRAM, "run"]),
    }
    window = SettingsWindow(editor, special, extras)
    watcher = QFileSystemWatcher(window)
    watcher.directoryChanged.connect(follow)
    watcher.fileChanged.connect(follow)
    watch()
    return window


def languages() -> Choices:
    """The languages that there are texts in, each in its own words."""
    folders = sorted(folder.name for folder in paths.locale().glob("*") if folder.is_dir())
    codes = dict.fromkeys(("en", *(folder.partition("_")[0] for folder in folders)))
    return {"auto": phrases.AS_THE_SESSION, **{code: OWN_NAMES.get(code, code) for code in codes}}
