"""`deskbreak calendar-probe`: the child of the running program that asks the calendars."""

from __future__ import annotations

import argparse
import logging

from deskbreak import paths
from deskbreak.calendars import probe
from deskbreak.cli import fail
from deskbreak.desktop.loop import clock
from deskbreak.domain.problems import unwritable
from deskbreak.storage import agenda_file, config_file


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing: an address in the arguments could be seen by every user of the machine."""


def run(options: argparse.Namespace) -> int:
    """Ask each source of the settings, and keep what was learnt."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")  # of the log
    sources = config_file.load(options.config).settings.calendar.sources
    file = paths.agenda_file()
    agenda = probe.ask(
        sources, agenda_file.load(file), clock.read().at, clock.zone(), options.config.parent
    )
    try:
        agenda_file.save(file, agenda)
    except OSError as error:
        return fail(unwritable(file.name, error.strerror))
    return 0
