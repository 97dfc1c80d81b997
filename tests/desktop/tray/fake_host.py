"""A panel: watches for tray icons, reads them and their menus, and clicks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jeepney import MatchRule

from deskbreak.desktop.dbus.bus import Signal
from deskbreak.desktop.dbus.bus_object import BusObject, Method
from tests.desktop.dbus.peer import Peer
from tests.desktop.loop.poll import Poll

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
PROPERTIES = "org.freedesktop.DBus.Properties"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as a person sees it; `mark` is None where there is none."""

    number: int
    text: str
    mark: bool | None
    enabled: bool
    rows: tuple[Entry, ...]


class FakeHost:
    """A watcher and a host in one, as a panel without a compositor brings them."""

    def __init__(self, address: str, poll: Poll) -> None:
        """`address` is the bus; the panel runs from here on until `stop`."""
        self._address = address
        self._poll = poll
        self.hosting = True
        self.items: list[str] = []
        self.heard: list[str] = []
        self.start()

    def start(self) -> None:
        """Come up as a new connection that knows no icon."""
        self.items.clear()
        self.bus = Peer(self._address, self._poll)
        self.bus.hear(MatchRule(type="signal", interface=ITEM), self._hear)
        self.bus.hear(MatchRule(type="signal", interface=MENU), self._hear)
        methods = {"RegisterStatusNotifierItem": Method("s", "", self.items.append)}
        watcher = BusObject(
            WATCHER,
            methods,
            {},
            lambda: {"IsStatusNotifierHostRegistered": ("b", self.hosting)},
        )
        self.bus.serve("/StatusNotifierWatcher", watcher)
        self.bus.own(WATCHER)
        self._says_host()

    def stop(self) -> None:
        """Vanish, as a panel that crashed."""
        self.bus.close()

    def restart(self) -> None:
        """Vanish and come back."""
        self.stop()
        self.start()

    def host(self, there: bool) -> None:
        """The watcher stays, what draws the icons comes or goes."""
        self.hosting = there
        self._says_host()

    def item(self) -> str:
        """The bus name of the icon, waited for."""
        self._poll.until(lambda: self.items, "an icon that registers")
        return self.items[-1]

    def icon(self) -> dict[str, Any]:
        """The properties of the icon."""
        address = (self.item(), "/StatusNotifierItem", PROPERTIES)
        (found,) = self.bus.ask(address, "GetAll", "s", (ITEM,))
        return {name: value for name, (_, value) in found.items()}

    def menu(self) -> list[Entry]:
        """The rows, after opening the menu as a panel does."""
        self.menu_call("AboutToShow", "i", 0)
        _, root = self.menu_call("GetLayout", "iias", 0, -1, [])
        return list(_entry(root).rows)

    def find(self, *texts: str) -> Entry:
        """The row that is reached by `texts`, from the menu to the submenu."""
        rows = self.menu()
        for text in texts:
            named = {row.text: row for row in rows}
            assert text in named, f"{text!r} is not in {list(named)}"
            found, rows = named[text], list(named[text].rows)
        return found

    def click(self, *texts: str) -> None:
        """Choose the row that is reached by `texts`."""
        self.menu_call("Event", "isvu", self.find(*texts).number, "clicked", ("i", 0), 0)

    def activate(self, token: str | None = None) -> None:
        """Click the icon itself; `token` is the leave to come to the front."""
        address = (self.item(), "/StatusNotifierItem", ITEM)
        if token is not None:
            self.bus.ask(address, "ProvideXdgActivationToken", "s", (token,))
        self.bus.ask(address, "Activate", "ii", (0, 0))

    def ask_for_a_menu(self) -> None:
        """What a host does that draws no menu of ours."""
        self.bus.ask((self.item(), "/StatusNotifierItem", ITEM), "ContextMenu", "ii", (0, 0))

    def menu_call(self, member: str, signature: str, *body: Any) -> tuple[Any, ...]:
        """Any call to the menu."""
        address = (self.item(), self.icon()["Menu"], MENU)
        return self.bus.ask(address, member, signature, body)

    def _hear(self, signal: Signal) -> None:
        self.heard.append(signal.member)

    def _says_host(self) -> None:
        member = (
            "StatusNotifierHostRegistered" if self.hosting else "StatusNotifierHostUnregistered"
        )
        self.bus.emit("/StatusNotifierWatcher", WATCHER, member, "")


def _entry(layout: tuple[Any, ...]) -> Entry:
    number, properties, below = layout
    plain = {name: value for name, (_, value) in properties.items()}
    mark = bool(plain["toggle-state"]) if "toggle-state" in plain else None
    rows = tuple(_entry(child) for _, child in below)
    text = str(plain.get("label", "")).replace("__", "_")
    return Entry(number, text, mark, plain.get("enabled", True), rows)
