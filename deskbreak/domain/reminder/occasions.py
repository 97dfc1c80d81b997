"""When a person's own programs run: what one decision means to somebody outside (`[hooks]`)."""

from __future__ import annotations

from collections.abc import Iterator

from deskbreak.domain.reminder.decisions import AnswerKind, DecisionKind
from deskbreak.domain.reminder.desk import Desk, Phase
from deskbreak.domain.reminder.events import (
    Done,
    Effect,
    News,
    Play,
    PlayerEnded,
    WriteAnswer,
    WriteDecision,
)
from deskbreak.domain.session import Outcome

OF_DECISIONS = {DecisionKind.DUE: "due", DecisionKind.MOVED: "snooze"}
OF_ANSWERS = {AnswerKind.SNOOZE: "snooze", AnswerKind.SKIP: "skip"}


def occasions(before: Desk, news: News, after: Desk, effects: tuple[Effect, ...]) -> Iterator[str]:
    """The keys of `[hooks]` that `news` gave occasion to, in their order."""
    was, now = before.phase is Phase.AWAY, after.phase is Phase.AWAY
    if was and not now:
        yield "back"
    for effect in effects:
        match effect:
            case WriteDecision(what) if what in OF_DECISIONS:
                yield OF_DECISIONS[what]
            case WriteAnswer(answer) if answer in OF_ANSWERS:
                yield OF_ANSWERS[answer]
            case Play():
                yield "start"
    match news:
        case Done() | PlayerEnded(outcome=Outcome.COMPLETED):
            yield "done"
    if now and not was:
        yield "away"
