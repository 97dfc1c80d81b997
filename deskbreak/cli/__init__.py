"""
The command line: words to programs, each imported only when its word is said.

A word's module offers `arguments(parser)` and `run(options) -> int`; `options` always has `config`
and `history`. Exit status: 0 done, 1 could not, 2 wrong words.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple, NoReturn

from deskbreak.cli import language
from deskbreak.domain.language import _


class Word(NamedTuple):
    """A word of the command line: its module in `deskbreak.cli`; what it does (none: hidden)."""

    module: str
    about: str = ""


WORDS = {
    "run": Word("run", "run in the tray (also without a word)"),
    "quit": Word("ask", "end the running program"),
    "status": Word("ask", "sitting time, next break, and why"),
    "start": Word("start", "a routine now"),
    "play": Word("play", "the player itself, for so many minutes"),
    "snooze": Word("ask", "remind me later"),
    "skip": Word("ask", "not this break"),
    "done": Word("ask", "I just took a break"),
    "undo": Word("ask", "take the last conclusion back"),
    "pause": Word("ask", "no reminders for a while"),
    "resume": Word("ask", "reminders again"),
    "standing": Word("ask", "I am standing now, or sit again"),
    "here": Word("ask", "I am here without the keyboard"),
    "away": Word("ask", "what counted as sitting was none"),
    "interval": Word("interval", "how often to remind me"),
    "open": Word("open", "a window: settings, history, status, first-run"),
    "set": Word("set", "change a setting and keep the comments"),
    "routine": Word("routine", "the routine it would give, and why"),
    "exercises": Word("exercises", "all exercises, one in words, or their pictures"),
    "history": Word("history", "what was done"),
    "why": Word("why", "what was decided, and the reason of it"),
    "autostart": Word("autostart", "whether it starts with your session"),
    "doctor": Word("doctor", "what this machine offers, what is missing, and the remedy"),
    "completion": Word("completion", "what completes these words in your shell"),
    "calendar-probe": Word("calendar_probe"),
}

SHOWN = tuple(name for name, word in WORDS.items() if word.about)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one word of the command line; the exit status."""
    os.umask(0o077)  # what is written here and by our children is the owner's alone
    argv = list(sys.argv[1:] if argv is None else argv)
    language.choose(argv)
    said = [word for word in WORDS if word in argv]  # one, unless a file has such a name as well
    listed = said if argv[:1] == said[:1] else SHOWN  # with --help, or a word that there is not
    options = parser_of(said, listed).parse_args(argv)
    options.word = options.word or "run"
    module = _module(options.word)
    _paths(options)
    try:
        status = int(module.run(options))
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of a pipe has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nor is it told at the end
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as bug:  # noqa: BLE001 - of whatever kind
        return _say_bug(options.word, bug)
    return status


def fail(sentence: str, status: int = 1) -> int:
    """Say in one sentence on stderr why it could not be done; the exit status."""
    print(f"deskbreak: {sentence}", file=sys.stderr)
    return status


def _module(word: str) -> ModuleType:
    return importlib.import_module(f"deskbreak.cli.{WORDS[word].module}")


def whole_number(text: str, most: int) -> int:
    """A number from 1 on that follows a word."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= most:
        from deskbreak.cli import phrases

        raise argparse.ArgumentTypeError(phrases.whole_number(text, 1, most))
    return int(text)


def _say_bug(word: str, bug: Exception) -> int:
    """Log the traceback, without what followed the word: it may be secret; say one sentence."""
    import logging

    from deskbreak import paths
    from deskbreak.domain.problems import BUG_IN_WORD

    with suppress(OSError):  # a program that has a log goes on with it
        logging.basicConfig(filename=paths.log_file(), format="%(asctime)s %(message)s")
    logging.getLogger(__name__).error("deskbreak %s", word, exc_info=bug)
    return fail(BUG_IN_WORD)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, without the usage above it."""

    def error(self, message: str) -> NoReturn:
        """End with status 2."""
        what = message.removeprefix("argument ")
        sys.exit(fail(_("{what}; see {word} --help").format(what=what, word=self.prog), 2))


def parser_of(said: Collection[str], listed: Collection[str] = SHOWN) -> argparse.ArgumentParser:
    """Reads the words that are `listed` or `said`, with all that may follow those of `said`."""
    parser = _Parser(
        prog="deskbreak",
        description=_("Counts the time you really sit, and offers a short upper-back routine."),
        epilog=_examples(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--config", type=Path, metavar="FILE", help=_("another config.toml"))
    parser.add_argument("--history", type=Path, metavar="FILE", help=_("another history"))
    subparsers = parser.add_subparsers(dest="word", metavar="WORD", title=_("words"))
    for name, word in WORDS.items():
        if name not in listed and name not in said:
            continue
        about = _(word.about) if word.about else ""
        shown: dict[str, Any] = {"help": about} if about else {}
        one = subparsers.add_parser(name, description=about[:1].upper() + about[1:], **shown)
        if name in said:
            _module(name).arguments(one)
    return parser


def _examples() -> str:
    shown = {
        "deskbreak": _("run in the tray"),
        "deskbreak status": _("when is the next break, and why"),
        "deskbreak start 3": _("three minutes now"),
        "deskbreak pause 1h": _("no reminders for an hour"),
        "deskbreak standing on": _("no reminders while I stand"),
        "deskbreak here 1h": _("I read on paper for an hour"),
        "deskbreak away 20m": _("I was not there for the last 20 minutes"),
        "deskbreak interval 30": _("remind me every 30 minutes of sitting"),
        "deskbreak history --days 7": _("what was done this week"),
    }
    lines = (f"  {words:<27} {what}" for words, what in shown.items())
    return "\n".join((_("examples:"), *lines, ""))


def _paths(options: argparse.Namespace) -> None:
    """The files of the person, where no others were named."""
    options.own_files = options.config is None and options.history is None
    if options.word in {name for name, word in WORDS.items() if word.module == "ask"}:
        return  # these only talk to the running program: no path is needed
    from deskbreak import paths

    options.config = options.config or paths.config_file()
    options.history = options.history or paths.history_file()
