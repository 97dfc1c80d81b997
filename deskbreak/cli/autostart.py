"""`deskbreak autostart on|off|status`: whether it starts with the session; the desktop knows."""

from __future__ import annotations

import argparse

from deskbreak.cli import fail, phrases
from deskbreak.desktop import phrases as desktop_phrases
from deskbreak.desktop.here import machine
from deskbreak.desktop.processes.launch import PROGRAM


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the word."""
    parser.add_argument("what", choices=("on", "off", "status"), metavar="on|off|status")


def run(options: argparse.Namespace) -> int:
    """Do it, and print how it stands now."""
    autostart = machine.autostart()
    try:
        if options.what == "on":
            autostart.turn_on([*PROGRAM, "run"])
        elif options.what == "off":
            autostart.turn_off()
        on = autostart.is_on()
    except OSError as error:
        return fail(desktop_phrases.autostart_trouble(error.strerror or str(error)))
    if options.what == "on" and not on:  # the desktop's own switch is the person's too
        return fail(desktop_phrases.AUTOSTART_REFUSED)
    print(phrases.AUTOSTART_ON if on else phrases.AUTOSTART_OFF)
    return 0
