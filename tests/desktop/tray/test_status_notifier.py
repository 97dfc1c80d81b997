from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbreak.desktop.dbus.bus import Bus
from deskbreak.desktop.messages import ActivationToken, OpenWindow
from deskbreak.desktop.tray.port import Face, Row
from deskbreak.desktop.tray.status_notifier import SniTray, pixmaps
from tests.desktop.loop.poll import Poll
from tests.desktop.tray.fake_host import FakeHost

ROWS = (
    Row("Next break at 14:35", enabled=False),
    Row(),
    Row("Start a break", "start 3", (Row("1 min", "start 1"), Row("3 min", "start 3")), None),
    Row(
        "Remind me every", rows=(Row("45 min", "45", checked=True), Row("60 min", "60", (), False))
    ),
    Row("under_score", "odd"),
    Row("Quit", "quit"),
)


class Desk:
    """What stands behind the tray: rows that change, and an inbox."""

    def __init__(self, bus: Bus, icons: Path) -> None:
        self.rows: tuple[Row, ...] = ROWS
        self.read = 0
        self.inbox: list[object] = []
        self.tray = SniTray(bus, self._rows, self.inbox.append, icons)

    def _rows(self) -> tuple[Row, ...]:
        self.read += 1
        return self.rows


@pytest.fixture
def icons(tmp_path: Path) -> Path:
    folder = tmp_path / "tray"
    folder.mkdir()
    for shade, name in enumerate(("sitting-0", "due"), start=1):
        plain = struct.pack(">H", 2) + bytes([shade]) * 16 + struct.pack(">H", 1) + bytes(4)
        (folder / f"{name}.argb").write_bytes(zlib.compress(plain))
    return tmp_path


@pytest.fixture
def desk(bus: Bus, icons: Path) -> Desk:
    return Desk(bus, icons)


@pytest.fixture
def host(address: str, poll: Poll) -> Iterator[FakeHost]:
    found = FakeHost(address, poll)
    yield found
    found.stop()


def test_the_icon_appears_with_its_picture_and_tooltip(
    desk: Desk, host: FakeHost, bus: Bus
) -> None:
    desk.tray.draw(Face("sitting-0", "Next break at 14:35"))

    assert host.item() == bus.name
    icon = host.icon()
    assert icon["IconPixmap"] == [(2, 2, b"\1" * 16), (1, 1, bytes(4))]
    assert icon["ToolTip"] == ("", [], "Next break at 14:35", "")
    assert (icon["Id"], icon["Title"], icon["Status"]) == ("deskbreak", "deskbreak", "Active")
    assert (icon["ItemIsMenu"], icon["IconName"]) == (False, "")


def test_nothing_registers_before_the_first_face(desk: Desk, host: FakeHost, bus: Bus) -> None:
    host.bus.wait_for(bus.name)

    assert host.items == []


def test_a_new_face_is_told_once_and_an_equal_one_not_at_all(desk: Desk, host: FakeHost) -> None:
    desk.tray.draw(Face("sitting-0", "a"))
    host.item()
    host.heard.clear()
    desk.tray.draw(Face("due", "b"))
    desk.tray.draw(Face("due", "b"))
    picture = host.icon()["IconPixmap"]

    assert host.heard == ["NewIcon", "NewToolTip"]
    assert picture[0] == (2, 2, b"\2" * 16)


def test_the_menu_has_the_rows_in_their_order(desk: Desk, host: FakeHost) -> None:
    desk.tray.draw(Face("due", ""))

    shown = [(row.text, row.enabled, row.mark, len(row.rows)) for row in host.menu()]
    assert shown == [
        ("Next break at 14:35", False, None, 0),
        ("", True, None, 0),
        ("Start a break", True, None, 2),
        ("Remind me every", True, None, 2),
        ("under_score", True, None, 0),
        ("Quit", True, None, 0),
    ]
    assert [row.mark for row in host.find("Remind me every").rows] == [True, False]


def test_a_mark_of_its_own_is_drawn_unlike_one_of_several(desk: Desk, host: FakeHost) -> None:
    desk.rows = (Row("45 min", "45", checked=True), Row("Fit", "fit", checked=True, radio=False))
    desk.tray.draw(Face("due", ""))
    marks = [
        host.menu_call("GetProperty", "is", row.number, "toggle-type")[0] for row in host.menu()
    ]

    assert marks == [("s", "radio"), ("s", "checkmark")]


