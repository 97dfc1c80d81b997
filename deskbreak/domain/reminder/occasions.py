"""When a person's own programs run: what one decision means to somebody outside (`[hooks]`)."""

from __future__ import annotations

from collections.abc import Iterator

from deskbreak.domain.reminder.decisions import AnswerKind, DecisionKind
from deskbreak.domain.reminder.desk import Desk
from deskbreak.domain.reminder.events import (
    Done,
    Effect,
    News,
    Play,
    PlayerEnded,
    WriteAnswer,
    WriteDecision,
)
from deskbreak.domain.reminder.routines import counts

OF_DECISIONS = {
    DecisionKind.DUE: "due",
    DecisionKind.OFFERED: "offered",
    DecisionKind.MOVED: "snooze",
    DecisionKind.STANDING: "standing",
    DecisionKind.STOOD: "sitting",
}
OF_ANSWERS = {AnswerKind.SNOOZE: "snooze", AnswerKind.SKIP: "skip"}


def occasions(before: Desk, news: News, after: Desk, effects: tuple[Effect, ...]) -> Iterator[str]:
    """The keys of `[hooks]` that `news` gave occasion to, in their order."""
    if before.away and not after.away:
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
        case Done():
            yield "done"
        case PlayerEnded() if counts(news) and before.player:
            yield "done"
    if after.away and not before.away:
        yield "away"
