"""What is known of the levels, and what is asked about again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from deskbreak.domain.reminder.decisions import DecisionKind
from deskbreak.domain.reminder.events import WriteDecision
from deskbreak.domain.reminder.levels import Levels, Probed
from deskbreak.domain.reminder.presence import Film, Holder, Moment
from tests.domain.reminder.person import NINE, Person

NOW = Moment(NINE, timedelta(hours=1), timedelta(0))
CAMERA, FILM = frozenset({Holder.CAMERA}), frozenset({Film.FILM})


def later(seconds: float) -> Moment:
    return replace(NOW, awake=NOW.awake + timedelta(seconds=seconds))


def test_what_was_asked_about_is_asked_again_after_ten_seconds_without_an_answer() -> None:
    levels = Levels().asking(CAMERA, NOW)
    assert levels.to_ask(CAMERA | FILM, later(9)) == FILM
    assert levels.to_ask(CAMERA, later(10)) == CAMERA
    answered = levels.learn(Probed(CAMERA, frozenset()), later(1))
    assert answered.to_ask(CAMERA, later(2)) == CAMERA


def test_an_answer_can_be_concluded_from_for_ten_seconds() -> None:
    probed = Probed(CAMERA | FILM, CAMERA, FILM, {Holder.CAMERA: ("Cheese",)})
    levels = Levels().learn(probed, NOW)
    look = levels.look(later(10))
    assert (look.known, look.in_use, look.unknown) == (CAMERA | FILM, CAMERA, FILM)
    assert look.programs == {Holder.CAMERA: ("Cheese",)}
    look = levels.look(later(11))
    assert (look.known, look.in_use, look.unknown) == (frozenset(), CAMERA, frozenset())
    assert levels.look(later(4 * 3600)).in_use == frozenset()


def test_what_nobody_could_tell_of_is_named_with_the_offer_if_it_would_hold() -> None:
    person = Person()
    person.unknown = frozenset({Holder.FULL_SCREEN, Film.FILM})
    person.sits(46)
    assert WriteDecision(DecisionKind.OFFERED, "lull full_screen") in person.effects(WriteDecision)
