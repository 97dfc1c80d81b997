"""What commands answer."""

from __future__ import annotations

from deskbreak.domain.formats import minutes
from deskbreak.domain.language import _

REMINDERS_OFF = _("Reminders are off: deskbreak is not running.")
OWN_FILES_ONLY = _("The running program has files of its own: leave --config and --history out.")
NO_HISTORY = _("Nothing here yet.")
AUTOSTART_ON = _("deskbreak starts with your session.")
AUTOSTART_OFF = _("deskbreak does not start with your session.")
NO_DECISIONS = _("Nothing was decided yet.")


def runs_already(status: str) -> str:
    """A second start."""
    return _("deskbreak runs already. {status}").format(status=status)


def whole_number(found: str, least: int, most: int) -> str:
    """A number on the command line that is none, or too large."""
    return _("found {found!r}, allowed is a whole number from {least} to {most}").format(
        found=found, least=least, most=most
    )


def every(count: int) -> str:
    """The work interval that holds."""
    return _("A break is offered after {minutes} of sitting.").format(minutes=minutes(count))


def no_exercise(name: str, near: str = "") -> str:
    """An id that is none."""
    if near:
        return _("found {name!r}, no exercise; did you mean {near}?").format(name=name, near=near)
    return _("found {name!r}, no exercise; deskbreak exercises lists them").format(name=name)


def no_length(found: str) -> str:
    """A length that cannot be read, or is too long."""
    return _("found {found!r}, allowed is a length up to 4 h, like 20m or 1h30m").format(
        found=found
    )
