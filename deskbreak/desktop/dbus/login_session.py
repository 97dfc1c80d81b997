"""
The login session that this program runs in, as logind knows it: org.freedesktop.login1(5).

Which it is we ask once, at the start; how it is comes by signals.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from jeepney import MatchRule

from deskbreak.desktop import phrases
from deskbreak.desktop.dbus import blocking
from deskbreak.desktop.dbus.bus import PROPERTIES, Bus
from deskbreak.desktop.unavailable import Unavailable

LOGIN = "org.freedesktop.login1"
MANAGER = (LOGIN, "/org/freedesktop/login1", f"{LOGIN}.Manager")
SESSION = f"{LOGIN}.Session"

Properties = Mapping[str, tuple[str, Any]]
"""By name: the D-Bus type and the value."""


def own() -> str:
    """The object path of our session; waits for logind. Raises Unavailable without one."""
    uid = os.getuid()  # type: ignore[attr-defined,unused-ignore]
    with blocking.bus("SYSTEM") as system:
        (sessions,) = system.call(MANAGER, "ListSessions")
        paths: dict[str, str] = {name: path for name, of, _, _, path in sessions if of == uid}
        if not paths:
            raise Unavailable(phrases.NO_SESSION)
        here = os.environ.get("XDG_SESSION_ID", "")
        if here not in paths:  # started by the user's service manager, which is in none
            (user,) = system.call(MANAGER, "GetUser", "u", (uid,))
            here, _ = system.get((LOGIN, user, f"{LOGIN}.User"), "Display")
    return paths.get(here) or next(iter(paths.values()))


def follow(bus: Bus, path: str, changed: Callable[[Properties], None]) -> None:
    """Call `changed` with how the session `path` is, and then with what changes of it."""
    rule = MatchRule(
        type="signal", sender=LOGIN, interface=PROPERTIES, member="PropertiesChanged", path=path
    )
    bus.hear(rule, lambda signal: changed(signal.body[1]))
    bus.call(
        (LOGIN, path, PROPERTIES),
        "GetAll",
        "s",
        (SESSION,),
        lambda worked, body: changed(body[0]) if worked else None,
    )
