from __future__ import annotations

from collections.abc import Iterator

import pytest
from jeepney import MatchRule

from deskbreak.desktop.dbus.bus import DAEMON, PROPERTIES, Bus, Signal
from deskbreak.desktop.dbus.bus_object import BusObject, Method
from deskbreak.desktop.unavailable import Unavailable
from dev.virtual_desktop import private_bus
from tests.desktop.dbus.peer import Peer
from tests.desktop.loop.poll import Poll

THING = "a.b.Thing"


@pytest.fixture
def peer(address: str, poll: Poll) -> Iterator[Peer]:
    found = Peer(address, poll)
    yield found
    found.close()


def refused(peer: Peer, poll: Poll, address: tuple[str, str, str], *call: object) -> str:
    answers: list[tuple[bool, tuple[object, ...]]] = []
    member, signature, *body = call
    peer.call(
        address, str(member), str(signature), tuple(body), lambda *answer: answers.append(answer)
    )
    worked, (name, *_) = poll.until(lambda: answers, "an answer")[0]
    assert not worked
    return str(name).removeprefix("org.freedesktop.DBus.Error.")


def doubled(number: int) -> tuple[int]:
    return (2 * number,)


def test_a_served_object_answers_calls_and_properties(bus: Bus, peer: Peer) -> None:
    methods = {"Double": Method("i", "i", doubled)}
    bus.serve("/thing", BusObject(THING, methods, {}, lambda: {"Size": ("u", 3)}))

    assert peer.ask((bus.name, "/thing", THING), "Double", "i", (4,)) == (8,)
    assert peer.ask((bus.name, "/thing", PROPERTIES), "Get", "ss", (THING, "Size")) == (("u", 3),)
    assert peer.ask((bus.name, "/thing", PROPERTIES), "GetAll", "s", ("other",)) == ({},)


def test_what_is_not_offered_is_refused_by_its_name(bus: Bus, peer: Peer, poll: Poll) -> None:
    bus.serve("/thing", BusObject(THING, {"Double": Method("i", "i", doubled)}, {}))
    thing = (bus.name, "/thing", THING)

    assert refused(peer, poll, thing, "Double", "s", "four") == "InvalidArgs"
    assert refused(peer, poll, thing, "Triple", "") == "UnknownMethod"
    assert (
        refused(peer, poll, (bus.name, "/thing", "a.b.Other"), "Double", "i", 4) == "UnknownMethod"
    )
    assert refused(peer, poll, (bus.name, "/nothing", THING), "Double", "i", 4) == "UnknownObject"
    properties = (bus.name, "/thing", PROPERTIES)
    assert refused(peer, poll, properties, "Get", "ss", THING, "Size") == "UnknownProperty"
    assert refused(peer, poll, properties, "Set", "ssv", THING, "x", ("i", 1)) == "UnknownMethod"


def test_a_bug_in_a_served_object_is_answered_and_logged(
    bus: Bus, peer: Peer, poll: Poll, caplog: pytest.LogCaptureFixture
) -> None:
    bus.serve("/thing", BusObject(THING, {"Half": Method("i", "d", lambda n: (1 / n,))}, {}))

    assert refused(peer, poll, (bus.name, "/thing", THING), "Half", "i", 0) == "Failed"
    assert [record.message for record in caplog.records] == ["a D-Bus call failed: a.b.Thing.Half"]


def test_signals_reach_who_subscribed_and_nobody_else(bus: Bus, peer: Peer, poll: Poll) -> None:
    heard: list[Signal] = []
    bus.hear(MatchRule(type="signal", interface=THING, member="Grown"), heard.append)
    bus_answers: list[object] = []
    bus.call(DAEMON, "GetId", answer=lambda *answer: bus_answers.append(answer))
    poll.until(lambda: bus_answers, "the subscription to have passed")
    peer.emit("/thing", THING, "Shrunk", "i", 1)
    peer.emit("/thing", THING, "Grown", "i", 2)
    poll.until(lambda: heard, "a signal")

    assert heard == [Signal(peer.name, "/thing", THING, "Grown", (2,))]


def test_the_owner_of_a_name_is_told_as_it_changes(bus: Bus, peer: Peer, poll: Poll) -> None:
    owners: list[str] = []
    bus.owner_changes("a.b.Name", owners.append)
    bus.owner_changes("a.b.Other", owners.append)
    bus.call(DAEMON, "GetId", answer=lambda *_: owners.append("subscribed"))
    poll.until(lambda: owners, "the subscription")
    peer.own("a.b.Name")
    peer.close()
    poll.until(lambda: len(owners) == 3, "two changes", lambda: owners)

    assert owners == ["subscribed", peer.name, ""]


def test_only_the_daemon_can_tell_who_owns_a_name(bus: Bus, peer: Peer, poll: Poll) -> None:
    owners: list[str] = []
    bus.owner_changes("a.b.Name", owners.append)
    bus.call(DAEMON, "GetId", answer=lambda *_: owners.append("subscribed"))
    poll.until(lambda: owners, "the subscription")
    peer.emit("/x", DAEMON[2], "NameOwnerChanged", "sss", "a.b.Name", "", ":1.99")
    peer.own("a.b.Name")
    poll.until(lambda: len(owners) == 2, "a change", lambda: owners)

    assert owners == ["subscribed", peer.name]


@pytest.mark.parametrize("before", [True, False], ids=["owned before", "owned later"])
def test_signals_of_a_name_are_those_of_its_owner(
    address: str, bus: Bus, peer: Peer, poll: Poll, before: bool
) -> None:
    heard: list[Signal] = []
    stranger = Peer(address, poll)
    if before:
        peer.own("a.b.Name")
    bus.hear(MatchRule(type="signal", sender="a.b.Name", interface=THING), heard.append)
    stranger.wait_for(bus.name)
    if not before:
        peer.own("a.b.Name")
    stranger.emit_to(bus.name, "/thing", THING, "Grown", "i", 1)
    peer.emit_to(bus.name, "/thing", THING, "Grown", "i", 2)
    stranger.wait_for(bus.name)
    peer.emit("/thing", THING, "Grown", "i", 3)
    poll.until(lambda: len(heard) > 1, "two signals", lambda: heard)

    assert [(one.sender, one.body) for one in heard] == [(peer.name, (2,)), (peer.name, (3,))]
    peer.close()
    stranger.own("a.b.Name")
    stranger.emit("/thing", THING, "Grown", "i", 4)
    poll.until(lambda: len(heard) > 2, "the next owner's", lambda: heard)
    stranger.close()

    assert heard[2].body == (4,)


def test_nobody_at_home_is_an_answer_too(peer: Peer, poll: Poll) -> None:
    assert refused(peer, poll, ("a.b.Nobody", "/", THING), "Double", "") == "ServiceUnknown"


def test_what_is_sent_after_closing_is_dropped(bus: Bus) -> None:
    bus.close()
    bus.close()
    bus.emit("/thing", THING, "Grown", "i", 2)

    assert not bus.open


def test_a_machine_without_a_session_bus_is_unavailable(
    poll: Poll, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/nowhere")

    with pytest.raises(Unavailable, match="No session D-Bus answers"):
        Bus("SESSION", poll)


def test_a_bus_that_dies_is_closed_logged_and_told(
    poll: Poll, caplog: pytest.LogCaptureFixture
) -> None:
    lost: list[bool] = []
    with private_bus() as address:
        bus = Bus(address, poll, lambda: lost.append(True))
    poll.until(lambda: not bus.open, "the connection to be given up")

    assert lost == [True]
    assert [record.message.partition(":")[0] for record in caplog.records] == [
        "the D-Bus connection is gone"
    ]
