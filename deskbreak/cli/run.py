"""`deskbreak run`: the resident program in the tray; a second start only greets the first."""

from __future__ import annotations

import argparse
import gc
import os

from deskbreak.cli import fail, phrases
from deskbreak.desktop import phrases as desktop_phrases
from deskbreak.desktop.processes import control
from deskbreak.desktop.processes.server import claim
from deskbreak.desktop.unavailable import Unavailable


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing may follow the word."""


def run(options: argparse.Namespace) -> int:
    """Become the resident program, or have the one that runs already show itself."""
    try:
        server = claim("resident")
        if server is None:
            return _greet(options)
    except Unavailable as unavailable:
        return fail(str(unavailable))
    gc.disable()  # until the loop runs: what is loaded stays, and to look through it takes 10 ms
    from deskbreak.resident import main

    words = () if options.own_files else _files(options)
    try:
        return main.run(options.config, options.history, server, words)
    except Unavailable as unavailable:
        return fail(str(unavailable))


def _greet(options: argparse.Namespace) -> int:
    if not options.own_files:
        return fail(phrases.OWN_FILES_ONLY)
    token = os.environ.get("XDG_ACTIVATION_TOKEN")
    answer = control.ask("resident", {"word": "hello", "token": token})
    if answer is None:
        return fail(desktop_phrases.not_asked(desktop_phrases.NO_ANSWER))
    print(phrases.runs_already(answer["text"]))
    return 0


def _files(options: argparse.Namespace) -> tuple[str, ...]:
    """The files that our own children are to use as well."""
    return ("--config", str(options.config), "--history", str(options.history))
