from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.routine import phrases as routine_phrases
from deskbreak.domain.routine import timeline
from deskbreak.domain.routine.exercise import Position
from deskbreak.domain.routine.step import Kind, Step
from deskbreak.domain.session import Done, Felt, Outcome, Session
from deskbreak.domain.settings import Avoid, Kit, Person, Place
from deskbreak.player import phrases
from deskbreak.player.routine_page import previewed
from deskbreak.player.window import FIGURES, FRAME, Window
from deskbreak.widgets import phrases as widgets_phrases
from tests.catalogue import few
from tests.player.desk import BEGIN, DAY, SLIDE, TURN, WARM_UP, Desk

Key = Qt.Key
WRAP = Qt.TextFlag.TextWordWrap
MILLISECOND = timedelta(milliseconds=1)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    desk = Desk(qtbot, tmp_path)
    desk.opens()
    return desk


def texts(window: Window) -> str:
    """Everything that can be read in the window now."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def button(window: Window, text: str) -> QPushButton:
    (found,) = [
        one for one in window.findChildren(QPushButton) if one.text() == text and one.isVisible()
    ]
    return found


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
    desk.waits_until(desk.step(TURN).start + timedelta(seconds=1))
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


# -- keys and buttons -------------------------------------------------------------------------


def test_a_pause_does_not_eat_the_minutes(desk: Desk) -> None:
    desk.waits(20)
    shown = desk.page.time.text()
    desk.presses(Key.Key_Space)
    desk.waits(300)

    assert desk.page.cue.text() == phrases.PAUSED
    assert desk.page.time.text() == shown
    desk.presses(Key.Key_Space)
    assert desk.page.time.text() == shown
    assert desk.playback.running


def test_the_pause_button_resumes(desk: Desk) -> None:
    button(desk.window, reminder_phrases.PAUSE).click()
    button(desk.window, reminder_phrases.RESUME).click()

    assert desk.playback.running


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_a_focused_button_is_pressed_once(desk: Desk, key: Qt.Key) -> None:
    desk.page.pause.setFocus()
    desk.presses(key)

    assert not desk.playback.running


@pytest.mark.parametrize("focused", [True, False])
def test_the_arrow_keys_go_on_and_back(desk: Desk, focused: bool) -> None:
    names = [part.name for part in desk.playback.parts]
    if focused:
        desk.page.stop.setFocus()
    desk.waits(5)
    desk.presses(Key.Key_Right)
    assert desk.page.name.text() == names[1]

    desk.presses(Key.Key_Left)
    assert desk.page.name.text() == names[0]


def test_the_buttons_go_on_and_back_too(desk: Desk) -> None:
    names = [part.name for part in desk.playback.parts]
    button(desk.window, widgets_phrases.NEXT).click()
    assert desk.page.name.text() == names[1]

    button(desk.window, widgets_phrases.BACK).click()
    assert desk.page.name.text() == names[0]


def test_next_during_a_pause_stays_paused(desk: Desk) -> None:
    second = desk.playback.parts[1].name
    desk.presses(Key.Key_Space)
    desk.presses(Key.Key_Right)

    assert desk.page.name.text() == second
    assert not desk.playback.running


def test_escape_stops_and_keeps_what_was_done(desk: Desk) -> None:
    step = desk.step(WARM_UP)
    desk.waits_until(step.start + 2.5 * step.repetition)
    desk.presses(Key.Key_Escape)

    assert not desk.window.isVisible()
    assert desk.row.outcome is Outcome.STOPPED
    assert [(one.left, one.completed) for one in desk.row.exercises] == [(2, False)]


def test_f_takes_the_whole_screen_and_gives_it_back(desk: Desk) -> None:
    desk.presses(Key.Key_F)
    assert desk.window.isFullScreen()

    desk.presses(Key.Key_F)
    assert not desk.window.isFullScreen()


def test_the_button_for_the_whole_screen_shows_which_it_is(desk: Desk) -> None:
    desk.page.full.click()
    assert desk.window.isFullScreen()
    assert desk.page.full.isChecked()

    desk.presses(Key.Key_F)
    assert not desk.page.full.isChecked()


# -- the row ----------------------------------------------------------------------------------


def test_the_row_is_failed_at_first_and_kept_after_each_exercise(desk: Desk) -> None:
    assert desk.row.outcome is Outcome.FAILED

    desk.waits_until(desk.playback.parts[1].start)
    assert desk.row.outcome is Outcome.FAILED
    assert [one.completed for one in desk.row.exercises] == [True]


def test_the_last_chime_completes_the_row_before_the_end_page(desk: Desk) -> None:
    desk.waits_until(desk.playback.length)

    assert desk.row.outcome is Outcome.COMPLETED
    assert desk.row.active == desk.row.planned == desk.playback.length
    assert all(one.completed for one in desk.row.exercises)
    assert routine_phrases.DONE_TITLE in texts(desk.window)
    assert phrases.HOW_WAS_IT in texts(desk.window)


@pytest.mark.parametrize(
    ("key", "felt"),
    [(Key.Key_1, Felt.EASY), (Key.Key_2, Felt.OK), (Key.Key_3, Felt.HARD)],
)
def test_how_it_felt_is_kept_and_ends_it(desk: Desk, key: Qt.Key, felt: Felt) -> None:
    desk.waits_until(desk.playback.length)
    desk.presses(key)

    assert (desk.row.felt, desk.row.outcome) == (felt, Outcome.COMPLETED)
    assert not desk.window.isVisible()


def test_the_end_page_closes_after_a_minute(desk: Desk) -> None:
    desk.waits_until(desk.playback.length)
    desk.waits(59)
    assert desk.window.isVisible()

    desk.waits(1)
    assert not desk.window.isVisible()
    assert desk.row.outcome is Outcome.COMPLETED


def test_the_end_page_says_when_the_next_break_is(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, said="The next break is at about 11:45.")
    desk.opens()
    desk.waits_until(desk.playback.length)

    assert "11:45" in texts(desk.window)


def test_a_pause_of_ten_minutes_stops_by_itself(desk: Desk) -> None:
    desk.waits(30)
    desk.presses(Key.Key_Space)
    desk.waits(599)
    assert desk.window.isVisible()

    desk.waits(1)
    assert not desk.window.isVisible()
    assert (desk.row.outcome, desk.row.active) == (Outcome.STOPPED, timedelta(seconds=30))


def test_suspend_pauses_and_two_minutes_of_it_stop(desk: Desk) -> None:
    desk.waits(30)
    desk.clock.move(timedelta(), slept=timedelta(seconds=90))
    desk.window.tick()
    assert not desk.playback.running
    assert desk.window.isVisible()

    desk.clock.move(timedelta(), slept=timedelta(seconds=130))
    desk.window.tick()
    assert desk.row.outcome is Outcome.STOPPED


def test_a_locked_session_stands_still_and_stops_after_two_minutes(desk: Desk) -> None:
    desk.waits(30)
    desk.window.lock()
    assert not desk.playback.running
    desk.waits(119)
    assert desk.window.isVisible()

    desk.waits(1)
    assert not desk.window.isVisible()
    assert (desk.row.outcome, desk.row.active) == (Outcome.STOPPED, timedelta(seconds=30))


def test_who_unlocks_in_time_finds_the_routine_where_it_was(desk: Desk) -> None:
    desk.waits(30)
    desk.window.lock()
    desk.waits(60)
    desk.window.unlock()
    desk.waits(300)
    desk.presses(Key.Key_Space)

    assert desk.playback.running
    assert desk.playback.elapsed(desk.clock().awake) == timedelta(seconds=30)


def test_a_lock_does_not_hold_the_end_page_open(desk: Desk) -> None:
    desk.waits_until(desk.playback.length)
    desk.window.lock()
    desk.window.unlock()
    desk.waits(60)

    assert not desk.window.isVisible()


def test_the_screen_stays_on_while_it_plays(desk: Desk) -> None:
    desk.waits(10)
    assert desk.screen.stays_on

    desk.presses(Key.Key_Space)
    assert not desk.screen.stays_on
    desk.presses(Key.Key_Space)
    assert desk.screen.stays_on
    desk.waits_until(desk.playback.length)
    assert not desk.screen.stays_on


def test_the_screen_is_given_back_when_the_window_closes(desk: Desk) -> None:
    desk.waits(10)
    desk.presses(Key.Key_Escape)

    assert not desk.screen.stays_on


def test_a_history_that_cannot_be_written_is_said_and_the_routine_goes_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "history.sqlite3").write_text("this is no database, and longer than its header")
    desk = Desk(qtbot, tmp_path)
    desk.opens()
    desk.waits(10)

    assert "history.sqlite3" in texts(desk.window)
    assert desk.playback.running


def test_who_leaves_everything_out_has_stopped_and_is_asked_nothing(desk: Desk) -> None:
    for _ in range(9):
        if desk.window.isVisible():
            desk.waits(0.5)
            desk.presses(Key.Key_Right)

    assert not desk.window.isVisible()
    assert (desk.row.outcome, desk.row.exercises) == (Outcome.STOPPED, ())


def test_an_exercise_that_was_done_twice_is_told_once(desk: Desk) -> None:
    twice = [
        Done("hug-turn", "rotation", "main", 6, 6),
        Done("hug-turn", "rotation", "main", 8, 7),
    ]
    once = [Done("seat-cat-cow", "extension", "warm_up", 5, 5)]

    told = desk.page.told(twice + once)
    assert told == "Hug and turn: left 14, right 13\nRound and lift: 5 times"


# -- when it hurts ----------------------------------------------------------------------------

HURT_BEFORE = Session(
    "before", DAY, BEGIN, 3, exercises=(Done("hug-turn", "rotation", "main", 3, 3, hurt=True),)
)


def test_what_hurts_ends_and_a_card_says_what_can_follow(desk: Desk) -> None:
    step = desk.step(TURN)
    desk.waits_until(step.start + 2.5 * step.repetition)
    desk.presses(Key.Key_H)

    assert all(text in texts(desk.window) for text in phrases.hurts(TURN.name))
    assert [(one.exercise, one.left, one.hurt) for one in desk.row.exercises][-1] == (
        TURN.id,
        1,
        True,
    )
    desk.presses(Key.Key_1)
    assert desk.playback.running
    assert desk.page.isVisible()
    assert desk.page.name.text() not in {TURN.name, WARM_UP.name}


def test_the_button_says_the_same_as_the_key(desk: Desk) -> None:
    desk.waits_until(desk.step(TURN).start)
    button(desk.window, phrases.THAT_HURTS).click()

    assert phrases.HURTS_TITLE in texts(desk.window)
    button(desk.window, f"2 · {phrases.STOP_HERE}").click()
    assert not desk.window.isVisible()
    assert (desk.row.outcome, desk.row.exercises[-1].hurt) == (Outcome.STOPPED, True)


def test_a_slip_of_the_finger_is_taken_back(desk: Desk) -> None:
    step = desk.step(TURN)
    desk.waits_until(step.start + 2.5 * step.repetition)
    left = desk.page.time.text()
    desk.presses(Key.Key_H)
    desk.waits(30)
    desk.presses(Key.Key_3)

    assert desk.playback.running
    assert (desk.page.name.text(), desk.page.time.text()) == (TURN.name, left)
    assert [one.hurt for one in desk.row.exercises] == [False, False]


def test_an_easier_one_stands_in_where_there_is_one(qtbot: QtBot, tmp_path: Path) -> None:
    known = few("seat-desk-slide", "hug-turn", "stand-reach-lean", "seat-cat-cow", "blade-open")
    desk = Desk(qtbot, tmp_path, known=known)
    desk.opens()
    desk.waits_until(desk.step(SLIDE).start + timedelta(seconds=5))
    desk.presses(Key.Key_H)
    (offered,) = [
        one for one in desk.window.findChildren(QPushButton) if one.text().startswith("2 · Easier")
    ]
    shown = [one for one in desk.window.findChildren(QPushButton) if one.isVisible()]
    assert [one.text()[0] for one in sorted(shown, key=lambda one: (one.y(), one.x()))] == list(
        "1234"
    )
    offered.click()

    assert desk.page.name.text() in offered.text()
    assert desk.playback.length <= timedelta(minutes=3)
    desk.waits_until(desk.playback.length)
    assert f"{SLIDE.name}: it hurt" in texts(desk.window)


def test_a_second_pain_within_two_weeks_ends_the_routine(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, past=(HURT_BEFORE,))
    desk.opens()
    desk.waits_until(desk.step(SLIDE).start + timedelta(seconds=5))
    desk.presses(Key.Key_H)

    assert phrases.GATE_TITLE in texts(desk.window)
    assert not [
        one for one in desk.window.findChildren(QPushButton) if phrases.GO_ON in one.text()
    ]
    desk.presses(Key.Key_1)
    assert not desk.window.isVisible()
    assert desk.row.outcome is Outcome.STOPPED


def test_the_last_exercise_hurts_and_the_end_comes_calmly(desk: Desk) -> None:
    desk.waits_until(desk.playback.length - timedelta(seconds=1))
    desk.presses(Key.Key_H)
    desk.presses(Key.Key_1)

    assert routine_phrases.DONE_TITLE in texts(desk.window)
    assert "then it hurt" in texts(desk.window)


def test_breathing_has_nothing_that_could_hurt(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, minutes=5)
    desk.opens()
    desk.waits_until(desk.playback.length - timedelta(seconds=1))
    desk.presses(Key.Key_H)

    assert not desk.page.hurts.isEnabled()
    assert desk.playback.running


# -- the first time ---------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_the_safety_text_comes_before_the_first_routine(
    qtbot: QtBot, tmp_path: Path, key: Qt.Key
) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.opens_for_the_first_time()
    desk.waits(100)
    assert widgets_phrases.SAFETY[0] in texts(desk.window)
    assert not desk.playback.running

    qtbot.waitUntil(
        lambda: desk.window.focusWidget() is button(desk.window, widgets_phrases.BEGIN)
    )
    desk.presses(key)
    assert desk.playback.running
    assert desk.playback.elapsed(desk.clock().awake) == timedelta()


def test_where_no_routine_is_given_a_card_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.window.show_instead(phrases.GATE_TITLE, routine_phrases.gate(["recent_injury"]))
    desk.window.show()
    assert all(text in texts(desk.window) for text in routine_phrases.gate(["recent_injury"]))

    button(desk.window, phrases.CLOSE).click()
    assert desk.row.outcome is Outcome.STOPPED
    assert not desk.window.isVisible()


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