def test_a_click_posts_the_message_of_its_row(desk: Desk, host: FakeHost) -> None:
    desk.tray.draw(Face("due", ""))
    host.click("Start a break", "1 min")
    host.click("Remind me every", "60 min")
    host.click("Next break at 14:35")
    host.click("Start a break")

    assert desk.inbox == ["start 1", "60"]


def test_the_leave_to_come_to_the_front_arrives_before_the_click(
    desk: Desk, host: FakeHost
) -> None:
    desk.rows = (Row("Start a break", "start 3", default="start"),)
    desk.tray.draw(Face("due", ""))
    host.activate("token")
    host.activate("")

    assert desk.inbox == [ActivationToken("token"), "start", "start"]


def test_a_host_that_cannot_draw_the_menu_gets_the_window(desk: Desk, host: FakeHost) -> None:
    desk.tray.draw(Face("due", ""))
    host.ask_for_a_menu()

    assert desk.inbox == [OpenWindow("status")]


@pytest.mark.parametrize("opening", [("AboutToShow", "i", 0), ("Event", "isvu", 0, "opened")])
def test_texts_are_computed_when_the_menu_opens(
    desk: Desk, host: FakeHost, opening: tuple[str, str, int]
) -> None:
    desk.tray.draw(Face("due", ""))
    host.menu()
    host.heard.clear()
    desk.rows = (Row("Next break at 14:40", enabled=False), *ROWS[1:])
    before = desk.read
    rest = (("s", ""), 0) if opening[0] == "Event" else ()
    host.menu_call(*opening, *rest)

    assert desk.read == before + 1
    assert host.heard == ["ItemsPropertiesUpdated"]
    assert host.menu()[0].text == "Next break at 14:40"


def test_a_menu_that_did_not_change_says_so(desk: Desk, host: FakeHost) -> None:
    desk.tray.draw(Face("due", ""))
    host.menu()
    host.heard.clear()

    assert host.menu_call("AboutToShow", "i", 0) == (False,)
    assert host.heard == []


def test_a_mark_that_moves_keeps_every_number(desk: Desk, host: FakeHost) -> None:
    desk.tray.draw(Face("due", ""))
    before = host.find("Remind me every")
    moved = tuple(Row(row.text, row.message, (), not row.checked) for row in ROWS[3].rows)
    desk.rows = (*ROWS[:3], Row("Remind me every", rows=moved), *ROWS[4:])
    after = host.find("Remind me every")

    assert [row.number for row in after.rows] == [row.number for row in before.rows]
    assert [row.mark for row in after.rows] == [False, True]
    assert "LayoutUpdated" not in host.heard[host.heard.index("ItemsPropertiesUpdated") :]


def test_a_click_that_crosses_a_change_hits_no_other_row(desk: Desk, host: FakeHost) -> None:
    desk.rows = (Row("Skip this break", "skip"), Row("Quit", "quit"))
    desk.tray.draw(Face("due", ""))
    skip, quit_ = host.menu()
    desk.rows = (Row("Quit", "quit"),)
    desk.tray.draw(Face("sitting-0", ""))
    event = (("i", 0), 0)
    _, unknown = (
        host.menu_call("AboutToShow", "i", 0),
        host.menu_call("EventGroup", "a(isvu)", [(skip.number, "clicked", *event)]),
    )

    assert unknown == ([skip.number],)
    assert desk.inbox == []
    assert quit_.number not in {row.number for row in host.menu()}


def test_the_group_forms_answer_like_the_single_ones(desk: Desk, host: FakeHost) -> None:
    desk.tray.draw(Face("due", ""))
    rows = host.menu()
    start, last = rows[2], rows[-1]
    numbers = [start.number, 999]
    (group,) = host.menu_call("GetGroupProperties", "aias", numbers, ["label"])
    shown = host.menu_call("AboutToShowGroup", "ai", [0, 999])
    event = ("clicked", ("i", 0), 0)
    unknown = host.menu_call("EventGroup", "a(isvu)", [(last.number, *event), (999, *event)])

    assert group == [(start.number, {"label": ("s", "Start a break")})]
    assert host.menu_call("GetProperty", "is", last.number, "label") == (("s", "Quit"),)
    assert shown == ([], [999])
    assert unknown == ([999],)
    assert desk.inbox == ["quit"]


