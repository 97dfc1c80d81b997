"""`deskbreak interval [MIN]`: after how much sitting a break is offered."""

from __future__ import annotations

import argparse

from deskbreak.cli import phrases
from deskbreak.cli.ask import minutes
from deskbreak.cli.set import change
from deskbreak.domain.language import _
from deskbreak.domain.lengths import INTERVAL_KEY


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the word."""
    parser.add_argument(
        "minutes", nargs="?", type=minutes, metavar="MIN", help=_("without it: what holds now")
    )


def run(options: argparse.Namespace) -> int:
    """Print the work interval, or set it."""
    from deskbreak.storage import config_file

    if options.minutes is not None:
        return change(options, INTERVAL_KEY, options.minutes)
    settings = config_file.load(options.config).settings
    print(phrases.every(settings.reminder.work_interval_minutes))
    return 0
