"""`deskbreak start [MINUTES]`: a routine now, by the running program or without it."""

from __future__ import annotations

import argparse
import sys

from deskbreak.cli import fail, phrases
from deskbreak.desktop.processes import control
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.settings import Reminder


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the word."""
    from deskbreak.cli.play import minutes

    parser.add_argument("minutes", nargs="?", type=minutes, metavar="MINUTES")


def run(options: argparse.Namespace) -> int:
    """Have the routine opened; where nothing runs, open the player here."""
    answer = None
    try:
        if options.own_files:
            answer = control.ask("resident", {"word": "start", "minutes": options.minutes})
    except Unavailable as unavailable:
        return fail(str(unavailable))
    if answer is None:
        return _play(options)
    if not answer["ok"]:
        return fail(answer["text"])
    print(answer["text"])
    return 0


def _play(options: argparse.Namespace) -> int:
    from deskbreak.cli import play
    from deskbreak.storage import config_file

    if options.own_files:
        print(phrases.REMINDERS_OFF, file=sys.stderr)
    if options.minutes is None:
        options.minutes = _usual(config_file.load(options.config).settings.reminder)
    options.session = None
    return play.run(options)


def _usual(reminder: Reminder) -> int:
    """As the running program would have it."""
    from deskbreak import paths
    from deskbreak.desktop.loop import clock
    from deskbreak.storage import agenda_file

    if not reminder.fit_to_calendar:
        return reminder.routine_minutes
    agenda = agenda_file.load(paths.agenda_file())
    return agenda.fit(clock.read().at, reminder.routine_minutes)
