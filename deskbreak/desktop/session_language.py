"""The languages of the session that we were started in."""

from __future__ import annotations

import os

from deskbreak.desktop.here import machine

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # as gettext looks at them
TIMES = ("LC_ALL", "LC_TIME", "LANG")
ENGLISH = "en_001"  # of no country: Python takes plain "en", and "C", for American
TWELVE_HOURS = "en_US"  # the English that has a clock and a week of its own


def session() -> str:
    """
    The languages as gettext reads them, `de_AT` or `pt:es`, the most wanted first; perhaps none.

    English is in the program, so none after it is asked for; it is the American one only where the
    times are American as well.
    """
    wanted: list[str] = []
    for language in (_first(VARIABLES) or machine.language()).split(":"):
        plain = language.partition(".")[0] in {"C", "POSIX", "en"}
        wanted.append(ENGLISH if plain else language)
        if wanted[-1].startswith("en"):
            break
    times = _first(TIMES)
    if wanted[-1].startswith(TWELVE_HOURS) and times and not times.startswith(TWELVE_HOURS):
        wanted[-1] = ENGLISH
    return ":".join(wanted)


def _first(names: tuple[str, ...]) -> str:
    return next(filter(None, (os.environ.get(name) for name in names)), "")
