"""`python -m dev.manpage`: writes docs/deskbreak.1 from the words of the command line."""

from __future__ import annotations

from pathlib import Path

from argparse_manpage.manpage import Manpage

from deskbreak.cli import SHOWN, parser_of

PAGE = Path(__file__).parent.parent / "docs" / "deskbreak.1"
FACTS = {
    "date": "2026",  # the same page each time it is made
    "description": "counts the time you sit, and offers a short upper-back routine",
    "manual_title": "User Commands",
}


def page() -> str:
    """The manual page in troff; the words in headings lose the quotes of the generator."""
    text = str(Manpage(parser_of(SHOWN), FACTS))
    return text.replace("\\fI\\,'", "").replace("'\\/\\fR", "")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
