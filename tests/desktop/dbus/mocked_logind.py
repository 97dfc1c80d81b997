"""A mocked logind on a bus of the test's own, with two sessions of this user."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from deskbreak.desktop.dbus.login_session import LOGIN, MANAGER
from tests.desktop.dbus.peer import Peer

MOCK = (LOGIN, "/org/freedesktop/login1", "org.freedesktop.DBus.Mock")
HERE, ELSEWHERE = (f"/org/freedesktop/login1/session/{name}" for name in ("c1", "c2"))
UID = os.getuid()  # type: ignore[attr-defined,unused-ignore]
USER = f"/org/freedesktop/login1/user/{UID}"


@contextmanager
def mocked_logind(peer: Peer) -> Iterator[None]:
    """Runs on the system bus of the environment, which `peer` is on too."""
    command = ["/usr/bin/python3", "-m", "dbusmock", "--system", "--template", "logind"]
    owners: list[str] = []
    peer.owner_changes(LOGIN, owners.append)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            peer.poll.until(lambda: owners, "the mock of logind")
            peer.ask(MOCK, "AddSeat", "s", ("seat0",))
            peer.ask(MOCK, "AddUser", "usb", (UID, "somebody", True))
            user_of = (MANAGER[2], "GetUser", "u", "o", f"ret = {USER!r}")  # its own is faulty
            peer.ask(MOCK, "AddMethod", "sssss", user_of)
            for name in ("c1", "c2"):
                session = (name, "seat0", UID, "somebody", True)
                peer.ask(MOCK, "AddSession", "ssusb", session)
            yield
        finally:
            process.terminate()


def session_changes(peer: Peer, path: str, name: str, kind: str, value: object) -> None:
    """Let a property of the session `path` change."""
    changed = (f"{LOGIN}.Session", {name: (kind, value)})
    peer.ask((LOGIN, path, MOCK[2]), "UpdateProperties", "sa{sv}", changed)
