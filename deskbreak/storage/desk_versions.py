"""What earlier versions wrote into the state file, as this one reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Values = Mapping[str, Any]


def _two_sitting_times(desk: Values) -> Values:
    """Until 2 `sat` was the time since the last break, and that since one got up was not known."""
    away, due = desk.get("away"), desk.get("due")
    if away:
        before = {"since_break": away["sat"], **{key: away[key] for key in ("sat", "next_offer")}}
        kept = {key: away[key] for key in ("since", "hard", "rested", "told")}
        away = {**kept, "before": {**before, "due": _due(away["due"])}}
    gone = ("locked", "returned", "holders", "concluded")  # of a run that has ended
    kept = {key: value for key, value in desk.items() if key not in gone}
    return {**kept, "since_break": desk["sat"], "away": away, "due": _due(due)}


def _due(due: Values | None) -> Values | None:
    return due and {key: value for key, value in due.items() if key != "forced"}


# Each brings a desk from the version that is its place in the list, counted from 1, to the next.
UPGRADES: tuple[Callable[[Values], Values], ...] = (_two_sitting_times,)
VERSION = len(UPGRADES) + 1


def upgraded(desk: Values, version: int) -> Values:
    """A desk of that version as this one writes it; one of a later version as it is."""
    for upgrade in UPGRADES[version - 1 :]:
        desk = upgrade(desk)
    return desk
