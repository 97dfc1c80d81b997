from __future__ import annotations

from datetime import date

import pytest

from deskbreak.domain.routine.doses import filled
from deskbreak.domain.routine.exercise import Movement, Position
from deskbreak.domain.routine.pool import eligible, pieces
from deskbreak.domain.routine.practice import practice
from deskbreak.domain.routine.rules import PATTERNS, Rules
from deskbreak.domain.routine.search import Search
from deskbreak.domain.settings import Kit, Person, Place
from tests.domain.routine.oracle import KNOWN

DAY = date(2026, 3, 2)
AT_HOME = Person(place=Place.HOME, kit=tuple(Kit), difficulty_limit=3)
IN_A_CHAIR = frozenset({Position.SEATED})


@pytest.mark.parametrize("minutes", [1, 3, 5, 8, 15])
def test_no_legal_exchange_of_one_block_costs_less(minutes: int) -> None:
    known = practice(())
    able = tuple(
        pieces(eligible(KNOWN, minutes, known, AT_HOME, DAY), minutes, known, AT_HOME, DAY)
    )
    rules = Rules(
        minutes,
        Position.SEATED,
        Movement.EXTENSION,
        frozenset(PATTERNS),
        IN_A_CHAIR,
        careful=False,
    )
    search = Search(rules, able)
    best = search.best()
    assert best is not None
    chosen = best.order.pieces
    for index in range(len(chosen)):
        for piece in able:
            order = search.built(rules.empty, (*chosen[:index], piece, *chosen[index + 1 :]))
            if order and rules.fits(order) and rules.complete(order):
                doses = filled(order, rules)
                assert doses is None or search.cost(order, doses.left) >= best.cost
