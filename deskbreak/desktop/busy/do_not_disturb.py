"""
Whether the person wants quiet: Do Not Disturb, as each notification server has it.

The server that runs says who it is, and then how it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from deskbreak.desktop import phrases
from deskbreak.desktop.dbus import blocking
from deskbreak.desktop.dbus.blocking import BlockingBus
from deskbreak.desktop.processes import output
from deskbreak.desktop.unavailable import Unavailable

SERVER = (
    "org.freedesktop.Notifications",
    "/org/freedesktop/Notifications",
    "org.freedesktop.Notifications",
)
DUNST = (SERVER[0], SERVER[1], "org.dunstproject.cmd0")
XFCONF = ("org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf")
SWAYNC = ("org.erikreider.swaync.cc", "/org/erikreider/swaync/cc", "org.erikreider.swaync.cc")
MAKO_QUIET = {"do-not-disturb", "dnd"}  # modes that its manual and its users call so


def wanted() -> bool:
    """Whether Do Not Disturb is on; raises Unavailable with a server that does not tell."""
    with blocking.bus("SESSION") as session:
        name = str(session.call(SERVER, "GetServerInformation")[0])
        return _ASK.get(name.lower(), _inhibited)(session)


def _inhibited(session: BlockingBus) -> bool:
    """As KDE has it, and whoever follows it."""
    return bool(session.get(SERVER, "Inhibited"))


def _dunst(session: BlockingBus) -> bool:
    return bool(session.get(DUNST, "paused"))


def _xfce(session: BlockingBus) -> bool:
    """A key that was never set is off."""
    key = ("xfce4-notifyd", "/do-not-disturb")
    if not session.call(XFCONF, "PropertyExists", "ss", key)[0]:
        return False
    ((_, value),) = session.call(XFCONF, "GetProperty", "ss", key)
    return bool(value)


def _swaync(session: BlockingBus) -> bool:
    return bool(session.call(SWAYNC, "GetDnd")[0])


def _mako(_: BlockingBus) -> bool:
    return not MAKO_QUIET.isdisjoint(output.of("makoctl", "mode").split())


def _banners_off(schema: str, key: str) -> Callable[[BlockingBus], bool]:
    """Banners are a key of GSettings, on GNOME and on what has grown out of it."""

    def ask(_: BlockingBus) -> bool:
        said = output.of("gsettings", "get", schema, key).strip()
        if said not in {"true", "false"}:
            raise Unavailable(phrases.cannot_be_asked("gsettings", f"{key} = {said}"))
        return said == "false"

    return ask


_ASK: Mapping[str, Callable[[BlockingBus], bool]] = {
    "dunst": _dunst,
    "xfce notify daemon": _xfce,
    "swaynotificationcenter": _swaync,
    "mako": _mako,
    "gnome-shell": _banners_off("org.gnome.desktop.notifications", "show-banners"),
    "cinnamon": _banners_off("org.cinnamon.desktop.notifications", "display-notifications"),
}
