"""What this machine offers, and what would mend what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from deskbreak.domain.formats import listed
from deskbreak.domain.language import _
from deskbreak.domain.reminder.presence import called, level_of

STATES = {"works": _("ok"), "limited": _("limited"), "missing": _("missing")}
NEEDS_OF = {
    "tray": _("Tray"),
    "notifications": _("Notifications"),
    "idle": _("Input and silence"),
    "lock": _("Lock"),
    "screen": _("Screen off"),
    "voice": _("Voice"),
    "chimes": _("Chimes"),
    "calendar": _("Calendars"),
    "program": _("Running program"),
    "autostart": _("Start with the session"),
    "config": _("Settings"),
    "history": _("History"),
    "state": _("State"),
    "log": _("Log"),
    "mistake": _("Mistake"),
}
OF_THE_SYSTEM = _("that of the system")
NO_TRAY_HOST = _("nothing on this desktop shows tray icons")
NOTIFICATIONS_REMEDY = _("Start a notification server, such as dunst or mako.")
NO_BUTTONS = _("It shows no buttons; the icon's click and its menu give the same answers.")
IDLE_REMEDY = _("Set your hours in the settings: sitting then counts inside them.")
NO_LOCK = _("nobody tells of a locked screen")
LOCK_REMEDY = _("A locked screen counts as away after some minutes without input all the same.")
SCREEN_REMEDY = _(
    "A call or a film behind a dark screen counts as sitting until you lock, for 3 h at most."
)
DARK, LIT = _("dark now"), _("lit now")
IN_USE, FREE = _("in use now"), _("free now")
VOICE_REMEDY = _("Install speech-dispatcher with espeak-ng; chimes and text lead you meanwhile.")
NO_PLAYER = _("nothing here plays a sound file")
CHIMES_REMEDY = _("Install pipewire-bin, pulseaudio-utils or alsa-utils.")
CALENDAR_REMEDY = _("Check the sources in [calendar] of the settings.")


def needs_of(need: str) -> str:
    """The name of a need, or of what can be in use."""
    level = level_of(need)
    return called(level).need if level else NEEDS_OF[need]


def tray_remedy(desktop: str) -> str:
    """How this desktop gets a tray."""
    if "GNOME" in desktop:
        return _("Install and switch on the extension AppIndicator.")
    if "sway" in desktop:
        return _("Use a bar with a tray, such as waybar.")
    return _("Add a tray, or status notifier, to the panel; deskbreak status works without.")


def in_use_by(programs: Sequence[str]) -> str:
    """Who uses a microphone or a camera now."""
    return _("in use now by {programs}").format(programs=listed(programs))


def calendars(count: int, known: int) -> str:
    """How many are in the settings, and how many answered lately."""
    if not count:
        return _("none in the settings")
    return _("{count} in the settings, {known} known").format(count=count, known=known)


def not_yet(file: str) -> str:
    """A file that nothing was written into so far."""
    return _("{file} (not there yet)").format(file=file)


def open_to_others(file: str) -> str:
    """A file that others on this machine can read."""
    return _("{file} can be read by others").format(file=file)
