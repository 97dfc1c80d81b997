"""Another program on a bus."""

from __future__ import annotations

from typing import Any

from jeepney import DBusAddress, HeaderFields, new_signal

from deskbreak.desktop.dbus.bus import DAEMON, Bus
from tests.desktop.loop.poll import Poll


class Peer(Bus):
    """One that may wait for its answers."""

    def __init__(self, address: str, poll: Poll) -> None:
        super().__init__(address, poll)
        self.poll = poll

    def ask(
        self,
        address: tuple[str, str, str],
        member: str,
        signature: str = "",
        body: tuple[Any, ...] = (),
    ) -> tuple[Any, ...]:
        """The answer to a call; an error fails the test."""
        answers: list[tuple[bool, tuple[Any, ...]]] = []
        self.call(address, member, signature, body, lambda *answer: answers.append(answer))
        self.poll.until(lambda: answers, f"an answer to {member}")
        worked, answer = answers[0]
        assert worked, f"{member}: {answer}"
        return answer

    def wait_for(self, program: str) -> None:
        """Until the connection `program` has read all that was sent to it before."""
        answers: list[bool] = []
        address = (program, "/", "org.freedesktop.DBus.Peer")
        self.call(address, "Ping", answer=lambda worked, _: answers.append(worked))
        self.poll.until(lambda: answers, f"a sign of life of {program}")

    def own(self, name: str) -> None:
        """Take a well-known name."""
        assert self.ask(DAEMON, "RequestName", "su", (name, 4)) == (1,)

    def emit_to(
        self, program: str, path: str, interface: str, member: str, signature: str, *body: Any
    ) -> None:
        """Send a signal to one connection alone, which need not have subscribed to it."""
        signal = new_signal(DBusAddress(path, interface=interface), member, signature, body)
        signal.header.fields[HeaderFields.destination] = program
        self._send(signal)
