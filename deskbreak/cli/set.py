"""`deskbreak set KEY VALUE`: change one setting, keep the rest of the file, tell the program."""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from deskbreak.cli import fail
from deskbreak.desktop.here import machine
from deskbreak.desktop.processes import control
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.language import _
from deskbreak.domain.problems import SECRET, Problem
from deskbreak.domain.settings import is_secret
from deskbreak.domain.tables import shown

EXAMPLES = """
  deskbreak set reminder.work_interval_minutes 30
  deskbreak set player.theme dark
  deskbreak set person.kit '["chair", "wall", "roller"]'
  deskbreak set hours.friday '["09:00-12:30"]'
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the word."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _("examples:") + EXAMPLES
    parser.add_argument("key", metavar="KEY", help=_("as in config.example.toml, with its table"))
    parser.add_argument("value", metavar="VALUE", help=_("as in the file; a word needs no quotes"))


def run(options: argparse.Namespace) -> int:
    """Change the file and print what is used now."""
    value = value_of(options.value)
    if options.key == "person.exclude" and isinstance(value, list):
        for problem in _not_known(value):
            return fail(problem.sentence)
    status = change(options, options.key, value)
    if status or options.key != "person.check_first" or not _cleared(options):
        return status
    return change(options, "person.cleared_on", "")  # that day cleared other things


def _cleared(options: argparse.Namespace) -> bool:
    from deskbreak.storage import config_file

    return config_file.load(options.config).settings.person.cleared_on is not None


def _not_known(ids: Sequence[object]) -> Iterator[Problem]:
    """Those that are the id of no exercise; what is no text is told with the other mistakes."""
    from deskbreak import exercises, paths

    known = [exercise.id for exercise in exercises.load(paths.own_exercises())[0]]
    names = [name for name in ids if isinstance(name, str)]
    yield from exercises.unknown("person.exclude", names, known)


def change(options: argparse.Namespace, name: str, value: object) -> int:
    """Set `name` in the settings of `options`; the exit status."""
    from deskbreak.storage import config_edit

    try:
        config_edit.change(options.config, name, value, machine.exclusive)
    except config_edit.Refused as refused:
        return fail(str(refused))
    print(f"{name} = {SECRET if is_secret(name) else shown(value)}")
    if options.own_files:
        with suppress(Unavailable):  # it sees by itself that the file has changed
            answer = control.ask("resident", {"word": "settings"})
            if answer:
                print(answer["text"])
    return 0


def value_of(text: str) -> Any:
    """The TOML value that `text` is, else the text itself."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except ValueError:
        return text
