"""A notification server whose screen a test can read and click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from deskbreak.desktop.dbus.bus import Refused
from deskbreak.desktop.dbus.bus_object import BusObject, Method
from tests.desktop.dbus.peer import Peer
from tests.desktop.loop.poll import Poll

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
EVERYTHING = ("actions", "body", "body-markup")


@dataclass(frozen=True, slots=True)
class Shown:
    """A call of Notify; `number` is what the server gave it."""

    number: int
    program: str
    replaces: int
    icon: str
    title: str
    body: str
    actions: dict[str, str]
    hints: dict[str, Any]
    lasting: int


class FakeNotifications:
    """Owns the name of the notification server until `stop`."""

    def __init__(
        self,
        address: str,
        poll: Poll,
        name: str = "fake",
        capabilities: Sequence[str] = EVERYTHING,
    ) -> None:
        """`name` and `capabilities` are what it says of itself."""
        self._address = address
        self._poll = poll
        self.name = name
        self.capabilities = list(capabilities)
        self.refuses = False
        self.shown: list[Shown] = []
        self.withdrawn: list[int] = []
        self.start()

    def start(self) -> None:
        """Come up as a new connection that counts from 1 and shows nothing."""
        self.standing: dict[int, Shown] = {}
        self._last = 0
        self.bus = Peer(self._address, self._poll)
        methods = {
            "GetServerInformation": Method("", "s s s s", lambda: (self.name, "test", "1", "1.2")),
            "GetCapabilities": Method("", "as", lambda: (self.capabilities,)),
            "Notify": Method("s u s s s as a{sv} i", "u", self._notify),
            "CloseNotification": Method("u", "", self._withdraw),
        }
        self.bus.serve(PATH, BusObject(NAME, methods, {}))
        self.bus.own(NAME)

    def stop(self) -> None:
        """Vanish, as a server that crashed."""
        self.bus.close()

    def restart(self) -> None:
        """Vanish and come back with an empty screen."""
        self.stop()
        self.start()

    def next(self, count: int = 1) -> Shown:
        """The newest notification, once `count` have been shown in all."""
        self._poll.until(
            lambda: len(self.shown) >= count, f"{count} notifications", lambda: self.shown
        )
        return self.shown[-1]

    def click(self, key: str, token: str | None = None, number: int | None = None) -> None:
        """Choose an action; of the newest notification unless `number` says which."""
        number = self.shown[-1].number if number is None else number
        if token is not None:
            self._tell("ActivationToken", "us", number, token)
        self._tell("ActionInvoked", "us", number, key)

    def close(self, reason: int, number: int | None = None) -> None:
        """1 expired, 2 closed by the person, 3 withdrawn."""
        number = self.shown[-1].number if number is None else number
        self.standing.pop(number, None)
        self._tell("NotificationClosed", "uu", number, reason)

    def settle(self, program: str) -> None:
        """Wait until the connection `program` has read all that was sent to it before."""
        self.bus.wait_for(program)

    def _notify(self, *words: Any) -> tuple[int]:
        if self.refuses:
            raise Refused("LimitsExceeded", "too many")
        program, replaces, icon, title, body, actions, hints, lasting = words
        number = replaces if replaces in self.standing else self._last + 1
        self._last = max(self._last, number)
        plain = {name: value for name, (_, value) in hints.items()}
        pairs = dict(zip(actions[::2], actions[1::2], strict=True))
        shown = Shown(number, program, replaces, icon, title, body, pairs, plain, lasting)
        self.shown.append(shown)
        self.standing[number] = shown
        return (number,)

    def _withdraw(self, number: int) -> None:
        self.withdrawn.append(number)
        if self.standing.pop(number, None):
            self._tell("NotificationClosed", "uu", number, 3)

    def _tell(self, member: str, signature: str, *body: Any) -> None:
        self.bus.emit(PATH, NAME, member, signature, *body)
