"""The language of the session here; apart, so that every word can ask for it."""

from __future__ import annotations

import os
import sys

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # as gettext looks at them
TIMES = ("LC_ALL", "LC_TIME", "LANG")
ENGLISH = "en_001"  # of no country: Python takes plain "en", and "C", for American
TWELVE_HOURS = "en_US"  # the English that has a clock and a week of its own

if sys.platform == "win32":
    import ctypes
    import locale

    def _of_the_system() -> str:
        """By the number that Windows gives a language of its own windows."""
        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return locale.windows_locale.get(number, "")

elif sys.platform == "darwin":
    import subprocess

    def _of_the_system() -> str:
        """What System Settings say, `de_DE` or `en_US@rg=dezzzz`, without what is special."""
        words = ["defaults", "read", "-g", "AppleLocale"]
        done = subprocess.run(words, check=False, capture_output=True, text=True)
        return done.stdout.strip().partition("@")[0]

else:

    def _of_the_system() -> str:
        """The variables say it all."""
        return ""


def session() -> str:
    """
    The languages as gettext reads them, `de_AT` or `pt:es`, the most wanted first; perhaps none.

    English is in the program, so none after it is asked for; it is the American one only where the
    times are American as well.
    """
    wanted: list[str] = []
    for language in (_first(VARIABLES) or _of_the_system()).split(":"):
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
