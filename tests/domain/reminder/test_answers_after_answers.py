"""
Every answer after every other, and what may lie between two: what a person then sees is true.

After each step the first row tells what comes, every row that shows does something, no break is
lost, none comes twice or in a call, and undo gives back what was, state and history.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from itertools import product
from random import Random

import pytest

from deskbreak.domain.reminder.decisions import AnswerKind, DecisionKind
from deskbreak.domain.reminder.desk import FOREVER, Phase
from deskbreak.domain.reminder.events import (
    Done,
    Here,
    NotHere,
    Pause,
    Remind,
    RemindNow,
    Resume,
    RulesChanged,
    Sit,
    Skip,
    Snooze,
    Stand,
    Undo,
    WasAway,
    WriteAnswer,
    WriteDecision,
)
from deskbreak.domain.reminder.hours import ALWAYS, Hours
from deskbreak.domain.reminder.phrases import status as first_row
from deskbreak.domain.reminder.presence import Holder
from deskbreak.domain.reminder.status import next_break_at
from tests.domain.reminder.history import figures
from tests.domain.reminder.invariants import Watch
from tests.domain.reminder.person import MINUTE, Person

SOON = 7  # minutes: a lull, the longest wait, the calm
SETTLES = {
    AnswerKind.START,
    AnswerKind.SKIP,
    AnswerKind.DONE,
    AnswerKind.UNANSWERED,
    AnswerKind.RESTED,
    AnswerKind.STOOD,
    DecisionKind.HOURS_ENDED,
}


class Somebody(Person):
    """Keeps, from what the program said, whether a break is owed."""

    def __init__(self) -> None:
        super().__init__(watch=Watch())
        self.owed = False
        self.read = 0

    def reads(self) -> None:
        """What was said since."""
        for _, effect in self.done[self.read :]:
            if isinstance(effect, WriteDecision) and effect.what is DecisionKind.DUE:
                self.owed = True
            what = getattr(effect, "what", None) or getattr(effect, "answer", None)
            if isinstance(effect, WriteAnswer | WriteDecision) and what in SETTLES:
                self.owed = False
        self.read = len(self.done)

    def reminded_within(self, minutes: float) -> bool:
        """Whether a reminder comes while one types on."""
        before = len(self.reminders)
        self.types(minutes)
        return len(self.reminders) > before


def _works_until_hours_end(person: Somebody) -> None:
    """They end, and begin again a minute later."""
    ended = [(person.now.at - timedelta(hours=ago)).time() for ago in (3, 1)]
    for hours in (Hours((((ended[0], ended[1]),),) * 7), ALWAYS):
        person.rules = replace(person.rules, hours=hours)
        person.hears(RulesChanged())
        person.types(1)


def _limit(person: Somebody) -> None:
    person.works_with(Holder.FULL_SCREEN, 62)


def _stands(minutes: float) -> Callable[[Somebody], None]:
    def step(person: Somebody) -> None:
        person.stands(minutes)
        person.answers(Sit())

    return step


def _pauses(person: Somebody) -> None:
    person.answers(Pause(person.now.at + 3 * MINUTE))
    person.types(4)


ANSWERS: dict[str, Callable[[Somebody], None]] = {
    "start": lambda person: person.does_a_routine(3),
    "start a seated one": lambda person: person.does_a_routine(3, seated=True),
    "one minute": lambda person: person.does_a_routine(1),
    "start and stop": lambda person: person.does_a_routine(3, 0.2),
    "snooze": lambda person: person.answers(Snooze(10)),
    "skip": lambda person: person.answers(Skip()),
    "close": lambda person: person.closes_the_reminder(),
    "done": lambda person: person.answers(Done(3)),
    "pause": lambda person: person.answers(Pause(FOREVER)),
    "resume": lambda person: person.answers(Resume()),
    "undo": lambda person: person.answers(Undo()),
    "remind now": lambda person: person.answers(RemindNow()),
    "90 min": lambda person: person.changes_interval(90),
    "20 min": lambda person: person.changes_interval(20),
    "stand": lambda person: person.answers(Stand()),
    "sit": lambda person: person.answers(Sit()),
    "here": lambda person: person.answers(Here(person.now.at + 30 * MINUTE)),
    "not here": lambda person: person.answers(NotHere()),
    "was away 3": lambda person: person.answers(WasAway(3 * MINUTE)),
    "was away 20": lambda person: person.answers(WasAway(20 * MINUTE)),
}
BETWEEN: dict[str, Callable[[Somebody], None]] = {
    "nothing": lambda _person: None,
    "work": lambda person: person.sits(2),
    "a lock of 24 s": lambda person: person.locks(0.4),
    "a lock": lambda person: person.locks(3),
    "an absence": lambda person: person.leaves(3),
    "a natural break": lambda person: person.leaves(6),
    "a sleep": lambda person: person.suspends(3 / 60),
    "the limit": _limit,
    "the end of the hours": _works_until_hours_end,
    "a pause": _pauses,
    "a short stand": _stands(3),
    "a long stand": _stands(6),
    "a restart": lambda person: person.restarts(1),
    "a kill": lambda person: person.is_killed(1),
    "an hour": lambda person: person.sits(60),
}
STEPS = ANSWERS | BETWEEN
BEGINNINGS = {"before a break": 30, "a reminder": 46, "the last reminder": 66}


@pytest.fixture(scope="module")
def people() -> dict[str, Somebody]:
    """Somebody at each beginning, to be copied."""
    found = {}
    for name, minutes in BEGINNINGS.items():
        found[name] = Somebody()
        found[name].sits(minutes)
        found[name].reads()
    return found


def true_of(person: Somebody) -> None:
    """What holds after any step; tries are made with copies."""
    desk, rules, now = person.desk, person.rules, person.now
    assert not desk.snoozed_until or desk.due, "snoozed, with nothing due"
    assert (desk.interval, desk.player) == (rules.interval, None)
    _first_row_is_true(person)
    _rows_do_something(person)
    if back := desk.to_undo(now):
        before = figures(person)
        twin = deepcopy(person)
        twin.hears(Undo())
        assert twin.desk.concluded is None
        gained = twin.desk.at(now).since_break - desk.at(now).since_break
        assert gained == back.taken_off + back.lasted
        if back.before.due:
            assert twin.desk.due or twin.reminded, "undo has not given the break back"
        written = figures(twin).sitting - before.sitting
        assert abs(written - back.lasted) < timedelta(seconds=1), "undo, in the history"
        total = [day.sitting + day.standing + day.away for day in (before, figures(twin))]
        assert abs(total[0] - total[1]) < timedelta(seconds=1)


def _first_row_is_true(person: Somebody) -> None:
    """It names a time, and then that comes and not before."""
    desk, rules, now = person.desk, person.rules, person.now
    row, twin = first_row(desk, rules, now), deepcopy(person)
    at = next_break_at(desk, rules, now)
    match desk.phase:
        case Phase.SITTING | Phase.SNOOZED:
            assert at
            assert f"{at:%H:%M}" in row
            ahead = (at - now.at) / MINUTE
            assert not twin.reminded_within(max(ahead - 0.1, 0)), f"before its time: {row}"
            assert twin.reminded_within(SOON), f"it did not come: {row}"
        case Phase.DUE if not person.reminded and (desk.due and not desk.due.offers):
            assert twin.reminded_within(SOON), f"it did not come: {row}"
        case Phase.PAUSED:
            assert not twin.reminded_within(50), f"in spite of it: {row}"
        case Phase.STANDING:
            assert not twin.reminded_within(50), f"in spite of it: {row}"
            twin.types(20)
            assert twin.phase is not Phase.STANDING


def _rows_do_something(person: Somebody) -> None:
    """The rows of the menu that show, each clicked by a twin."""
    desk = person.desk
    rows: list[tuple[object, Callable[[Person], object]]] = []
    if desk.due:
        rows.append((Skip(), lambda twin: twin.desk.due is None))
        rows.append((Snooze(5), lambda twin: twin.desk.snoozed_until))
    if desk.phase is Phase.SNOOZED:
        rows.append((RemindNow(), lambda twin: twin.reminded))
    if desk.paused_until:
        rows.append((Resume(), lambda twin: twin.phase is not Phase.PAUSED))
    if desk.standing:
        rows.append((Sit(), lambda twin: twin.phase is not Phase.STANDING))
    if desk.here_until:
        rows.append((NotHere(), lambda twin: twin.desk.here_until is None))
    for news, done in rows:
        twin = deepcopy(person)
        twin.hears(news)  # type: ignore[arg-type]
        assert done(twin), f"a row that does nothing: {news}"


def no_break_is_lost(person: Somebody) -> None:
    """One that is owed comes as soon as nothing keeps it away; another in an interval."""
    person.reads()
    owed = person.owed and person.desk.since_break >= person.rules.interval
    person.answers(Resume())
    person.answers(Sit())
    shown = person.reminded
    assert shown or not owed or person.reminded_within(10 + SOON), "a break is lost"
    longest = person.rules.interval / MINUTE + 30
    assert shown or person.reminded_within(longest), "nothing is offered any more"


def plays(person: Somebody, steps: tuple[str, ...]) -> None:
    for step in steps:
        STEPS[step](person)
        person.reads()
        true_of(person)
    shown = [minute for minute, effect in person.done if isinstance(effect, Remind)]
    assert len(shown) == len(set(shown)), "two at once"
    no_break_is_lost(person)


@pytest.mark.parametrize("first", ANSWERS)
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_every_answer_after_every_other(
    people: dict[str, Somebody], beginning: str, first: str
) -> None:
    for second in ANSWERS:
        steps = (first, second)
        try:
            plays(deepcopy(people[beginning]), steps)
        except AssertionError as broken:
            raise AssertionError(f"{beginning}, {', '.join(steps)}: {broken}") from broken


TRIPLES = [
    (beginning, (first, between, second))
    for beginning, first, between, second in product(BEGINNINGS, ANSWERS, BETWEEN, ANSWERS)
]


@pytest.mark.parametrize("part", range(8))
def test_every_answer_after_every_other_with_anything_between(
    people: dict[str, Somebody], part: int
) -> None:
    """A sample of all that there are, the same every time."""
    for beginning, steps in Random(part).sample(TRIPLES, 25):  # noqa: S311 - no secret
        try:
            plays(deepcopy(people[beginning]), steps)
        except AssertionError as broken:
            raise AssertionError(f"{beginning}, {', '.join(steps)}: {broken}") from broken
