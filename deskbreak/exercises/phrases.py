"""What an exercise file may hold."""

from __future__ import annotations

from deskbreak.domain.language import _

BOTH_SIDES = _('"alternate" or "block": a turn or a bend works both sides')
FEWEST_FIRST = _("the fewest first")
LOWEST_FIRST = _("each one once, the lowest first")
ONE_LINE = _("one line of text")
AS_MANY_PLACES = _("at most as many as there are places")
TOO_LONG = _("a longer block")
KNOWN_ID = _("the id of an exercise")


def at_most_characters(count: int) -> str:
    """How long a line may be."""
    return _("at most {count} characters").format(count=count)
