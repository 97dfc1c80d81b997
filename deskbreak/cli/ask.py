"""The words that the running program answers: status, snooze, skip, done, pause, resume, quit."""

from __future__ import annotations

import argparse
import json
from typing import Any

from deskbreak.cli import fail
from deskbreak.desktop import control
from deskbreak.desktop.ports import Unavailable
from deskbreak.domain.status import NOT_RUNNING

LONGEST = 240  # minutes
NOT_RUNNING_SENTENCE = "deskbreak is not running; start it with: deskbreak run"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the word."""
    match parser.prog.rpartition(" ")[2]:
        case "status":
            parser.add_argument("--json", action="store_true", help="for scripts")
        case "snooze" | "done":
            parser.add_argument("minutes", nargs="?", type=minutes, metavar="MIN")
        case "pause":
            parser.add_argument("until", nargs="?", default="", metavar="30m|2h|14:30|tomorrow")


def minutes(text: str) -> int:
    """A whole number of minutes."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= LONGEST:
        raise argparse.ArgumentTypeError(
            f"found {text!r}, allowed is a whole number of minutes from 1 to {LONGEST}"
        )
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Ask, and print the answer."""
    if not options.own_files:
        return fail("--config and --history do not go with a word for the running program.")
    said = {name: getattr(options, name) for name in ("minutes", "until") if name in options}
    try:
        answer = control.ask("resident", {"word": options.word, **said})
    except Unavailable as unavailable:
        return fail(str(unavailable))
    if options.word == "status":
        return _status(answer, as_json=options.json)
    if answer is None:
        return fail(NOT_RUNNING_SENTENCE)
    if not answer["ok"]:
        return fail(answer["text"])
    print(answer["text"])
    return 0


def _status(answer: dict[str, Any] | None, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps(answer["status"] if answer else NOT_RUNNING, indent=2))
        return 0
    if answer is None:
        print(NOT_RUNNING_SENTENCE)
        return 0
    print("\n".join(answer["lines"]))
    return 0
