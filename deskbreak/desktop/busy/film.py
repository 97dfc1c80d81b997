"""
Whether a program keeps the screen awake, as one does that plays a film.

logind knows it of programs that ask it directly, the session's own manager of the others. What
asks under our own name is our player.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from deskbreak.desktop import phrases
from deskbreak.desktop.dbus import blocking
from deskbreak.desktop.unavailable import Unavailable

OURS = "deskbreak"
LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
GNOME = ("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager")
KDE = (
    "org.kde.Solid.PowerManagement.PolicyAgent",
    "/org/kde/Solid/PowerManagement/PolicyAgent",
    "org.kde.Solid.PowerManagement.PolicyAgent",
)
IDLE = 8  # GNOME: GSM_INHIBITOR_FLAG_IDLE
SCREEN = 4  # KDE: PolicyAgent::ChangeScreenSettings


def is_on(uid: int) -> bool:
    """Whether one of this user does; raises Unavailable where nobody can be asked."""
    answers = []
    for question in (partial(_logind, uid), _gnome, _kde):
        with suppress(Unavailable):
            answers.append(question())
    if not answers:
        raise Unavailable(phrases.NO_FILM)
    return any(answers)


def _logind(uid: int) -> bool:
    with blocking.bus("SYSTEM") as system:
        (inhibitors,) = system.call(LOGIND, "ListInhibitors")
    return any(
        "idle" in what.split(":") and mode == "block" and of == uid and who != OURS
        for what, who, _, mode, of, _ in inhibitors
    )


def _gnome() -> bool:
    with blocking.bus("SESSION") as session:
        if not session.call(GNOME, "IsInhibited", "u", (IDLE,))[0]:
            return False
        for path in session.call(GNOME, "GetInhibitors")[0]:
            inhibitor = (GNOME[0], path, "org.gnome.SessionManager.Inhibitor")
            flags = session.call(inhibitor, "GetFlags")[0]
            if flags & IDLE and session.call(inhibitor, "GetAppId")[0] != OURS:
                return True
        return False


def _kde() -> bool:
    with blocking.bus("SESSION") as session:
        return bool(session.call(KDE, "HasInhibition", "u", (SCREEN,))[0])
