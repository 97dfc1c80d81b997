"""A few of the shipped exercises by name: what a test needs, however large the catalogue grows."""

from __future__ import annotations

from collections.abc import Sequence

from deskbreak import exercises
from deskbreak.domain.routine.exercise import Exercise

SHIPPED = {exercise.id: exercise for exercise in exercises.load()[0]}


def few(*ids: str) -> tuple[Exercise, ...]:
    """These and no others, for the composer."""
    return tuple(SHIPPED[one] for one in ids)


def only(*ids: str, kit: Sequence[str] = ("chair", "desk")) -> str:
    """A person's table in the settings that leaves these and no others to the composer."""
    others = sorted(SHIPPED.keys() - set(ids))
    return f"[person]\nkit = {list(kit)}\nexclude = {others}\n"
