"""
The tray icon on Linux: pystray's icon as a StatusNotifierItem.

Protocol: org.kde.StatusNotifierItem and its watcher, as Plasma, Xfce, LXQt, MATE, waybar and
GNOME's extension speak it. All of it happens in the thread of the poll loop, so none of pystray's
own loops and threads are used: an icon is shown by `visible`.
"""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jeepney import MatchRule

from deskbreak.desktop.dbus.bus import DAEMON, PROPERTIES, Bus, Signal
from deskbreak.desktop.dbus.bus_object import BusObject, Method, Variant
from deskbreak.desktop.messages import ActivationToken, OpenWindow, Post
from deskbreak.desktop.tray import menu as tray_menu
from deskbreak.desktop.tray import pystray_base
from deskbreak.desktop.tray.dbus_menu import DBusMenu
from deskbreak.desktop.tray.port import Face, Rows

log = logging.getLogger(__name__)

INTERFACE = "org.kde.StatusNotifierItem"
ITEM = "/StatusNotifierItem"
MENU = f"{ITEM}/menu"
WATCHER = "org.kde.StatusNotifierWatcher"
WATCHER_PATH = "/StatusNotifierWatcher"
SIGNALS = {
    **dict.fromkeys(("NewTitle", "NewIcon", "NewToolTip", "NewMenu"), ""),
    **dict.fromkeys(("NewAttentionIcon", "NewOverlayIcon"), ""),
    "NewStatus": "s",
}
NAMES = ("IconName", "IconThemePath", "OverlayIconName", "AttentionIconName", "AttentionMovieName")

Pixmap = tuple[int, int, bytes]
"""Width, height and the pixels: ARGB in network byte order, colours not multiplied by alpha."""


class SniTray:
    """The icon behind the port `Tray`."""

    def __init__(self, bus: Bus, rows: Rows, post: Post, icons: Path) -> None:
        """`icons` is the folder that holds `tray/<state>.argb`."""
        self._icons = icons / "tray"
        self._drawn = Face("", "")
        self._icon = Icon(bus, tray_menu.menu(rows, post), post)

    @property
    def hosted(self) -> bool:
        """Whether something on this desktop shows the icon."""
        return self._icon.hosted

    def draw(self, face: Face) -> None:
        """Show `face`, and tell the hosts what changed in the rows."""
        if face.icon != self._drawn.icon:
            self._icon.icon = pixmaps((self._icons / f"{face.icon}.argb").read_bytes())
        self._icon.title = face.tooltip
        self._drawn = face
        self._icon.update_menu()
        self._icon.visible = True

    def close(self) -> None:
        """Take the icon away."""
        self._icon.visible = False


def pixmaps(data: bytes) -> list[Pixmap]:
    """The pictures in the content of an `.argb` file: side and pixels of each, packed."""
    plain, found, at = zlib.decompress(data), [], 0
    while at < len(plain):
        (side,) = struct.unpack_from(">H", plain, at)
        start, at = at + 2, at + 2 + 4 * side * side
        found.append((side, side, plain[start:at]))
    return found


