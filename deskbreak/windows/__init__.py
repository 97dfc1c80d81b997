"""The windows beside the player: settings, history, status, first run."""

WINDOWS = {
    "settings": (900, 700),
    "history": (900, 820),
    "status": (480, 800),
    "first-run": (900, 700),
    "interval": (360, 220),
    "pause": (360, 220),
}
"""By their names on the command line, with the size they open in."""
