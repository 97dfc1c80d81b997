"""What the history holds, in sentences."""

from __future__ import annotations

import pytest

from deskbreak.domain.reminder.decisions import AnswerKind, DecisionKind, Occasion, Undone, why

REASONS = {
    DecisionKind.DUE: ("2700", "Break due after 45 min of sitting"),
    DecisionKind.HELD_BACK: ("film", "Break held back: a film keeps the screen awake"),
    DecisionKind.HELD_LONG: (
        "3600 full_screen",
        "Held back for 1 h (full screen): offered once all the same",
    ),
    DecisionKind.FREE_AGAIN: ("", "Nothing holds the break back any more"),
    DecisionKind.OFFERED: (
        "lull camera",
        "Break offered, at a pause in typing and pointing (not known here: camera in use)",
    ),
    DecisionKind.STILL_SITTING: (
        "camera",
        "No input, yet it counts as sitting: camera in use",
    ),
    DecisionKind.AWAY: ("240 1800", "Away 4 min: 30 min of sitting taken off"),
    DecisionKind.NATURAL_BREAK: ("360 2700", "Away 6 min: a natural break, sitting starts anew"),
    DecisionKind.UNDONE: ("skip", "You took the skip back"),
    DecisionKind.MOVED: ("600", "You moved the next break by 10 min"),
    DecisionKind.STANDING: ("", "You stood up"),
    DecisionKind.STOOD: ("1200", "You stood for 20 min"),
    DecisionKind.PAUSED: ("", "Paused until you resume"),
    DecisionKind.RESUMED: ("", "Reminders again, as you asked"),
    DecisionKind.HOURS_BEGAN: ("", "Your hours began"),
    DecisionKind.HOURS_ENDED: ("", "Your hours ended"),
}


@pytest.mark.parametrize("kind", DecisionKind)
def test_each_decision_has_its_sentence(kind: DecisionKind) -> None:
    reason, sentence = REASONS[kind]
    assert why(kind, reason, None) == sentence


def test_each_answer_occasion_and_undo_has_a_sentence_of_its_own() -> None:
    told = [
        *(why(one, "", None) for one in AnswerKind),
        *(why(DecisionKind.OFFERED, one, None) for one in Occasion),
        *(why(DecisionKind.UNDONE, one, None) for one in Undone),
    ]
    assert len(set(told)) == len(AnswerKind) + len(Occasion) + len(Undone)
    assert all(" " in one and one[0].isupper() for one in told)


@pytest.mark.parametrize("what", ["danced", "undone", "due"])
def test_what_another_version_wrote_is_told_bare(what: str) -> None:
    assert why(what, "tango", None) == f"{what} tango"
