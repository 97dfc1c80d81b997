"""`deskbreak open WINDOW`: a window, or the one that is open already, in front."""

from __future__ import annotations

import argparse

from deskbreak.cli import fail
from deskbreak.windows import WINDOWS


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the word."""
    parser.add_argument("window", choices=tuple(WINDOWS), metavar="|".join(WINDOWS))


def run(options: argparse.Namespace) -> int:
    """Show it until it is closed: 0, or 1 where no window can open."""
    from deskbreak.desktop.unavailable import Unavailable
    from deskbreak.windows import main

    try:
        return main.run(options.window, options.config, options.history)
    except Unavailable as unavailable:
        return fail(str(unavailable))
