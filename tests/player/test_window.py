"""What the window shows, and how often."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from deskbreak.domain.routine import timeline
from deskbreak.domain.routine.exercise import Position
from deskbreak.domain.routine.step import Kind, Step
from deskbreak.domain.settings import Avoid, Kit, Person, Place
from deskbreak.player import phrases
from deskbreak.player.routine_page import previewed
from deskbreak.player.window import FIGURES, FRAME, Window
from tests.catalogue import few
from tests.player.desk import SLIDE, TURN, WARM_UP, Desk

Key = Qt.Key
WRAP = Qt.TextFlag.TextWordWrap
MILLISECOND = timedelta(milliseconds=1)


# -- what is shown ----------------------------------------------------------------------------


def test_it_opens_on_how_to_get_ready(desk: Desk) -> None:
    first = desk.playback.steps[0]

    assert desk.page.name.text() == first.name
    assert desk.page.set_up.isVisible()
    assert first.cues[0] in desk.page.set_up.text()


def test_name_counter_cue_and_ring_follow_the_timeline(desk: Desk) -> None:
    step = desk.step(SLIDE)
    out, hold, _back = step.tempo
    for repetition in (1, 2, 3):
        begin = step.start + (repetition - 1) * step.repetition
        desk.waits_until(begin + out / 2)
        assert desk.page.ring.filled == pytest.approx(0.5, abs=0.01)
        desk.waits_until(begin + out + hold / 2)
        assert desk.page.ring.filled == pytest.approx(1, abs=0.01)
        assert desk.page.ring.accessibleName() == f"Repetition {repetition} of {step.reps}"
        assert desk.page.name.text() == step.name
        assert desk.page.cue.text() == step.cues[(repetition - 1) % len(step.cues)]
        assert not desk.page.set_up.isVisible()


def test_the_true_length_and_what_is_left_are_shown(desk: Desk) -> None:
    desk.waits(59.5)
    left = desk.playback.length - timedelta(seconds=59.5)

    assert desk.page.time.text() == phrases.remaining(left, desk.playback.length)


def test_the_strip_names_what_comes(desk: Desk) -> None:
    names = [part.name for part in desk.playback.parts]
    assert desk.page.strip.accessibleName() == phrases.coming(names[1:])

    desk.waits_until(desk.playback.parts[-1].start)
    assert desk.page.strip.accessibleName() == phrases.LAST_ONE


def test_the_pieces_of_the_strip_stand_apart_on_a_large_screen_too(desk: Desk) -> None:
    desk.window.resize(3840, 2160)
    desk.waits(0)
    first, second, *_ = desk.page.strip._pieces(desk.playback.parts)

    assert second.left() - first.right() > desk.page.strip.height() / 20


def test_the_figure_has_a_name_and_a_description(desk: Desk) -> None:
    assert desk.page.figure.accessibleName() == desk.playback.steps[0].name
    assert desk.page.figure.accessibleDescription()


SIZES = [(640, 480), (900, 700), (1280, 720), (1920, 1080), (3840, 2160)]


def cut_off(window: Window) -> list[str]:
    """The texts that do not stand whole in their places."""
    found = []
    for label in window.findChildren(QLabel):
        place = label.contentsRect()
        needed = label.fontMetrics().boundingRect(place, WRAP, label.text())
        if label.isVisible() and (
            needed.height() > place.height() or needed.width() > place.width()
        ):
            found.append(label.text())
    return found


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off_at_any_size(desk: Desk, size: tuple[int, int]) -> None:
    desk.window.resize(*size)
    for part in desk.playback.parts:
        for at in (0.01, 0.5):
            desk.waits_until(part.start + part.length * at)
            assert cut_off(desk.window) == []


@pytest.mark.parametrize("size", SIZES)
def test_texts_that_are_two_fifths_longer_stand_whole_too(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    def longer(text: str) -> str:
        return f"{text} {'mehr dazu ' * 20}"[: round(len(text) * 1.4)].strip()

    known = tuple(
        replace(
            one,
            name=longer(one.name),
            set_up=tuple(map(longer, one.set_up)),
            move=tuple(map(longer, one.move)),
            cues=tuple(map(longer, one.cues)),
        )
        for one in few("kneel-cat-cow", "kneel-elbow", "sup-roller-ext")
    )
    home = Person(place=Place.HOME, kit=tuple(Kit))
    desk = Desk(qtbot, tmp_path, known=known, person=home, minutes=8)
    desk.opens()
    desk.window.resize(*size)
    for part in desk.playback.parts:
        for at in (0.01, 0.5):
            desk.waits_until(part.start + part.length * at)
            assert cut_off(desk.window) == []


def test_a_wide_window_has_the_cue_beside_the_figure(desk: Desk) -> None:
    desk.waits_until(desk.step(SLIDE).start)
    figure, cue = desk.page.figure, desk.page.cue
    assert cue.y() >= figure.geometry().bottom()
    share = figure.height() / desk.window.height()

    desk.window.resize(1920, 1080)
    desk.waits(0.1)
    assert cue.x() >= figure.geometry().right()
    assert figure.height() / desk.window.height() > share
    desk.window.resize(900, 700)
    desk.waits(0.1)
    assert cue.y() >= figure.geometry().bottom()


# -- before an exercise -----------------------------------------------------------------------


def test_what_is_gentler_for_the_person_is_shown_before_and_within(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk = Desk(qtbot, tmp_path, person=Person(avoid=(Avoid.OSTEOPOROSIS,)))
    desk.opens()
    gentler = "Slowly, and two thirds of the way."
    desk.waits_until(desk.step(TURN).start - timedelta(seconds=1))
    assert f"• Gentler: {gentler}" in desk.page.set_up.text()
    whole = next(one for one in desk.playback.steps if one.start == desk.step(TURN).end)
    desk.waits_until(whole.start + timedelta(seconds=1))  # behind those of half the way
    assert desk.page.cue.text() == gentler


def test_the_kit_to_fetch_the_side_and_the_time_are_told_before(desk: Desk) -> None:
    desk.waits_until(desk.playback.parts[1].start + timedelta(seconds=1))
    assert desk.page.needs.isHidden()
    assert phrases.FIRST[desk.step(TURN).first_side] in desk.page.set_up.text()
    assert desk.page.ring.accessibleName() == phrases.seconds_left(2)
    assert desk.page.stroke.text() == phrases.UNTIL_IT_BEGINS

    desk.waits_until(desk.playback.parts[2].start + timedelta(seconds=1))
    assert desk.page.needs.text() == phrases.needed(["chair", "desk"])
    assert desk.page.needs.isVisible()


def test_the_way_to_the_floor_is_part_of_the_time_before(qtbot: QtBot, tmp_path: Path) -> None:
    home = Person(place=Place.HOME, kit=tuple(Kit))
    known = few("kneel-cat-cow", "kneel-elbow", "sup-roller-ext")
    desk = Desk(qtbot, tmp_path, known=known, person=home, minutes=8)
    desk.opens()
    way, prepare = desk.playback.steps[:2]
    assert (way.kind, prepare.kind) == (Kind.MOVE, Kind.PREPARE)

    desk.waits(1)
    left = round((prepare.end - timedelta(seconds=1)).total_seconds())
    assert desk.page.ring.accessibleName() == phrases.seconds_left(left)


@pytest.mark.parametrize(
    ("length", "into", "shown"),
    [
        (20, 0.5, 0.0),
        (20, 2.5, 0.5),  # a second of quiet, then three seconds out
        (20, 4.5, 1.0),
        (20, 6.5, 0.5),
        (20, 12, 0.0),
        (8, 2.5, 0.0),  # it would not end a second before the start
    ],
)
def test_the_movement_is_shown_once_before_it_begins(
    length: float, into: float, shown: float
) -> None:
    step = Step(Kind.PREPARE, timedelta(0), timedelta(seconds=length), "", (), Position.SEATED)
    dose = replace(SLIDE.dose, out_seconds=3, hold_seconds=2, back_seconds=3)

    now = timeline.at((step,), timedelta(seconds=into))
    assert previewed(replace(SLIDE, dose=dose), now) == pytest.approx(shown)


def test_the_ring_breathes_at_the_end(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, minutes=5)
    desk.opens()
    begin = desk.playback.steps[-1].start
    seen = []
    for seconds in (0, 2.5, 5, 7.5, 10):
        desk.waits_until(begin + timedelta(seconds=seconds + 0.01))
        seen.append((desk.page.ring.accessibleName(), round(desk.page.ring.filled)))

    assert seen == [
        ("Breath 1 of 3", 0),
        ("Breath 1 of 3", 1),
        ("Breath 2 of 3", 0),
        ("Breath 2 of 3", 1),
        ("Breath 3 of 3", 0),
    ]


# -- what can be read -------------------------------------------------------------------------


def test_a_long_hold_counts_down(qtbot: QtBot, tmp_path: Path) -> None:
    (twist,) = known = few("seat-chair-twist")
    desk = Desk(qtbot, tmp_path, known=known)
    desk.opens()
    step = desk.step(twist)
    out, hold, _back = step.tempo
    desk.waits_until(step.start + out)
    begun = desk.page.stroke.text()
    desk.waits_until(step.start + out + hold - timedelta(seconds=0.5))

    assert (begun, desk.page.stroke.text()) == ("Hold · 15", "Hold · 1")


def test_cue_and_counter_are_read_from_two_metres(desk: Desk) -> None:
    desk.waits_until(desk.step(WARM_UP).start)

    assert desk.page.cue.font().pixelSize() >= 36
    assert desk.page.ring.type().pixelSize() >= 64


# -- frames -----------------------------------------------------------------------------------


def pace(desk: Desk) -> timedelta | None:
    timer = desk.window.timer
    return timer.interval() * MILLISECOND if timer.isActive() else None


def test_frames_are_as_many_as_what_moves_needs(desk: Desk) -> None:
    step = desk.step(SLIDE)
    out, hold, _back = step.tempo
    desk.waits_until(step.start + out / 2)
    assert pace(desk) == FRAME

    desk.waits_until(step.start + out + hold / 2)
    assert pace(desk) == FIGURES

    desk.presses(Key.Key_Space)
    assert pace(desk) == timedelta(minutes=10)


def test_nobody_sees_a_minimised_window_and_it_does_not_paint(desk: Desk) -> None:
    step = desk.step(WARM_UP)
    desk.waits_until(step.start + step.tempo[0] / 2)
    desk.window.showMinimized()
    paced = pace(desk)

    assert paced is not None
    assert paced > FIGURES


def test_reduced_motion_shows_key_poses(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, still=True)
    desk.opens()
    step = desk.step(WARM_UP)
    desk.waits_until(step.start + step.tempo[0] * 0.3)
    shown = desk.page.figure.grab().toImage()
    desk.waits_until(step.start + step.tempo[0] * 0.45)

    assert desk.page.figure.grab().toImage() == shown
    assert pace(desk) == FIGURES
