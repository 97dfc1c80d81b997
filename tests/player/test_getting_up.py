"""What the row says of having got up, played in the window over a real history."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from deskbreak.domain.routine.exercise import Position
from deskbreak.domain.settings import Person
from tests.catalogue import few
from tests.player.desk import Desk

HINGE = "stand-desk-hinge"
KNOWN = few("seat-cat-cow", HINGE, "seat-chair-twist")


def up(qtbot: QtBot, folder: Path) -> Desk:
    """A desk where one block of three is out of the chair, and that one is played to its end."""
    desk = Desk(qtbot, folder, known=KNOWN, person=Person())
    desk.opens()
    [end] = {
        max(one.end for one in desk.playback.steps if one.block == step.block)
        for step in desk.playback.steps
        if step.reps and step.position is Position.STANDING
    }
    desk.waits_until(end)
    return desk


def test_the_row_says_so_from_the_end_of_the_block_on(qtbot: QtBot, tmp_path: Path) -> None:
    desk = up(qtbot, tmp_path)
    assert desk.row.got_up
    desk.presses(Qt.Key.Key_Escape)
    assert desk.row.got_up


def test_going_back_takes_it_not_away(qtbot: QtBot, tmp_path: Path) -> None:
    desk = up(qtbot, tmp_path)
    desk.presses(Qt.Key.Key_Left)
    desk.waits(1)
    assert desk.row.got_up


def test_who_leaves_the_block_out_has_not_got_up(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, known=KNOWN, person=Person())
    desk.opens()
    standing = next(one for one in desk.playback.steps if one.reps and one.exercise == HINGE)
    desk.waits_until(standing.start)
    desk.presses(Qt.Key.Key_Right)
    desk.waits_until(desk.playback.length)
    assert not desk.row.got_up


def test_a_seated_routine_does_not_get_up(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.opens()
    desk.waits_until(desk.playback.length)
    assert (desk.row.outcome, desk.row.got_up) == ("completed", False)
