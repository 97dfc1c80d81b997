"""Who keeps the screen awake: a mocked logind, and session managers of the test's own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from deskbreak.desktop.busy import film as busy_film
from deskbreak.desktop.busy.film import GNOME, KDE, LOGIND
from deskbreak.desktop.dbus.bus_object import BusObject, Method
from tests.desktop.busy.programs import answer
from tests.desktop.dbus.peer import Peer
from tests.desktop.loop.poll import Poll

MOCKED_USER = 1000  # whoever asks the mock, it is this one
INHIBITOR = "org.gnome.SessionManager.Inhibitor"


@pytest.fixture
def peer(address: str, poll: Poll, monkeypatch: pytest.MonkeyPatch) -> Iterator[Peer]:
    """Another program, on a bus that is the session's and the system's in one."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    found = Peer(address, poll)
    yield found
    found.close()


@pytest.fixture
def logind(address: str, peer: Peer, poll: Poll) -> Iterator[DBusConnection]:
    """A connection of the programs that inhibit something."""
    environment = os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": address}
    command = ["/usr/bin/python3", "-m", "dbusmock", "--system", "--template", "logind"]
    owners: list[str] = []
    peer.owner_changes(LOGIND[0], owners.append)
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        poll.until(lambda: owners, "the mock of logind")
        connection = open_dbus_connection(address, enable_fds=True)
        yield connection
        connection.close()
        process.terminate()


def film(poll: Poll, user: int = MOCKED_USER) -> bool | str:
    return answer(poll, lambda: busy_film.is_on(user))


def inhibits(logind: DBusConnection, what: str, who: str = "Films", mode: str = "block") -> int:
    """It lasts until the descriptor is closed."""
    words = (what, who, "plays", mode)
    manager = DBusAddress(LOGIND[1], LOGIND[0], LOGIND[2])
    reply = logind.send_and_get_reply(new_method_call(manager, "Inhibit", "ssss", words))
    return int(reply.body[0].to_raw_fd())


def test_a_program_that_keeps_the_screen_awake_is_a_film_until_it_ends(
    logind: DBusConnection, poll: Poll
) -> None:
    assert film(poll) is False
    descriptor = inhibits(logind, "sleep:idle")
    assert film(poll) is True
    os.close(descriptor)
    poll.until(lambda: film(poll) is False, "the end of the film")


def test_what_inhibits_something_else_or_only_asks_for_delay_is_none(
    logind: DBusConnection, poll: Poll
) -> None:
    held = [inhibits(logind, "sleep"), inhibits(logind, "handle-lid-switch")]
    held += [inhibits(logind, "idle", mode="delay"), inhibits(logind, "idle", "deskbreak")]
    assert film(poll) is False
    for descriptor in held:
        os.close(descriptor)


def test_another_user_s_film_is_not_ours(logind: DBusConnection, poll: Poll) -> None:
    descriptor = inhibits(logind, "idle")
    assert film(poll, MOCKED_USER + 1) is False
    os.close(descriptor)


@pytest.mark.parametrize(
    ("flags", "who", "is_film"),
    [(8, "Films", True), (12, "Films", True), (8, "deskbreak", False), (4, "Copies", False)],
)
def test_the_session_of_gnome_knows_who_inhibits_what(
    peer: Peer, poll: Poll, flags: int, who: str, is_film: bool
) -> None:
    path = f"{GNOME[1]}/Inhibitor7"
    said = {
        "GetFlags": Method("", "u", lambda: (flags,)),
        "GetAppId": Method("", "s", lambda: (who,)),
    }
    peer.serve(path, BusObject(INHIBITOR, said, {}))
    manager = {
        "IsInhibited": Method("u", "b", lambda mask: (bool(mask & flags),)),
        "GetInhibitors": Method("", "ao", lambda: ([path],)),
    }
    peer.serve(GNOME[1], BusObject(GNOME[2], manager, {}))
    peer.own(GNOME[0])
    assert film(poll) is is_film


def test_kde_is_asked_for_what_keeps_the_screen_as_it_is(peer: Peer, poll: Poll) -> None:
    agent = {"HasInhibition": Method("u", "b", lambda policies: (policies == 4,))}
    peer.serve(KDE[1], BusObject(KDE[2], agent, {}))
    peer.own(KDE[0])
    assert film(poll) is True


def test_where_nobody_can_be_asked_it_is_not_known(peer: Peer, poll: Poll) -> None:
    assert film(poll) == "neither logind nor a session manager tells of it"
