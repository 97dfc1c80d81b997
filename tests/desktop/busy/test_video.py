"""Cameras and shared screens, by a tree of /proc of the test's own and what pw-dump prints."""

from __future__ import annotations

import fcntl
import json
import struct
from pathlib import Path
from typing import Any

import pytest

from deskbreak.desktop.busy.video import Camera, screen_is_shared
from deskbreak.desktop.unavailable import Unavailable
from tests.desktop.busy.programs import Programs


class Processes:
    """A /proc, and devices beside it."""

    def __init__(self, folder: Path) -> None:
        self.proc, self.dev = folder / "proc", folder / "dev"
        for place in (self.proc, self.dev, self.proc / "self"):
            place.mkdir()
        self.camera = Camera(self.proc, str(self.dev / "video"), sure_after=0)

    def runs(self, number: int, name: str, *holds: str) -> None:
        fds = self.proc / str(number) / "fd"
        fds.mkdir(parents=True)
        (fds.parent / "comm").write_text(f"{name}\n")
        for fd, held in enumerate(("/dev/null", "socket:[8]", *holds)):
            (fds / str(fd)).symlink_to(held)

    def plug(self, name: str = "video0") -> str:
        (self.dev / name).touch()
        return str(self.dev / name)

    def ends(self, number: int) -> None:
        (self.proc / str(number)).rename(self.proc / f"gone-{number}")


@pytest.fixture
def processes(tmp_path: Path) -> Processes:
    return Processes(tmp_path)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-1")
    return Programs(folder)


def node(number: int, state: str = "running", **props: str) -> dict[str, Any]:
    named = {name.replace("_", "."): value for name, value in props.items()}
    return {
        "id": number,
        "type": "PipeWire:Interface:Node",
        "info": {"state": state, "props": named},
    }


def link(source: int, target: int) -> dict[str, Any]:
    info = {"output-node-id": source, "input-node-id": target}
    return {"id": 90 + source, "type": "PipeWire:Interface:Link", "info": info}


WEBCAM = node(40, media_class="Video/Source", device_api="v4l2")
SCREEN = node(41, media_class="Stream/Output/Video", node_name="gnome-shell")
WATCHES = node(50, media_class="Stream/Input/Video")
CORE = {"id": 0, "type": "PipeWire:Interface:Core", "info": {}}


def test_a_process_that_holds_a_device_has_the_camera(
    processes: Processes, programs: Programs
) -> None:
    device = processes.plug()
    processes.runs(10, "bash")
    processes.runs(11, "Web Calls", device)
    processes.runs(12, "obs", device, device)
    assert processes.camera.in_use() == ("Web Calls", "obs")

    processes.ends(11)
    assert processes.camera.in_use() == ("obs",)
    processes.ends(12)
    assert processes.camera.in_use() == ()


CAPTURE, OUTPUT, CONVERT = 0x1, 0x2, 0x8000
PLANES = 0x1000, 0x2000, 0x4000  # the same three, for pictures in several planes
STREAMING, META, OF_THE_NODE = 0x04000000, 0x00800000, 0x80000000


@pytest.mark.parametrize(
    ("of_all", "of_this", "is_one"),
    [
        (STREAMING | CAPTURE, 0, True),
        (STREAMING | PLANES[0], 0, True),
        (OF_THE_NODE | CAPTURE | META, CAPTURE | STREAMING, True),
        (OF_THE_NODE | CAPTURE | META, META | STREAMING, False),  # the second node of a webcam
        (OF_THE_NODE | OUTPUT, OUTPUT | STREAMING, False),  # a loopback that nobody fills
        (OF_THE_NODE | CAPTURE | OUTPUT, CAPTURE | OUTPUT, True),  # one that is ready for both
        (OF_THE_NODE | PLANES[2], PLANES[2] | STREAMING, False),  # the decoder of a Raspberry Pi
        (CAPTURE | OUTPUT | CONVERT, 0, False),  # an older driver's
        (OF_THE_NODE | PLANES[0] | PLANES[1] | PLANES[2], sum(PLANES), False),
    ],
)
def test_a_node_says_what_it_is_and_only_what_gives_pictures_is_a_camera(
    processes: Processes,
    programs: Programs,
    monkeypatch: pytest.MonkeyPatch,
    of_all: int,
    of_this: int,
    is_one: bool,
) -> None:
    device = processes.plug("video10")

    def says(node: int, question: int, answer: bytearray) -> int:
        assert (Path(f"/proc/self/fd/{node}").readlink(), question) == (Path(device), 0x80685600)
        answer[:] = struct.pack("<16s32s32s3I12x", b"driver", b"card", b"bus", 6, of_all, of_this)
        return 0

    monkeypatch.setattr(fcntl, "ioctl", says)
    processes.runs(11, "player", device)
    assert processes.camera.in_use() == (("player",) if is_one else ())


