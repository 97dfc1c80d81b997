"""
A pystray menu on the bus, drawn by whoever shows the icon.

Protocol: com.canonical.dbusmenu 3. Hosts differ in which half of it they use (single calls or
the Group forms), so all of it is here.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from deskbreak.desktop.dbus.bus import Bus, Refused
from deskbreak.desktop.dbus.bus_object import BusObject, Method, Variant
from deskbreak.desktop.tray.pystray_base import Menu, MenuItem

INTERFACE = "com.canonical.dbusmenu"
LAYOUT = "(ia{sv}av)"
SUBMENU: Variant = ("s", "submenu")
SIGNALS = {
    "ItemsPropertiesUpdated": "a(ia{sv}) a(ias)",
    "LayoutUpdated": "u i",
    "ItemActivationRequested": "i u",
}


class Node(NamedTuple):
    """A row as the hosts know it: its number and the properties that are not the default."""

    number: int
    item: MenuItem
    properties: Mapping[str, Variant]
    children: tuple[Node, ...] = ()


class DBusMenu:
    """Serves `items`, which are computed anew when the menu opens, at `path`."""

    def __init__(
        self,
        bus: Bus,
        path: str,
        items: Callable[[], Iterable[MenuItem]],
        clicked: Callable[[MenuItem], None],
    ) -> None:
        """`clicked` hears which item the person chose."""
        self._bus = bus
        self._path = path
        self._items = items
        self._clicked = clicked
        self._revision = 1
        self._unused = itertools.count(1)
        self._numbers: dict[object, int] = {}
        self._nodes: dict[int, Node] = {0: Node(0, None, {"children-display": SUBMENU})}
        bus.serve(path, BusObject(INTERFACE, self._methods(), SIGNALS, _properties))

    def refresh(self) -> bool:
        """Compute the rows and tell the hosts what changed; whether anything did."""
        before, before_numbers, self._numbers = self._nodes, self._numbers, {}
        rows = self._build(0, self._items(), before_numbers)
        root = Node(0, None, {"children-display": SUBMENU}, rows)
        self._nodes = {node.number: node for node in _walk(root)}
        if _shape(before[0]) != _shape(root):
            self._revision += 1
            self._emit("LayoutUpdated", self._revision, 0)
            return True
        pairs = [(before[number], node) for number, node in self._nodes.items()]
        changed = [(new.number, _changed(old, new)) for old, new in pairs if _changed(old, new)]
        gone = [(new.number, _gone(old, new)) for old, new in pairs if _gone(old, new)]
        if changed or gone:
            self._emit("ItemsPropertiesUpdated", changed, gone)
        return bool(changed or gone)

    def _build(
        self, parent: int, items: Iterable[MenuItem], before: Mapping[object, int]
    ) -> tuple[Node, ...]:
        nodes = []
        for place, item in enumerate(items):
            properties = _item_properties(item)
            # A row to click keeps its number only while its text stays: a click that crosses a
            # change of the menu must not hit the row that moved to this place.
            fixed = item.text if item.submenu is None and item.enabled else None
            key = (parent, place, properties.get("type"), item.submenu is None, fixed)
            number = self._numbers[key] = before.get(key) or next(self._unused)
            children = self._build(number, item.submenu or (), before)
            nodes.append(Node(number, item, properties, children))
        return tuple(nodes)

    def _emit(self, member: str, *body: Any) -> None:
        signature = SIGNALS[member].replace(" ", "")
        self._bus.emit(self._path, INTERFACE, member, signature, *body)

    # -- what hosts call ----------------------------------------------------------------------

    def _methods(self) -> Mapping[str, Method]:
        return {
            "GetLayout": Method("i i as", f"u {LAYOUT}", self._get_layout),
            "GetGroupProperties": Method("ai as", "a(ia{sv})", self._get_group_properties),
            "GetProperty": Method("i s", "v", self._get_property),
            "Event": Method("i s v u", "", self._event),
            "EventGroup": Method("a(isvu)", "ai", self._event_group),
            "AboutToShow": Method("i", "b", lambda number: (self._about_to_show(number),)),
            "AboutToShowGroup": Method("ai", "ai ai", self._about_to_show_group),
        }

    def _get_layout(self, number: int, depth: int, names: Sequence[str]) -> tuple[Any, ...]:
        return self._revision, _layout(self._node(number), depth, names)

    def _get_group_properties(
        self, numbers: Sequence[int], names: Sequence[str]
    ) -> tuple[list[tuple[int, Mapping[str, Variant]]]]:
        nodes = [self._nodes[number] for number in numbers or self._nodes if number in self._nodes]
        return ([(node.number, _named(node, names)) for node in nodes],)

    def _get_property(self, number: int, name: str) -> tuple[Variant]:
        properties = self._node(number).properties
        if name not in properties:
            raise Refused("InvalidArgs", name)
        return (properties[name],)

    def _event(self, number: int, kind: str, _data: Variant, _timestamp: int) -> None:
        node = self._node(number)
        if kind == "opened" and number == 0:
            self.refresh()
        elif kind == "clicked" and number and "enabled" not in node.properties:
            self._clicked(node.item)

    def _event_group(self, events: Sequence[tuple[Any, ...]]) -> tuple[list[int]]:
        known = [event for event in events if event[0] in self._nodes]
        for event in known:
            self._event(*event)
        return ([event[0] for event in events if event not in known],)

    def _about_to_show(self, number: int) -> bool:
        self._node(number)
        return number == 0 and self.refresh()

    def _about_to_show_group(self, numbers: Sequence[int]) -> tuple[list[int], list[int]]:
        known = [number for number in numbers if number in self._nodes]
        unknown = [number for number in numbers if number not in known]
        return [number for number in known if self._about_to_show(number)], unknown

    def _node(self, number: int) -> Node:
        if number not in self._nodes:
            raise Refused("InvalidArgs", f"no row {number}")
        return self._nodes[number]


def _properties() -> Mapping[str, Variant]:
    return {
        "Version": ("u", 3),
        "TextDirection": ("s", "ltr"),
        "Status": ("s", "normal"),
        "IconThemePath": ("as", []),
    }


def _item_properties(item: MenuItem) -> dict[str, Variant]:
    if item is Menu.SEPARATOR:
        return {"type": ("s", "separator")}
    found: dict[str, Variant] = {"label": ("s", item.text.replace("_", "__"))}  # `_`: a mnemonic
    if item.submenu is not None:
        found["children-display"] = SUBMENU
    if item.checked is not None:
        found["toggle-type"] = ("s", "radio" if item.radio else "checkmark")
        found["toggle-state"] = ("i", int(item.checked))
    if not item.enabled:
        found["enabled"] = ("b", False)
    return found


def _walk(node: Node) -> Iterable[Node]:
    yield node
    for child in node.children:
        yield from _walk(child)


def _shape(node: Node) -> object:
    return node.number, [_shape(child) for child in node.children]


def _changed(old: Node, new: Node) -> dict[str, Variant]:
    return {k: value for k, value in new.properties.items() if old.properties.get(k) != value}


def _gone(old: Node, new: Node) -> list[str]:
    return [name for name in old.properties if name not in new.properties]


def _named(node: Node, names: Sequence[str]) -> dict[str, Variant]:
    return {k: value for k, value in node.properties.items() if not names or k in names}


def _layout(node: Node, depth: int, names: Sequence[str]) -> tuple[Any, ...]:
    children = node.children if depth else ()
    below = [(LAYOUT, _layout(child, depth - 1, names)) for child in children]
    return node.number, _named(node, names), below
