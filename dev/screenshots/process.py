"""
`python -m dev.screenshots.process DRESS HOME [FOLDER]`: shows every page in one dress.

Writes them into FOLDER; without one it goes through a routine with each exercise as well, and
prints only what is cut off, or is English in the longer language. Exit status 1 if something is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QSize

from deskbreak import paths
from deskbreak.cli.language import open_texts
from dev.screenshots.dresses import DRESSES, Dress


def main(name: str, home: Path, folder: Path | None = None) -> int:
    """Show them; the exit status."""
    dress = DRESSES[name]
    shipped = (paths.locale() / dress.language).is_dir()
    open_texts(paths.locale() if shipped else home.parent / "locale")
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    told = list(_shown(dress, home, folder))
    for fault in told:
        print(f"{name}: {fault}")
    return bool(told)


def _shown(dress: Dress, home: Path, folder: Path | None) -> Iterator[str]:
    """Show every page, and tell what is cut off, everything once."""
    from deskbreak.desktop.display.appearance import Appearance
    from deskbreak.widgets import program
    from dev import made_up
    from dev.screenshots import cut
    from dev.screenshots.pages import Shower

    app = program.application()
    theme = program.dress(app, dress.theme, Appearance())
    shower = Shower(home, theme, QSize(*dress.size) if dress.size else None)
    pages = shower.pages() if folder else chain(shower.pages(), shower.moments())
    told = set()
    for page, window in pages:
        app.processEvents()
        if folder:
            window.grab().save(str(folder / f"{page}.png"))
        untold = cut.untranslated(window) if dress.language == made_up.LONGER else ()
        for fault in chain(cut.faults(window), untold):
            if fault not in told:
                yield f"{page}: {fault}"
            told.add(fault)


if __name__ == "__main__":
    name, home, *folder = sys.argv[1:]
    sys.exit(main(name, Path(home), *map(Path, folder)))
