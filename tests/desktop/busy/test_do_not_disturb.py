"""Do Not Disturb of each notification server: fakes of them, and a real dunst."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from deskbreak.desktop.busy import do_not_disturb
from deskbreak.desktop.busy.do_not_disturb import SERVER, SWAYNC, XFCONF
from deskbreak.desktop.dbus.bus_object import BusObject, Method, Variant
from dev.virtual_desktop import virtual_display
from tests.desktop.busy.programs import Programs, answer
from tests.desktop.dbus.peer import Peer
from tests.desktop.loop.poll import Poll


class Desk:
    """A session with a notification server, which may be asked whether quiet is wanted."""

    def __init__(self, address: str, poll: Poll) -> None:
        self.poll = poll
        self.peer = Peer(address, poll)
        self.quiet = False

    def has(self, name: str, properties: Callable[[], Mapping[str, Variant]] = dict) -> None:
        said = Method("", "s s s s", lambda: (name, "test", "1", "1.2"))
        server = BusObject(SERVER[2], {"GetServerInformation": said}, {}, properties)
        self.peer.serve(SERVER[1], server)
        self.peer.own(SERVER[0])

    def serves(self, address: tuple[str, str, str], methods: Mapping[str, Method]) -> None:
        name, path, interface = address
        self.peer.serve(path, BusObject(interface, methods, {}))
        self.peer.own(name)

    def wanted(self) -> bool | str:
        return answer(self.poll, do_not_disturb.wanted)

    def follows(self) -> None:
        """The answer follows what is set."""
        for self.quiet in (True, False):
            assert self.wanted() is self.quiet


@pytest.fixture
def desk(address: str, poll: Poll, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    found = Desk(address, poll)
    yield found
    found.peer.close()


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    monkeypatch.setenv("PATH", str(tmp_path))
    return Programs(tmp_path)


def test_kde_and_who_follows_it_have_a_property(desk: Desk) -> None:
    desk.has("Plasma", lambda: {"Inhibited": ("b", desk.quiet)})
    desk.follows()


def test_xfce_keeps_it_in_its_settings(desk: Desk) -> None:
    keys: list[tuple[str, str]] = []

    def value(*key: str) -> tuple[Variant]:
        keys.append(key)  # type: ignore[arg-type]
        return (("b", desk.quiet),)

    exists = Method("s s", "b", lambda *_: (True,))
    desk.has("Xfce Notify Daemon")
    desk.serves(XFCONF, {"PropertyExists": exists, "GetProperty": Method("s s", "v", value)})
    desk.follows()
    assert set(keys) == {("xfce4-notifyd", "/do-not-disturb")}


def test_a_key_of_xfce_that_was_never_set_is_off(desk: Desk) -> None:
    desk.has("Xfce Notify Daemon")
    desk.serves(XFCONF, {"PropertyExists": Method("s s", "b", lambda *_: (False,))})
    assert desk.wanted() is False


def test_swaync_is_asked_at_its_control(desk: Desk) -> None:
    desk.has("SwayNotificationCenter")
    desk.serves(SWAYNC, {"GetDnd": Method("", "b", lambda: (desk.quiet,))})
    desk.follows()


def test_mako_has_a_mode_for_it(desk: Desk, programs: Programs) -> None:
    desk.has("mako")
    programs.says("makoctl", "default\ndo-not-disturb")
    assert desk.wanted() is True
    programs.says("makoctl", "default")
    assert desk.wanted() is False


@pytest.mark.parametrize("name", ["gnome-shell", "cinnamon"])
def test_gnome_shows_no_banners(desk: Desk, programs: Programs, name: str) -> None:
    desk.has(name)
    programs.says("gsettings", "false")
    assert desk.wanted() is True
    programs.says("gsettings", "true")
    assert desk.wanted() is False
    programs.says("gsettings", "No such schema", 1)
    assert "gsettings cannot be asked" in str(desk.wanted())


def test_a_server_that_does_not_tell_and_none_at_all_are_unknown(desk: Desk) -> None:
    assert "GetServerInformation" in str(desk.wanted())
    desk.has("notify-osd")
    assert "refuses Get" in str(desk.wanted())


def test_without_a_bus_nobody_can_tell(poll: Poll, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert "No session D-Bus answers" in str(answer(poll, do_not_disturb.wanted))


def test_a_real_dunst_is_paused_and_goes_on(
    address: str, desk: Desk, poll: Poll, tmp_path: Path
) -> None:
    with virtual_display() as display:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": address,
        }
        owners: list[str] = []
        desk.peer.owner_changes(SERVER[0], owners.append)
        with subprocess.Popen(["dunst"], env=environment, stderr=subprocess.DEVNULL) as dunst:
            try:
                poll.until(lambda: owners, "dunst")
                for paused in ("true", "false"):
                    subprocess.run(["dunstctl", "set-paused", paused], env=environment, check=True)
                    assert desk.wanted() is (paused == "true")
            finally:
                dunst.terminate()
