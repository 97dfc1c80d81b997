"""The words that the running program answers, such as status, snooze, pause and standing."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from deskbreak.cli import fail, phrases, whole_number
from deskbreak.desktop import phrases as desktop_phrases
from deskbreak.desktop.processes import control
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.language import _
from deskbreak.domain.lengths import LONGEST

SAID = ("minutes", "until", "state")  # what may follow a word, as the running program is told it


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the word."""
    match parser.prog.rpartition(" ")[2]:
        case "status":
            parser.add_argument("--json", action="store_true", help=_("for scripts"))
        case "snooze" | "done":
            parser.add_argument("minutes", nargs="?", type=minutes, metavar="MIN")
        case "pause":
            parser.add_argument("until", nargs="?", default="", metavar="30m|2h|14:30|tomorrow")
        case "here":
            parser.add_argument("until", nargs="?", default="", metavar="30m|1h|14:30|off")
        case "away":
            parser.add_argument("minutes", type=length, metavar="20m|1h30m")
        case "standing":
            parser.add_argument("state", choices=("on", "off"), metavar="on|off")


def minutes(text: str) -> int:
    """A length that is not a routine's."""
    return whole_number(text, LONGEST)


def length(text: str) -> int:
    """A length as people write it, in minutes."""
    from deskbreak.domain.reminder.desk import MINUTE
    from deskbreak.domain.reminder.pauses import length_of

    found = length_of(text)
    if found is None or not MINUTE <= found <= LONGEST * MINUTE:
        raise argparse.ArgumentTypeError(phrases.no_length(text))
    return found // MINUTE


def run(options: argparse.Namespace) -> int:
    """Ask, and print the answer."""
    if not options.own_files:
        return fail(phrases.OWN_FILES_ONLY)
    if "until" in options and (unreadable := _unreadable(options.word, options.until)):
        return fail(unreadable, 2)
    said = {name: getattr(options, name) for name in SAID if name in options}
    try:
        answer = control.ask("resident", {"word": options.word, **said})
    except Unavailable as unavailable:
        return fail(str(unavailable))
    if options.word == "status":
        return _status(answer, as_json=options.json)
    if answer is None:
        return (
            _told(options.minutes) if options.word == "done" else fail(desktop_phrases.NOT_RUNNING)
        )
    if not answer["ok"]:
        return fail(answer["text"])
    print(answer["text"])
    return 0


def _told(minutes: int | None) -> int:
    """Write a break down that nothing running can be told of."""
    from deskbreak import paths
    from deskbreak.desktop.loop import clock
    from deskbreak.domain.session import day_of
    from deskbreak.storage import config_file
    from deskbreak.storage.history import History, Unusable

    usual = config_file.load(paths.config_file()).settings.reminder.routine_minutes
    now = clock.read().at
    try:
        History(paths.history_file()).told(now, day_of(now, clock.zone()), minutes or usual)
    except Unusable as unusable:
        return fail(str(unusable))
    print(phrases.REMINDERS_OFF, file=sys.stderr)
    return 0


def _unreadable(word: str, until: str) -> str:
    """Why nothing could last that long, in whatever zone and hours; "" if it could."""
    from datetime import UTC, datetime

    from deskbreak.domain.reminder.hours import Hours
    from deskbreak.domain.reminder.pauses import here_words, pause_until, paused_words

    if word == "here" and until == "off":
        return ""
    readable = pause_until(until, datetime(2000, 1, 1, tzinfo=UTC), Hours(), UTC) is not None
    return "" if readable else (here_words if word == "here" else paused_words)(until)


def _status(answer: dict[str, Any] | None, *, as_json: bool) -> int:
    if as_json:
        from deskbreak.domain.reminder.status import NOT_RUNNING

        print(json.dumps(answer["status"] if answer else NOT_RUNNING, indent=2))
        return 0
    print("\n".join(answer["lines"] if answer else [desktop_phrases.NOT_RUNNING]))
    return 0
