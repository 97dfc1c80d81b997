"""What stands in the windows of several programs."""

from __future__ import annotations

from deskbreak.domain.language import _

SAFETY_TITLE = _("Before you begin")
SAFETY = (
    _(
        "deskbreak suggests gentle movement for the upper back. It is general information "
        "and no medical care."
    ),
    _(
        "Ask a doctor or physiotherapist first if you have osteoporosis or a fracture of the "
        "spine, had an operation or an injury lately, are pregnant, get dizzy when you move "
        "your head, or have pain, tingling or numbness that travels into an arm, the ribs or a "
        "leg."
    ),
    _(
        "Stay in an easy range and breathe steadily. Stop when anything feels sharp, tingly or "
        "dizzy. Get help at once for chest pain, trouble breathing, or new weakness or numbness "
        "in the legs."
    ),
)
BEGIN = _("Begin")
NEXT = _("Next")
BACK = _("Back")
HEALTH_TITLE = _("Does any of this apply to you?")
HEALTH = _(
    "Routines then leave out what does not suit it. What you tick stays on this machine, and "
    "you can change it whenever you like."
)
CHECK_FIRST_TITLE = _("To ask a doctor or physiotherapist about before any routine")
NO_DISPLAY = _("there is no display to open a window on; start it inside a desktop session.")


def display_silent(display: str) -> str:
    """The display that is named cannot be reached."""
    return _("the display {display} does not answer; start it inside a desktop session.").format(
        display=display
    )


def library_missing(library: str) -> str:
    """A system library of the window is not installed."""
    package = {"libxcb-cursor.so.0": "libxcb-cursor0"}.get(library, library)
    return _("the routine window needs the system library {library}; install {package}.").format(
        library=library, package=package
    )
