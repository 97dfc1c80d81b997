"""A person's own exercises: what is there, what is wrong, and one of ours to start from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from deskbreak import exercises, paths
from deskbreak.domain.problems import unwritable
from deskbreak.storage.whole import replace_file
from deskbreak.windows.lettering import heading
from deskbreak.windows.settings import phrases
from deskbreak.windows.settings.basics import HEIGHT, Choices


class OwnExercises(QWidget):
    """Follows the folder: an editor's save shows its mistakes at once."""

    def __init__(
        self,
        folder: Path,
        ours: Choices,
        show: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        """`ours` are the exercises that can be copied, `show` opens a folder."""
        super().__init__()
        self._folder, self._show = folder, show
        self.list, self._said = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.box = QComboBox()
        self.box.setAccessibleName(phrases.COPY_OF)
        for name, text in ours.items():
            self.box.addItem(text, name)
        self.copy, self.open = QPushButton(phrases.COPY_ONE), QPushButton(phrases.OPEN_THE_FOLDER)
        self.copy.clicked.connect(self._copy)
        self.open.clicked.connect(self._open)
        line = QHBoxLayout()
        for part in (self.box, self.copy, self.open):
            part.setMinimumHeight(HEIGHT)
        for button in (self.copy, self.open):
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (heading(phrases.OWN_EXERCISES), self.list, self.box):
            layout.addWidget(widget)
        layout.addLayout(line)
        layout.addWidget(self._said)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.refresh)
        self._watcher.fileChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the folder holds now."""
        files = sorted(self._folder.glob("*.toml"))
        known, problems = exercises.load(self._folder) if files else ((), ())
        names = {one.id: one.name for one in known}
        wrong: dict[str, list[str]] = {}
        for problem in problems:
            wrong.setdefault(problem.file, []).append(f"⚠ {problem.sentence}")
        lines = []
        for file in files:
            lines += wrong.get(file.name) or [f"{names.get(file.stem, file.stem)}: {file.name}"]
        self.list.setText("\n".join(lines) or phrases.NO_OWN_EXERCISES)
        if self._folder.is_dir():
            self._watcher.addPaths([str(self._folder), *map(str, files)])

    def _copy(self) -> None:
        name = self.box.currentData()
        file = self._folder / f"{name}.toml"
        if file.exists():  # what the person wrote is never overwritten
            self._said.setText(phrases.already_there(file.name))
            return
        text = (exercises.SHIPPED / file.name).read_text(encoding="utf-8")
        try:
            replace_file(file, text)
        except OSError as error:
            self._said.setText(unwritable(file.name, error.strerror))
            return
        self._said.setText(phrases.copied(file.name))
        self.refresh()

    def _open(self) -> None:
        self._show(QUrl.fromLocalFile(str(paths.private(self._folder))))
        self.refresh()
