"""`deskbreak completion SHELL`: what has a shell complete the words; to be put where it looks."""

from __future__ import annotations

import argparse

from deskbreak.cli import SHOWN, parser_of
from deskbreak.domain.language import _

EXAMPLES = """
  deskbreak completion bash > ~/.local/share/bash-completion/completions/deskbreak
  deskbreak completion zsh > ~/.zsh/functions/_deskbreak    # of $fpath
  deskbreak completion fish > ~/.config/fish/completions/deskbreak.fish
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the word."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _("examples:") + EXAMPLES
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), metavar="bash|zsh|fish")


def run(options: argparse.Namespace) -> int:
    """Print it."""
    import shtab

    print(shtab.complete(parser_of(SHOWN), options.shell))
    return 0
