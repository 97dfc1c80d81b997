"""
`python -m dev.demo`: deskbreak on a virtual desktop, used by a played person; about four minutes.

A real X server with its idle counter, a real panel, a real notification server; deskbreak itself
gets a config.toml and knows of nothing. Leaves pictures and steps.txt in build/demo; exit status
1, with what was on the screen, if a step does not come in time.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from dev.demo import xfce
from dev.demo.album import Album
from dev.demo.day import Day
from dev.demo.person import Person
from dev.virtual_desktop import NotSeen, virtual_desktop
from tests import instants

FOLDER = Path("build/demo")


def main() -> int:
    """Play the day; the exit status."""
    album = Album(FOLDER.absolute())
    with virtual_desktop(xfce.SERVICES) as desktop:
        person = Person(desktop)
        try:
            xfce.begin(desktop)
            play(Day(desktop, person, album))
        except NotSeen as error:
            album.keep(person.look(), "failed", f"FAILED: {error}")
            return 1
        finally:
            shutil.copytree(desktop.home / ".local/state", album.folder / "state")
    return 0


def play(day: Day) -> None:
    """From the first look at the panel to quitting."""
    day.arrives()
    day.chooses_a_minute()
    day.sits()
    day.is_reminded()
    day.moves()
    day.looks_back()
    day.leafs_through_another()
    day.moves_in_the_dark()
    day.leaves()


if __name__ == "__main__":
    instants.begin_ordinarily()
    sys.exit(main())
