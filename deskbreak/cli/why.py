"""`deskbreak why`: what was decided and why, and what was answered."""

from __future__ import annotations

import argparse
import json
from itertools import groupby

from deskbreak.cli import fail, phrases, whole_number
from deskbreak.desktop.loop import clock
from deskbreak.domain import formats
from deskbreak.domain.language import _
from deskbreak.domain.reminder.decisions import why
from deskbreak.storage.history import DECISIONS_KEPT, History, Unusable

USUAL = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the word."""
    parser.add_argument(
        "--last", type=last, default=USUAL, metavar="N", help=_("the last N of them")
    )
    parser.add_argument("--json", action="store_true", help=_("for scripts"))


def last(text: str) -> int:
    """How many to look back."""
    return whole_number(text, DECISIONS_KEPT)


def run(options: argparse.Namespace) -> int:
    """Print the decisions, the newest first; times are local."""
    try:
        decisions = History(options.history).decisions(options.last)
    except Unusable as unusable:
        return fail(str(unusable))
    zone = clock.zone()
    told = [(one, why(one.what, one.reason, zone)) for one in decisions]
    if options.json:
        rows = [
            {
                "at": one.at.isoformat(timespec="seconds"),
                "what": one.what,
                "reason": one.reason,
                "text": text,
            }
            for one, text in told
        ]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return 0
    if not told:
        print(phrases.NO_DECISIONS)
    for day, of_day in groupby(told, key=lambda row: row[0].at.astimezone(zone).date()):
        print(formats.day_name(day))
        for one, text in of_day:
            print(f"  {formats.clock(one.at, zone)}  {text}")
    return 0
