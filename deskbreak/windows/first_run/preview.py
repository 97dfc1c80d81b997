"""The first routine in pictures."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from deskbreak.domain import formats
from deskbreak.domain.language import translated
from deskbreak.domain.routine import phrases as routine_phrases
from deskbreak.domain.routine.blocks import Block, Routine
from deskbreak.widgets.figure import render
from deskbreak.widgets.palettes import FigurePalette
from deskbreak.widgets.shares import emptied
from deskbreak.windows.first_run import phrases
from deskbreak.windows.lettering import lettered

ACROSS, MOST = 4, 8
LARGEST, STEP = 210, 20  # px of the width of a picture
POINTS = 10
SHAPE = 0.72  # height to width
HALF = 0.6  # how far the movement is out


class Preview(QWidget):
    """A small picture of each exercise with its name, and how long it takes in all."""

    def __init__(self, palette: FigurePalette) -> None:
        super().__init__()
        self._palette = palette
        self._routine: Routine | None = None
        self._wide = 0
        self._kept: dict[tuple[str, str, int], QPixmap] = {}
        self.said = QLabel(wordWrap=True)
        self.setMinimumWidth(ACROSS * 120)
        lettered(self, POINTS)
        self._grid = QGridLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.said)
        layout.addLayout(self._grid)
        layout.addStretch()

    def show_routine(self, routine: Routine) -> None:
        """Show what it consists of, or why there is none."""
        self._routine = routine
        emptied(self._grid)
        if routine.gate:
            self.said.setText(" ".join(routine_phrases.gate(routine.gate)))
        elif not routine.blocks:
            self.said.setText(" ".join(routine_phrases.NOTHING_FITS))
        else:
            names = [translated(block.exercise.name) for block in routine.blocks]
            self.said.setText(phrases.first_routine(routine.total, names[MOST:]))
            self.setAccessibleName(formats.listed(names))
        for number, block in enumerate(routine.blocks[:MOST] if self._wide else ()):
            self._grid.addWidget(self._tile(block), *divmod(number, ACROSS))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The pictures are as large as four of them in a row can be."""
        super().resizeEvent(event)
        wide = min(self.width() // ACROSS // STEP * STEP, LARGEST)
        if wide != self._wide and self._routine:
            self._wide = wide
            self.show_routine(self._routine)

    def _tile(self, block: Block) -> QWidget:
        tile, picture = QWidget(), QLabel()
        name = QLabel(translated(block.exercise.name), wordWrap=True)
        picture.setPixmap(self._picture(block))
        for label in (picture, name):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(tile)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(picture)
        layout.addWidget(name)
        return tile

    def _picture(self, block: Block) -> QPixmap:
        what = block.exercise.id, block.position.value, self._wide
        if what not in self._kept:
            ratio = self.devicePixelRatioF()
            drawn = block.exercise.drawn(block.position)
            size = QSize(self._wide, round(self._wide * SHAPE))
            image = render(drawn, size * ratio, self._palette, HALF, level=(*block.places, 1)[0])
            image.setDevicePixelRatio(ratio)
            self._kept[what] = QPixmap.fromImage(image)
        return self._kept[what]
