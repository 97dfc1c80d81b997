"""
`python -m dev.benchmarks.compose`: how long composing takes, and how full the routines are.

Prints each figure with its limit, then what share of the minutes is filled for three people who
are new or have everything open, and for those for whom little is left; exit status 1 if a figure
is over.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from statistics import median

from deskbreak import exercises
from deskbreak.domain.routine.composer import compose
from deskbreak.domain.routine.exercise import Exercise
from deskbreak.domain.session import Done, Felt, Outcome, Session
from deskbreak.domain.settings import Avoid, Kit, Person, Place, Start
from dev.benchmarks.footprint import Figure

DAY = date(2026, 3, 2)
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
EVERYTHING = Person(place=Place.HOME, kit=tuple(Kit), difficulty_limit=3)
PEOPLE = {
    "A, open plan": Person(place=Place.OPEN_PLAN, kit=(Kit.CHAIR, Kit.DESK)),
    "B, home": Person(
        place=Place.HOME,
        kit=(Kit.MAT, Kit.ROLLER, Kit.WALL, Kit.DOORWAY, Kit.CHAIR, Kit.DESK),
    ),
    "C, standing": Person(
        start=Start.STANDING, kit=(Kit.DESK, Kit.BAND, Kit.BAND_ANCHOR, Kit.WALL)
    ),
}
THIN = {
    "a seat": Person(place=Place.OPEN_PLAN, kit=()),
    "A, bones": replace(PEOPLE["A, open plan"], avoid=(Avoid.OSTEOPOROSIS,)),
    "A, +shoulder": replace(PEOPLE["A, open plan"], avoid=(Avoid.OSTEOPOROSIS, Avoid.SHOULDER)),
}  # where no routine can fill all minutes: told apart
FIRST = """
import time
began = time.perf_counter()
from datetime import date
from deskbreak import exercises
from deskbreak.domain.routine.composer import compose
from deskbreak.domain.settings import Kit, Person, Place
known, _ = exercises.load()
person = Person(place=Place.HOME, kit=tuple(Kit), difficulty_limit=3)
compose(known, 15, (), person, day=date(2026, 3, 2))
print(time.perf_counter() - began)
"""


def main() -> int:
    """Measure and print; the exit status."""
    known, _ = exercises.load()
    many = _generated(known, 300)
    figures = [
        Figure("15 minutes, everything open", _took(known, ()), 50, "ms"),
        Figure("the same with 10,000 sessions behind", _took(known, _past(known)), 50, "ms"),
        Figure("the same with 300 exercises", _took(many, ()), 250, "ms"),
        Figure("the first one of a process, loading included", _first(), 200, "ms"),
    ]
    print(f"{len(known)} exercises", *figures, "", sep="\n")
    shares = [_row(name, known, opened) for opened in (0, 3) for name in PEOPLE]
    every = [share for row in shares for share in row]
    print(f"\nmedian {median(every):.0%}, least {min(every):.0%}\n")
    for name in THIN:
        _row(name, known, 3)
    return 0 if all(figure.kept for figure in figures) else 1


def _generated(known: Sequence[Exercise], count: int) -> list[Exercise]:
    """So many exercises: those there are, again and again under other ids."""
    return [replace(known[n % len(known)], id=f"generated-{n:03}") for n in range(count)]


def _past(known: Sequence[Exercise]) -> list[Session]:
    """A long history in which everything was done."""
    return [
        Session(
            str(number),
            DAY - timedelta(days=1 + number // 5),
            AT,
            5,
            Outcome.COMPLETED,
            exercises=tuple(
                Done(one.id, str(one.movement), "main", 6, 6)
                for one in (known[(4 * number + turn) % len(known)] for turn in range(4))
            ),
            felt=Felt.OK,
        )
        for number in range(10_000)
    ]


def _took(known: Sequence[Exercise], past: Sequence[Session]) -> float:
    """Milliseconds, the median of nine."""
    times = []
    for _ in range(9):
        began = time.perf_counter()
        compose(known, 15, past, EVERYTHING, day=DAY)
        times.append(1000 * (time.perf_counter() - began))
    return median(times)


def _first() -> float:
    """Milliseconds of the first routine of a process, the median of five."""
    words = [sys.executable, "-c", FIRST]
    runs = [subprocess.run(words, check=True, capture_output=True, text=True) for _ in range(5)]
    return median(1000 * float(run.stdout) for run in runs)


def _row(name: str, known: Sequence[Exercise], opened: int) -> list[float]:
    """Print how full one to fifteen minutes are for somebody."""
    person = replace((PEOPLE | THIN)[name], difficulty_limit=opened)
    routines = [compose(known, minutes, (), person, day=DAY) for minutes in range(1, 16)]
    shares = [routine.total / timedelta(minutes=routine.minutes) for routine in routines]
    how = "everything open" if opened else "new"
    print(f"{name:<13} {how:<16}", *(f"{100 * share:4.0f}" for share in shares))
    return shares


if __name__ == "__main__":
    sys.exit(main())
