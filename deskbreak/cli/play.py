"""`deskbreak play --minutes N`: the player itself, for one routine."""

from __future__ import annotations

import argparse

from deskbreak.cli import fail

LEAST, MOST = 1, 15


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the word."""
    parser.add_argument(
        "--minutes",
        type=minutes,
        required=True,
        metavar="N",
        help=f"length of the routine, {LEAST} to {MOST}",
    )
    parser.add_argument("--session", metavar="ID", help="the id its row in the history gets")


def run(options: argparse.Namespace) -> int:
    """Play one routine: 0 completed, 3 stopped, 1 where no window can open."""
    from deskbreak.desktop.ports import Unavailable
    from deskbreak.player import main

    try:
        return main.run(options.minutes, options.session, options.config, options.history)
    except Unavailable as unavailable:
        return fail(str(unavailable))


def minutes(text: str) -> int:
    """A whole number of minutes within the limits of a routine."""
    if not text.isascii() or not text.isdecimal() or not LEAST <= int(text) <= MOST:
        raise argparse.ArgumentTypeError(
            f"found {text!r}, allowed is a whole number from {LEAST} to {MOST}"
        )
    return int(text)
