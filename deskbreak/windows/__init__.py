"""The windows beside the player: settings, history, status, first run."""

WINDOWS = {"settings": (900, 700)}
"""By their names on the command line, with the size they open in."""
