"""What is known of the levels, and since when: they are asked about now and then, not followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from deskbreak.domain.reminder.desk import HOLDER_LIMIT
from deskbreak.domain.reminder.presence import Level, Look, Moment

FRESH = timedelta(seconds=10)  # nothing is concluded from what was asked about longer ago
PATIENCE = timedelta(seconds=10)  # until what was not answered is asked about again


@dataclass(frozen=True, slots=True)
class Probed:
    """
    An answer: of the levels `asked` about, those `in_use`, and those nobody could tell of.

    `programs` names who uses a level, where the system tells.
    """

    asked: frozenset[Level]
    in_use: frozenset[Level]
    unknown: frozenset[Level] = frozenset()
    programs: Mapping[Level, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Levels:
    """The answers so far, and the questions that wait for one; instants are `Moment.through`."""

    answers: Mapping[Level, tuple[timedelta, Probed]] = field(default_factory=dict)
    waiting: Mapping[Level, timedelta] = field(default_factory=dict)

    def look(self, now: Moment) -> Look:
        """What a decision can rest on at `now`."""
        known, in_use, unknown, programs = set(), set(), set(), {}
        for level, (at, probed) in self.answers.items():
            age = now.through - at
            if level in probed.in_use and age < HOLDER_LIMIT:
                in_use.add(level)
                programs[level] = probed.programs.get(level, ())
            if age <= FRESH:
                known.add(level)
                if level in probed.unknown:
                    unknown.add(level)
        return Look(now, frozenset(in_use), frozenset(known), frozenset(unknown), programs)

    def to_ask(self, levels: frozenset[Level], now: Moment) -> frozenset[Level]:
        """Those of `levels` that nobody was asked about a moment ago."""
        asked = {level for level, at in self.waiting.items() if now.through - at < PATIENCE}
        return levels - asked

    def asking(self, levels: frozenset[Level], now: Moment) -> Levels:
        """Wait for an answer about `levels`."""
        return replace(self, waiting={**self.waiting, **dict.fromkeys(levels, now.through)})

    def learn(self, probed: Probed, now: Moment) -> Levels:
        """Take an answer in."""
        answers = {**self.answers, **dict.fromkeys(probed.asked, (now.through, probed))}
        waiting = {k: at for k, at in self.waiting.items() if k not in probed.asked}
        return Levels(answers, waiting)