class Icon(pystray_base.Icon):  # type: ignore[misc]  # pystray has no types
    """A pystray backend; `icon` is a list of `Pixmap` and not an image of Pillow's."""

    HAS_NOTIFICATION = False

    def __init__(self, bus: Bus, menu: Any, post: Post) -> None:
        """Appears at the hosts of `bus` as soon as it is visible and one is there."""
        super().__init__("deskbreak", menu=menu)
        self.hosted = False
        self._bus = bus
        self._post = post
        self._status = "Passive"
        self._registered_with = ""  # the watcher's unique name
        self._shown_menu = DBusMenu(bus, MENU, lambda: self.menu, lambda item: item(self))
        bus.serve("/", BusObject("", {}, {}, children=[ITEM[1:]]))
        bus.serve(ITEM, BusObject(INTERFACE, self._methods(), SIGNALS, self._properties, ["menu"]))
        bus.owner_changes(WATCHER, self._watcher_is)
        bus.hear(MatchRule(type="signal", sender=WATCHER, interface=WATCHER), self._watcher_says)

    # -- what pystray asks of a backend ---------------------------------------------------------

    def _show(self) -> None:
        self._set_status("Active")
        self._find_watcher()  # not before: MATE's panel may drop an item that is not active yet

    def _hide(self) -> None:
        self._set_status("Passive")

    def _update_icon(self) -> None:
        self._icon_valid = True
        self._bus.emit(ITEM, INTERFACE, "NewIcon", "")

    def _update_title(self) -> None:
        self._bus.emit(ITEM, INTERFACE, "NewToolTip", "")

    def _update_menu(self) -> None:
        self._shown_menu.refresh()

    # -- the watcher ----------------------------------------------------------------------------

    def _find_watcher(self) -> None:
        def told(worked: bool, body: tuple[Any, ...]) -> None:
            if worked:
                self._watcher_is(body[0])

        self._bus.call(DAEMON, "GetNameOwner", "s", (WATCHER,), told)

    def _watcher_is(self, owner: str) -> None:
        if not owner:
            self.hosted, self._registered_with = False, ""
        elif self._status == "Active" and owner != self._registered_with:
            self._registered_with = owner
            # By unique name: GNOME's extension 46 drops an item that has a well-known one.
            register = (WATCHER, WATCHER_PATH, WATCHER), "RegisterStatusNotifierItem"
            self._bus.call(*register, "s", (self._bus.name,), self._registered)
            self._ask_for_host()

    def _registered(self, worked: bool, body: tuple[Any, ...]) -> None:
        if not worked:
            log.warning("the tray did not take the icon: %s", body)
            self._registered_with = ""

    def _watcher_says(self, signal: Signal) -> None:
        if signal.member == "StatusNotifierHostRegistered":
            self._find_watcher()
        if signal.member in {"StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"}:
            self._ask_for_host()

    def _ask_for_host(self) -> None:
        def told(worked: bool, body: tuple[Any, ...]) -> None:
            self.hosted = worked and bool(body[0][1])

        words = (WATCHER, "IsStatusNotifierHostRegistered")
        self._bus.call((WATCHER, WATCHER_PATH, PROPERTIES), "Get", "ss", words, told)

    # -- what hosts read and call ---------------------------------------------------------------

    def _set_status(self, status: str) -> None:
        self._status = status
        self._bus.emit(ITEM, INTERFACE, "NewStatus", "s", status)

    def _properties(self) -> Mapping[str, Variant]:
        nothing: Variant = ("a(iiay)", [])
        return {
            **dict.fromkeys(NAMES, ("s", "")),
            "Category": ("s", "ApplicationStatus"),
            "Id": ("s", self.name),
            "Title": ("s", self.name),
            "Status": ("s", self._status),
            "WindowId": ("i", 0),
            "IconPixmap": ("a(iiay)", self.icon or []),
            "OverlayIconPixmap": nothing,
            "AttentionIconPixmap": nothing,
            "ToolTip": ("(sa(iiay)ss)", ("", [], self.title, "")),
            "ItemIsMenu": ("b", False),
            "Menu": ("o", MENU),
        }

    def _methods(self) -> Mapping[str, Method]:
        return {
            "Activate": Method("i i", "", lambda _x, _y: self()),
            "ProvideXdgActivationToken": Method("s", "", self._token),
            # the hosts that ask for a menu at a place cannot draw ours
            "ContextMenu": Method("i i", "", lambda _x, _y: self._post(OpenWindow("status"))),
            "SecondaryActivate": Method("i i", "", lambda _x, _y: None),
            "Scroll": Method("i s", "", lambda _by, _way: None),
        }

    def _token(self, token: str) -> None:
        if token:  # Plasma sends an empty one on X11
            self._post(ActivationToken(token))