def test_a_node_that_cannot_be_asked_is_what_its_name_says(processes: Processes) -> None:
    processes.plug()
    processes.runs(11, "calls", str(processes.dev / "video9"))
    assert processes.camera.in_use() == ("calls",)


def test_pipewire_may_hold_a_camera_that_nobody_looks_through(
    processes: Processes, programs: Programs
) -> None:
    device = processes.plug()
    processes.runs(10, "pipewire", device)
    processes.runs(11, "wireplumber", device)
    programs.says_json("pw-dump", [CORE, WEBCAM])
    assert processes.camera.in_use() == ()

    watches = node(50, media_class="Stream/Input/Video", application_name="Snapshot")
    programs.says_json("pw-dump", [CORE, WEBCAM, watches, link(40, 50)])
    assert processes.camera.in_use() == ("Snapshot",)
    programs.says_json("pw-dump", [CORE, WEBCAM, WATCHES, link(40, 50)])
    assert processes.camera.in_use() == ("",)


def test_without_a_camera_no_process_is_looked_at(
    processes: Processes, programs: Programs
) -> None:
    processes.runs(11, "odd", str(processes.dev / "video0"))
    assert not processes.camera.in_use()


def test_a_browser_that_opens_a_camera_for_a_moment_is_none(
    processes: Processes, programs: Programs, tmp_path: Path
) -> None:
    device = processes.plug()
    processes.runs(11, "browser", device)
    looks: list[dict[str, str]] = []

    class Moment(Camera):
        def _find(self) -> dict[str, str]:
            found = super()._find()
            looks.append(found)
            if len(looks) == 1:
                processes.ends(11)
            return found

    assert not Moment(processes.proc, str(processes.dev / "video"), sure_after=0).in_use()
    assert looks == [{"11": "browser"}, {}]


def test_a_holder_that_is_known_is_not_waited_for_again(
    processes: Processes, programs: Programs
) -> None:
    device = processes.plug()
    processes.runs(11, "calls", device)
    assert processes.camera.in_use()

    again = Camera(processes.proc, str(processes.dev / "video"), sure_after=3600)
    again._holders = {"11": "calls"}
    assert again.in_use() == ("calls",)


def test_a_screen_that_is_shared_is_seen_where_pipewire_carries_it(programs: Programs) -> None:
    programs.says_json("pw-dump", [CORE, SCREEN, WATCHES, link(41, 50)])
    assert screen_is_shared()


def test_what_changes_while_it_is_dumped_counts(programs: Programs) -> None:
    gone = {"id": 50, "info": None}
    began, later = [WATCHES], [CORE, SCREEN, link(41, 50)]
    programs.says("pw-dump", f"{json.dumps(began)}\n{json.dumps(later)}")
    assert screen_is_shared()
    programs.says("pw-dump", f"{json.dumps(began)}\n{json.dumps(later)}\n{json.dumps([gone])}")
    assert not screen_is_shared()


@pytest.mark.parametrize(
    "objects",
    [
        [CORE],
        [SCREEN, WATCHES],
        [SCREEN, node(50, "suspended", media_class="Stream/Input/Video"), link(41, 50)],
        [WEBCAM, WATCHES, link(40, 50)],
        [node(60, media_class="Audio/Source"), node(61, media_class="Stream/Input/Audio")],
        [SCREEN, WATCHES, link(99, 50), link(41, 98)],
    ],
)
def test_what_stands_still_or_is_no_screen_is_not_shared(
    programs: Programs, objects: list[dict[str, Any]]
) -> None:
    programs.says_json("pw-dump", objects)
    assert not screen_is_shared()


def test_on_x11_a_screen_may_be_shared_without_anybody_knowing(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY")
    programs.says_json("pw-dump", [CORE])
    with pytest.raises(Unavailable, match="X11"):
        screen_is_shared()


def test_without_pipewire_nobody_can_tell(programs: Programs) -> None:
    with pytest.raises(Unavailable, match="pw-dump is not installed"):
        screen_is_shared()
    programs.says("pw-dump", "no JSON")
    with pytest.raises(Unavailable, match="pw-dump gives no JSON"):
        screen_is_shared()
