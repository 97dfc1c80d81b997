"""Key poses in place of motion: what changes does so at once, and seldom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from deskbreak.domain.routine.step import Kind
from tests.player.desk import SLIDE, Desk

LOOK = timedelta(seconds=0.2)


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() is QEvent.Type.Paint
        return False


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    desk = Desk(qtbot, tmp_path, still=True)
    desk.opens()
    return desk


def watched(desk: Desk) -> Iterator[None]:
    """The second repetition, from its start to its end."""
    step = desk.step(SLIDE)
    desk.waits_until(step.start + step.repetition)
    yield
    for _ in range(step.repetition // LOOK - 1):
        desk.waits(LOOK.total_seconds())
        yield


def test_a_repetition_is_two_pictures_and_nothing_between(desk: Desk) -> None:
    figure, ring = desk.page.figure, desk.page.ring
    seen = [(figure.grab().toImage(), ring.filled) for _ in watched(desk)]

    changes = [now for before, now in pairwise(seen) if before != now]
    assert [filled for _picture, filled in changes] == [1, 0]
    assert changes[1] == seen[0]


def test_each_picture_is_painted_once(desk: Desk) -> None:
    looks = watched(desk)
    next(looks)
    figure, ring = Paints(desk.page.figure), Paints(desk.page.ring)
    for _ in looks:
        pass

    assert (figure.count, ring.count) == (2, 2)


def test_nothing_moves_while_one_gets_ready_or_breathes(desk: Desk) -> None:
    kinds = {Kind.PREPARE, Kind.BREATHE}
    for step in (step for step in desk.playback.steps if step.kind in kinds):
        desk.waits_until(step.start)
        figure = Paints(desk.page.figure)
        while desk.playback.elapsed(desk.clock().awake) < step.end - 2 * LOOK:
            desk.waits(LOOK.total_seconds())
        assert figure.count == 0
