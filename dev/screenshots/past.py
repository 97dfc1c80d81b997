"""The history of somebody who is made up."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random

from deskbreak.desktop.loop import clock
from deskbreak.domain.session import Done, Outcome, Session, day_of
from deskbreak.storage.history import History
from tests.catalogue import SHIPPED

DAYS, SATURDAY = 200, 5
MINUTE = timedelta(minutes=1)


def write(file: Path) -> None:
    """Somebody who sits on working days and takes most of the breaks."""
    history, chance = History(file), Random(7)  # noqa: S311 - the same each time
    zone, now = clock.zone(), clock.read().at
    span = partial(history.write_span, reason="", zone=zone)
    for back in range(DAYS, -1, -1):
        at = now.replace(hour=9, minute=0, second=0) - timedelta(days=back)
        if at.weekday() >= SATURDAY or at > now:
            continue
        for number in range(chance.randint(1, 6)):
            sat = timedelta(minutes=chance.randint(25, 70))
            span(kind="sitting", start=at, end=at + sat)
            at += sat
            if back <= 1:  # of the days before, nobody asks why
                history.write_decision(at, "due", f"{sat.seconds}")
                history.write_decision(at, "held_back", "microphone")
                history.write_decision(at + MINUTE, "free_again", "")
                history.write_decision(at + MINUTE, "offered", "lull")
            exercise = SHIPPED[chance.choice(list(SHIPPED))]
            done = Done(exercise.id, exercise.movement, "main", chance.randint(4, 8), 6)
            length = timedelta(minutes=3)
            history.write_session(
                Session(
                    f"{back}-{number}", day_of(at, zone), at, 3, Outcome.COMPLETED, at + length,
                    length, length, (done,),
                )
            )  # fmt: skip
            at += length
            if number == 1:
                span(kind="natural_break", start=at, end=at + timedelta(minutes=30))
                at += timedelta(minutes=30)
