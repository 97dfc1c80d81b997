"""`deskbreak play --minutes N`: the player itself, for one routine."""

from __future__ import annotations

import argparse

from deskbreak.cli import fail, whole_number
from deskbreak.domain.language import _
from deskbreak.domain.lengths import LONGEST_ROUTINE


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the word."""
    parser.add_argument(
        "--minutes",
        type=minutes,
        required=True,
        metavar="N",
        help=_("length of the routine, 1 to {most}").format(most=LONGEST_ROUTINE),
    )
    parser.add_argument("--session", metavar="ID", help=_("the id its row in the history gets"))


def run(options: argparse.Namespace) -> int:
    """Play one routine: 0 completed, 3 stopped, 1 where no window can open."""
    from deskbreak.desktop.unavailable import Unavailable
    from deskbreak.player import main

    try:
        return main.run(options.minutes, options.session, options.config, options.history)
    except Unavailable as unavailable:
        return fail(str(unavailable))


def minutes(text: str) -> int:
    """The length of a routine."""
    return whole_number(text, LONGEST_ROUTINE)