def test_a_branch_of_the_menu_can_be_asked_for_alone(desk: Desk, host: FakeHost) -> None:
    desk.tray.draw(Face("due", ""))
    start = host.menu()[2]
    _, shallow = host.menu_call("GetLayout", "iias", 0, 0, ["label"])
    _, branch = host.menu_call("GetLayout", "iias", start.number, 1, ["label"])

    assert shallow == (0, {}, [])
    assert [child[1][1]["label"][1] for child in branch[2]] == ["1 min", "3 min"]


def test_every_path_describes_itself(desk: Desk, host: FakeHost, bus: Bus) -> None:
    desk.tray.draw(Face("due", ""))
    interface = "org.freedesktop.DBus.Introspectable"
    root, item, menu = (
        host.bus.ask((bus.name, path, interface), "Introspect")[0]
        for path in ("/", "/StatusNotifierItem", "/StatusNotifierItem/menu")
    )

    assert root == '<node><node name="StatusNotifierItem"/></node>'
    assert '<interface name="org.kde.StatusNotifierItem">' in item
    assert '<property name="Menu" type="o" access="read"/>' in item
    assert '<node name="menu"/>' in item
    assert (
        '<method name="GetLayout"><arg type="i" direction="in"/><arg type="i" direction="in"/>'
        '<arg type="as" direction="in"/><arg type="u" direction="out"/>'
        '<arg type="(ia{sv}av)" direction="out"/></method>'
    ) in menu


def test_a_panel_that_comes_later_gets_the_icon(desk: Desk, address: str, poll: Poll) -> None:
    desk.tray.draw(Face("due", ""))

    assert not desk.tray.hosted
    host = FakeHost(address, poll)
    host.item()
    poll.until(lambda: desk.tray.hosted, "a hosted icon")
    host.stop()


def test_a_panel_that_restarts_gets_the_icon_again_once(
    desk: Desk, host: FakeHost, poll: Poll
) -> None:
    desk.tray.draw(Face("due", ""))
    poll.until(lambda: desk.tray.hosted, "a hosted icon")
    host.stop()
    poll.until(lambda: not desk.tray.hosted, "an icon without a host")
    host.start()
    poll.until(lambda: desk.tray.hosted, "a hosted icon")
    host.icon()

    assert len(host.items) == 1


def test_a_watcher_without_a_panel_does_not_host(desk: Desk, host: FakeHost, poll: Poll) -> None:
    host.host(False)
    desk.tray.draw(Face("due", ""))
    host.item()
    host.icon()

    assert not desk.tray.hosted
    host.host(True)
    poll.until(lambda: desk.tray.hosted, "a hosted icon")
    host.host(False)
    poll.until(lambda: not desk.tray.hosted, "an icon without a host")
    assert len(host.items) == 1


def test_a_closed_tray_is_passive(desk: Desk, host: FakeHost) -> None:
    desk.tray.draw(Face("due", ""))
    host.item()
    desk.tray.close()

    assert host.icon()["Status"] == "Passive"


def test_an_unpacked_picture_keeps_its_sizes() -> None:
    plain = struct.pack(">H", 1) + b"abcd" + struct.pack(">H", 2) + b"x" * 16

    assert pixmaps(zlib.compress(plain)) == [(1, 1, b"abcd"), (2, 2, b"x" * 16)]


def test_the_tray_loads_no_pillow_and_leaves_no_choice_of_a_backend_behind() -> None:
    script = (
        "import os, sys, deskbreak.desktop.tray.status_notifier as t;"
        "print(sorted({'PIL', 'Xlib', 'gi', 'asyncio'} & set(sys.modules)),"
        " os.environ.get('PYSTRAY_BACKEND'))"
    )
    plain = {name: value for name, value in os.environ.items() if name != "PYSTRAY_BACKEND"}
    for before, expected in (({}, "[] None"), ({"PYSTRAY_BACKEND": "gtk"}, "[] gtk")):
        ran = subprocess.run(
            [sys.executable, "-c", script],
            env={**plain, **before},
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout.strip() == expected
