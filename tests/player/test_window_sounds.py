from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from deskbreak.domain.routine import phrases as routine_phrases
from deskbreak.player import phrases
from tests.player.desk import Desk

Key = Qt.Key
MILLISECOND = timedelta(milliseconds=1)


def test_what_is_said_is_to_be_read_too(desk: Desk) -> None:
    assert desk.page.caption.text() == desk.playback.steps[0].name
    desk.waits(2.3)

    assert desk.page.caption.text() == desk.voice.asked[-1]
    assert desk.page.caption.isVisible()


def test_the_last_chime_comes_with_the_end_page(desk: Desk) -> None:
    begin = desk.clock().awake
    desk.waits_until(desk.playback.length)

    assert desk.chimes.asked[-1] == "done.wav"
    assert desk.chimes.by[-1] - begin == desk.playback.length + timedelta(seconds=0.3)


@pytest.mark.long
@pytest.mark.parametrize("minimised", [True, False])
def test_a_sound_is_in_time_whether_or_not_the_window_is_seen(
    qtbot: QtBot, tmp_path: Path, minimised: bool
) -> None:
    desk = Desk(qtbot, tmp_path, minutes=1)
    desk.window.resize(400, 300)
    desk.opens()
    if minimised:
        desk.window.showMinimized()
    while (left := desk.playback.length - desk.playback.elapsed(desk.clock().awake)) > timedelta():
        assert desk.window.timer.interval() * MILLISECOND <= left + MILLISECOND
        desk.waits(desk.window.timer.interval() / 1000)

    given = [*desk.voice.by, *desk.chimes.by]
    late = [
        by - desk.clock().awake for by in given if by < desk.clock().awake - desk.playback.length
    ]
    assert not late
    assert "done.wav" in desk.chimes.asked
    assert routine_phrases.DONE_TITLE in desk.voice.asked


def test_the_keys_switch_voice_and_sound(desk: Desk) -> None:
    assert desk.page.voice.isChecked()
    assert desk.page.sound.isChecked()
    desk.presses(Key.Key_V)
    assert (desk.page.voice.isChecked(), desk.page.sound.isChecked()) == (False, True)
    desk.presses(Key.Key_V)
    desk.presses(Key.Key_M)
    assert (desk.page.voice.isChecked(), desk.page.sound.isChecked()) == (False, False)
    desk.presses(Key.Key_M)

    assert (desk.page.voice.isChecked(), desk.page.sound.isChecked()) == (True, True)


def test_the_buttons_do_what_the_keys_do(desk: Desk) -> None:
    QTest.mouseClick(desk.page.voice, Qt.MouseButton.LeftButton)
    assert not desk.page.voice.isChecked()
    QTest.mouseClick(desk.page.sound, Qt.MouseButton.LeftButton)
    assert not desk.page.sound.isChecked()
    QTest.mouseClick(desk.page.voice, Qt.MouseButton.LeftButton)

    assert desk.page.voice.isChecked()
    assert desk.page.sound.isChecked()


def test_the_buttons_have_names_and_keys(desk: Desk) -> None:
    told = [(one.accessibleName(), one.toolTip()) for one in (desk.page.voice, desk.page.sound)]

    assert told == [("Voice", "V"), ("Sound", "M")]


def test_pause_and_card_and_close_hush(desk: Desk) -> None:
    desk.waits(3)
    desk.presses(Key.Key_Space)
    assert desk.voice.asked[-1] == "(hush)"
    desk.presses(Key.Key_Space)
    desk.waits(6)
    desk.presses(Key.Key_H)
    desk.waits(0.1)
    assert desk.voice.asked[-1] == "(hush)"
    desk.window.close()

    assert desk.voice.asked[-1] == "(close)"


def test_a_missing_voice_is_told_in_a_note_for_one_step(desk: Desk) -> None:
    desk.voice.silent = True
    second, third = desk.playback.steps[1:3]
    desk.waits_until(second.start)
    assert desk.window._note.text() == phrases.NO_VOICE
    desk.waits_until(third.start)

    assert not desk.window._note.isVisible()


def test_what_is_found_silent_within_a_step_is_told_at_once(desk: Desk) -> None:
    desk.voice.silent = True
    desk.waits(1)
    assert desk.window._note.text() == phrases.NO_VOICE
    desk.chimes.silent = True
    desk.waits(1)

    assert desk.window._note.text() == phrases.NO_SOUND
