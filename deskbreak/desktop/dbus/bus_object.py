"""An object of ours on the bus: methods, signals and properties as data, from which it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from deskbreak.desktop.dbus.bus import DAEMON, Call, Refused

Variant = tuple[str, Any]
"""A value with its D-Bus signature."""


class Method(NamedTuple):
    """What answers a call; `takes` and `gives` are D-Bus types, a space between arguments."""

    takes: str
    gives: str
    run: Callable[..., tuple[Any, ...] | None]


class BusObject:
    """One interface at one path that describes itself: some hosts read this before they call."""

    def __init__(
        self,
        interface: str,
        methods: Mapping[str, Method],
        signals: Mapping[str, str],
        properties: Callable[[], Mapping[str, Variant]] = dict,
        children: Sequence[str] = (),
    ) -> None:
        """`signals` maps names to their arguments; `children` are the paths one level below."""
        self._interface = interface
        self._methods = methods
        self._signals = signals
        self._properties = properties
        self._children = children

    def __call__(self, call: Call) -> tuple[str, tuple[Any, ...]]:
        """Answer `call`; raises Refused for what is not offered here."""
        if call.interface.startswith(DAEMON[2]):
            return self._standard(call)
        method = self._methods.get(call.member)
        if method is None or call.interface not in {self._interface, ""}:
            raise Refused("UnknownMethod", f"{call.interface}.{call.member}")
        if call.signature != method.takes.replace(" ", ""):
            raise Refused("InvalidArgs", f"{call.member} takes {method.takes or 'nothing'}")
        return method.gives.replace(" ", ""), method.run(*call.body) or ()

    def _standard(self, call: Call) -> tuple[str, tuple[Any, ...]]:
        match call.member, call.body:
            case "Introspect", ():
                return "s", (self._description(),)
            case "Ping", ():
                return "", ()
            case "Get", (_, name):
                return "v", (self._property(name),)
            case "GetAll", (interface,):
                return "a{sv}", (self._properties() if interface == self._interface else {},)
        raise Refused("UnknownMethod", f"{call.interface}.{call.member}")

    def _property(self, name: str) -> Variant:
        found = self._properties().get(name)
        if found is None:
            raise Refused("UnknownProperty", name)
        return found

    def _description(self) -> str:
        own = [
            *(
                f'<property name="{name}" type="{kind}" access="read"/>'
                for name, (kind, _) in self._properties().items()
            ),
            *(
                f'<method name="{name}">{_arguments(method.takes, "in")}'
                f"{_arguments(method.gives, 'out')}</method>"
                for name, method in self._methods.items()
            ),
            *(
                f'<signal name="{name}">{_arguments(kinds)}</signal>'
                for name, kinds in self._signals.items()
            ),
        ]
        interface = (
            f'<interface name="{self._interface}">{"".join(own)}</interface>' if own else ""
        )
        nodes = "".join(f'<node name="{child}"/>' for child in self._children)
        return f"<node>{interface}{nodes}</node>"


def _arguments(kinds: str, direction: str = "") -> str:
    way = f' direction="{direction}"' if direction else ""
    return "".join(f'<arg type="{kind}"{way}/>' for kind in kinds.split())
