"""`deskbreak history`: what was done, to read or for scripts."""

from __future__ import annotations

import argparse
from datetime import date, timedelta, tzinfo
from itertools import groupby

from deskbreak import exercises, paths
from deskbreak.cli import fail, phrases, whole_number
from deskbreak.desktop.loop import clock
from deskbreak.domain import formats, session, statistics
from deskbreak.domain.language import _
from deskbreak.domain.session import Session, day_of
from deskbreak.domain.statistics import statistics_of
from deskbreak.storage import export
from deskbreak.storage.history import History, Unusable


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the word."""
    parser.add_argument(
        "--days", type=days, metavar="N", help=_("the last N days, today included")
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("for scripts, with every repetition"))
    form.add_argument("--csv", action="store_true", help=_("for a spreadsheet, a row each"))


def days(text: str) -> int:
    """How many days to look back."""
    return whole_number(text, 36_500)


def run(options: argparse.Namespace) -> int:
    """Print the sessions, the newest first."""
    zone = clock.zone()
    today = day_of(clock.read().at, zone)
    since = today - timedelta(days=options.days - 1) if options.days else date.min
    try:
        sessions = History(options.history).sessions(since)
    except Unusable as unusable:
        return fail(str(unusable))
    if options.json:
        print(export.as_json(sessions), end="")
    elif options.csv:
        print(export.as_csv(sessions), end="")
    else:
        _print_days(sessions, zone)
    return 0


def _print_days(sessions: list[Session], zone: tzinfo) -> None:
    if not sessions:
        print(phrases.NO_HISTORY)
        return
    names = {one.id: one.name for one in exercises.load(paths.own_exercises())[0]}
    for day, of_day in groupby(sessions, key=lambda one: one.day):
        group = list(of_day)
        figures = statistics_of(group, ())
        print(statistics.day_of_history(day, figures.breaks, figures.active))
        for one in group:
            minutes, seconds = divmod(round(one.active.total_seconds()), 60)
            started = formats.clock(one.started_at, zone)
            done = formats.listed(
                names.get(part.exercise, part.exercise) for part in one.exercises
            )
            what = " · ".join(filter(None, (session.OUTCOMES[one.outcome], done)))
            print(f"  {started}  {minutes:2}:{seconds:02}  {what}")
